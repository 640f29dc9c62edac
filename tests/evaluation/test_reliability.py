"""What the table of confidence tells."""

from __future__ import annotations

import pytest

from pipeline.evaluation.reliability import calibration_error, reliability, wilson
from pipeline.evaluation.tallies import Judged, Share


def _claims(confidence: float, core: int, full: int, total: int) -> list[Judged]:
    return [Judged(confidence, core=i < core, full=i < full) for i in range(total)]


def test_bands_hold_every_claim_once() -> None:
    bands = reliability([Judged(step / 100, core=True, full=True) for step in range(101)])
    assert sum(band.core.total for band in bands) == 101
    assert (bands[0].begins, bands[-1].ends) == (0.0, 1.0)
    assert all(band.begins <= band.mean_confidence <= band.ends for band in bands)


def test_shares_by_band() -> None:
    low, high = reliability(_claims(0.9, 9, 8, 10) + _claims(0.6, 2, 1, 4))
    assert (low.begins, low.core.right, low.full.right, low.core.total) == (0.6, 2, 1, 4)
    assert (high.begins, high.core.right, high.full.right, high.core.total) == (0.9, 9, 8, 10)


def test_calibration_error() -> None:
    """None where nine of ten claims of 0.9 are right; the distance, weighted by claims, elsewhere."""
    assert calibration_error(reliability(_claims(0.9, 9, 7, 10)), "core") == pytest.approx(0)
    assert calibration_error(reliability(_claims(0.9, 9, 7, 10)), "full") == pytest.approx(0.2)
    mixed = reliability(_claims(0.9, 9, 9, 10) + _claims(0.6, 6, 6, 30))
    assert calibration_error(mixed, "core") == pytest.approx(0.3)
    assert calibration_error([], "core") == 0


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # the example of R. G. Newcombe, Statistics in Medicine 17 (1998), p. 861
    ],
)
def test_wilson_interval(right: int, total: int, low: float, high: float) -> None:
    assert wilson(Share(right, total)) == pytest.approx((low, high), abs=1e-4)
