"""A mistake in a rule file is said plainly: which file, which rule, what is allowed."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.claims import rulefile
from pipeline.claims.rulefile import rule_file, rule_files
from pipeline.language.cuefile import RuleFileError, read_toml
from pipeline.matching.prefilter import plain

GOOD: dict[str, Any] = {
    "id": "use.shell",
    "sense": "use",
    "verbs": ["shell with"],
    "must_match": ["Peru shelled it with cluster munitions."],
    "must_not_match": ["Peru was shelled."],
}


def read(monkeypatch: pytest.MonkeyPatch, **tables: Any) -> rulefile.RuleFile:
    others = {family: read_toml("pipeline.claims", f"rules/{family}.toml") for family in rulefile.FAMILIES}
    monkeypatch.setattr(
        rulefile, "read_toml", lambda package, name: {**others, "use": tables}[name[len("rules/") : -len(".toml")]]
    )
    rule_files.cache_clear()
    try:
        return rule_file("use")
    finally:
        rule_files.cache_clear()


def found(rules: rulefile.RuleFile, text: str) -> list[str]:
    """The words that the rules match in a text."""
    tokens = frozenset(text.lower().split())
    return [match.group() for _, match in rulefile.hits(rules, text, tokens, plain(text))]


def test_a_good_rule_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(read(monkeypatch, rule=[GOOD]), "It shelled the town; it was shelled with rockets") == ["shelled with"]


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"rule": [{**GOOD, "verb": ["use"]}]}, ["use.toml", "use.shell", "unknown key verb", "verbs"]),
        ({"rule": [{k: v for k, v in GOOD.items() if k != "must_match"}]}, ["use.shell", "must_match"]),
        ({"rule": [{**GOOD, "id": "transfer.shell"}]}, ["transfer.shell", "use."]),
        ({"rule": [{**GOOD, "phrases": ["x"]}]}, ["use.shell", "triggers"]),
        ({"rule": [{**GOOD, "phrases": ["{ghost} x"], "triggers": ["x"]}]}, ["use.shell", "ghost"]),
        ({"rule": [GOOD], "values": []}, ["use.toml", "values", "value"]),
        ({"rule": [GOOD], "value": [{"sense": "use", "value": "used", "when": ["negativ"]}]}, ["negativ", "negative"]),
    ],
)
def test_a_mistake_names_file_and_rule(
    monkeypatch: pytest.MonkeyPatch, tables: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(RuleFileError) as caught:
        read(monkeypatch, **tables)
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_part_stands_for_its_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = {**GOOD, "verbs": [], "phrases": [r"\bhas {join}\b"], "triggers": ["has"]}
    rules = read(monkeypatch, rule=[rule], part={"join": "joined|acceded"})
    assert found(rules, "it has acceded") == ["has acceded"]
    assert found(rules, "it acceded") == []
