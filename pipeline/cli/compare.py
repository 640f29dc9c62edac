"""``monitor-facts compare``: what changed between two runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import format_option

if TYPE_CHECKING:
    from pipeline.evaluation.changes import Change, Comparison, Difference
    from pipeline.records import ClaimRow, DocumentRow

_TABLES = ("documents", "claims", "citations")
_KINDS = ("changed", "lost", "gained")
_COLUMNS = ("change", "report", "claim_type", "value", "actor", "field", "a", "b", "words", "claim_id_a", "claim_id_b")


@click.command(short_help="Show which claims two runs have gained, lost and changed.")
@click.argument("out_a", metavar="OUT_A", type=click.Path(path_type=Path))
@click.argument("out_b", metavar="OUT_B", type=click.Path(path_type=Path))
@format_option("For reading, or a row for each claim gained or lost and each field changed.")
@click.option(
    "--all",
    "asides",
    is_flag=True,
    help="Also list claims that say the same but differ in evidence, event_text, confidence or extractor.",
)
def compare(out_a: Path, out_b: Path, style: str, asides: bool) -> None:
    """Compares the tables of two runs: counts first, then, report by report, the claims that only OUT_B has (gained),
    that only OUT_A has (lost), and those that say something else (changed: which field), with the words.

    Claims are matched by report and by the place of their words, also where a report's text has changed a little. A
    report is the same if its bytes are, else if its path is, else if its file name is. Reports that only one run has
    are listed; their claims are not.

    With --format csv the counts go to the error stream.

    \b
    Examples:
      monitor-facts compare outputs-2016 outputs-2017
      monitor-facts compare before after --format csv > changes.csv
    """
    from pipeline.cli.console import csv_page, safe
    from pipeline.evaluation.changes import compare as changes_between
    from pipeline.tables.read import TablesError, run_rows

    try:
        result = changes_between(run_rows(out_a, _TABLES), run_rows(out_b, _TABLES), asides=asides)
    except TablesError as error:
        raise click.UsageError(safe(str(error))) from error
    for line in _counts(result):
        click.echo(safe(line), err=style == "csv")
    if style == "csv":
        cells = (row for change in result.changes for row in _csv_rows(change))
        click.echo(csv_page(_COLUMNS, cells), nl=False)
        return
    for line in _listed(result.changes):
        click.echo(safe(line))


# ------------------------------------------------------------------ counts


def _counts(result: Comparison) -> Iterator[str]:
    yield f"reports: {result.reports} in both, {len(result.only_a)} only in A, {len(result.only_b)} only in B"
    for name, documents in (("A", result.only_a), ("B", result.only_b)):
        yield from (f"  only in {name}: {_report(document)}, {document.n_claims} claims" for document in documents)
    yield ""
    yield f"{'claims of reports in both':<28}{'same':>8}" + "".join(f"{kind:>9}" for kind in _KINDS)
    changed: Counter[tuple[str, str]] = Counter(
        (change.claim.claim_type, change.kind) for change in result.changes if _is_of_fact(change)
    )
    families = sorted({*result.same, *(family for family, _ in changed)})
    for family in families:
        yield _count_line(family, result.same[family], [changed[family, kind] for kind in _KINDS])
    totals = [sum(changed[family, kind] for family in families) for kind in _KINDS]
    yield _count_line("all", result.same.total(), totals)
    yield f"  of the same, {result.asides} differ in evidence, event_text, confidence or extractor"
    fields = Counter(difference.name for change in result.changes for difference in change.differences)
    if fields:
        yield "fields changed: " + ", ".join(f"{name} {count}" for name, count in fields.most_common())
    yield ""


def _count_line(family: str, same: int, counts: Sequence[int]) -> str:
    return f"  {family:<26}{same:8}" + "".join(f"{count:9}" for count in counts)


def _is_of_fact(change: Change) -> bool:
    from pipeline.evaluation.changes import FACTS

    return change.kind != "changed" or any(difference.name in FACTS for difference in change.differences)


def _report(document: DocumentRow) -> str:
    return document.source_path + (f", part {document.part}" if document.part else "")


# ------------------------------------------------------------------ the changes themselves


def _listed(changes: Sequence[Change]) -> Iterator[str]:
    report = None
    for change in changes:
        if change.report != report:
            report = change.report
            yield report
        differences = "".join(f"; {_told(difference)}" for difference in change.differences)
        yield f"  {change.kind:<8} {_said(change.before or change.claim)}{differences}: “{_words(change.claim)}”"


def _told(difference: Difference) -> str:
    before, after = (" ".join((value or "none").split()) for value in (difference.before, difference.after))
    return f"{difference.name} {before} → {after}"


def _said(claim: ClaimRow) -> str:
    parts = (claim.treaty, claim.event, claim.when)
    return " ".join([claim.claim_type, claim.value, claim.actor, *(part for part in parts if part)])


def _words(claim: ClaimRow) -> str:
    return " ".join(claim.evidence.split())


def _csv_rows(change: Change) -> Iterator[tuple[str, ...]]:
    claim = change.claim
    says = (change.kind, change.report, claim.claim_type, claim.value, claim.actor)
    if change.kind == "lost":
        yield (*says, "", "", "", _words(claim), claim.claim_id, "")
    elif change.kind == "gained":
        yield (*says, "", "", "", _words(claim), "", claim.claim_id)
    else:
        before_id = change.before.claim_id if change.before else ""
        for difference in change.differences:
            values = (difference.name, difference.before or "", difference.after or "")
            yield (*says, *values, _words(claim), before_id, claim.claim_id)
