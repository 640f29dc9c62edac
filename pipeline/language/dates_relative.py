"""Expressions that lean on another date: "the previous month", "two years later", "1 July of that year"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language import edtf_dates
from pipeline.language.dates_vocabulary import NUMBER_WORDS, RelativeRule, vocabulary
from pipeline.matching.pattern_set import PatternSet
from pipeline.matching.prefilter import Prefilter, plain
from pipeline.matching.word_index import OF_SENTENCES

GATE = re.compile(
    r"\b(?:p(?:r(?:evious(?:ly)?|eceding|ior))|following|s(?:ubsequent|ame)|next|la(?:st|ter)|earlier|before|after(?:wards?)?|"
    r"th(?:at|is|ose|en|e\s+(?:year|war|conflict|fighting|hostilities)))\b"
)
"""Every rule's words are among these, in small letters; a text without them is not searched."""


@dataclass(frozen=True, slots=True)
class RelativeMatch:
    """A relative expression with the rule that found it and its named groups."""

    start: int
    end: int
    rule: RelativeRule
    groups: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _patterns() -> PatternSet:
    patterns = [rule.compiled for rule in vocabulary().relative]
    return PatternSet([Prefilter.of(pattern.pattern) for pattern in patterns], patterns.__getitem__, OF_SENTENCES)


def find_relative(text: str) -> list[RelativeMatch]:
    """All relative expressions of a text, in order, the longest where two overlap."""
    if not GATE.search(text.lower()):
        return []
    able = _patterns().able(plain(text))
    found = [
        RelativeMatch(hit.start(), hit.end(), rule, tuple((k, v) for k, v in hit.groupdict().items() if v))
        for number, rule in enumerate(vocabulary().relative)
        if able >> number & 1
        for hit in rule.compiled.finditer(text)
    ]
    kept: list[RelativeMatch] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def shifted(match: RelativeMatch, anchor: str | None) -> str | None:
    """EDTF of a relative expression, None without an anchor or with one that is too vague ("2012" for a month)."""
    if anchor is None:
        return None
    year, month, day = edtf_dates.parts(anchor)
    groups, unit, shift = dict(match.groups), match.rule.unit, match.rule.shift
    try:
        if unit == "since":
            # after a period that has ended, "since then" is since its end
            return edtf_dates.since(anchor.removesuffix("/..").split("/")[-1])
        if unit == "until":
            return edtf_dates.until(anchor.removesuffix("/.."))
        if unit == "event":
            return anchor.removesuffix("/..").removeprefix("../")
        if unit == "counted":
            return _counted(year, month, day, groups, shift)
        if unit == "year":
            return _in_year(year + shift, groups)
        if unit == "next_month_named":
            return _named_month(year, month, groups, shift)
        if unit == "this_month_named":
            return edtf_dates.point(year, vocabulary().month_number(groups["month"].capitalize()))
        return _moved(year, month, day, unit, shift)
    except ValueError:  # 31 June, or a day in a month that has none
        return None


def _in_year(year: int, groups: dict[str, str]) -> str:
    """The year, or the month, day or part of it ("the first quarter") that the expression names."""
    if "part" in groups:
        said = " ".join(groups["part"].lower().split()) + " of"
        months = next((row.months for row in vocabulary().part if row.months and said in row.words), None)
        if months is not None:
            return f"{edtf_dates.point(year, months[0])}/{edtf_dates.point(year, months[1])}"
    named = vocabulary().month_number(groups["month"].capitalize()) if "month" in groups else None
    return edtf_dates.point(year, named, int(groups["day"]) if "day" in groups else None)


def _counted(year: int, month: int | None, day: int | None, groups: dict[str, str], shift: int) -> str | None:
    said = groups["n"].lower()
    count = 1 if said in ("a", "an") else NUMBER_WORDS.index(said) + 1 if said in NUMBER_WORDS else int(said)
    if groups["unit"].lower() == "year":
        last = calendar.monthrange(year + shift * count, month)[1] if month else 31
        return edtf_dates.point(year + shift * count, month, min(day, last) if day else None)
    if groups["unit"].lower() == "week":
        return _moved(year, month, day, "day", 7 * shift * count)
    return _moved(year, month, day, groups["unit"].lower(), shift * count)


def _moved(year: int, month: int | None, day: int | None, unit: str, count: int) -> str | None:
    """The month or day that lies ``count`` units off; None where the anchor is less precise than the unit."""
    if month is None or (unit != "month" and day is None):
        return None
    if unit == "week":
        return (dt.date(year, month, day or 1) + dt.timedelta(weeks=count)).isoformat()[:7]
    if unit == "month":
        months = year * 12 + month - 1 + count
        return edtf_dates.point(months // 12, months % 12 + 1)
    return (dt.date(year, month, day or 1) + dt.timedelta(days=count)).isoformat()


def _named_month(year: int, month: int | None, groups: dict[str, str], shift: int) -> str:
    """ "The following April" after December 2011 is 2012-04; after a year alone it lies in the next one."""
    named = vocabulary().month_number((groups.get("month") or groups["month_"]).capitalize())
    if month is None or (named <= month if shift > 0 else named >= month):
        year += shift
    return edtf_dates.point(year, named)
