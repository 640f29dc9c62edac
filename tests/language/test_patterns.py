"""Every pattern and every governor is found in the words that it names, and not in those that it must leave alone."""

from __future__ import annotations

import pytest

from pipeline.language import patterns
from pipeline.language.cuefile import GovernorRule, RuleFileError, governor_rules, read_toml
from pipeline.language.patterns import PatternRule, pattern, pattern_rules

from .one_report import analysis_of

RULES = [pytest.param(rule, id=rule.id) for rule in pattern_rules().values()]
GOVERNORS = [pytest.param(rule, id=rule.id) for rule in governor_rules()]


def governors_in(text: str) -> set[str]:
    return {g.rule for sentence in analysis_of(text).sentences for g in sentence.governors}


@pytest.mark.parametrize("rule", RULES)
def test_pattern(rule: PatternRule) -> None:
    compiled = pattern(rule.id)
    assert rule.must_match
    assert rule.must_not_match
    assert [words for words in rule.must_match if not compiled.search(words)] == []
    assert [words for words in rule.must_not_match if compiled.search(words)] == []


@pytest.mark.parametrize("rule", GOVERNORS)
def test_governor(rule: GovernorRule) -> None:
    assert rule.must_match
    assert [words for words in rule.must_match if rule.id not in governors_in(words)] == []
    assert [words for words in rule.must_not_match if rule.id in governors_in(words)] == []


def test_ids_are_not_used_twice() -> None:
    entries = read_toml("pipeline.language", "patterns.toml")["pattern"]
    assert len({entry["id"] for entry in entries}) == len(entries)


def test_an_unknown_pattern_or_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuleFileError, match=r"no pattern agent\.ghost"):
        pattern("agent.ghost")
    broken = {"pattern": [{"id": "x.y", "patern": "a", "must_match": ["a"], "must_not_match": ["b"]}]}
    monkeypatch.setattr(patterns, "read_toml", lambda package, name: broken)
    pattern_rules.cache_clear()
    try:
        with pytest.raises(RuleFileError, match=r"x\.y: unknown key patern; allowed: .*must_match"):
            pattern_rules()
    finally:
        monkeypatch.undo()
        pattern_rules.cache_clear()
