"""How often a claim like this one turned out right: a rule's own confidence, corrected by what first looks showed.

The weights are fitted by ``models/fit_confidence.py`` on claims that were judged against annotations before anybody had
read these reports (``models/confidence/looks.csv``). Right means: in every field.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache

from pipeline.settings import CONFIDENCE_PATH

LEAST, MOST = 0.02, 0.99
"""No claim is quite sure to be right or wrong."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds of being right: ``intercept + slope * log-odds of the rule's confidence + families[claim_type]``."""

    intercept: float
    slope: float
    families: dict[str, float]

    def of(self, confidence: float, claim_type: str) -> float:
        """The share of claims of this family and confidence that are right, to three decimals."""
        odds = self.intercept + self.slope * log_odds(confidence) + self.families.get(claim_type, 0.0)
        return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-odds)))), 3)


def log_odds(share: float) -> float:
    """The log-odds of a share, kept away from 0 and 1.

    >>> log_odds(0.5)
    0.0
    """
    share = min(MOST, max(LEAST, share))
    return math.log(share / (1 - share))


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The fitted weights. Raises ``OSError`` where ``models/confidence`` is missing; `make confidence` writes it."""
    read = json.loads((CONFIDENCE_PATH / "weights.json").read_text(encoding="utf-8"))
    return Calibration(read["intercept"], read["slope"], read["families"])
