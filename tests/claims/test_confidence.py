"""Confidence: fitted on first looks, the same weights every time, and ordered as the rules order it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.fit_confidence import error_of, fit, read_looks
from pipeline.claims import find_claims
from pipeline.claims.confidence import LEAST, MOST, calibration

from ..language.one_report import analysis_of

WEIGHTS = Path(__file__).parents[2] / "models" / "confidence" / "weights.json"


def test_the_weights_are_those_that_the_looks_give() -> None:
    made = fit(read_looks())
    written = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert written == {"intercept": made.intercept, "slope": made.slope, "families": made.families}


def test_they_keep_their_word_better_than_the_rules_do() -> None:
    rows = read_looks()
    assert error_of(fit(rows), rows) < error_of(None, rows)


@pytest.mark.parametrize("family", ["use", "treaty_status", "vote", "a family without a look"])
def test_a_surer_rule_stays_surer(family: str) -> None:
    shares = [calibration().of(step / 20, family) for step in range(21)]
    assert shares == sorted(shares)
    assert all(LEAST <= share <= MOST for share in shares)


def test_families_that_are_misread_more_often_are_less_sure() -> None:
    text = "Peru is a State Party to the Mine Ban Treaty. Rebels laid antipersonnel mines in 2014."
    sure = {claim.claim_type: claim.confidence for claim in find_claims(analysis_of(text))}
    assert sure["use"] < sure["treaty_status"]
