"""Groups that only their company gives away: "the armed group X", "X rebels", "X planted mines", "the ELN, X, and the
FARC".

``in_company(text)`` goes by what is said of a name, ``by_company(text, names)`` by the known names beside it. No such
name goes over a full stop: a report is read from stop to stop, and only where it holds the words that tell.
Patterns are in ``patterns.toml`` ("called.…", "group.…").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.cuefile import agents, alternation, known_groups
from pipeline.language.group_names import is_area, is_something_else, names_with_initials, without_article
from pipeline.language.lexicon import lemmas
from pipeline.language.patterns import gate, pattern, pattern_rules
from pipeline.matching.pattern_set import Gate
from pipeline.matching.prefilter import Prefilter, plain


def in_company(text: str) -> tuple[list[str], list[str]]:
    """The names that what is said of them shows to be groups’, and those of coalitions."""
    called: list[str] = []
    coalitions: list[str] = []
    areas: frozenset[str] | None = None
    for offset, piece in _between_stops(text):
        for match in _called().any_of_all(piece):
            areas = _area_initials(text) if areas is None else areas
            name = _called_so(text, offset, match, areas)
            if name is not None:
                called.append(name)
        if _coalition().admits(plain(piece)):
            coalitions += [found.removeprefix("The ") for found in pattern("group.coalition").findall(piece)]
    return called, coalitions


def _between_stops(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text that end with a full stop, each with where it begins."""
    start = 0
    while start < len(text):
        end = text.find(".", start) + 1 or len(text)
        yield start, text[start:end]
        start = end


def _called_so(text: str, offset: int, match: re.Match[str], areas: frozenset[str]) -> str | None:
    """The group's name in what a "called" pattern matches in the piece at ``offset``; None where it is none."""
    groups = match.groupdict()
    start = offset + match.start()
    printed = next(found for found in match.groups() if found)
    name = without_article(printed).removesuffix("’s")
    if any(part in known_groups() for part in name.split(" and ")[1:]):
        # Two groups in one breath; the list knows at least one of them.
        name = name.split(" and ")[0]
    if name in agents()["peoples"]:
        # "Tuareg rebels": a people is no group, those of it who fight are.
        name = f"{name} {groups.get('people') or 'forces'}"
    opens = name == printed and _opens(text, start)
    at = text.index(printed, start)
    numbered = pattern("group.numbered_unit").search(text[max(0, at - 7) : at + len(printed)])
    place = "acting" in groups and pattern("group.place_before").search(text[max(0, start - 20) : start])
    told = not groups.keys().isdisjoint(("after", "apposed", "of"))
    other = is_something_else(name, with_country=not told) or name in areas
    return None if other or numbered or place or (opens and is_plain_word(name)) else name


def _area_initials(text: str) -> frozenset[str]:
    """Initials that stand for a piece of land: "the valley of the Ica and Nazca rivers (VIN)"."""
    named = {short for name, short in names_with_initials(text) if short and is_area(name)}
    return frozenset(named | set(pattern("group.area_initials").findall(text)))


def by_company(text: str, names: dict[str, tuple[str, str]]) -> Iterator[str]:
    """A name in a list between two that are known: "the ELN, Sol Negro, and the FARC"."""
    known = [way for way, (_, kind) in names.items() if kind == "group"]
    if not _may_stand_beside(text, known):
        return
    ways = alternation(known)
    beside = re.compile(pattern("group.beside").pattern.replace("GROUPS", ways))
    for match in beside.finditer(text):
        name = without_article(match.group("first") or match.group("second"))
        opens = match.group("first") and _opens(text, match.start())
        if name not in names and not is_something_else(name) and not (opens and is_plain_word(name)):
            yield name
    between = re.compile(
        rf"\b(?:{ways})(?:\s\([^)]*\))?,\s+(?:the\s+)?(?P<name>{pattern('group.name').pattern})(?:\s\([^)]*\))?"
        rf"(?=,?\s+(?:and\s+)?(?:the\s+)?(?:{ways})\b)"
    )
    for match in between.finditer(text):
        name = without_article(match.group("name"))
        if name not in names and not is_something_else(name):
            yield name


def _may_stand_beside(text: str, known: list[str]) -> bool:
    """Whether something that may be a name stands beside a known one.

    Few reports have that, and compiling patterns of a report's own names takes longer than all else here.
    """
    flat = one_line(text)
    spans = [span for way in known for span in places_of(way, flat)]
    between = pattern("group.name_between")
    for start, end in spans:
        joined = pattern("group.joined").search(flat[max(0, start - 9) : start])
        if (joined and pattern("group.laid_after").match(flat, end)) or pattern("group.name_laid_after").match(
            flat, end
        ):
            return True
        listed = pattern("group.name_after").match(flat, end)
        if listed and any(between.fullmatch(flat, end, other) for other, _ in spans if other > end):
            return True
    return False


def one_line(text: str) -> str:
    """A text with single blanks and curly apostrophes alone, so that names are found in it as they are."""
    return " ".join(text.split()).replace("'", "’")


def places_of(way: str, flat: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in what ``one_line`` makes of a text."""
    way = one_line(way)
    start = flat.find(way)
    while start >= 0:
        yield start, start + len(way)
        start = flat.find(way, start + 1)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there."""
    return pattern("group.sentence_start").search(text[max(0, start - 9) : start]) is not None


def is_plain_word(name: str) -> bool:
    """Whether the capital of a sentence's first word may be no name's: "Retreating fighters"."""
    return " " not in name and bool(lemmas(name.lower()))


@lru_cache(maxsize=1)
def _called() -> Gate:
    return gate(*(name for name in pattern_rules() if name.startswith("called.")))


@lru_cache(maxsize=1)
def _coalition() -> Prefilter:
    return Prefilter.of(pattern("group.coalition").pattern)
