"""A candidate told from the tables: the guess, the sentence in its place, and the claims that it does give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.show.claim import name_of, place_of
from pipeline.show.lines import Line, fields, heading, line, shortened
from pipeline.tables.read import read_rows

if TYPE_CHECKING:
    from pipeline.records import CandidateRow, ClaimRow, DocumentRow, SentenceRow


def candidate_lines(out_dir: Path, candidate: CandidateRow) -> Iterator[Line]:
    """The page of one candidate."""
    document: DocumentRow = read_rows(out_dir, "documents", doc_id=candidate.doc_id)[0]
    sentence: SentenceRow = read_rows(out_dir, "sentences", sentence_id=candidate.sentence_id)[0]
    claims: list[ClaimRow] = read_rows(out_dir, "claims", sentence_id=candidate.sentence_id)
    yield heading(f"Candidate {candidate.candidate_id}")
    yield from fields(
        [("looks like", f"{candidate.claim_type}, score {candidate.score:.2f}; no rule found such a claim")]
    )
    yield ()
    yield heading("Words")
    yield from fields(
        [
            ("report", f"{document.doc_id}: {name_of(document)}"),
            ("section", sentence.section or "(before the first heading)"),
            ("stands in", place_of(sentence)),
        ]
    )
    yield line("  " + candidate.text)
    yield ()
    yield heading(f"Claims of the sentence ({len(claims)})")
    for claim in claims:
        yield line(f"  {claim.claim_id}  {claim.claim_type}: {claim.value}  {shortened(claim.evidence)}")


def candidate_overview(candidates: Sequence[CandidateRow]) -> Iterator[Line]:
    """A heading, and a line a candidate, the likeliest first."""
    yield heading(f"Candidates ({len(candidates)})")
    width = max((len(row.claim_type) for row in candidates), default=0)
    for row in sorted(candidates, key=lambda row: -row.score):
        yield line(f"  {row.candidate_id}  {row.score:.2f}  {row.claim_type:<{width}}  {shortened(row.text)}")
