"""EDTF strings and the days that they can mean.

Dates and periods are kept as EDTF (ISO 8601-2, level 0 and 1, https://www.loc.gov/standards/datetime/): ``2016-11``,
``2005/2016``, ``1994/..``. These plain forms are read here with ``datetime`` (microseconds; the ``edtf`` library takes
milliseconds a string); every other form, such as ``199X`` or ``2012?``, is left to the library. A test holds the two
against each other.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from pipeline.records import When

OPEN = ".."
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_PLAIN = re.compile(rf"(?:{_DATE}|\.\.(?=/\d))(?:/(?:{_DATE}|(?<=\d/)\.\.))?$")
"""2016, 2016-11, 2016-11-05, 2005/2016, 1994/.., ../2012; months 21 to 24 are seasons, the library's business."""
_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?$")


@lru_cache(maxsize=8192)
def bounds(edtf: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that an EDTF string can mean; None at an open end.

    >>> bounds("2016-11/2016-12")
    (datetime.date(2016, 11, 1), datetime.date(2016, 12, 31))
    >>> bounds("1994/..")
    (datetime.date(1994, 1, 1), None)

    Raises ValueError for a string that is no EDTF date or interval, or whose end lies before its beginning.
    """
    plain = _PLAIN.match(edtf)
    first, last = _plain_bounds(edtf) if plain else library_bounds(edtf)
    if first and last and last < first:
        raise ValueError(f"period ends before it begins: {edtf!r}")
    return first, last


def _plain_bounds(edtf: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of ``2016``, ``2016-11``, ``2016-11-05`` or a period of these, open ends allowed."""
    begins, _, ends = edtf.partition("/")
    ends = ends or begins
    try:
        first = None if begins == OPEN else dt.date(*_numbers(begins, 1, 1))
        if ends == OPEN:
            return first, None
        year, month, day = _numbers(ends, 12, 0)
        return first, dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"no EDTF date: {edtf!r}") from error


def _numbers(date: str, month: int, day: int) -> tuple[int, int, int]:
    given = [int(part) for part in date.split("-")]
    return given[0], given[1] if len(given) > 1 else month, given[2] if len(given) > 2 else day


def library_bounds(edtf: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day by the ``edtf`` library, which knows every form of levels 0 to 2. ValueError for any other."""
    from edtf import parse_edtf  # 0.1 s to import, and rarely needed
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(edtf)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, AttributeError, ValueError) as error:
        raise ValueError(f"no EDTF date: {edtf!r}") from error


def _day(moment: object) -> dt.date | None:
    """The library's end of a period as a date; it gives plus or minus infinity (a float) where the end is open."""
    if isinstance(moment, float):
        return None
    return dt.date(*moment[:3])  # type: ignore[index]


def make_when(edtf: str) -> When:
    """The record for an EDTF string, with its first and last day. Raises ValueError like ``bounds``."""
    first, last = bounds(edtf)
    return When(edtf, first, last)


def point(year: int, month: int | None = None, day: int | None = None) -> str:
    """EDTF of a year, month or day, checked against the calendar (ValueError for 31 June).

    >>> point(2012, 7)
    '2012-07'
    """
    dt.date(year, month or 1, day or 1)
    parts = [f"{year:04d}"] + [f"{part:02d}" for part in (month, day) if part]
    return "-".join(parts)


def parts(edtf: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of a date, or of the beginning of a period (its end where the beginning is open).

    >>> parts("2003-11-24/2003-11-26")
    (2003, 11, 24)
    """
    ends = [end for end in edtf.split("/") if end and end != OPEN]
    found = _POINT.match(ends[0]) if ends else None
    if found is None:
        raise ValueError(f"no EDTF date: {edtf!r}")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def since(edtf: str) -> str:
    """From the beginning of a date or period on: ``1994`` gives ``1994/..``."""
    return f"{edtf.split('/')[0]}/{OPEN}"


def until(edtf: str) -> str:
    """Up to the end of a date or period: ``2012`` gives ``../2012``."""
    return f"{OPEN}/{edtf.split('/')[-1]}"


def between(first: str, last: str) -> str:
    """From the beginning of one date or period to the end of another; ValueError if that runs backwards."""
    edtf = f"{first.split('/')[0]}/{last.split('/')[-1]}"
    bounds(edtf)
    return edtf
