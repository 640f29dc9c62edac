"""General Assembly resolutions: their numbers in text, the annual ones on each treaty, and how states voted on them.

``find_resolutions("Resolutions 58/53 and 59/84")`` gives ``A/RES/58/53`` and ``A/RES/59/84``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.reference.tables import csv_rows

# Session N opens in September of 1945 + N and votes on disarmament in November and December.
_FIRST_SESSION_OFFSET = 1945
# Numbers carried a letter ("56/24 M") for parts of one resolution; from the 58th session on every part has its own.
_LAST_SESSION_WITH_LETTERS = 57

# "71/34", "51/45 S", "54/54B": session, number, letter.
_NUMBER = r"(\d{2})/(\d{1,3})(?!\d|/)(?:\s?([A-Z])(?![\w’'-]|\.\s?\w))?"
_SYMBOL = re.compile(rf"A/RES/{_NUMBER}")
# "resolution 71/34", "A/RES/71/34"; the first letters come first, which ``re`` looks for four times as fast as for \b.
_NAMED = re.compile(
    rf"[ARr](?:(?<=[Rr])(?<!\w.)es(?:olutions?|\.)\s+(?:[Nn]o\.?s?\s*)?(?:A/RES/)?|(?<=A)/RES/){_NUMBER}"
)
_JOINER = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)"
_CONTINUED = re.compile(rf"{_JOINER}((?:(?:UNGA\s+)?[Rr]esolution\s+)?(?:A/RES/)?){_NUMBER}")
# Bodies whose resolutions look alike but are not the General Assembly's.
_OTHER_BODY = re.compile(
    r"(?:Human\s+Rights\s+Council|UNHRC|HRC|Security\s+Council|UNSC|ECOSOC|African\s+Union)(?:['’]s)?\s+(?:\w+\s+)?$"
)


@dataclass(frozen=True, slots=True)
class ResolutionMention:
    """A numbered resolution at ``text[start:end]``; ``event`` is ``A/RES/71/34`` or ``A/RES/56/24 M``."""

    start: int
    end: int
    event: str
    session: int
    number: str


@dataclass(frozen=True, slots=True)
class AnnualResolution:
    """The General Assembly's yearly resolution on a treaty; ``adopted`` is an ISO date or None."""

    treaty: str
    year: int
    session: int
    event: str
    adopted: str | None


def find_resolutions(text: str) -> list[ResolutionMention]:
    """Mentions in text order. A list ("resolutions 58/53 and 59/84") gives one mention a number."""
    return list(_mentions(text)) if "/" in text else []


@lru_cache(maxsize=4)  # several checks ask about one report
def _mentions(text: str) -> tuple[ResolutionMention, ...]:
    mentions: list[ResolutionMention] = []
    place = 0
    while match := _NAMED.search(text, place):
        place = match.end()
        if _OTHER_BODY.search(text, max(0, match.start() - 60), match.start()):
            continue
        mentions.append(_mention(match.start(), match.end(), (match[1], match[2], match[3]), match.end(2)))
        while following := _CONTINUED.match(text, place):
            place = following.end()
            mentions.append(
                _mention(following.start(1), place, (following[2], following[3], following[4]), following.end(3))
            )
    return tuple(mentions)


def annual_resolution(treaty: str, year: int) -> AnnualResolution | None:
    """The resolution on ``treaty`` (MBT, CCM) voted on in ``year``; None where the table has none."""
    return _annual().get((treaty, year))


def annual_by_event(event: str) -> AnnualResolution | None:
    """The annual resolution with this number; the letter may be missing ("A/RES/56/24")."""
    return next((known for known in _annual().values() if same_resolution(known.event, event)), None)


def first_annual_year(treaty: str) -> int | None:
    """The year of the first annual resolution on the treaty; None for treaties that have none."""
    return min((year for known, year in _annual() if known == treaty), default=None)


def same_resolution(one: str, other: str) -> bool:
    """Whether two events name one resolution: a letter that only one of them carries is no difference."""
    if one == other:
        return True
    (head, _, letter), (other_head, _, other_letter) = one.partition(" "), other.partition(" ")
    return head == other_head and not (letter and other_letter)


def session_of_year(year: int) -> int:
    """The session that opens in September of ``year``."""
    return year - _FIRST_SESSION_OFFSET


def year_of_session(session: int) -> int:
    """The year in whose September ``session`` opens."""
    return session + _FIRST_SESSION_OFFSET


def session_of_event(event: str) -> int | None:
    """71 for ``A/RES/71/34``; None for what is no resolution's symbol."""
    match = _SYMBOL.match(event)
    return int(match[1]) if match else None


def recorded_vote(iso3: str, treaty: str, year: int) -> str | None:
    """``in_favor``, ``against`` or ``abstained``; None where the country has no row, or the record has ended."""
    return _votes().get((iso3, treaty, year))


def record_ends(treaty: str) -> int | None:
    """The last year for which each country's vote on the treaty's resolution is known."""
    years = _recorded_years(treaty)
    return years[-1] if years else None


def event_of(session: int, number: str, letter: str | None) -> str:
    """``event_of(56, "24", "M")`` is ``A/RES/56/24 M``."""
    return f"A/RES/{session}/{number}" + (f" {letter}" if letter else "")


def _mention(start: int, end: int, parts: tuple[str, str, str | None], end_of_number: int) -> ResolutionMention:
    session, number, letter = int(parts[0]), parts[1], parts[2]
    if letter and session > _LAST_SESSION_WITH_LETTERS:
        # "Resolution 71/34 A": the letter begins the next words.
        end, letter = end_of_number, None
    return ResolutionMention(start, end, event_of(session, number, letter), session, number)


@cache
def _annual() -> dict[tuple[str, int], AnnualResolution]:
    rows = csv_rows("unga_resolutions.csv")
    return {
        (row["treaty"], int(row["year"])): AnnualResolution(
            row["treaty"], int(row["year"]), int(row["session"]), row["resolution"], row["adopted"] or None
        )
        for row in rows
    }


@cache
def _votes() -> dict[tuple[str, str, int], str]:
    rows = csv_rows("unga_votes.csv")
    return {(row["country_iso3"], row["treaty"], int(row["year"])): row["vote"] for row in rows}


@cache
def _recorded_years(treaty: str) -> tuple[int, ...]:
    rows = csv_rows("unga_resolutions.csv")
    return tuple(sorted(int(row["year"]) for row in rows if row["treaty"] == treaty and row["country_votes"] == "True"))
