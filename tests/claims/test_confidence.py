"""Confidence: fitted on first looks, the same weights every time, ordered as rules and sentences order it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from models.fit_confidence import error_of, fit, read_looks
from pipeline.candidates import guess
from pipeline.claims import find_claims
from pipeline.claims.confidence import calibration, weigh
from pipeline.tables.vocabulary import CLAIM_TYPES

from ..language.one_report import analysis_of

WEIGHTS = Path(__file__).parents[2] / "models" / "confidence" / "weights.json"
TEXT = "Peru is a State Party to the Mine Ban Treaty. Rebels laid antipersonnel mines in 2014."


def test_the_weights_are_those_that_the_looks_give() -> None:
    assert json.loads(WEIGHTS.read_text(encoding="utf-8")) == asdict(fit(read_looks()))


def test_they_keep_their_word_better_than_the_rules_do() -> None:
    rows = read_looks()
    assert error_of(fit(rows), rows) < error_of(None, rows)


@pytest.mark.parametrize("family", ["use", "treaty_status", "vote", "a family without a look"])
def test_surer_rules_and_likelier_sentences_make_surer_claims(family: str) -> None:
    by_rule = [calibration().of(step / 20, family, 0.9) for step in range(21)]
    by_sentence = [calibration().of(0.9, family, step / 200) for step in range(201)]
    for shares in (by_rule, by_sentence):
        assert shares == sorted(shares)
        assert 0 < shares[0] < shares[-1] < 1


def test_families_that_are_misread_more_often_are_less_sure() -> None:
    analysis = analysis_of(TEXT)
    sure = {claim.claim_type: claim.confidence for claim in weigh(analysis, guess(analysis), find_claims(analysis))}
    assert sure["use"] < sure["treaty_status"]


def test_a_claim_in_a_sentence_that_looks_like_none_is_given_up() -> None:
    analysis = analysis_of(TEXT)
    claims = [replace(claim, confidence=0.7) for claim in find_claims(analysis)]
    nothing = [[0.0] * len(CLAIM_TYPES) for _ in analysis.sentences]
    certain = [[1.0] * len(CLAIM_TYPES) for _ in analysis.sentences]
    assert [claim.claim_type for claim in weigh(analysis, certain, claims)] == ["treaty_status", "use"]
    assert "use" not in [claim.claim_type for claim in weigh(analysis, nothing, claims)]
