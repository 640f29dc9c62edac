"""Meetings of the treaties: the table, its look-ups, and the meetings that a text mentions.

``find_meetings("the 15th Meeting of States Parties in Santiago in November–December 2016", "MBT", 2017)`` gives one
mention of ``MBT-MSP-15``. The words and their parts are read in ``meeting_words``; here they are put together with the
table. A number decides over place and year, so that a report's slip stays visible in the mention.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.reference.meeting_heads import MeetingWords, may_name_meeting
from pipeline.reference.meeting_words import read_meeting_words
from pipeline.reference.tables import csv_rows
from pipeline.reference.treaties import TreatyMention, find_treaties

# Intersessional meetings have no table: one a year, since these years.
_FIRST_INTERSESSIONAL = {"MBT": 1999, "CCM": 2011}
_TREATIES_WITH_MEETINGS = ("MBT", "CCM", "CCW")
# How many characters back "that convention" may have been named.
_TREATY_REACH = 400


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of the table. ``starts`` and ``ends`` are months, "2016-11"; ``place`` may be "virtual"."""

    event_id: str
    treaty: str
    kind: str
    number: int
    place: str
    starts: str
    ends: str

    @property
    def years(self) -> range:
        return range(int(self.starts[:4]), int(self.ends[:4]) + 1)


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A meeting at ``text[start:end]``, which includes place and date where they follow at once.

    ``number``, ``year``, ``place`` and ``dates`` (EDTF) are what the words say, not what the table knows. ``event_id``
    is None where the words leave open which meeting it was, or where such meetings have no id.
    """

    start: int
    end: int
    event_id: str | None
    treaty: str | None
    kind: str
    number: int | None
    year: int | None
    place: str | None
    dates: str | None
    text: str


def meeting(event_id: str) -> Meeting | None:
    """The table's row; None for intersessional meetings and unknown ids."""
    return _table().get(event_id)


def meetings_in(treaty: str, year: int) -> tuple[Meeting, ...]:
    """Meetings of States Parties and Review Conferences of a treaty held in a year, in order."""
    return tuple(row for row in _table().values() if row.treaty == treaty and year in row.years)


def meetings_of_kind(treaty: str, kind: str) -> tuple[Meeting, ...]:
    """All rows of the table of one kind ("MSP", "RC") of a treaty, in order."""
    return tuple(row for row in _table().values() if row.treaty == treaty and row.kind == kind)


def last_meeting_year(treaty: str) -> int | None:
    """The year in which the table ends for a treaty; beyond it nothing can be said."""
    return max((row.years[-1] for row in _table().values() if row.treaty == treaty), default=None)


def resolve_meeting(
    treaty: str, kind: str, number: int | None = None, place: str | None = None, year: int | None = None
) -> str | None:
    """The id of the one meeting that fits: by number; else by place and year; else by whichever of them is given.

    None where nothing or more than one fits. ``resolve_meeting("MBT", "MSP", year=2010)`` is ``MBT-MSP-10``.
    """
    if kind == "ANY":
        held = [row for row in _table().values() if row.treaty == treaty and place and _fits(row, None, place, year)]
        return held[0].event_id if len(held) == 1 else None
    if kind == "ISM":
        first = _FIRST_INTERSESSIONAL.get(treaty)
        return f"{treaty}-ISM-{year}" if first is not None and year is not None and year >= first else None
    if number is not None:
        event_id = f"{treaty}-{kind}-{number}"
        return event_id if event_id in _table() else None
    if place is None and year is None:
        return None
    fitting = [row for row in meetings_of_kind(treaty, kind) if _fits(row, None, place, year)]
    return fitting[0].event_id if len(fitting) == 1 else None


