"""What fills the sentences of made-up reports: countries, dates, meetings, figures, names, all drawn from a seed.

Countries, meetings, resolutions and votes are those of ``pipeline/reference``, provinces those of ISO 3166-2; people,
groups and figures are invented. ``"{Country} attended the {meeting}".format_map(Facts(subject, random))`` fills one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

import pycountry

from pipeline.reference.countries import demonyms, name_of
from pipeline.reference.meetings import Meeting, meetings_of_kind
from pipeline.reference.resolutions import AnnualResolution, annual_resolution, recorded_vote
from pipeline.reference.tables import toml_data

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TREATIES = {
    "MBT": ("Mine Ban Treaty", "Mine Ban Policy", 1997),
    "CCM": ("Convention on Cluster Munitions", "Cluster Munition Ban Policy", 2008),
}
"""By code: the treaty's name, the title of reports on it, the year in which it could first be signed."""
_WEAPONS = {"MBT": ("antipersonnel mines", "antipersonnel mines", "landmines"), "CCM": ("cluster munitions",)}
_MODELS = {
    "MBT": ("PMN-2", "PMN", "M14", "Type 72", "POMZ-2", "OZM-4"),
    "CCM": ("RBK-500", "RBK-250", "M26", "BL-755", "CBU-87"),
}
_OFFICES = (
    "the Ministry of Foreign Affairs", "the Ministry of Defense", "the Permanent Mission to the UN in Geneva",
    "the National Mine Action Center", "the Ministry of the Interior", "the Embassy in London",
)  # fmt: skip
_FIRST = ("Ana", "Samuel", "Leila", "Tomas", "Ngozi", "Viktor", "Mei", "Ibrahim", "Clara", "Joseph", "Salma", "Erik")
_STEMS = ("Bar", "Kal", "Mor", "Sen", "Tav", "Lind", "Okor", "Vel", "Har", "Dun", "Zim", "Per", "Qas", "Ras", "Fon")
_ENDS = ("en", "ado", "ova", "i", "son", "ara", "uk", "ez", "ian", "o", "ström", "eh")
_SIDES = ("Northern", "Southern", "Eastern", "Western", "National", "United", "New", "People’s")
_KINDS = ("Liberation Front", "Liberation Army", "Resistance Movement", "Defense Forces", "Salvation Front")
_LAWS = ("Law No.", "Decree No.", "Act No.")
_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth",
    "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
)  # fmt: skip
_VOTED = {
    "in_favor": ("voted in favor of", "voted in favor of"),
    "against": ("voted against", "voted against"),
    "abstained": ("abstained from voting on", "abstained from voting on"),
    "absent": ("was absent from the vote on", "been absent from the vote on"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is on. ``year`` is the year in which it was updated."""

    iso3: str
    year: int
    treaty: str
    party: bool

    @property
    def country(self) -> str:
        return name_of(self.iso3) or self.iso3


class Facts(dict[str, str]):
    """The values of one sentence, drawn when they are asked for: ``{year}`` stays the same within it."""

    def __init__(self, subject: Subject, random: Random) -> None:
        super().__init__()
        self.subject = subject
        self.random = random

    def __missing__(self, name: str) -> str:
        kind = name.rstrip("0123456789")
        draw = _DRAWS.get(kind.lower())
        if draw is None:
            raise KeyError(f"no fact is called {name!r}; there are {', '.join(sorted(_DRAWS))}")
        words = draw(self)
        self[name] = words[:1].upper() + words[1:] if kind[0].isupper() else words
        return self[name]


@cache
def states() -> tuple[str, ...]:
    """ISO 3166-1 codes of the states that reports are on."""
    named = {row["iso3"] for row in toml_data("countries.toml")["state"]}
    return tuple(sorted(country.alpha_3 for country in pycountry.countries if country.alpha_3 in named))


@cache
def _places(iso3: str) -> tuple[str, ...]:
    code = next(country.alpha_2 for country in pycountry.countries if country.alpha_3 == iso3)
    found = [place for place in pycountry.subdivisions if place.country_code == code]
    names = sorted({place.name.split(",")[0].split("(")[0].strip() for place in found})
    return tuple(f"{name} province" for name in names if _is_western(name)) or ("the capital",)


def _is_western(name: str) -> bool:
    """Whether the fonts that every PDF reader has can print it."""
    try:
        return bool(name.encode("cp1252"))
    except UnicodeEncodeError:
        return False


@cache
def _meetings(treaty: str, year: int) -> tuple[Meeting, ...]:
    rows = [*meetings_of_kind(treaty, "MSP"), *meetings_of_kind(treaty, "RC")]
    return tuple(row for row in rows if int(row.ends[:4]) < year) or tuple(rows[:1])


@cache
def resolutions(treaty: str, year: int) -> tuple[AnnualResolution, ...]:
    """The annual resolutions on a treaty that were voted on before a year."""
    found = (annual_resolution(treaty, before) for before in range(1996, year))
    return tuple(row for row in found if row is not None)


def _month_of(stamp: str) -> str:
    """ "2016-11" as "November 2016"."""
    return f"{MONTHS[int(stamp[5:7]) - 1]} {stamp[:4]}"


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10 if number // 10 != 1 else 0, 'th')}"


def _meeting(facts: Facts) -> str:
    row = facts.random.choice(_meetings(facts.subject.treaty, facts.subject.year)[-6:])
    kind = "Review Conference" if row.kind == "RC" else "Meeting of States Parties"
    place = "" if row.place == "virtual" else f" in {row.place}"
    return f"{_ordinal(row.number)} {kind}{place} in {_month_of(row.starts)}"


def _resolution(facts: Facts) -> AnnualResolution:
    """The sentence's resolution: ``symbol`` remembers it for the other words."""
    rows = resolutions(facts.subject.treaty, facts.subject.year) or resolutions("MBT", facts.subject.year)
    symbols = {row.event.removeprefix("A/RES/"): row for row in rows}
    return symbols[facts["symbol"]]


def _symbol(facts: Facts) -> str:
    rows = resolutions(facts.subject.treaty, facts.subject.year) or resolutions("MBT", facts.subject.year)
    return facts.random.choice(rows).event.removeprefix("A/RES/")


def _vote(facts: Facts, form: int) -> str:
    vote = recorded_vote(facts.subject.iso3, facts.subject.treaty, _resolution(facts).year) or "in_favor"
    return _VOTED[vote][form]


def _vote_day(facts: Facts) -> str:
    row = _resolution(facts)
    if row.adopted is None:
        return f"4 December {row.year}"
    year, month, day = row.adopted.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _since(facts: Facts) -> str:
    first = 1997 if facts.subject.treaty == "MBT" else 2015
    return str(facts.random.randint(first, max(first, _resolution(facts).year - 1)))


def _year(facts: Facts) -> str:
    first = TREATIES[facts.subject.treaty][2]
    return str(facts.random.randint(first, facts.subject.year - 1))


def _recent(facts: Facts) -> str:
    return str(facts.subject.year - facts.random.randint(1, 2))


def _month(facts: Facts) -> str:
    return f"{facts.random.choice(MONTHS)} {_recent(facts)}"


def _day(facts: Facts) -> str:
    return f"{facts.random.randint(1, 28)} {_month(facts)}"


def _month_then(facts: Facts) -> str:
    return f"{facts.random.choice(MONTHS)} {_year(facts)}"


def _other_country(facts: Facts) -> str:
    other = facts.random.choice(states())
    return _full_name(other if other != facts.subject.iso3 else states()[0])


def _full_name(iso3: str) -> str:
    return name_of(iso3) or iso3


def _adjective(facts: Facts) -> str:
    known = demonyms(facts.subject.iso3)
    return known[0] if known else f"{facts.subject.country}’s"


def _person(facts: Facts) -> str:
    pick = facts.random.choice
    return f"{pick(_FIRST)} {pick(_STEMS)}{pick(_ENDS)}"


def _count(facts: Facts) -> int:
    return int(10 ** facts.random.uniform(1.5, 6.3))


_DRAWS: dict[str, Callable[[Facts], str]] = {
    "country": lambda facts: facts.subject.country,
    "country_full": lambda facts: f"government of {facts.subject.country}",
    "adjective": _adjective,
    "neighbor": _other_country,
    "treaty": lambda facts: TREATIES[facts.subject.treaty][0],
    "weapons": lambda facts: facts.random.choice(_WEAPONS[facts.subject.treaty]),
    "model": lambda facts: facts.random.choice(_MODELS[facts.subject.treaty]),
    "year": _year,
    "recent": _recent,
    "month": _month,
    "month_then": _month_then,
    "month_within": lambda facts: f"June {_recent(facts)}",
    "day": _day,
    "day_then": lambda facts: f"{facts.random.randint(1, 28)} {_month_then(facts)}",
    "meeting": _meeting,
    "symbol": _symbol,
    "resolution": lambda facts: f"Resolution {facts['symbol']}",
    "voted": lambda facts: _vote(facts, 0),
    "voted_perfect": lambda facts: _vote(facts, 1),
    "vote_month": lambda facts: f"December {_resolution(facts).year}",
    "vote_day": _vote_day,
    "vote_since": _since,
    "office": lambda facts: facts.random.choice(_OFFICES),
    "person": _person,
    "place": lambda facts: facts.random.choice(_places(facts.subject.iso3)),
    "group": lambda facts: f"{facts.random.choice(_SIDES)} {facts.random.choice(_KINDS)}",
    "law": lambda facts: f"{facts.random.choice(_LAWS)} {facts.random.randint(2, 900)}",
    "form": lambda facts: facts.random.choice("ABCDEFGHIJ"),
    "count": lambda facts: f"{_count(facts):,}",
    "count_plain": lambda facts: str(_count(facts)),
    "few": lambda facts: str(facts.random.randint(2, 60)),
    "area": lambda facts: f"{facts.random.uniform(0.1, 90):.1f}",
    "code": lambda facts: facts.subject.iso3.lower(),
}
