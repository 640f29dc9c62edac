"""Armed groups and other named actors that are no state: found by list, by their heads, by what they do, by initials.

``Groups.of(text)`` reads a report once and knows then that "FLEC" is the "Front for the Liberation of …"; every
mention in
the report carries the full printed name, as the contract asks. Read ``Groups.of`` first, then ``is_group_name``. Names
are in
``groups.toml``, words in ``agents.toml``, patterns in ``patterns.toml`` ("group.…").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.cuefile import agents, alternation, known_groups, state_forces
from pipeline.language.national_forces import national_forces
from pipeline.language.patterns import pattern
from pipeline.reference.countries import find_countries


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A named actor at ``text[start:end]`` under its full printed name."""

    start: int
    end: int
    name: str
    kind: str
    """``group``, ``coalition``, ``body`` for a body of the state under its own name, or ``forces`` (whose name is the
    state's code)."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The named actors of one report: each way it writes them, with the full name and the kind."""

    names: dict[str, tuple[str, str]]
    pattern: re.Pattern[str] | None

    @property
    def coalition(self) -> str | None:
        """The coalition that the report names, which "the coalition" then means."""
        return next((name for name, kind in self.names.values() if kind == "coalition"), None)

    @classmethod
    def of(cls, text: str, home: str | None = None) -> Groups:
        """Read the report's canonical text for named groups; ``home`` is the ISO code of the report's country.

        The surest signs come last: they win.
        """
        names: dict[str, tuple[str, str]] = {}
        for way in dict.fromkeys(_listed().findall(text)):
            names[way] = (_printed(text, way), "group")
        for name in _by_what_they_do(text):
            if name not in names:
                names[name] = (_whole(name, names), "group")
        for match in pattern("group.coalition").finditer(text):
            name = match.group().removeprefix("The ")
            names.setdefault(name, (name, "coalition"))
        for full, short in _introduced(text):
            names.update(dict.fromkeys([full, short] if short else [full], (full, "group")))
        for short in _other_owners(text):
            names.pop(short, None)
        for name in _by_company(text, names):
            names.setdefault(name, (name, "group"))
        _add_the_states_own(names, text, home)
        found = re.compile(rf"(?<![\w-])(?:{alternation(names)})(?![\w-])") if names else None
        return cls(names, found)

    def find(self, text: str) -> list[GroupMention]:
        """Mentions in text order, the longest name winning."""
        if self.pattern is None:
            return []
        found = []
        for match in self.pattern.finditer(text):
            key = re.sub(r"\s+", " ", match.group())
            name, kind = self.names.get(key) or self.names.get(key.replace("'", "’"), (key, "group"))
            found.append(GroupMention(match.start(), match.end(), name, kind))
        return found


def _add_the_states_own(names: dict[str, tuple[str, str]], text: str, home: str | None) -> None:
    """Add the state's bodies, and its and other states' forces: these are no groups whatever else was found."""
    for full, short in _bodies(text, home):
        for way in [full, short] if short else [full]:
            names.setdefault(way, (full, "body"))
    for full, short, code in national_forces(_names_with_initials(text)):
        names.update(dict.fromkeys([full, short] if short else [full], (code, "forces")))


# ------------------------------------------------------------------ listed names


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    """Listed names that mean the group wherever they stand: initials of two letters only where the report introduces
    them."""
    return re.compile(
        rf"(?<![\w-])(?:{alternation(way for way in known_groups() if len(way) > 2 or way[0].isdigit())})(?![\w-])"
    )


def _printed(text: str, way: str) -> str:
    """The name under which a report has a listed group: its full name where the report prints it, else as it writes
    it."""
    full = known_groups().get(way) or known_groups()[way.replace("'", "’")]
    if full in text or full.replace("’", "'") in text:
        return full
    if way.isupper():
        # Initials stand for the name that the report writes out in its own way.
        written = [name for name, first in known_groups().items() if first == full and " " in name and name in text]
        return max(written, key=len, default=way)
    return way


# ------------------------------------------------------------------ names that the report itself explains


@lru_cache(maxsize=1)  # several readers go through the names of one report
def _names_with_initials(text: str) -> tuple[tuple[str, str | None], ...]:
    """Every capitalised name without its article, with the initials that follow in brackets."""
    return tuple(_read_names(text))


def _read_names(text: str) -> Iterator[tuple[str, str | None]]:
    for match in pattern("group.capitalised").finditer(text):
        longer = pattern("group.in_country").match(text, match.end())
        if longer and _initials_of(match.group() + longer.group("place")).endswith(longer.group("short")):
            yield _without_article(match.group()) + longer.group("place"), longer.group("short")
            continue
        initials = pattern("group.initials").match(text[match.end() : match.end() + 170])
        yield _without_article(match.group()), initials.group("short") if initials else None


def _without_article(name: str) -> str:
    while (leading := pattern("group.leading").match(name)) is not None:
        name = name[leading.end() :]
    owner, _, owned = name.partition("’s ")
    # "the ELN’s Eastern Front" is the front of a group, under the group’s name elsewhere.
    return owned if owned and owner in known_groups() else name


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _introduced(text: str) -> Iterator[tuple[str, str | None]]:
    """Names whose words say that they are a group, or that are known, with their initials."""
    for name, short in _names_with_initials(text):
        if is_group_name(name) or (short and (name in known_groups() or _introduces_group(name, short))):
            yield name, short


def _introduces_group(name: str, short: str) -> bool:
    """ "Juba Valley Alliance (JVA)": a head of groups and its own initials, and nothing says that it is something
    else."""
    words = name.split()
    head = words[-1] in _heads() or words[0] in _heads()
    return head and _initials_of(name).endswith(short) and not _is_something_else(name.split(" in ")[0])


