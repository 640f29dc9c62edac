"""``monitor-facts extract``: files and folders in, tables out."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import jobs_option
from pipeline.cli.paths import Folder
from pipeline.locations import is_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.engines.incremental import Update
    from pipeline.ingest import InputFile
    from pipeline.settings import EngineSettings

EXIT_SOME_FAILED = 3
_KEPT = "What is finished is kept; the same call goes on from here"


@click.command(short_help="Read reports and write the tables.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--out",
    "out_dir",
    metavar="DIR",
    required=True,
    type=Folder(),
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
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What spreads the files: this machine's cores, or Apache Spark, which reads all of them each time.",
)
@click.option(
    "--spark-conf",
    "spark_conf",
    metavar="KEY=VALUE",
    multiple=True,
    help="A setting of Spark, such as spark.master=local[4]. May be given several times.",
)
@click.option("--fresh", is_flag=True, help="Read every file again, whatever an earlier run has kept.")
@click.option("--retry-failed", is_flag=True, help="Read also the files again that were given up or crashed before.")
def extract(
    paths: tuple[str, ...],
    out_dir: Path,
    jobs: int,
    file_seconds: float,
    memory_mb: int,
    engine: str,
    spark_conf: tuple[str, ...],
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
    that holds a file .monitor-facts-skip is passed over. PATH may be in another store (s3://bucket/reports, gs://,
    abfs://); with --engine spark, DIR too.

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
    from pipeline.ingest import list_inputs
    from pipeline.settings import EngineSettings
    from pipeline.tables.validate import RowError
    from pipeline.tables.write import OutputError

    inputs = list_inputs(named_paths(paths, sys.stdin.buffer.read))
    if not inputs:
        raise click.UsageError(f"there is no file to read in {', '.join(paths)}.")
    settings = EngineSettings(jobs, file_seconds, memory_mb)
    try:
        with interruptions():
            if engine == "spark":
                failures = _on_spark(inputs, out_dir, settings, spark_conf)
            else:
                failures = _on_this_machine(inputs, out_dir, settings, fresh, retry_failed)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    except RowError as error:
        raise click.ClickException(str(error)) from error
    except (Interrupted, KeyboardInterrupt) as error:  # while it runs, Spark catches Ctrl-C in its own way
        kept = "The tables are as they were" if engine == "spark" else _KEPT
        click.echo(f"stopped. {kept}.", err=True)
        sys.exit(128 + getattr(error, "signal", signal.SIGINT))
    if failures:
        sys.exit(EXIT_SOME_FAILED)


def _on_this_machine(
    inputs: Sequence[InputFile], out_dir: Path, settings: EngineSettings, fresh: bool, retry_failed: bool
) -> int:
    """Runs, tells what came of it, and gives the number of failures."""
    from pipeline.cli.progress import progress
    from pipeline.engines.incremental import Options, update
    from pipeline.engines.local import default_stages

    if not is_here(out_dir):
        raise click.UsageError(
            f"the local engine can't write to {out_dir}. Name a folder of this machine with --out and copy it "
            "there, or use --engine spark."
        )
    with ExitStack() as stack:
        options = Options(
            default_stages(),
            settings,
            fresh,
            retry_failed,
            on_start=lambda total: stack.enter_context(progress(total)),
            say=_say,
        )
        result = update(inputs, out_dir, options)
    _tell(result, out_dir)
    return int(result.receipt["counts"]["failures"])


def _on_spark(inputs: Sequence[InputFile], out_dir: Path, settings: EngineSettings, spark_conf: Sequence[str]) -> int:
    from pipeline.cli.summary import count, summary
    from pipeline.engines.spark.run import SparkOptions, run
    from pipeline.engines.spark.session import SparkError

    pairs = [setting.partition("=") for setting in spark_conf]
    for name, equals, _ in pairs:
        if not name or not equals:
            raise click.UsageError(f"--spark-conf takes KEY=VALUE, such as spark.master=local[4], not '{name}'.")
    options = SparkOptions(settings, {name: value for name, _, value in pairs}, say=_say)
    try:
        counts = run(inputs, out_dir, options)["counts"]
    except SparkError as error:
        raise click.ClickException(str(error)) from error
    if is_here(out_dir):
        click.echo(summary(out_dir), nl=False)
    else:
        told = [count(counts[name], name.removesuffix("s")) for name in ("documents", "claims", "findings", "failures")]
        click.echo(f"{', '.join(told)}. The tables are in {out_dir}.")
    return int(counts["failures"])


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
