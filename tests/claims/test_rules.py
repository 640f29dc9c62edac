"""Every rule of every family gives a claim on the words that it names, and none on those that it must leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.claims import find_claims
from pipeline.claims.rulefile import FAMILIES, Rule, all_triggers, rule_file
from pipeline.language.components import load

from ..language.one_report import analysis_of

RULES = [(family, rule) for family in FAMILIES for rule in rule_file(family).rules]


def extractors(sentence: str) -> list[str]:
    return [claim.extractor for claim in find_claims(analysis_of(sentence))]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [pytest.param(rule, words, id=f"{rule.id}-{n}") for _, rule in RULES for n, words in enumerate(rule.must_match)],
)
def test_must_match(rule: Rule, sentence: str) -> None:
    assert rule.id in extractors(sentence)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        pytest.param(rule, words, id=f"{rule.id}-{n}")
        for _, rule in RULES
        for n, words in enumerate(rule.must_not_match)
    ],
)
def test_must_not_match(rule: Rule, sentence: str) -> None:
    assert rule.id not in extractors(sentence)


def test_every_rule_has_an_id_of_its_own_and_examples_of_both_kinds() -> None:
    ids = [rule.id for _, rule in RULES]
    assert len(ids) == len(set(ids))
    assert [rule.id for _, rule in RULES if not rule.must_match or not rule.must_not_match] == []


def test_the_gate_of_the_model_lets_every_rule_through() -> None:
    gate: Any = load().get_pipe("claim_gate")
    missing = sorted(set(all_triggers()) - set(gate.triggers))
    assert missing == [], "run 'make model': rules name words that the gate drops"
