"""``monitor-facts sources``: the works that the reports of a run cite, for reference managers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.export import Work


@click.command(short_help="Export the cited works for Zotero and the like.")
@click.argument("out_dir", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["csl-json", "bibtex", "csv"]),
    default="csl-json",
    show_default=True,
    help="CSL JSON keeps most: Zotero's File > Import takes it as it is.",
)
@click.option("--kind", "kinds", metavar="KIND", multiple=True, help="Only works of this kind; may be repeated.")
@click.option("--country", metavar="ISO3", help="Only works that reports on this country cite.")
def sources(out_dir: Path, style: str, kinds: tuple[str, ...], country: str | None) -> None:
    """Prints every work that the reports in OUT cite, once, however many notes and reports cite it (column work_id of
    sources). What stands in the notes as printed is in its note; pages, which differ from note to note, are not part of
    a work.

    \b
    Examples:
      monitor-facts sources outputs > works.json
      monitor-facts sources outputs --format bibtex --country AZE > azerbaijan.bib
      monitor-facts sources outputs --format csv --kind ngo_report --kind media
    """
    from pipeline.cli.console import safe
    from pipeline.export import works_of
    from pipeline.export.items import TYPES
    from pipeline.tables.read import TablesError, read_rows

    unknown = sorted(set(kinds) - set(TYPES))
    if unknown:
        raise click.UsageError(f"there is no kind of source {unknown[0]!r}; the kinds are {', '.join(TYPES)}.")
    try:
        only = {}
        if country:
            documents = read_rows(out_dir, "documents", country_iso3=country.upper())
            if not documents:
                raise click.UsageError(safe(f"no report in {out_dir} is on {country.upper()}."))
            only = {"doc_id": [document.doc_id for document in documents]}
        works = works_of(read_rows(out_dir, "sources", **only))
    except TablesError as error:
        raise click.UsageError(safe(str(error))) from error
    click.echo(_written(style, [work for work in works if not kinds or work.kind in kinds]), nl=False)


def _written(style: str, works: list[Work]) -> str:
    if style == "bibtex":
        from pipeline.export.bibtex import bibtex

        return bibtex(works)
    if style == "csv":
        from pipeline.export.table import works_csv

        return works_csv(works)
    from pipeline.export.csl import csl_json

    return csl_json(works)
