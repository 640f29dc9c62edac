"""Lists of meetings: what one head stands for when it has several numbers, places or dates.

"the Sixth and Seventh Meetings, held in Geneva in 2016 and 2017", "in Nairobi in 2004 and in Cartagena in 2009", "the
2011 and 2012 Meetings", "every Meeting from 2010 to 2014". ``meeting_words`` reads the head and asks here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.reference.date_words import DATE, DateWords, read_dates
from pipeline.reference.meeting_heads import ORDINAL, MeetingWords, Numbers, number_of, place_source, tidy
from pipeline.reference.meeting_tails import IN_COUNTRY, Tail, read_tail
from pipeline.reference.treaties import TreatyMention

_MORE = re.compile(r"\s*,\s+(?:and\s+|or\s+)?(?:again\s+)?|\s+(?:and|or)\s+(?:again\s+)?")
_MORE_NUMBER = re.compile(rf"\s+(?:and|or)\s+(?:(?:in|at)\s+)?the\s+({ORDINAL})\b(?!\s+[A-Z])")
_MORE_DATE = re.compile(rf"(?:(?:in|on|of)\s+)?(?P<date>{DATE})")
# "..., in 2008, and in May 2009 it spoke": after a comma a date with a preposition begins a new statement.
_NEW_STATEMENT = re.compile(r"\s*,\s+(?:and|or)\s+(?:in|on|of)\s+(?:[A-Z][a-z]+\s+)?\d")
_PLURAL = re.compile(r"(?:[Mm]eetings|[Cc]onferences|[Cc]ommittees|[Ss]essions|MSPs)\b")
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Aa]ll|[Aa]ny)\s+(?:of\s+)?(?:the\s+)?$")
# "From 2001 to 2003, … in Managua, Geneva, and Bangkok"
_ANNUAL_SPAN = re.compile(r"\b[Ff]rom\s+((?:19|20)\d\d)\s+to\s+((?:19|20)\d\d)\b[^.\n]*$")
# "in 2011–2014", "from 2010 to 2014", "between 2010 and 2014" behind a head
_SPAN_AFTER = re.compile(
    r"(?:,?\s+held\b)?(?:,?\s+in\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?,?\s+"
    r"(?:(?:(?:in|from|during|of)\s+)((?:19|20)\d\d)(?:\s?[–—-]\s?|\s+(?:to|through|until)\s+)"
    r"|between\s+((?:19|20)\d\d)\s+and\s+)"
    r"((?:19|20)?\d\d)\b(?!-)"
)
_LONGEST_SPAN = 12


def numbered(
    text: str, words: MeetingWords, numbers: Numbers, starts: dict[int, TreatyMention]
) -> Iterator[MeetingWords]:
    """One meeting a number; place and date behind the head belong to each in turn where there are as many."""
    if len(numbers) == 1:
        first, _ = read_tail(text, words._replace(number=numbers[0][0]), starts)
        yield first
        yield from _more_numbers(text, first, starts)
        return
    items = list(unnumbered(text, words._replace(number=None), starts, plural=True))
    fits = len(items) == len(numbers)
    for index, (number, start, end) in enumerate(numbers):
        first_start = words.start if index == 0 else start
        last_end = words.end if index == len(numbers) - 1 else end
        if fits:
            yield items[index]._replace(start=first_start, end=max(last_end, items[index].end), number=number)
        else:
            yield words._replace(start=first_start, end=last_end, number=number, dates=None, year=None)


def unnumbered(
    text: str, words: MeetingWords, starts: dict[int, TreatyMention], *, plural: bool | None = None
) -> Iterator[MeetingWords]:
    """A head without a number: "in Nairobi in 2004 and in Cartagena in 2009", "in 2011 and 2013", "in A, B, and C"."""
    if words.more_dates:
        yield from _dates_before(words)
        return
    several = plural or bool(_PLURAL.search(text, words.start, words.end))
    if (several or _EVERY.search(text, max(0, words.start - 40), words.start)) and (
        spanned := _span_after(text, words)
    ):
        while more := _one_more(text, spanned, words, starts):
            spanned.append(more)
        yield from spanned
        return
    if several and (zipped := _places_then_dates(text, words)):
        yield from zipped
        return
    first, further = read_tail(text, words, starts)
    found = [first]
    found += [first._replace(start=date.start, end=date.end, dates=date.edtf, year=date.year) for date in further]
    # Only several meetings can have several places or dates.
    if several and (first.dates is not None or first.place is not None):
        while more := _one_more(text, found, words, starts):
            found.append(more)
    yield from _years_of_span(text, found)


def _dates_before(words: MeetingWords) -> Iterator[MeetingWords]:
    """ "the 2011 and 2012 Meetings": the last date is the head's own."""
    for start, end, edtf, year in words.more_dates:
        yield words._replace(start=start, end=end, dates=edtf, year=year, more_dates=())
    yield words._replace(start=words.more_dates[-1][1] + len(" and "), more_dates=())


