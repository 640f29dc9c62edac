"""``monitor-facts review``: the tables of a run as pages for a browser."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write pages to read the results in a browser.")
@click.argument("out_dir", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder for the pages; OUT/review where none is named. Pages of an earlier call are replaced.",
)
def review(out_dir: Path, folder: Path | None) -> None:
    """Writes a folder of pages about the tables in OUT: an index of the reports to search and filter, a page a report
    with its claims marked in the text and listed beside it, a page a country across the years, all findings. They need
    no server and fetch nothing: open index.html in a browser, or send the folder to a colleague.

    \b
    Examples:
      monitor-facts review outputs
      monitor-facts review outputs --to pages
    """
    from pipeline.cli.console import safe
    from pipeline.review.site import INDEX, SiteError, write_site
    from pipeline.tables.read import TablesError

    target = folder or out_dir / "review"
    try:
        written = write_site(out_dir, target)
    except (TablesError, SiteError) as error:
        raise click.UsageError(safe(str(error))) from error
    click.echo(f"{written} pages; open {safe(str(target / INDEX))}")