def _other_owners(text: str) -> Iterator[str]:
    """Listed initials that this report introduces as something else: "Norwegian People’s Aid (NPA)"."""
    for name, short in _names_with_initials(text):
        listed = name in known_groups() or known_groups().get(short or "") == name
        if short in known_groups() and not listed and _initials_of(name).endswith(short) and not is_group_name(name):
            yield short


def _by_what_they_do(text: str) -> Iterator[str]:
    """Names that only their company gives away: "the armed group X", "X rebels", "X planted mines"."""
    for match in pattern("group.called").finditer(text):
        printed = next(found for found in match.groups() if found)
        name = _without_article(printed).removesuffix("’s")
        if any(part in known_groups() for part in name.split(" and ")[1:]):
            # Two groups in one breath; the list knows at least one of them.
            name = name.split(" and ")[0]
        if name in agents()["peoples"]:
            # "Tuareg rebels": a people is no group, those of it who fight are.
            name = f"{name} {match.group('people') or 'forces'}"
        opens = name == printed and pattern("group.sentence_start").search(
            text[max(0, match.start() - 9) : match.start()]
        )
        at = text.index(printed, match.start())
        numbered = pattern("group.numbered_unit").search(text[max(0, at - 7) : at + len(printed)])
        place = match.group("acting") and pattern("group.place_before").search(text[: match.start()][-20:])
        if not _is_something_else(name) and not (numbered or place) and not (opens and _is_plain_word(name)):
            yield name


def _by_company(text: str, names: dict[str, tuple[str, str]]) -> Iterator[str]:
    """A name in a list between two that are known: "the ELN, Sol Negro, and the FARC"."""
    known = [way for way, (_, kind) in names.items() if kind == "group"]
    if len(known) < 2:
        return
    ways = alternation(known)
    between = re.compile(
        rf"\b(?:{ways})(?:\s\([^)]*\))?,\s+(?:the\s+)?(?P<name>{pattern('group.name').pattern})(?:\s\([^)]*\))?"
        rf"(?=,?\s+(?:and\s+)?(?:the\s+)?(?:{ways})\b)"
    )
    for match in between.finditer(text):
        name = _without_article(match.group("name"))
        if name not in names and not _is_something_else(name):
            yield name


def _is_plain_word(name: str) -> bool:
    """Whether the capital of a sentence's first word may be no name's: "Retreating fighters"."""
    from lemminflect import getAllLemmas

    return " " not in name and bool(getAllLemmas(name.lower()))


def _whole(name: str, names: dict[str, tuple[str, str]]) -> str:
    """The group that a part of its name means: "the Tigers" in a report on the Liberation Tigers."""
    if " " not in name:
        for way, (full, _) in names.items():
            if name in known_groups().get(way, full).split():
                return full
    return name


def _is_something_else(name: str) -> bool:
    """Whether a capitalised name is a country's, an office's, an observer's: no armed group."""
    if (
        len(name) < 3
        or any(out in name for out in [*agents()["not_groups"], *state_forces()])
        or name.lower() in _nsag()
    ):
        return True
    if name in agents()["observers"] or pattern("group.not_a_name").match(name) or find_countries(name):
        return True
    return bool(set(name.split()) & _office_words())


def _bodies(text: str, home: str | None) -> Iterator[tuple[str, str | None]]:
    """Bodies of the state under names of their own, with their initials: "National Demining Office (NDO)"."""
    for name, short in _names_with_initials(text):
        if len(name.split()) < 3 or not pattern("group.state_body").search(name):
            continue
        foreign = any(country.iso3 != home for country in find_countries(name))
        if not pattern("group.no_state_body").search(name) and not foreign:
            yield name, short


# ------------------------------------------------------------------ what a name says


@lru_cache(maxsize=2048)
def is_group_name(name: str) -> bool:
    """Whether a capitalised name is an armed group's by its words.

    >>> is_group_name("Chin National Front"), is_group_name("European Union")
    (True, False)
    """
    if name in state_forces() or pattern("group.numbered_unit").search(name):
        return False
    if pattern("group.islamic_state").match(name):
        return True
    if pattern("group.own_defence").match(name) and not find_countries(name):
        return True
    words = [word.split("-")[0] for word in name.split()]
    if pattern("group.irregular_forces").match(name) and not find_countries(name):
        return True
    if not 2 <= len(words) <= 12 or any(out in name for out in agents()["not_groups"]) or not _has_head(name, words):
        return False
    if pattern("group.state_forces").search(name):
        return pattern("group.not_state_forces").search(name) is not None
    if any(country.start == 0 for country in find_countries(name)):
        if name not in known_groups() and pattern("group.national_army").match(name):
            return False
        if pattern("group.country_army").match(name):
            return pattern("group.not_country_army").search(name) is not None
    return pattern("group.tell_tale").search(name) is not None and not pattern("group.institution").search(name)


def _has_head(name: str, words: list[str]) -> bool:
    """Whether a head of groups stands first or last, or somewhere before "of" or "for"."""
    if words[-1] in _heads() or words[0] in _heads():
        return True
    return any(word in _heads() for word in words[1:]) and pattern("group.of").search(name) is not None


@lru_cache(maxsize=1)
def _nsag() -> frozenset[str]:
    return frozenset(word.lower() for word in agents()["nsag"])


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(agents()["group_heads"])


@lru_cache(maxsize=1)
def _office_words() -> frozenset[str]:
    heads = {word for head in agents()["state_heads"] for word in head.title().split()}
    return frozenset(heads | {"Monitor", "UN", "Operators", "Deminers"})