def _span_after(text: str, words: MeetingWords) -> list[MeetingWords]:
    """Each year of "from 2010 to 2014"; nothing where no such span follows."""
    match = _SPAN_AFTER.match(text, words.end)
    if match is None:
        return []
    begin, end = match[1] or match[2], match[3]
    first, last = int(begin), int(end if len(end) == 4 else begin[:2] + end)
    if not first < last < first + _LONGEST_SPAN:
        return []
    return [words._replace(end=match.end(), year=year, dates=str(year)) for year in range(first, last + 1)]


def _places_then_dates(text: str, words: MeetingWords) -> list[MeetingWords]:
    """ "in Phnom Penh and Geneva in 2011 and 2012": as many dates as places, one each."""
    match = _place_list().match(text, words.end)
    if match is None:
        return []
    places = [tidy(found.group()) for found in _one_place().finditer(match["places"])]
    offset = match.start("dates")
    dates = [
        DateWords(offset + found.start(), offset + found.end(), *_edtf(found.group()))
        for found in re.finditer(DATE, match["dates"])
    ]
    if len(places) != len(dates):
        return []
    return [
        words._replace(end=date.end, place=place, dates=date.edtf, year=date.year)
        for place, date in zip(places, dates, strict=True)
    ]


def _edtf(words: str) -> tuple[str, int]:
    date = read_dates(words)[0]
    return date.edtf, date.year


def _one_more(
    text: str, found: list[MeetingWords], head: MeetingWords, starts: dict[int, TreatyMention]
) -> MeetingWords | None:
    joiner = _MORE.match(text, found[-1].end)
    if joiner is None or _NEW_STATEMENT.match(text, joiner.start()):
        return None
    blank = head._replace(start=joiner.end(), end=joiner.end(), place=None, dates=None, year=None)
    if found[0].place is not None and (listed := _place_in_list().match(text, joiner.end())):
        after, _ = read_tail(text, blank._replace(end=listed.end(), place=tidy(listed[1])), starts)
        # A place without a date continues a list of places only; else a new statement may begin with it.
        return after if after.dates is not None or found[0].dates is None else None
    if found[-1].dates is not None and (match := _MORE_DATE.match(text, joiner.end())):
        date = read_dates(match["date"])[0]
        end = match.start("date") + date.end
        return blank._replace(end=end, place=found[0].place, dates=date.edtf, year=date.year)
    return None


def _years_of_span(text: str, found: list[MeetingWords]) -> list[MeetingWords]:
    """ "From 2001 to 2003 ... in Managua, Geneva, and Bangkok": as many places as years, so one a year."""
    undated = len(found) > 1 and all(words.dates is None for words in found)
    span = _ANNUAL_SPAN.search(text, max(0, found[0].start - 150), found[0].start) if undated else None
    if span is None or int(span[2]) - int(span[1]) + 1 != len(found):
        return found
    return [
        words._replace(year=int(span[1]) + index, dates=str(int(span[1]) + index)) for index, words in enumerate(found)
    ]


def _more_numbers(text: str, first: MeetingWords, starts: dict[int, TreatyMention]) -> Iterator[MeetingWords]:
    """... in Vientiane in November 2010 and in the Second in Beirut": the kind is not said again."""
    words: Tail = (first, [])
    while match := _MORE_NUMBER.match(text, words[0].end):
        blank = first._replace(start=match.start(1), end=match.end(), place=None, dates=None, year=None)
        words = read_tail(text, blank._replace(number=number_of(match[1])), starts)
        if words[0].place is None and words[0].dates is None:
            return
        yield words[0]


@cache
def _one_place() -> re.Pattern[str]:
    return re.compile(rf"{place_source()}(?!\w)")


@cache
def _place_list() -> re.Pattern[str]:
    place = rf"{place_source()}(?!\w)"
    date = rf"(?:in\s+)?{DATE}"
    return re.compile(
        rf",?\s+(?:held\s+)?in\s+(?P<places>{place}(?:,\s+{place})*,?\s+and\s+(?:in\s+)?{place}),?\s+(?:in|on)\s+"
        rf"(?P<dates>{DATE}(?:,\s+{date})*,?\s+and\s+{date})"
    )


@cache
def _place_in_list() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:in|at)\s+(?:the\s+)?)?({place_source()})(?!\w){IN_COUNTRY}")
