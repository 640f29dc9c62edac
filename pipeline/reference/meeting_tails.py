"""The pieces behind a meeting's name, taken forwards: fillers, place and date in any order."""

from __future__ import annotations

import re
from functools import cache

from pipeline.reference.date_words import DATE, DateWords, read_dates
from pipeline.reference.meeting_heads import MeetingWords, place_source, tidy
from pipeline.reference.treaties import TreatyMention

Tail = tuple[MeetingWords, list[DateWords]]
"""A head with what follows it, and the further dates of a month list."""

# ", held", "which was convened", "gathered", ", as an observer, "
_FILLER = re.compile(
    r",?\s+(?:(?:which|that)\s+)?(?:(?:was|were|had\s+been)\s+)?(?:both\s+)?"
    r"(?:held|convened|hosted|opened|gathered|met|meeting|took\s+place|taking\s+place|that\s+took\s+place|only)\b(?=\s)"
    r"|(?:\s*[:—–]|,\s+(?:namely|specifically|those))(?=\s+(?:in|at)\s+(?:the\s+)?(?:[A-Z]|(?:19|20)\d\d))"
    r"|,\s+which\s+(?:neighbou?ring\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?\s+hosted\b|,\s+as\s+(?:an\s+)?observers?(?=,\s)"
    r"|\s+as\s+(?:an\s+)?observers?(?=:\s+in\s)"
)
# ", Costa Rica," between a place and a date
IN_COUNTRY = (
    r"(?:(?:,\s+|\s+\()[A-Z][\w'’.]+(?:\s+(?:of\s+)?[A-Z][\w'’.]+){0,2}\)?"
    r"(?=,?\s+(?:in|on|from)\s|,\s+\d|,\s+[A-Z][a-z]+\s+\d{4}))?"
)
_ONLINE = r"(?:virtually|online|remotely|by\s+video\s+link)"
_DATE_AFTER = re.compile(
    rf"(?:,?\s+(?:in|on|of|from|during)\s+|,\s+|\s+\()(?:late\s+|early\s+|mid-)?(?P<date>{DATE})(?:\)(?=[\s,.;]))?"
)


def read_tail(text: str, words: MeetingWords, starts: dict[int, TreatyMention]) -> Tail:
    """The pieces that follow at once, and further dates of a month list ("in February and June 2004")."""
    further: list[DateWords] = []
    end = words.end
    while True:
        if filler := _FILLER.match(text, end):
            end = filler.end()
        elif words.place is None and (match := _place_after().match(text, end)):
            end = match.end()
            words = words._replace(end=end, place=tidy(match["place"]) if match["place"] else "virtual")
        elif words.dates is None and (match := _DATE_AFTER.match(text, end)):
            first, *further = _dates_at(match)
            end = first.end if further else match.end()
            words = words._replace(end=end, dates=first.edtf, year=first.year)
            if further:
                return words, further
        elif words.treaty is None and text.startswith(", ", end) and (mention := starts.get(end + 2)):
            end = mention.end
            words = words._replace(end=end, treaty=mention.code)
        else:
            return words, further


def _dates_at(match: re.Match[str]) -> list[DateWords]:
    """The dates of the match's group "date", placed in the text."""
    offset = match.start("date")
    dates = read_dates(match["date"])
    return [date._replace(start=offset + date.start, end=offset + date.end) for date in dates]


@cache
def _place_after() -> re.Pattern[str]:
    where = rf"(?:,?\s+(?:in|at)\s+(?:the\s+)?|,\s+)(?P<place>{place_source()})(?!\w){IN_COUNTRY}"
    return re.compile(rf"{where}|,?\s+(?:held\s+)?{_ONLINE}\b")
