"""``monitor-facts check``: the findings on tables that exist already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import format_option

if TYPE_CHECKING:
    from pipeline.records import FindingRow, Rows

_COLUMNS = (
    "report",
    "severity",
    "check",
    "message",
    "found",
    "expected",
    "reference",
    "words",
    "claim_id",
    "finding_id",
)


@click.command(short_help="Run the checks on existing tables, also against an earlier run.")
@click.argument("out_dir", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--against",
    "earlier_dir",
    metavar="EARLIER_OUT",
    type=click.Path(path_type=Path),
    help="Tables of earlier years: reports of OUT are held against those of the same country and theme.",
)
@click.option("--all", "info", is_flag=True, help="Also list what is no more than a remark (severity info).")
@format_option("For reading, or a row for each finding.")
def check(out_dir: Path, earlier_dir: Path | None, info: bool, style: str) -> None:
    """Looks for what cannot be right in the tables of a run: numbers of resolutions, votes against the official record,
    meetings, dates, claims that contradict each other, notes and references back that lead nowhere; and, between the
    years, changes that time does not explain. Prints them report by report. The tables stay as they are.

    Reports of one country in OUT are held against each other as well; --against adds those of an earlier run.

    \b
    Examples:
      monitor-facts check outputs
      monitor-facts check outputs-2017 --against outputs-2016 --format csv > findings.csv
    """
    from pipeline.checks.again import EARLIER_TABLES, TABLES, check_again
    from pipeline.cli.console import csv_page, safe
    from pipeline.tables.read import TablesError, run_rows

    try:
        rows = run_rows(out_dir, TABLES)
        earlier = run_rows(earlier_dir, EARLIER_TABLES) if earlier_dir else None
    except TablesError as error:
        raise click.UsageError(safe(str(error))) from error
    found = [row for row in check_again(rows, earlier) if info or row.severity != "info"]
    if style == "csv":
        click.echo(csv_page(_COLUMNS, _cells(rows, found)), nl=False)
        return
    for line in _listed(rows, found):
        click.echo(safe(line))


def _listed(rows: Rows, found: Sequence[FindingRow]) -> Iterator[str]:
    yield f"{len(rows.documents)} reports, {len(found)} findings"
    for document in rows.documents:
        own = [row for row in found if row.doc_id == document.doc_id]
        if own:
            yield ""
            yield document.source_path + (f", part {document.part}" if document.part else "")
        for row in own:
            yield f"  {row.severity}, {row.check}: {row.message}"
            yield f"    “{_words(document.text, row)}”"
            if row.expected:
                yield f"    expected: {row.expected}"


def _words(text: str, row: FindingRow) -> str:
    return " ".join(text[row.start or 0 : row.end or 0].split())


def _cells(rows: Rows, found: Sequence[FindingRow]) -> Iterator[tuple[str | None, ...]]:
    documents = {document.doc_id: document for document in rows.documents}
    for row in found:
        document = documents[row.doc_id]
        yield (
            document.source_path, row.severity, row.check, row.message, row.found, row.expected, row.reference,
            _words(document.text, row), row.claim_id, row.finding_id,
        )  # fmt: skip
