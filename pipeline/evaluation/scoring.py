"""Scores the tables of a run against annotations: ``evaluate`` gives every measure and every disagreement.

The measures are those of the first-look log (``docs/first-looks.md``): precision, recall and F1 of claims at three
levels (``matching`` says which), over all claims and by family; and how well sources, findings and metadata agree.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.actors import short_names
from pipeline.evaluation.annotations import GoldClaim, GoldReport
from pipeline.evaluation.apparatus import score_findings, score_metadata, score_sources
from pipeline.evaluation.documents import by_gold, cited_notes, rows_by_document
from pipeline.evaluation.matching import LINKS, Found, Pair, Wanted, pair_up
from pipeline.evaluation.quotes import fold, places
from pipeline.evaluation.tallies import LEVELS, Disagreement, Evaluation, Judged
from pipeline.records import ClaimRow, Rows


def evaluate(golds: Sequence[GoldReport], rows: Rows) -> Evaluation:
    """All measures of the rows' claims, sources, findings and metadata, against the annotations."""
    result = Evaluation(reports=len(golds))
    documents = by_gold(golds, rows.documents)
    claims, sources = rows_by_document(rows.claims), rows_by_document(rows.sources)
    findings = rows_by_document(rows.findings)
    notes = cited_notes(rows.citations)
    for gold, document in zip(golds, documents, strict=True):
        if document is None:
            result.reports_missing.append(gold.path.name)
            for claim in gold.claims:
                _count_missed(result, claim)
            continue
        text = fold(document.text)
        score_metadata(result, gold, document)
        wanted = [Wanted(claim, next(iter(places(claim.quote, text)), None)) for claim in gold.claims]
        found = [Found(claim, *notes(claim.claim_id)) for claim in claims[document.doc_id]]
        _score_claims(result, gold.path.name, wanted, found, pair_up(wanted, found, short_names(document.text)))
        score_sources(result, gold, sources[document.doc_id], text)
        score_findings(result, gold, findings[document.doc_id], text)
    return result


def _score_claims(
    result: Evaluation, name: str, wanted: Sequence[Wanted], found: Sequence[Found], pairs: Sequence[Pair]
) -> None:
    for gold in wanted:
        if gold.span is None:
            result.text_lost += 1
            result.disagreements.append(Disagreement("text lost", name, _said(gold.claim), gold.claim.quote))
    for pair in pairs:
        if not wanted[pair.wanted].claim.optional:
            _count_pair(result, name, wanted[pair.wanted].claim, found[pair.found], pair)
    matched = {pair.wanted for pair in pairs}, {pair.found for pair in pairs}
    for i, gold in enumerate(wanted):
        if i not in matched[0] and _count_missed(result, gold.claim):
            result.disagreements.append(Disagreement("missed", name, _said(gold.claim), gold.claim.quote))
    for j, row in enumerate(found):
        if j not in matched[1]:
            result.judged.append(Judged(row.claim.confidence, core=False, full=False, claim_type=row.claim.claim_type))
            for level in LEVELS:
                result.count(row.claim.claim_type, level, extra=1)
            result.disagreements.append(Disagreement("extra", name, _said(row.claim), row.claim.evidence))


def _count_pair(result: Evaluation, name: str, gold: GoldClaim, row: Found, pair: Pair) -> None:
    """A core match; at a level at which it fails, it is both an extra claim and a missed one."""
    for level, right in zip(LEVELS, (True, pair.full, pair.linked), strict=True):
        result.count(gold.claim_type, level, right=right, extra=not right, missed=not right)
    result.judged.append(Judged(row.claim.confidence, core=True, full=pair.full, claim_type=gold.claim_type))
    result.field_errors.update(pair.wrong)
    if pair.wrong:
        differences = "; ".join(_difference(key, gold, row) for key in pair.wrong)
        what = f"{gold.claim_type} {gold.value} {gold.actor}: {differences}"
        result.disagreements.append(Disagreement("different", name, what, gold.quote))


def _count_missed(result: Evaluation, gold: GoldClaim) -> bool:
    """Counts a claim that was not found, and tells whether it had to be."""
    if not gold.optional:
        for level in LEVELS:
            result.count(gold.claim_type, level, missed=1)
    return not gold.optional


def _difference(key: str, gold: GoldClaim, row: Found) -> str:
    if key == LINKS:
        return f"notes {_notes(row.notes, row.basis)}, annotated {_notes(gold.notes, gold.basis)}"
    return f"{key} {_shown(getattr(row.claim, key))}, annotated {_shown(getattr(gold, key))}"


def _notes(notes: Sequence[int], basis: str | None) -> str:
    return f"{', '.join(map(str, notes))} {basis}" if notes else "none"


def _shown(value: object) -> str:
    return "none" if value is None else str(value)


def _said(claim: GoldClaim | ClaimRow) -> str:
    """What a claim says, in one line."""
    parts = (claim.treaty, claim.assertion if claim.assertion != "monitor" else None, claim.event, claim.when)
    return " ".join([claim.claim_type, claim.value, claim.actor, *(part for part in parts if part)])
