"""Sentences that look like a claim for which no rule fired, for reviewers: nothing is missed in silence.

A small linear model, trained on the annotated reports, guesses of every sentence which types of claim it states. Where
it is surer than its threshold of a type, and the rules found no claim of that type in the sentence, that is a row.
"""

from __future__ import annotations

import bisect
import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.candidates.features import features
from pipeline.candidates.model import load
from pipeline.passages import Stretches, letters
from pipeline.records import CandidateRow, Claim, SentenceRow, SourceRow

if TYPE_CHECKING:
    from pipeline.language.analysis import Analysis


def find_candidates(
    analysis: Analysis, sentences: list[SentenceRow], claims: list[Claim], sources: list[SourceRow]
) -> list[CandidateRow]:
    """Candidates in text order, of one sentence the likeliest type first.

    ``sentences`` are the rows of the analysis's sentences, ``claims`` all that the rules found in them. What stands
    inside a cited work's title or date is no candidate.
    """
    model = load()
    scores = model.scores([features(sentence) for sentence in analysis.sentences])
    told = _types_told(sentences, claims)
    inside = Stretches((source.start, source.end) for source in sources if source.kind != "comment")
    wordings: Counter[str] = Counter()
    rows: list[CandidateRow] = []
    for sentence, probabilities in zip(sentences, scores.tolist(), strict=True):
        wording = letters(sentence.text)
        wordings[wording] += 1
        if max(probabilities) < model.threshold or inside.hold(sentence.start):
            continue
        guesses = sorted(zip(probabilities, model.claim_types, strict=True), reverse=True)
        for score, claim_type in guesses:
            if score >= model.threshold and (sentence.sentence_id, claim_type) not in told:
                rows.append(_row(sentence, claim_type, score, f"{wording}\x1f{wordings[wording]}"))
    return rows


def _types_told(sentences: list[SentenceRow], claims: list[Claim]) -> set[tuple[str, str]]:
    """The sentences, by id, that have a claim of a type: where its words begin, and where its predicate stands."""
    starts = [sentence.start for sentence in sentences]
    told = set()
    for claim in claims:
        for offset in (claim.start, *(start for _, start, _ in claim.cues[:1])):
            place = max(0, bisect.bisect_right(starts, offset) - 1)
            told.add((sentences[place].sentence_id, claim.claim_type))
    return told


def _row(sentence: SentenceRow, claim_type: str, score: float, wording: str) -> CandidateRow:
    """The row; its id is a hash of the type and the words, so that it stays when others come and go."""
    digest = hashlib.sha256("\x1f".join((sentence.doc_id, claim_type, wording)).encode("utf-8")).hexdigest()
    return CandidateRow(
        candidate_id=f"k{digest[:16]}",
        doc_id=sentence.doc_id,
        sentence_id=sentence.sentence_id,
        claim_type=claim_type,
        score=round(score, 3),
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
    )
