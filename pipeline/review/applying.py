"""The claims after review: every decision applied to the claim that it was about, and told where that can't be."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pipeline.evaluation.documents import rows_by_document
from pipeline.records import ClaimRow, DocumentRow, SentenceRow
from pipeline.review.corrections import CORRECTABLE, CorrectionError, Value, corrected_claim
from pipeline.review.decisions import ReviewRow, read_reviews
from pipeline.tables.read import read_rows
from pipeline.tables.review_schema import CLAIMS_REVIEWED
from pipeline.tables.write import write_file

_PLACE = ("start", "end")


@dataclass(frozen=True, slots=True)
class ReviewedClaimRow(ClaimRow):
    """A row of ``claims_reviewed``: the claim after review, and the decision if there is one."""

    decision: str | None = None
    reviewer: str | None = None
    reviewed: str | None = None
    comment: str | None = None
    extracted: str | None = None


@dataclass(frozen=True, slots=True)
class Unapplied:
    """A decision that changed nothing, why, and the claims that now stand on the same words."""

    review: ReviewRow
    reason: str
    instead: tuple[ClaimRow, ...] = ()


@dataclass(slots=True)
class Applied:
    """What came of the decisions."""

    rows: list[ReviewedClaimRow] = field(default_factory=list)
    unapplied: list[Unapplied] = field(default_factory=list)
    changed: list[ReviewRow] = field(default_factory=list)
    """Applied, but the program now reads the claim a little differently from what the reviewer saw."""
    disagreements: list[tuple[ReviewRow, ...]] = field(default_factory=list)
    """The last decisions of several reviewers on one claim, where they differ; the latest was applied."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The tables that decisions are applied to."""

    documents: dict[str, DocumentRow]
    claims: dict[str, ClaimRow]
    by_document: dict[str, list[ClaimRow]]
    sentences: dict[str, list[SentenceRow]]


def apply_reviews(out_dir: Path) -> Applied:
    """Applies the decisions in ``out_dir`` to its claims; writes nothing. Raises TablesError without tables."""
    reviews = read_reviews(out_dir)
    reports = sorted({review.doc_id for review in reviews})
    claims: list[ClaimRow] = read_rows(out_dir, "claims")
    run = _Run(
        {row.doc_id: row for row in read_rows(out_dir, "documents")},
        {row.claim_id: row for row in claims},
        rows_by_document(claims),
        rows_by_document(read_rows(out_dir, "sentences", doc_id=reports)) if reports else {},
    )
    return _applied(run, reviews)


def write_reviewed(out_dir: Path, applied: Applied) -> Path:
    """Writes the claims as ``claims_reviewed.parquet``, over that of a call before. Raises OSError."""
    path = out_dir / f"{CLAIMS_REVIEWED.name}.parquet"
    writing = out_dir / f".{path.name}.{os.getpid()}"
    try:
        write_file(CLAIMS_REVIEWED, applied.rows, writing)
        writing.replace(path)
    finally:
        writing.unlink(missing_ok=True)
    return path


def _applied(run: _Run, reviews: Iterable[ReviewRow]) -> Applied:
    by_claim: defaultdict[str, list[ReviewRow]] = defaultdict(list)
    for review in reviews:  # in the order of time
        by_claim[review.claim_id].append(review)
    result = Applied()
    decided: dict[str, ReviewedClaimRow] = {}
    for claim_id, own in by_claim.items():
        last = {review.reviewer: review for review in own}
        if len({(review.decision, review.fields) for review in last.values()}) > 1:
            result.disagreements.append(tuple(last.values()))
        row = _decided(run, own[-1], result)
        if row is not None:
            decided[claim_id] = row
    result.rows = [
        decided[claim_id] if claim_id in decided else ReviewedClaimRow(**asdict(row))
        for claim_id, row in run.claims.items()
    ]
    result.rows += [row for claim_id, row in decided.items() if claim_id not in run.claims]
    return result


def _decided(run: _Run, review: ReviewRow, result: Applied) -> ReviewedClaimRow | None:
    """The claim after its last decision; None, and a line in ``result``, where the decision can't be applied."""
    document = run.documents.get(review.doc_id)
    seen = review.claim_seen
    claim = seen if review.decision == "add" else run.claims.get(review.claim_id)
    if document is None:
        result.unapplied.append(Unapplied(review, "its report is not in these tables"))
        return None
    if claim is None:
        result.unapplied.append(Unapplied(review, "the claim is no longer found", _on_the_words(run, seen)))
        return None
    if review.decision == "add" and document.text[seen.start : seen.end] != seen.evidence:
        result.unapplied.append(Unapplied(review, "the report's text is another now"))
        return None
    try:
        row = _after(claim, review, document, run.sentences.get(review.doc_id, ()))
    except CorrectionError as error:
        result.unapplied.append(Unapplied(review, str(error)))
        return None
    if any(getattr(claim, name) != getattr(seen, name) for name in CORRECTABLE if name not in _PLACE):
        result.changed.append(review)
    return row


def _after(
    claim: ClaimRow, review: ReviewRow, document: DocumentRow, sentences: Sequence[SentenceRow]
) -> ReviewedClaimRow:
    corrected, extracted = claim, None
    if review.decision == "correct":
        # the words may have moved since, by as much as the claim itself
        moved = claim.start - review.claim_seen.start
        fields: dict[str, Value] = {
            name: value + moved if name in _PLACE and isinstance(value, int) else value
            for name, value in review.corrections.items()
        }
        corrected = corrected_claim(claim, fields, document.text, sentences)
        extracted = json.dumps({name: getattr(claim, name) for name in fields}, ensure_ascii=False)
    row = ReviewedClaimRow(**asdict(corrected))
    return replace(
        row,
        decision=review.decision,
        reviewer=review.reviewer,
        reviewed=review.time,
        comment=review.comment,
        extracted=extracted,
    )


def _on_the_words(run: _Run, seen: ClaimRow) -> tuple[ClaimRow, ...]:
    own = run.by_document.get(seen.doc_id, ())
    return tuple(claim for claim in own if claim.start < seen.end and seen.start < claim.end)
