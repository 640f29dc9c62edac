"""Date atoms: the smallest pieces of a date expression that can be read by themselves.

"24–26 November 2003" is one atom that holds a range, "February and June 2004" two, of which the first lacks its
year until ``dates`` joins them. Atoms carry no preposition; ``dates`` reads what stands before and after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language import edtf_dates
from pipeline.language.dates_vocabulary import month_pattern, vocabulary

DASH = r"[-‐‑–—]"
"""Hyphens and dashes that join two dates: "1992–94"."""
YEAR = r"(?:19|20)\d\d"
"""1997, 2012; the vocabulary's ``not_a_date`` rules sort out numbers that only look like years."""
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
"""3, 03, 3rd, 31st."""
DAYS = rf"{DAY}(?:(?:\s?{DASH}\s?|\s+to\s+|,\s+(?:and\s+)?|\s+and\s+|\s+or\s+|\s?&\s?|/){DAY})*"
"""24–26; 6 and 9; 6, 7, and 9."""
LEFT = r"(?<![\w/.$€£¥#])(?<!\d,)(?<!\d )"
"""Not inside a word, a symbol such as S/2018/594, a decimal or a longer number."""
RIGHT = r"(?![\w/%]|[.,]\d|[-‑]\d{3})"
"""Not the beginning of a symbol (2010/S 124), of a word (2010th) or of a telephone number."""
_YEAR_LAST = re.compile(rf"(?<!\d){YEAR}$")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_TO_DAY = re.compile(rf"\d\w*(?:\s?{DASH}\s?|\s+to\s+)\d")


