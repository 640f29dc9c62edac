"""Counts in text: "50,659", "some 4,000", "1.18 million", "more than six million", "half a million".

A range ("between 10,000 and 15,000") takes no figure, as the annotation rules say. Words are in ``quantities.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.language.cuefile import RuleFileError, alternation, curly, read_toml

# "50,659", "50 659", "3,37" is none, "3.37" (with million)
_FIGURE = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,])|\d+(?:\.\d+)?"
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
# "between 10,000 and |"; "4,000 to |", "4,000 or |"; "from 797 to 685" is a change, each end a count of its own.
_BETWEEN_END = re.compile(
    r"\bbetween\s+(?:\w+\s+)?\S+\s+(?:(?:hundred|thousand|million)\s+)?and\s+(?:\w+\s+)?$", re.IGNORECASE
)
_RANGE_BEFORE = re.compile(r"(?P<number>\S+)\s?(?:–|-|\b(?:to|or)\b)\s?$", re.IGNORECASE)
# "four to five million": the scale stands with the second number alone.
_SCALED_LATER = re.compile(r"^\s+(?:to|or)\s+[a-z\d-]+\s+(?:hundred|thousand|million)\b", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"^(?:\s?(?:–|-)\s?|\s+to\s+|\s+or\s+)(?P<number>\S+)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s+(?:(?:hundred|thousand|million)\s+)?and\s", re.IGNORECASE)
# "from 797 to 685", "by 112 to 685"
_FROM = re.compile(r"\b(?:from|by)\s+(?:\w+\s+)?\S+\s+to\s+$|\b(?:from|by)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count at ``text[start:end]``. ``value`` is None for a range; ``rough`` for "some", "about", "more than"."""

    start: int
    end: int
    value: int | None
    rough: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """``quantities.toml``, compiled."""

    values: dict[str, int]
    scales: dict[str, int]
    number: re.Pattern[str]
    word: re.Pattern[str]
    rough: re.Pattern[str]
    measure: re.Pattern[str]
    named: re.Pattern[str]
    designation: re.Pattern[str]


_TABLES = {
    "words": {"units", "tens", "scales"},
    "rough": {"patterns"},
    "measure": {"patterns"},
    "named": {"patterns"},
    "designation": {"patterns"},
}


@lru_cache(maxsize=1)
def _vocabulary() -> _Words:
    raw: dict[str, Any] = read_toml("pipeline.language", "quantities.toml")
    for name, table in raw.items():
        unknown = sorted(set(table) - _TABLES.get(name, set())) if name in _TABLES else [name]
        if unknown:
            allowed = ", ".join(f"{table}.{key}" for table, keys in _TABLES.items() for key in sorted(keys))
            raise RuleFileError(f"quantities.toml: unknown {', '.join(unknown)}; allowed: {allowed}")
    units, tens, scales = raw["words"]["units"], raw["words"]["tens"], raw["words"]["scales"]
    values = units | tens | {f"{ten}-{unit}": tens[ten] + units[unit] for ten in tens for unit in list(units)[:9]}
    return _Words(
        values=values,
        scales=scales,
        number=_number(values, scales),
        word=re.compile(rf"[(“]*(?:{_FIGURE}|{alternation(values)}|several|a few)\b", re.IGNORECASE),
        rough=re.compile(rf"\b(?:{'|'.join(raw['rough']['patterns'])})\s+[“\"]?$", re.IGNORECASE),
        measure=re.compile("|".join(curly(rf"[\s-]?{pattern}") for pattern in raw["measure"]["patterns"])),
        named=re.compile(rf"(?:{'|'.join(raw['named']['patterns'])})$"),
        designation=re.compile(rf"(?:{'|'.join(raw['designation']['patterns'])})$"),
    )


def _number(values: dict[str, int], scales: dict[str, int]) -> re.Pattern[str]:
    """Everything that writes a number; groups say how."""
    value, scale = alternation(values), alternation(scales)
    parts = (
        # "50,659", "3.37 million"
        rf"(?<![.,/–])(?P<figure>{_FIGURE})(?:\s+(?P<scale>{scale})(?!\w))?(?![\d/]|,\d|-\w|\.\d|\w)",
        # "half a million", "a million"
        rf"(?P<half>half\s+an?)\s+(?P<half_scale>{scale})(?![\w-])",
        rf"(?P<a>an?)\s+(?P<a_scale>{scale})(?![\w-])",
        # "six", "two and a half million", "two hundred and fifty thousand"
        rf"(?P<words>{value})(?P<and_half>\s+and\s+a\s+half)?(?P<wscales>(?:\s+(?:{scale})\b)*)"
        rf"(?:\s+and\s+(?P<rest>{value})\b(?P<rscale>\s+(?:{scale})\b)?(?!\s+(?:{scale})))?(?![\w-])",
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})", re.IGNORECASE)


def find_quantities(text: str) -> list[Quantity]:
    """Counts in text order. Years, dates, resolution numbers, type names and measures of area, money and time are none.

    >>> [q.value for q in find_quantities("It holds some 4,000 mines and 1.18 million fuzes.")]
    [4000, 1180000]
    """
    words = _vocabulary()
    found = []
    for match in words.number.finditer(text):
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
        if before.endswith("[") and after.startswith("]"):
            continue  # a note's marker
        number = _value(match, words)
        if number is None or _MONTH.match(after) or words.measure.match(after):
            continue
        if number == 1 and after.startswith(" of "):
            continue  # "one of the largest producers" counts nothing
        if words.named.search(before) or (len(match.group()) < 4 and words.designation.search(before)):
            continue
        ranged = _ranged(before, after, words)
        found.append(Quantity(match.start(), match.end(), None if ranged else number, bool(words.rough.search(before))))
    return found


def _value(match: re.Match[str], words: _Words) -> int | None:
    """The number that a match writes; None for a year or a broken one."""
    groups = match.groupdict()
    if groups["figure"]:
        scale = words.scales.get((groups["scale"] or "").lower(), 1)
        if scale == 1 and _YEAR.fullmatch(groups["figure"]):
            return None
        number = float(re.sub(r"[,\s\u00a0\u202f]", "", groups["figure"])) * scale
        return round(number) if abs(number - round(number)) < 1e-6 else None
    if groups["half"]:
        return words.scales[groups["half_scale"].lower()] // 2
    if groups["a"]:
        return words.scales[groups["a_scale"].lower()]
    number = words.values[groups["words"].lower()] + (0.5 if groups["and_half"] else 0)
    for scale_word in (groups["wscales"] or "").split():
        number *= words.scales[scale_word.lower()]
    if groups["rest"] and groups["wscales"]:
        number += words.values[groups["rest"].lower()]
        if groups["rscale"]:
            number *= words.scales[groups["rscale"].strip().lower()]
    return round(number)


def _ranged(before: str, after: str, words: _Words) -> bool:
    """Whether the figure is one end of a range: "between 10,000 and 15,000", "4,000 to 5,000", "1,000 or 2,000"."""
    if _SCALED_LATER.match(after):
        return True
    if _FROM.search(before):
        return False
    if _BETWEEN_END.search(before) or (_BETWEEN.search(before) and _AND.match(after)):
        return True
    ends = (_RANGE_BEFORE.search(before), _RANGE_AFTER.match(after))
    return any(end is not None and _is_number(end.group("number"), words) for end in ends)


def _is_number(word: str, words: _Words) -> bool:
    return words.word.match(word) is not None and not _YEAR.match(word)
