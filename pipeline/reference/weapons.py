"""Weapons named in text.

``find_weapons("stocks of PMN-2 and TM-57 mines")`` gives ``antipersonnel_mine``, ``antivehicle_mine`` and the generic
"mines". Compounds like "mine clearance" and names like "Mine Ban Treaty" speak of no weapon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.matching.pattern_set import PatternSet
from pipeline.matching.prefilter import Prefilter, plain
from pipeline.matching.word_index import OF_SENTENCES
from pipeline.reference.tables import entries, toml_data
from pipeline.reference.treaties import find_treaties

_FILE = "weapons.toml"
_ALLOWED = frozenset({"id", "weapon", "generic", "phrases", "types", "must_match", "must_not_match"})


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon at ``text[start:end]``; ``generic`` where the words say only "mines" or "landmines"."""

    start: int
    end: int
    weapon: str
    generic: bool


def find_weapons(text: str) -> list[WeaponMention]:
    """Mentions in text order, never overlapping, none inside a treaty's name."""
    able = _patterns().able(plain(text))
    if not able:
        return []
    names = [(mention.start, mention.end) for mention in find_treaties(text)]
    found = []
    for match in _patterns().finditer(text, able):
        if match.lastgroup == "hidden":
            continue
        while names and names[0][1] <= match.start():
            names.pop(0)
        if names and names[0][0] <= match.start() < names[0][1]:
            continue
        weapon, generic = _rules()[int((match.lastgroup or "w0")[1:])]
        found.append(WeaponMention(match.start(), match.end(), weapon, generic))
    return found


@cache
def _rules() -> tuple[tuple[str, bool], ...]:
    raw = entries(toml_data(_FILE), "weapon", _ALLOWED, _FILE)
    return tuple((entry["weapon"], entry.get("generic", False)) for entry in raw)


@cache
def _patterns() -> PatternSet:
    data = toml_data(_FILE)
    branches = [f"(?P<hidden>{_words(data['not_a_weapon']['phrases'])})"]
    for number, entry in enumerate(entries(data, "weapon", _ALLOWED, _FILE)):
        types = "|".join(pattern.replace(" ", r"\s+") for pattern in entry.get("types", ()))
        parts = _words(entry["phrases"]) + (f"|{types}" if types else "")
        branches.append(f"(?P<w{number}>{parts})")
    whole_words = [rf"(?<![\w-]){branch}(?!\w)" for branch in branches]
    filters = [Prefilter.of(source) for source in whole_words]
    return PatternSet(filters, lambda number: re.compile(whole_words[number]), OF_SENTENCES)


def _words(phrases: list[str]) -> str:
    alternatives = "|".join(phrase.replace("[- ]", r"(?:[-‑]|\s+)").replace(" ", r"\s+") for phrase in phrases)
    return f"(?i:{alternatives})"
