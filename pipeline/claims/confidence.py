"""How often a claim like this one turned out right, and the claims that are given up because they hardly ever did.

A rule's own confidence is corrected by what first looks showed: by family, and by how much the sentence looks like one
that states such a claim to the model of ``pipeline/candidates``, which knows none of the rules.
``models/fit_confidence.py`` fits the weights on claims that were judged against annotations before anybody had read
these reports (``models/confidence/looks.csv``). Right means: in every field.
"""

from __future__ import annotations

import bisect
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.records import Claim
from pipeline.settings import CONFIDENCE_PATH
from pipeline.tables.vocabulary import CLAIM_TYPES

if TYPE_CHECKING:
    from pipeline.language.analysis import Analysis

GIVEN_UP = 0.1
"""A claim that is right less often than this is left to reviewers, among the candidates: at first looks nine of 891,
none of them right."""
_LEAST, _MOST = 0.02, 0.99
_GUESS_LEAST, _GUESS_MOST = 0.002, 0.998
_UNLIKELY = -3.0
"""Log-odds of a guess below which it weighs more: a sentence that looks like anything but such a claim."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds of being right: a sum over the rule's confidence, the guess about the sentence, and the family."""

    intercept: float
    confidence: float
    guess: float
    unlikely: float
    families: dict[str, float]

    def of(self, confidence: float, claim_type: str, guess: float) -> float:
        """The share of such claims that are right, to three decimals.

        ``confidence`` is the rule's, ``guess`` the chance that the sentence states a claim of the type.
        """
        odds = self.intercept + self.families.get(claim_type, 0.0)
        weights = (self.confidence, self.guess, self.unlikely)
        odds += sum(weight * value for weight, value in zip(weights, measures(confidence, guess), strict=True))
        return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-odds)))), 3)


def measures(confidence: float, guess: float) -> tuple[float, float, float]:
    """What the weights are multiplied with: two log-odds, and how far the guess lies below an unlikely one."""
    guessed = _log_odds(guess, _GUESS_LEAST, _GUESS_MOST)
    return _log_odds(confidence, _LEAST, _MOST), guessed, min(guessed - _UNLIKELY, 0.0)


def _log_odds(share: float, least: float, most: float) -> float:
    share = min(most, max(least, share))
    return math.log(share / (1 - share))


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The fitted weights. Raises ``OSError`` where ``models/confidence`` is missing; `make confidence` writes it."""
    return Calibration(**json.loads((CONFIDENCE_PATH / "weights.json").read_text(encoding="utf-8")))


def weigh(analysis: Analysis, guesses: Sequence[Sequence[float]], claims: list[Claim]) -> list[Claim]:
    """The claims with their confidence, without those that are given up.

    ``guesses`` are the chances of each sentence of the analysis to state a claim of each type. Rows of overview tables
    say little in few words; what is read from them is never given up.
    """
    starts = [sentence.start for sentence in analysis.sentences]
    kept = []
    for claim in claims:
        place = max(0, bisect.bisect_right(starts, claim.start) - 1)
        guess = guesses[place][CLAIM_TYPES.index(claim.claim_type)]
        share = calibration().of(claim.confidence, claim.claim_type, guess)
        if share >= GIVEN_UP or analysis.sentences[place].label_end:
            kept.append(replace(claim, confidence=share))
    return kept
