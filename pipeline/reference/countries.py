"""States, former states and areas: their names and demonyms found in text, and looked up by code.

``find_countries("Angolan mines from Iran")`` gives ``AGO`` (a demonym) and ``IRN`` (a name). ISO 3166-1 and 3166-3
come from pycountry; the names and demonyms that reports use from ``countries.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.reference.phrases import compile_phrases, phrase_key
from pipeline.reference.tables import entries, toml_data

Kind = Literal["name", "demonym", "area"]

_FILE = "countries.toml"
_ALLOWED = frozenset({"iso3", "name", "names", "demonyms"})
# "US-made", "Soviet-supplied": the word says where a thing comes from, as a demonym does.
_ORIGIN = re.compile(
    r"[-‑](?:made|led|origin|manufactured|produced|supplied|backed|designed|built|style|type|brokered|funded|owned|flagged)\b"
)


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A state or area at ``text[start:end]``; ``iso3`` is None where ISO gives the area no code of its own."""

    start: int
    end: int
    iso3: str | None
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class _Entry:
    iso3: str | None
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    area: bool


def find_countries(text: str) -> list[CountryMention]:
    """Mentions in text order, never overlapping; the longest name wins. A possessive ending stays outside."""
    lexicon = _lexicon()
    mentions = []
    for match in _pattern().finditer(text):
        spelling = match.group()
        found = lexicon.get(spelling) or lexicon.get(phrase_key(spelling))  # most are spelled as the lexicon has them
        if found is None:
            continue
        entry, kind = found
        if kind == "name" and _ORIGIN.match(text, match.end()):
            kind = "demonym"
        mentions.append(CountryMention(match.start(), match.end(), entry.iso3, kind, entry.name))
    return mentions


def by_name(name: str) -> str | None:
    """ISO 3166-1 alpha-3 code (or former code) of a state by any of its names; None for demonyms, areas, others."""
    key = phrase_key(name)
    found = _lexicon().get(key) or _lexicon().get(key.removeprefix("the ").removeprefix("The "))
    return found[0].iso3 if found is not None and found[1] == "name" else None


def name_of(iso3: str) -> str | None:
    """The short name that the program prints for a code; None for a code that nobody has."""
    entry = _by_code().get(iso3)
    if entry is not None:
        return entry.name
    import pycountry  # only for the codes of territories, which no report is about

    country = pycountry.countries.get(alpha_3=iso3) or pycountry.historic_countries.get(alpha_3=iso3)
    return None if country is None else str(country.name)


def demonyms(iso3: str) -> tuple[str, ...]:
    """Adjectives and names of people ("Angolan", "Angolans"); empty where none is known."""
    entry = _by_code().get(iso3)
    return entry.demonyms if entry is not None else ()


@cache
def _entries() -> tuple[_Entry, ...]:
    data = toml_data(_FILE)
    official = _official_names()
    found = []
    for key, area in (("state", False), ("area", True)):
        for raw in entries(data, key, _ALLOWED, _FILE):
            iso3 = raw.get("iso3")
            names = (raw["name"], *raw.get("names", ()), *official.get(iso3, ()))
            found.append(_Entry(iso3, raw["name"], names, tuple(raw.get("demonyms", ())), area))
    return tuple(found)


@cache
def _by_code() -> dict[str, _Entry]:
    return {entry.iso3: entry for entry in _entries() if entry.iso3 is not None}


def _official_names() -> dict[str | None, tuple[str, ...]]:
    """Short, common and official names by ISO 3166-1 alpha-3. Inverted ones ("Iran, Islamic Republic of") included."""
    import pycountry  # reads its tables from disk: not at import

    names: dict[str | None, tuple[str, ...]] = {}
    for country in pycountry.countries:
        given = (getattr(country, field, "") for field in ("name", "common_name", "official_name"))
        names[country.alpha_3] = tuple(name.removeprefix("the ") for name in given if name)
    return names


@cache
def _lexicon() -> dict[str, tuple[_Entry, Kind]]:
    """Every spelling to what it means. A spelling given first keeps its meaning."""
    lexicon: dict[str, tuple[_Entry, Kind]] = {}
    for entry in _entries():
        for name in entry.names:
            kind: Kind = "area" if entry.area else "name"
            lexicon.setdefault(phrase_key(name), (entry, kind))
            if len(name) > 3:
                lexicon.setdefault(phrase_key(name).upper(), (entry, kind))
        for demonym in entry.demonyms:
            lexicon.setdefault(phrase_key(demonym), (entry, "area" if entry.area else "demonym"))
    return lexicon


@cache
def _pattern() -> re.Pattern[str]:
    # A sum of money ("US$20,000", "US $5 million") names no state.
    hidden: list[str] = toml_data(_FILE)["not_a_country"]["phrases"]
    # "Iran, Islamic Republic of" is for look-ups: in a sentence "Cameroon, Congo, Republic of Moldova" is a list.
    spellings = [spelling for spelling in _lexicon() if "," not in spelling]
    return compile_phrases([*spellings, *hidden], after=r"(?!\s?\$)")
