"""``monitor-facts extract``: files and folders in, tables out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import jobs_option

if TYPE_CHECKING:
    from pipeline.engines.local import Run

EXIT_SOME_FAILED = 3


@click.command(short_help="Read reports and write the tables.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--out",
    "out_dir",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the tables go. Tables of an earlier run there are replaced, all at once, when this run is done.",
)
@jobs_option("How many files are read at once. The tables do not depend on it.")
@click.option(
    "--timeout",
    "file_seconds",
    metavar="SECONDS",
    default=900.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    help="A file that takes longer is given up and listed in failures.",
)
def extract(paths: tuple[str, ...], out_dir: Path, jobs: int, file_seconds: float) -> None:
    """Reads the reports in each PATH and writes the tables to DIR: documents, sentences, claims, sources, citations,
    votes, findings and failures as Parquet, and run.json about the run. A file that can't be processed is listed in
    failures, with what to do about it; the others are unharmed.

    PATH is a file, a folder with all below it, a zip of files, a file in a zip (reports.zip/chad.html), a quoted glob
    ("reports/**/*.pdf"), or - for a list of such files and folders on standard input, one a line. A folder below PATH
    that holds a file .monitor-facts-skip is passed over.

    \b
    Exit status:
      0  every input is in documents
      2  wrong usage, or the output folder can't be written
      3  some input is in failures
      1  anything unexpected; the tables of an earlier run are untouched

    \b
    Examples:
      monitor-facts extract corpus --out outputs
      monitor-facts extract reports/2017 extra.pdf saved-pages.zip --out outputs --jobs 4
      find reports -newer outputs/run.json -name "*.html" | monitor-facts extract - --out outputs
    """
    from pipeline.cli.paths import named_paths
    from pipeline.cli.progress import progress
    from pipeline.cli.summary import summary
    from pipeline.engines.local import run
    from pipeline.ingest import find_inputs
    from pipeline.settings import EngineSettings
    from pipeline.tables.write import OutputError, prepare

    inputs = find_inputs(named_paths(paths, sys.stdin.buffer.read))
    if not inputs:
        raise click.UsageError(f"there is no file to read in {', '.join(paths)}.")
    try:
        prepare(out_dir)
        with progress(len(inputs)) as on_done:
            result = run(inputs, EngineSettings(jobs, file_seconds), on_done=on_done)
        _write(result, out_dir, {"jobs": jobs, "timeout": file_seconds})
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    click.echo(summary(result.rows, out_dir), nl=False)
    if result.rows.failures:
        sys.exit(EXIT_SOME_FAILED)


def _write(result: Run, out_dir: Path, settings: dict[str, float]) -> None:
    from pipeline.tables.receipt import receipt
    from pipeline.tables.write import write_tables

    inputs = [{"path": task.source_path, "sha256": task.sha256} for task in result.tasks]
    write_tables(result.rows, out_dir, receipt(result.rows, inputs=inputs, seconds=result.seconds, settings=settings))
