"""``monitor-facts extract``: files and folders in, tables out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import jobs_option

if TYPE_CHECKING:
    from pipeline.engines.incremental import Update

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
@click.option(
    "--memory",
    "memory_mb",
    metavar="MB",
    default=2000,
    show_default=True,
    type=click.IntRange(min=400),
    help="A file that needs more is given up and listed in failures (Linux only).",
)
@click.option("--fresh", is_flag=True, help="Read every file again, whatever an earlier run has kept.")
@click.option("--retry-failed", is_flag=True, help="Read also the files again that were given up or crashed before.")
def extract(
    paths: tuple[str, ...],
    out_dir: Path,
    jobs: int,
    file_seconds: float,
    memory_mb: int,
    fresh: bool,
    retry_failed: bool,
) -> None:
    """Reads the reports in each PATH and writes the tables to DIR: documents, sentences, claims, sources, citations,
    votes, findings and failures as Parquet, and run.json about the run. A file that can't be processed is listed in
    failures, with what to do about it; the others are unharmed.

    Called again, it reads only files that are new or changed since, or all when the program has changed, and says so.
    Stopped at any moment, the same call goes on where it was.

    PATH is a file, a folder with all below it, a zip of files, a file in a zip (reports.zip/chad.html), a quoted glob
    ("reports/**/*.pdf"), or - for a list of such files and folders on standard input, one a line. A folder below PATH
    that holds a file .monitor-facts-skip is passed over.

    \b
    Exit status:
      0  every input is in documents
      2  wrong usage, or the output folder can't be written
      3  some input is in failures
      1  anything unexpected; the tables of an earlier run are untouched
      130, 143  stopped by Ctrl-C or SIGTERM

    \b
    Examples:
      monitor-facts extract corpus --out outputs
      monitor-facts extract reports/2017 extra.pdf saved-pages.zip --out outputs --jobs 4
      find reports -newer outputs/run.json -name "*.html" | monitor-facts extract - --out outputs
    """
    from pipeline.cli.interruptions import Interrupted, interruptions
    from pipeline.cli.paths import named_paths
    from pipeline.cli.progress import progress
    from pipeline.engines.incremental import Options, update
    from pipeline.engines.local import default_stages
    from pipeline.ingest import list_inputs
    from pipeline.settings import EngineSettings
    from pipeline.tables.validate import RowError
    from pipeline.tables.write import OutputError

    inputs = list_inputs(named_paths(paths, sys.stdin.buffer.read))
    if not inputs:
        raise click.UsageError(f"there is no file to read in {', '.join(paths)}.")
    try:
        with ExitStack() as stack, interruptions():
            options = Options(
                default_stages(),
                EngineSettings(jobs, file_seconds, memory_mb),
                fresh,
                retry_failed,
                on_start=lambda total: stack.enter_context(progress(total)),
                say=_say,
            )
            result = update(inputs, out_dir, options)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    except RowError as error:
        raise click.ClickException(str(error)) from error
    except Interrupted as error:
        click.echo("stopped. What is finished is kept; the same call goes on from here.", err=True)
        sys.exit(128 + error.signal)
    _tell(result, out_dir)
    if result.receipt["counts"]["failures"]:
        sys.exit(EXIT_SOME_FAILED)


def _say(words: str) -> None:
    from pipeline.cli.console import safe

    click.echo(safe(words), err=True)


def _tell(result: Update, out_dir: Path) -> None:
    from pipeline.cli.summary import count, summary

    if result.written:
        click.echo(summary(out_dir), nl=False)
        return
    counts = result.receipt["counts"]
    told = f"{count(counts['documents'], 'report')}, {count(counts['claims'], 'claim')}"
    if counts["failures"]:
        told += f", {count(counts['failures'], 'failure')}"
    click.echo(f"nothing has changed: {told} in {out_dir}")
