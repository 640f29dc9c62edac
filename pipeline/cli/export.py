"""``monitor-facts export``: the tables of a run in formats other than Parquet."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.export.tables import FORMATS


@click.command(short_help="Write the tables as CSV, JSON lines, Excel, DuckDB or SQLite.")
@click.argument("out_dir", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(list(FORMATS)), required=True, help="What to write; see below.")
@click.option(
    "--to",
    metavar="PATH",
    required=True,
    type=click.Path(path_type=Path),
    help="Where to write: a folder for csv and jsonl, else a file.",
)
@click.option(
    "--tables",
    "named",
    metavar="NAMES",
    multiple=True,
    help="Only these tables, separated by commas; otherwise all, and what reviewers decided where there is any.",
)
@click.option("--replace", is_flag=True, help="Write over files that are there already.")
def export(out_dir: Path, style: str, to: Path, named: tuple[str, ...], replace: bool) -> None:
    """Writes the tables in OUT to PATH. They lie in OUT as Parquet, which pandas, polars, DuckDB and Spark open as it
    is; other formats are for programs that do not.

    \b
    csv     exact, for programs: null is nothing, an empty string is "", lists are JSON. A spreadsheet may
            take text such as =1+1 for a formula; give it xlsx instead.
    jsonl   a JSON object a row
    xlsx    for spreadsheets: text stays text. Sheets hold 1,048,575 rows, cells 32,767 characters.
    duckdb  with views ready to be asked; needs the package duckdb
    sqlite  with keys; days are text, bools 0 and 1, lists JSON

    \b
    Examples:
      monitor-facts export outputs --format xlsx --to claims.xlsx --tables claims,sources,citations
      monitor-facts export outputs --format duckdb --to monitor.duckdb
      monitor-facts export outputs --format csv --to outputs-csv
    """
    from pipeline.cli.console import safe
    from pipeline.export.tables import ExportError
    from pipeline.export.tables import export as write
    from pipeline.tables.read import TablesError

    names = [name.strip() for words in named for name in words.split(",") if name.strip()]
    try:
        remarks = write(out_dir, style, to, names, replace=replace)
    except (ExportError, TablesError) as error:
        raise click.UsageError(safe(str(error))) from error
    for remark in remarks:
        click.echo(remark, err=True)
    click.echo(safe(f"wrote {to}, {FORMATS[style]}"))
