"""Words that stand for a meeting of the kind just named: "those of June 2011", "the next one", "the Thirteenth"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.reference.date_words import DATE, NAMED_DATE, read_dates
from pipeline.reference.meeting_heads import ORDINAL, MeetingWords, number_of
from pipeline.reference.meeting_tails import read_tail
from pipeline.reference.treaties import TreatyMention

# "those of June 2011", "these in May 2006", "the next one, held in Lusaka"
_ONE_OF_THEM = rf"the\s+(?:next|previous|following|last|{ORDINAL})\s+(?:one|of\s+(?:them|these|those))"
_PRONOUN = re.compile(
    rf"\b(?:[Tt]hose|[Tt]hese|the\s+ones?|{_ONE_OF_THEM})(?=,?\s+(?:held\s+)?(?:in|of|at)\s)"
    rf"|\bthe\s+(?:meetings?|sessions?)(?=,?\s+(?:held\s+)?(?:in|of)\s+(?:early\s+|late\s+|mid-)?{DATE})"
    r"|\bthat(?=\s+(?:of|held\s+in)\s+(?:[A-Z]|\d))"
    r"|\b(?:of\s+which\s+the\s+(?:latest|last|most\s+recent)"
    r"|the\s+(?:latest|last|most\s+recent)\s+(?:one|of\s+(?:them|these|which)))"
    r"(?=,?\s+(?:(?:was\s+)?held|took\s+place|in|on|of)\s)"
)
# "the December 2012 one", "the 2013 meeting"
_DATED_ONE = re.compile(rf"\bthe\s+(?P<date>{NAMED_DATE}|(?:19|20)\d\d)\s+(?:ones?|meetings?|sessions?)\b")
# "the Thirteenth in Geneva", "the second in Beirut", "the Fifth a year later"; not "the second report".
_ORDINAL_ALONE = re.compile(
    rf"\b[Tt]he\s+({ORDINAL})(?=(?:\s+one)?(?:,?\s+(?:held\s+)?(?:in|at|of)\s+[A-Z\d]|[,.;]|\s+(?:and|or)\s+the\s"
    r"|\s+(?:(?:a|one|two|three)\s+(?:years?|months?)\s+(?:later|earlier|before)|the\s+(?:following|next|same)\s+year)))"
)
# "all intersessional meetings since 2011, most recently in June 2015"
_MOST_RECENTLY = re.compile(rf"\b(?:most\s+recently|lastly|last)(?=\s+in\s+{NAMED_DATE})")
_BEFORE_RECENTLY = re.compile(r"(?:\s+(?:held|in|since|from|to|until|[A-Z]\w+|\d{4}))*,\s+")
_FURTHER = re.compile(
    r"(?:,|,?\s+(?:and|or))(?:,[^,.;]{2,50},)?\s+(?:of\s+)?"
    rf"(?P<date>{NAMED_DATE}|(?:19|20)\d\d(?=[.,;)]|\s+(?:and|or)\b|$))"
)
_REACH = 250
_LONGEST = 100
"""Characters that one of the patterns looks at, and some more."""


def pronouns(text: str, found: list[MeetingWords], starts: dict[int, TreatyMention]) -> Iterator[MeetingWords]:
    """Meetings that a pronoun with a date, a place or a number names, after one that was named in full."""
    # Only these are near enough to a meeting named before.
    first, end = min(words.end for words in found), max(words.end for words in found) + _REACH + _LONGEST
    for match in _PRONOUN.finditer(text, first, end):
        last = _last_named(text, found, match.start())
        if last is None or _inside(found, match.end() - 1):
            continue
        words, _ = read_tail(text, _blank(last, match), starts)
        if words.dates is not None:
            yield words
            yield from _further(text, words)
    yield from _most_recently(text, found, starts)
    for match in _DATED_ONE.finditer(text, first, end):
        last = _last_named(text, found, match.start())
        if last is not None and not _inside(found, match.start()):
            date = read_dates(match["date"])[0]
            yield _blank(last, match)._replace(dates=date.edtf, year=date.year)
    for match in _ORDINAL_ALONE.finditer(text, first, end):
        last = _last_named(text, found, match.start())
        if last is None or last.kind not in ("MSP", "RC") or _inside(found, match.start(1)):
            continue
        words, _ = read_tail(text, _blank(last, match)._replace(number=number_of(match[1])), starts)
        if words.place is not None or words.dates is not None or match[1][0].isupper():
            yield words


def _most_recently(text: str, found: list[MeetingWords], starts: dict[int, TreatyMention]) -> Iterator[MeetingWords]:
    if "last" not in text and "recently" not in text:
        return
    for match in _MOST_RECENTLY.finditer(text):
        last = _last_named(text, found, match.start())
        if last is not None and _BEFORE_RECENTLY.fullmatch(text, last.end, match.start()):
            yield read_tail(text, _blank(last, match), starts)[0]


def _further(text: str, words: MeetingWords) -> Iterator[MeetingWords]:
    """ "those of June 2004 and, for the first time in person, of June 2005": the preposition goes on with the list."""
    while match := _FURTHER.match(text, words.end):
        if len(match["date"]) == 4 and len(words.dates or "") > 4:
            return
        date = read_dates(match["date"])[0]
        words = words._replace(start=match.start("date"), end=match.end(), place=None, dates=date.edtf, year=date.year)
        yield words


def _last_named(text: str, found: list[MeetingWords], start: int) -> MeetingWords | None:
    """The meeting named last before a place, near enough and in the same paragraph."""
    meetings = [words for words in found if words.kind in ("MSP", "RC", "ISM", "ANY")]
    index = bisect_right([words.end for words in meetings], start)
    if index == 0:
        return None
    last = meetings[index - 1]
    between = text[last.end : start]
    return None if len(between) > _REACH or "\n\n" in between else last


def _inside(found: list[MeetingWords], place: int) -> bool:
    return any(words.start <= place < words.end for words in found)


def _blank(last: MeetingWords, match: re.Match[str]) -> MeetingWords:
    return last._replace(start=match.start(), end=match.end(), number=None, place=None, dates=None, year=None)
