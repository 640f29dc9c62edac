"""Every entry of a data file of the reference room runs on its own examples, and no file takes a misspelt key."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reference.meetings import find_meetings
from pipeline.reference.tables import entries, toml_data
from pipeline.reference.treaties import find_treaties
from pipeline.reference.weapons import find_weapons


def rules(file: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = toml_data(file)[key]
    assert found
    return found


@pytest.mark.parametrize("rule", rules("treaties.toml", "treaty"), ids=lambda rule: rule["id"])
def test_treaty_rule(rule: dict[str, Any]) -> None:
    for example in rule["must_match"]:
        assert [(m.start, m.end, m.code) for m in find_treaties(example)] == [(0, len(example), rule["code"])], example
    for example in rule["must_not_match"]:
        assert [m for m in find_treaties(example) if m.code == rule["code"]] == [], example


@pytest.mark.parametrize("rule", rules("weapons.toml", "weapon"), ids=lambda rule: rule["id"])
def test_weapon_rule(rule: dict[str, Any]) -> None:
    generic = rule.get("generic", False)
    for example in rule["must_match"]:
        found = [(m.start, m.end, m.weapon, m.generic) for m in find_weapons(example)]
        assert found == [(0, len(example), rule["weapon"], generic)], example
    for example in rule["must_not_match"]:
        found_same = [m for m in find_weapons(example) if (m.weapon, m.generic) == (rule["weapon"], generic)]
        assert found_same == [], example


@pytest.mark.parametrize("rule", rules("meeting_words.toml", "kind"), ids=lambda rule: rule["id"])
def test_meeting_rule(rule: dict[str, Any]) -> None:
    for example in rule["must_match"]:
        assert [(m.start, m.end, m.kind) for m in find_meetings(example, "MBT")] == [(0, len(example), rule["kind"])]
    for example in rule["must_not_match"]:
        assert [m for m in find_meetings(example, "MBT") if m.kind == rule["kind"]] == [], example


def test_a_misspelt_key_is_an_error_that_lists_the_allowed_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown key \['patern'\].*allowed: \['id', 'pattern'\]"):
        entries({"rule": [{"id": "a", "patern": "b"}]}, "rule", frozenset({"id", "pattern"}), "some.toml")