def find_meetings(
    text: str, default_treaty: str | None, report_year: int | None = None, since: int = 0
) -> list[MeetingMention]:
    """Mentions in text order. A list ("the First and Second Meetings", "in 2011 and 2013") gives one a meeting.

    ``default_treaty`` is the report's own, meant where the words name none; with ``report_year`` a meeting that could
    only lie after the next year is left without an id. What stands before ``since`` only tells which treaty is meant.
    """
    return list(_mentions(text, default_treaty, report_year, since))


@lru_cache(maxsize=16)  # the claims of one sentence ask in turn
def _mentions(text: str, default_treaty: str | None, report_year: int | None, since: int) -> tuple[MeetingMention, ...]:
    if not may_name_meeting(text[since:]):
        return ()
    treaties = find_treaties(text)
    mentions = (_mention(text, words, default_treaty, treaties) for words in read_meeting_words(text, treaties, since))
    return tuple(mention for mention in mentions if report_year is None or (mention.year or 0) <= report_year + 1)


def _mention(
    text: str, words: MeetingWords, default_treaty: str | None, treaties: list[TreatyMention]
) -> MeetingMention:
    treaty, event_id = None, None
    for treaty in _candidates(words, default_treaty, treaties):
        event_id = resolve_meeting(treaty, words.kind, words.number, words.place, words.year)
        if event_id is not None and _agrees(event_id, words):
            break
    else:
        # No treaty fits the words in full: the likeliest one, whose meeting they may well be wrong about.
        treaty = next(_candidates(words, default_treaty, treaties), None)
        event_id = treaty and resolve_meeting(treaty, words.kind, words.number, words.place, words.year)
    return MeetingMention(
        words.start, words.end, event_id, treaty, words.kind, words.number, words.year, words.place, words.dates,
        text[words.start : words.end],
    )  # fmt: skip


def _candidates(words: MeetingWords, default: str | None, treaties: list[TreatyMention]) -> Iterator[str]:
    """Treaties that the words can mean, likeliest first; only the first where they name it."""
    if words.treaty is not None:
        yield words.treaty
        return
    first, last = (bisect_left(treaties, place, key=_start) for place in (words.start - _TREATY_REACH, words.start))
    before = [mention.code for mention in treaties[first:last]]
    near = before[-1] if before else None
    if words.reference == "protocol":
        near = next((code for code in reversed(before) if code in ("CCW-APII", "CCW-PV")), None)
    elif words.reference == "convention":
        near = next((code for code in reversed(before) if code in ("CCM", "CCW")), None)
    order = [near, default] if words.points_back else [default, near]
    seen = {code for code in order if code is not None}
    yield from (code for code in dict.fromkeys(order) if code is not None)
    # A number with place or year, or both of these, can tell a treaty by itself ("First ... in Vientiane").
    if words.kind in ("MSP", "RC") and sum(part is not None for part in (words.number, words.place, words.year)) >= 2:
        yield from (code for code in _TREATIES_WITH_MEETINGS if code not in seen)


def _start(mention: TreatyMention) -> int:
    return mention.start


def _agrees(event_id: str, words: MeetingWords) -> bool:
    row = _table().get(event_id)
    return row is None or _fits(row, words.number, words.place, words.year)


def _fits(row: Meeting, number: int | None, place: str | None, year: int | None) -> bool:
    return (
        (number is None or number == row.number)
        and (place is None or same_place(place, row.place))
        and (year is None or year in row.years)
    )


def same_place(one: str, other: str) -> bool:
    """Whether two places are one: accents aside ("San Jose"), and "virtual and Geneva" is both."""
    first, second = (name.replace("é", "e").replace("-Angkor", "").casefold() for name in (one, other))
    return first == second or first in second.split(" and ") or second in first.split(" and ")


@cache
def _table() -> dict[str, Meeting]:
    rows = (*csv_rows("meetings.csv"), *csv_rows("more_meetings.csv"))
    return {
        row["meeting"]: Meeting(
            row["meeting"], row["treaty"], row["kind"], int(row["number"]), row["place"], row["starts"], row["ends"]
        )
        for row in rows
    }
