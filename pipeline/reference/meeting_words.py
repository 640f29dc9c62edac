"""Reads the words around a meeting's name: number, treaty, place and dates, before and after it.

Start with ``read_meeting_words``. A head and the pieces before it come from ``meeting_heads``; here the pieces after it
("in Santiago", "in November–December 2016") are taken forwards. After a list's comma or "and" comes one meeting more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.reference.date_words import DATE, DateWords, read_dates
from pipeline.reference.meeting_heads import ORDINAL, MeetingWords, Numbers, find_heads, number_of, place_source, tidy
from pipeline.reference.treaties import TreatyMention

_AFTER_TREATY = re.compile(r"\s+(?:to|of|on|for)\s+(?:the\s+)?(?:(?:treaty|convention)['’]s\s+)?|,\s+")
_AFTER_REFERENCE = re.compile(r"\s+(?:to|of)\s+(the|that|this)\s+(treaty|convention|protocol)\b", re.IGNORECASE)
_FILLER = re.compile(
    r",?\s+(?:which\s+was\s+|that\s+was\s+)?(?:held|convened|hosted|only)\b(?=\s)|,\s+as\s+(?:an\s+)?observers?(?=,\s)"
)
# ", Costa Rica," between a place and a date
_IN_COUNTRY = r"(?:,\s+[A-Z][\w'’.]+(?:\s+[A-Z][\w'’.]+){0,2}(?=,?\s+(?:in|on|from)\s|,\s+\d))?"
_ONLINE = r"(?:virtually|online)"
_DATE_AFTER = re.compile(rf"(?:,?\s+(?:in|on|of|from|during)\s+|,\s+)(?:late\s+|early\s+|mid-)?(?P<date>{DATE})")
_MORE = re.compile(r"\s*,\s+(?:and\s+|or\s+)?(?:again\s+)?|\s+(?:and|or)\s+(?:again\s+)?")
_MORE_NUMBER = re.compile(rf"\s+(?:and|or)\s+(?:(?:in|at)\s+)?the\s+({ORDINAL})\b(?!\s+[A-Z])")
_MORE_DATE = re.compile(rf"(?:(?:in|on|of)\s+)?(?P<date>{DATE})")
# "..., in 2011, and in December 2015 it abstained": after a comma a date with a preposition begins a new statement.
_NEW_STATEMENT = re.compile(r"\s*,\s+(?:and|or)\s+(?:in|on|of)\s+(?:[A-Z][a-z]+\s+)?\d")
_PLURAL = re.compile(r"(?:[Mm]eetings|[Cc]onferences|[Cc]ommittees|[Ss]essions|MSPs)\b")
# "those of June 2011", "these in May 2006", "the next one, held in Lusaka in September 2013"
_ONE_OF_THEM = rf"the\s+(?:next|previous|following|{ORDINAL})\s+(?:one|of\s+(?:them|these|those))"
_PRONOUN = re.compile(rf"\b(?:those|these|{_ONE_OF_THEM})(?=,?\s+(?:held\s+)?(?:in|of|at)\s)")
_ANNUAL_SPAN = re.compile(r"\b[Ff]rom\s+((?:19|20)\d\d)\s+to\s+((?:19|20)\d\d)\b[^.\n]*$")
_PRONOUN_REACH = 250


def read_meeting_words(text: str, treaties: list[TreatyMention]) -> list[MeetingWords]:
    """Every meeting that the words name, in text order."""
    starts = {mention.start: mention for mention in treaties}
    found = [one for words, numbers in find_heads(text, treaties) for one in _after(text, words, numbers, starts)]
    found.sort(key=_place)
    return sorted([*found, *_pronouns(text, found, starts)], key=_place)


def _place(words: MeetingWords) -> tuple[int, int]:
    return words.start, words.end


def _after(
    text: str, words: MeetingWords, numbers: Numbers, starts: dict[int, TreatyMention]
) -> Iterator[MeetingWords]:
    """One ``MeetingWords`` a number, or a place and date, with the pieces after the head."""
    words = _treaty_after(text, words, starts)
    if len(numbers) > 1:
        for index, (number, start, end) in enumerate(numbers):
            last = index == len(numbers) - 1
            first_start = words.start if index == 0 else start
            yield replace(words, start=first_start, end=words.end if last else end, number=number)
        return
    if numbers:
        first, _ = _place_and_date(text, replace(words, number=numbers[0][0]), starts)
        yield first
        yield from _more_numbers(text, first, starts)
        return
    yield from _places_and_dates(text, words, starts)


def _treaty_after(text: str, words: MeetingWords, starts: dict[int, TreatyMention]) -> MeetingWords:
    match = _AFTER_TREATY.match(text, words.end)
    if match and (mention := starts.get(match.end())):
        return replace(words, end=mention.end, treaty=mention.code)
    match = _AFTER_REFERENCE.match(text, words.end)
    if match and words.treaty is None:
        back = match[1].lower() in ("that", "this")
        return replace(words, end=match.end(), reference=match[2].lower(), points_back=back)
    return words


def _place_and_date(
    text: str, words: MeetingWords, starts: dict[int, TreatyMention]
) -> tuple[MeetingWords, list[DateWords]]:
    """The pieces that follow at once: fillers, place, date in any order; and further dates of a month list."""
    further: list[DateWords] = []
    end = words.end
    while True:
        if filler := _FILLER.match(text, end):
            end = filler.end()
        elif words.place is None and (match := _place_after().match(text, end)):
            end = match.end()
            words = replace(words, end=end, place=tidy(match["place"]) if match["place"] else "virtual")
        elif words.dates is None and (match := _DATE_AFTER.match(text, end)):
            first, *further = _dates_at(match)
            end = first.end
            words = replace(words, end=end, dates=first.edtf, year=first.year)
            if further:
                return words, further
        elif words.treaty is None and text.startswith(", ", end) and (mention := starts.get(end + 2)):
            end = mention.end
            words = replace(words, end=end, treaty=mention.code)
        else:
            return words, further


def _dates_at(match: re.Match[str]) -> list[DateWords]:
    """The dates of the match's group "date", placed in the text."""
    offset = match.start("date")
    dates = read_dates(match["date"])
    return [replace(date, start=offset + date.start, end=offset + date.end) for date in dates]


