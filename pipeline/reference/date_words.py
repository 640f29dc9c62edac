"""The dates that stand right beside a meeting's name or a resolution's number, as EDTF.

``read_dates("February and June 2004")`` gives two. Dates anywhere else are read in ``language``.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"(?:\s?[–—-]\s?|\s+to\s+|/)"

# "30 June to 2 July 2020", "14–25 November 2011", "3 September 2018", "November–December 2016", "June 2014"
_DAY_RANGE = rf"\d{{1,2}}(?:\s+{_MONTH})?{_DASH}\d{{1,2}}\s+{_MONTH}"
NAMED_DATE = rf"(?:{_DAY_RANGE}|(?:\d{{1,2}}\s+)?{_MONTH}(?:{_DASH}{_MONTH})?),?\s+{_YEAR}"
# "January–February": one meeting in two months
_MONTHS_OF_ONE = rf"{_MONTH}(?:{_DASH}{_MONTH})?"
# also "February and June 2004" and a bare year
_MONTH_LIST = rf"{_MONTHS_OF_ONE}(?:,\s+{_MONTHS_OF_ONE})*,?\s+(?:and|or)\s+{_MONTHS_OF_ONE}\s+{_YEAR}"
DATE = rf"(?:{_MONTH_LIST}|{NAMED_DATE}|{_YEAR})(?!\w)"

_DAYS_TWO_MONTHS = re.compile(rf"(\d{{1,2}})\s+({_MONTH}){_DASH}(\d{{1,2}})\s+({_MONTH}),?\s+({_YEAR})$")
_DAYS = re.compile(rf"(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?\s+({_MONTH}),?\s+({_YEAR})$")
_MONTH_RANGE = re.compile(rf"({_MONTH}){_DASH}({_MONTH}),?\s+({_YEAR})$")
_ONE_MONTH = re.compile(rf"({_MONTH}),?\s+({_YEAR})$")


class DateWords(NamedTuple):
    """A date at ``words[start:end]`` of the words that were read."""

    start: int
    end: int
    edtf: str
    year: int


def read_dates(words: str) -> list[DateWords]:
    """Dates in words that ``DATE`` matches; several only where months of one year are listed."""
    year = int(words[-4:])
    if words == words[-4:]:
        return [DateWords(0, 4, words, year)]
    if match := _DAYS_TWO_MONTHS.match(words):
        first, last = _day(match[5], match[2], match[1]), _day(match[5], match[4], match[3])
        return [DateWords(0, len(words), f"{first}/{last}", year)]
    if match := _DAYS.match(words):
        days = [_day(match[4], match[3], day) for day in match.group(1, 2) if day]
        return [DateWords(0, len(words), "/".join(days), year)]
    if match := _MONTH_RANGE.match(words):
        months = [_month(match[3], month) for month in match.group(1, 2)]
        return [DateWords(0, len(words), "/".join(months), year)]
    if match := _ONE_MONTH.match(words):
        return [DateWords(0, len(words), _month(match[2], match[1]), year)]
    names = list(re.finditer(_MONTHS_OF_ONE, words))
    ends = [name.end() for name in names[:-1]] + [len(words)]
    return [
        DateWords(name.start(), end, _months(words[-4:], name.group()), year)
        for name, end in zip(names, ends, strict=True)
    ]


def _day(year: str, month: str, day: str) -> str:
    return f"{_month(year, month)}-{int(day):02}"


def _month(year: str, month: str) -> str:
    return f"{year}-{_MONTHS[month]:02}"


def _months(year: str, names: str) -> str:
    return "/".join(_month(year, name) for name in re.findall(_MONTH, names))
