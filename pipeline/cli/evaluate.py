"""``monitor-facts evaluate``: how good the tables are, against annotations."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import format_option, jobs_option

if TYPE_CHECKING:
    from pipeline.evaluation.annotations import GoldReport
    from pipeline.records import Rows

EXIT_PROBLEMS = 1
_TABLES = ("documents", "claims", "sources", "citations", "findings")


@click.command(short_help="Score the tables against annotated reports.")
@click.option(
    "--gold",
    "gold",
    metavar="DIR",
    required=True,
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A folder of annotations (NAME.gold.json), each beside its report; may be given several times.",
)
@click.option(
    "--outputs",
    "out_dir",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Tables of a run over these reports. Without it the reports are read and extracted now, and nothing is kept.",
)
@click.option("--errors", is_flag=True, help="List every disagreement, with the words.")
@click.option("--check", "only_check", is_flag=True, help="Look for mistakes in the annotations; score nothing.")
@format_option("For reading, or for programs; json always holds the disagreements.", "json")
@jobs_option("How many files are read at once where they are read now.")
def evaluate(
    gold: tuple[Path, ...], out_dir: Path | None, errors: bool, only_check: bool, style: str, jobs: int
) -> None:
    """Compares tables with annotations of the same reports and prints: precision, recall and F1 of the claims, over
    all and by family; which fields of them are wrong; how well sources, findings and metadata agree; and, for bands
    of confidence, how many claims are right.

    \b
    A claim is right
      core    if its words overlap, and type, value, treaty and actor agree
      full    if assertion, time and event agree too, and weapon, quantity and hedge where annotated
      linked  if the cited notes agree too

    A report that is annotated but not among the documents counts as one in which nothing was found.

    \b
    Exit status:
      0  scored, or checked without a problem
      1  --check found problems; or anything unexpected
      2  wrong usage, or annotations or tables that can't be used

    \b
    Examples:
      monitor-facts evaluate --gold corpus/annotations
      monitor-facts evaluate --gold corpus/annotations/e --outputs outputs --errors
    """
    from pipeline.cli.console import safe
    from pipeline.evaluation.annotations import AnnotationError, load
    from pipeline.tables.read import TablesError, run_rows

    try:
        if only_check:
            _check(gold)
            return
        golds = load(gold)
        rows = run_rows(out_dir, _TABLES) if out_dir is not None else _extracted(golds, jobs)
    except (AnnotationError, TablesError) as error:
        raise click.UsageError(safe(str(error))) from error
    _print(golds, rows, errors=errors, style=style)


def _check(gold: Sequence[Path]) -> None:
    from pipeline.cli.console import safe
    from pipeline.evaluation.checking import check

    checked = check(gold)
    for problem in checked.problems:
        click.echo(safe(problem))
    click.echo(f"{checked.reports} annotated reports, {checked.claims} claims, {len(checked.problems)} problems")
    if checked.problems:
        sys.exit(EXIT_PROBLEMS)


def _extracted(golds: Sequence[GoldReport], jobs: int) -> Rows:
    from pipeline.cli.progress import progress
    from pipeline.engines.local import run
    from pipeline.ingest import find_inputs
    from pipeline.settings import EngineSettings

    inputs = find_inputs(list(dict.fromkeys(gold.report_path for gold in golds)))
    with progress(len(inputs)) as on_done:
        return run(inputs, EngineSettings(jobs), on_done=on_done).rows


def _print(golds: Sequence[GoldReport], rows: Rows, *, errors: bool, style: str) -> None:
    import json

    from pipeline.cli.console import safe
    from pipeline.evaluation import report
    from pipeline.evaluation.scoring import evaluate as score

    result = score(golds, rows)
    if style == "json":
        click.echo(json.dumps(report.data(result), indent=1, ensure_ascii=False))
        return
    for line in report.lines(result, errors=errors):
        click.echo(safe(line))