def _places_and_dates(text: str, words: MeetingWords, starts: dict[int, TreatyMention]) -> Iterator[MeetingWords]:
    """A head without a number: "in Nairobi in 2004 and in Cartagena in 2009", "in 2011 and 2013", "in A, B, and C"."""
    first, further = _place_and_date(text, words, starts)
    found = [first]
    found += [replace(first, start=date.start, end=date.end, dates=date.edtf, year=date.year) for date in further]
    # Only several meetings can have several places or dates.
    if _PLURAL.search(text, words.start, words.end) and (first.dates is not None or first.place is not None):
        while more := _one_more(text, found, words, starts):
            found.append(more)
    yield from _years_of_span(text, found)


def _one_more(
    text: str, found: list[MeetingWords], head: MeetingWords, starts: dict[int, TreatyMention]
) -> MeetingWords | None:
    joiner = _MORE.match(text, found[-1].end)
    if joiner is None or _NEW_STATEMENT.match(text, joiner.start()):
        return None
    blank = replace(head, start=joiner.end(), end=joiner.end(), place=None, dates=None, year=None)
    if found[0].place is not None and (listed := _place_in_list().match(text, joiner.end())):
        after, _ = _place_and_date(text, replace(blank, end=listed.end(), place=tidy(listed[1])), starts)
        # A place without a date continues a list of places only; else a new statement may begin with it.
        return after if after.dates is not None or found[0].dates is None else None
    if found[-1].dates is not None and (match := _MORE_DATE.match(text, joiner.end())):
        date = _dates_at(match)[0]
        return replace(blank, end=date.end, place=found[0].place, dates=date.edtf, year=date.year)
    return None


def _years_of_span(text: str, found: list[MeetingWords]) -> list[MeetingWords]:
    """From 2001 to 2003 ... in Managua, Geneva, and Bangkok": as many places as years, so one a year."""
    undated = len(found) > 1 and all(words.dates is None for words in found)
    span = _ANNUAL_SPAN.search(text, max(0, found[0].start - 150), found[0].start) if undated else None
    if span is None or int(span[2]) - int(span[1]) + 1 != len(found):
        return found
    return [
        replace(words, year=int(span[1]) + index, dates=str(int(span[1]) + index)) for index, words in enumerate(found)
    ]


def _more_numbers(text: str, first: MeetingWords, starts: dict[int, TreatyMention]) -> Iterator[MeetingWords]:
    """... in Vientiane in November 2010 and in the Second in Beirut": the kind is not said again."""
    words = first
    while match := _MORE_NUMBER.match(text, words.end):
        blank = replace(first, start=match.start(1), end=match.end(), place=None, dates=None, year=None)
        words, _ = _place_and_date(text, replace(blank, number=number_of(match[1])), starts)
        if words.place is None and words.dates is None:
            return
        yield words


def _pronouns(text: str, found: list[MeetingWords], starts: dict[int, TreatyMention]) -> Iterator[MeetingWords]:
    """but came to those of June 2004": a date or place after a pronoun that stands for meetings just named."""
    meetings = [words for words in found if words.kind in ("MSP", "RC", "ISM")]
    ends = [words.end for words in meetings]
    for match in _PRONOUN.finditer(text):
        index = bisect_right(ends, match.start())
        if index == 0:
            continue
        last = meetings[index - 1]
        between = text[last.end : match.start()]
        if len(between) > _PRONOUN_REACH or "\n\n" in between:
            continue
        blank = replace(last, start=match.start(), end=match.end(), number=None, place=None, dates=None, year=None)
        words, _ = _place_and_date(text, blank, starts)
        if words.dates is not None:
            yield words


@cache
def _place_after() -> re.Pattern[str]:
    where = rf"(?:,?\s+(?:in|at)\s+(?:the\s+)?|,\s+)(?P<place>{place_source()})(?!\w){_IN_COUNTRY}"
    return re.compile(rf"{where}|,?\s+(?:held\s+)?{_ONLINE}\b")


@cache
def _place_in_list() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:in|at)\s+(?:the\s+)?)?({place_source()})(?!\w){_IN_COUNTRY}")
