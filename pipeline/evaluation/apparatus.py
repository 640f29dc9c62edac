"""Scores what surrounds the claims: a report's metadata, its sources, and what the checks found."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.annotations import GoldFinding, GoldReport, GoldSource, date_bounds
from pipeline.evaluation.quotes import Folded, places
from pipeline.evaluation.tallies import Disagreement, Evaluation
from pipeline.records import DocumentRow, FindingRow, SourceRow

_COUNTED_SEVERITIES = ("error", "warning")


def score_metadata(result: Evaluation, gold: GoldReport, document: DocumentRow) -> None:
    """Counts, for each annotated field of the report, whether its row has the same."""
    for key, wanted in gold.meta.items():
        found = getattr(document, key, None)
        right = found is wanted if None in (found, wanted) else str(found) == str(wanted)
        result.metadata[key].add(right)
        if not right:
            what = f"{key} {found}, annotated {wanted}"
            result.disagreements.append(Disagreement("metadata", gold.path.name, what))


def score_sources(result: Evaluation, gold: GoldReport, rows: Sequence[SourceRow], text: Folded) -> None:
    """Counts sources by note and place within it, where their words overlap; then kind, date and Ibid. of each."""
    found = {(row.note_number, row.part): row for row in rows}
    labels = {row.source_id: f"{row.note_number}.{row.part}" for row in rows}
    wanted = {(source.note, source.part): source for source in gold.sources}
    for key, source in wanted.items():
        row = found.get(key)
        if row is None or not any(row.start < end and start < row.end for start, end in places(source.quote, text)):
            result.sources.missed += 1
            what = f"note {source.note}, part {source.part}: no such source found"
            result.disagreements.append(Disagreement("source", gold.path.name, what, source.quote))
            continue
        result.sources.right += 1
        _compare_source(result, gold.path.name, source, row, labels.get(row.ibid_of or ""))
    for key in found.keys() - wanted.keys():
        result.sources.extra += 1
        what = f"note {key[0]}, part {key[1]}: no such source annotated"
        result.disagreements.append(Disagreement("source", gold.path.name, what, found[key].text))


def _compare_source(result: Evaluation, name: str, gold: GoldSource, row: SourceRow, ibid_of: str | None) -> None:
    dates = (row.date_earliest, row.date_latest) if row.date else None
    for key, right, got in (
        ("kind", gold.kind == row.kind, row.kind),
        ("date", date_bounds(gold.date) == dates, row.date),
        ("ibid_of", gold.ibid_of == ibid_of, ibid_of),
    ):
        result.source_fields[key].add(right)
        if not right:
            what = f"note {gold.note}, part {gold.part}: {key} {got}, annotated {getattr(gold, key)}"
            result.disagreements.append(Disagreement("source", name, what, gold.quote))


def score_findings(result: Evaluation, gold: GoldReport, rows: Sequence[FindingRow], text: Folded) -> None:
    """Counts errors and warnings of the annotated check, at the annotated words, with what is expected there."""
    left = [row for row in rows if row.severity in _COUNTED_SEVERITIES]
    for finding in gold.findings:
        hit = next((row for row in left if _is_hit(finding, row, text)), None)
        if hit is None:
            result.findings.missed += 1
            what = f"missed: {finding.check}"
            result.disagreements.append(Disagreement("finding", gold.path.name, what, finding.quote))
        else:
            left.remove(hit)
            result.findings.right += 1
    for row in left:
        result.findings.extra += 1
        what = f"extra: {row.check}: {row.message}"
        result.disagreements.append(Disagreement("finding", gold.path.name, what))


def _is_hit(gold: GoldFinding, row: FindingRow, text: Folded) -> bool:
    if row.check != gold.check or gold.expected not in (None, row.expected):
        return False
    if row.start is None or row.end is None:
        return True
    return any(row.start < end and start < row.end for start, end in places(gold.quote, text))
