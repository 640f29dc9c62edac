"""Why a sentence is a candidate: the words that speak for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.show.lines import Line, heading, line

if TYPE_CHECKING:
    from pipeline.candidates.model import CandidateModel
    from pipeline.records import CandidateRow

_SHOWN = 12


def candidate_page(row: CandidateRow, features: Sequence[str], model: CandidateModel) -> Iterator[Line]:
    """What weighs most for and against the guess, in log-odds; ``features`` are those of the sentence."""
    yield ()
    yield heading(f"What speaks for {row.claim_type}, and what against it (log-odds)")
    for feature, weight in model.reasons(features, row.claim_type)[:_SHOWN]:
        yield line(f"  {weight:+.2f}  {feature}")
    yield line(f"  model: models/candidates, {len(model.rows)} features, listed from score {model.threshold} on")
