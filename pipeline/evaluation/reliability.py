"""Whether ``confidence`` keeps its word: among claims of confidence 0.9, nine in ten should be right.

Shares come with Wilson's score interval, which also holds for few claims and for shares near 1 (E. B. Wilson, "Probable
Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22, 1927).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.tallies import Judged, Share

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""Where each band of confidence begins; the last ends with 1. Finer where most claims are."""
_Z_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Band:
    """The claims with a confidence from ``begins`` up to the next band, and how many of them are right."""

    begins: float
    ends: float
    mean_confidence: float
    core: Share
    full: Share


def reliability(judged: Sequence[Judged]) -> list[Band]:
    """The bands that hold claims, from the lowest."""
    bands = []
    for begins, ends in zip(EDGES, (*EDGES[1:], 1.0), strict=True):
        claims = [claim for claim in judged if begins <= claim.confidence < ends or claim.confidence == ends == 1.0]
        if claims:
            mean = sum(claim.confidence for claim in claims) / len(claims)
            core, full = (
                Share(sum(getattr(claim, level) for claim in claims), len(claims)) for level in ("core", "full")
            )
            bands.append(Band(begins, ends, mean, core, full))
    return bands


def calibration_error(bands: Sequence[Band], level: str) -> float:
    """How far, on average over claims, a band's mean confidence is from its share of right claims; 0 for no claims.

    ``level`` is ``core`` or ``full``. This is the expected calibration error over these bands.
    """
    total = sum(band.core.total for band in bands)
    gaps = (abs(band.mean_confidence * band.core.total - getattr(band, level).right) for band in bands)
    return sum(gaps) / total if total else 0.0


def wilson(share: Share) -> tuple[float, float]:
    """The 95% interval of a share; (0, 1) for none of none.

    >>> "{:.3f} {:.3f}".format(*wilson(Share(9, 10)))
    '0.596 0.982'
    """
    if not share.total:
        return 0.0, 1.0
    n, p, square = share.total, share.right / share.total, _Z_95**2
    middle = p + square / (2 * n)
    spread = _Z_95 * math.sqrt(p * (1 - p) / n + square / (4 * n * n))
    return max(0.0, (middle - spread) / (1 + square / n)), min(1.0, (middle + spread) / (1 + square / n))