@dataclass(slots=True)
class Atom:
    """A piece of a date with its place; ``year`` is None where another atom has to lend it."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    span: str | None = None
    """EDTF of an atom that is a period by itself: a decade, "1992–94"."""

    def edtf(self) -> str | None:
        """EDTF, or None where the year is missing or the day is not in the calendar."""
        if self.span:
            return self.span
        if self.year is None:
            return None
        try:
            first = edtf_dates.point(self.year, self.month, self.day)
            if self.last_day:
                return edtf_dates.between(first, edtf_dates.point(self.year, self.month, self.last_day))
        except ValueError:
            return None
        return first


@lru_cache(maxsize=1)
def atom_pattern() -> re.Pattern[str]:
    """One pattern for all atoms; the name of the group that matched says how to read it."""
    month = month_pattern()
    forms = {
        "iso": r"\d{4}-\d{2}-\d{2}",  # 2017-10-23
        "numeric": rf"\d{{1,2}}[/.]\d{{1,2}}[/.]{YEAR}",  # 23/10/2017, 05.05.2004
        "odd": rf"{DAY}[-‑ ](?:day\s+of\s+)?{month}[-‑,]\s?{YEAR}",  # 12-Mar-2004, 3rd day of March, 2004
        "day_first": rf"{DAYS}\s+(?:of\s+)?{month}(?:,?\s+(?:of\s+)?{YEAR})?",  # 24–26 November 2003
        "month_first": rf"{month}\s+{DAYS}(?!\d|\s+{month})(?:,?\s+{YEAR})?",  # March 3, 2004
        "month_year": rf"{month},?\s+(?:of\s+)?{YEAR}",  # June 2000
        "year_span": rf"{YEAR}(?:\s?{DASH}\s?|/)(?:{YEAR}|\d\d)",  # 1992–94, 2010/2011
        "decade": r"(?:(?:19|20)\d|[’'][2-9])0[’']?s",  # 1980s, ’90s
        "year": YEAR,  # 2016
        "month": rf"(?:{'|'.join(names[0] for names in vocabulary().months)})",  # November, waiting for a year
    }
    body = "|".join(rf"(?P<{name}>{form})" for name, form in forms.items())
    first = "".join(sorted({name[0] for names in vocabulary().months for name in names}))
    return re.compile(rf"(?=[\d’'{first}]){LEFT}(?:{body}){RIGHT}")  # most letters are none of these


def find_atoms(text: str) -> list[Atom]:
    """All atoms of a text, in order."""
    atoms: list[Atom] = []
    for found in atom_pattern().finditer(text):
        name = found.lastgroup or ""
        atoms.extend(_READERS[name](found.group(), found.start()))
    return atoms


def _iso(text: str, start: int) -> Iterator[Atom]:
    year, month, day = (int(part) for part in text.split("-"))
    yield Atom(start, start + len(text), year, month, day)


def _numeric(text: str, start: int) -> Iterator[Atom]:
    """Day and month only where no other order is possible: 23/10/2017, 10/23/2017, 5/5/2004."""
    first, second, year = (int(part) for part in re.split(r"[/.]", text))
    if first > 12 or first == second:
        yield Atom(start, start + len(text), year, second, first)
    elif second > 12:
        yield Atom(start, start + len(text), year, first, second)


def _odd(text: str, start: int) -> Iterator[Atom]:
    parsed = _parse_odd(text)
    if parsed:
        yield Atom(start, start + len(text), *parsed)


@lru_cache(maxsize=1024)
def _parse_odd(text: str) -> tuple[int, int, int] | None:
    """Year, month, day of a whole date in an unusual form. Partial dates never come here: dateparser fills gaps."""
    import dateparser

    plain = re.sub(r"\s+day\s+of\s+", " ", text)
    found = dateparser.parse(plain, languages=["en"], settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
    return (found.year, found.month, found.day) if found else None


@lru_cache(maxsize=1)
def _month_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?=[A-Z]){month_pattern()}")


def _month_in(text: str) -> int:
    named = _month_pattern().search(text)
    assert named is not None
    return vocabulary().month_number(named.group())


def _year_in(text: str) -> int | None:
    return int(text[-4:]) if _YEAR_LAST.search(text) else None


def _days(text: str, start: int) -> Iterator[Atom]:
    """Atoms of a match with one month and one or more days, in either order."""
    month, year = _month_in(text), _year_in(text)
    days = list(_DAY.finditer(text))
    if len(days) == 2 and _TO_DAY.search(text):
        yield Atom(start, start + len(text), year, month, int(days[0].group()), int(days[1].group()))
        return
    edges = [0, *[found.start() for found in days[1:]], len(text)]
    for number, found in enumerate(days):
        last = number == len(days) - 1
        end = edges[number + 1] if last else found.end()
        yield Atom(start + edges[number], start + end, year, month, int(found.group()))


def _month_year(text: str, start: int) -> Iterator[Atom]:
    yield Atom(start, start + len(text), _year_in(text), _month_in(text))


def _year_span(text: str, start: int) -> Iterator[Atom]:
    first, last = re.findall(r"\d+", text)
    year = int(first)
    until = int(last) if len(last) == 4 else year - year % 100 + int(last)
    if until < year and len(last) == 2:
        until += 100  # 1998–02
    if year < until <= year + 60:
        yield Atom(start, start + len(text), year, span=f"{year}/{until}")
    elif len(last) == 4:
        yield Atom(start, start + 4, year)
        yield Atom(start + len(text) - 4, start + len(text), until)
    else:
        yield Atom(start, start + 4, year)


def _decade(text: str, start: int) -> Iterator[Atom]:
    digits = re.sub(r"\D", "", text)
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    yield Atom(start, start + len(text), year, span=f"{year}/{year + 9}")


def _year(text: str, start: int) -> Iterator[Atom]:
    yield Atom(start, start + len(text), int(text))


def _month(text: str, start: int) -> Iterator[Atom]:
    yield Atom(start, start + len(text), None, vocabulary().month_number(text))


_READERS: dict[str, Callable[[str, int], Iterator[Atom]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "odd": _odd,
    "day_first": _days,
    "month_first": _days,
    "month_year": _month_year,
    "year_span": _year_span,
    "decade": _decade,
    "year": _year,
    "month": _month,
}
