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

from pipeline.language.cuefile import alternation, known_groups, whole_words
from pipeline.language.group_company import by_company, in_company, is_plain_word, one_line, places_of
from pipeline.language.group_names import (
    group_heads,
    initials_of,
    is_group_name,
    is_something_else,
    names_with_initials,
)
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
        initials = dict(names_with_initials(text))
        called, coalitions = in_company(text)
        for name in called:
            if name not in names:
                names[name] = (_whole(name, names), "group")
                if short := initials.get(name):
                    names.setdefault(short, names[name])
        for name in coalitions:
            names.setdefault(name, (name, "coalition"))
        for full, short in _introduced(text):
            names.update(dict.fromkeys([full, short] if short else [full], (full, "group")))
        for short in _other_owners(text):
            names.pop(short, None)
        for name in by_company(text, names):
            names.setdefault(name, (name, "group"))
        for way, name in [*_shortened(text, names), *_adjectives(text, names)]:
            names.setdefault(way, (name, "group"))
        _add_aliases(names, text)
        _add_the_states_own(names, text, home)
        found = re.compile(whole_words(names)) if names else None
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


_NAME = r"[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+){0,3}"


def _add_aliases(names: dict[str, tuple[str, str]], text: str) -> None:
    """Put second names under the first: "the Army of Light, also known as the Lanterns" is one, called by the first."""
    if not names or not re.search(r"\b(?:known|referred|called)\b", text):
        return
    flat, alias = one_line(text), pattern("agent.alias")
    if not any(alias.match(flat, end) for way in names for _, end in places_of(way, flat)):
        return  # a pattern of the report's own takes longer to compile than all of its names to look up
    way = alternation(names)
    second = re.compile(rf"(?<![\w-])(?P<name>{way})(?:{pattern('agent.alias').pattern})(?P<alias>{_NAME})(?![\w-])")
    for match in second.finditer(text):
        names[match["alias"]] = names[match["name"]]


def _add_the_states_own(names: dict[str, tuple[str, str]], text: str, home: str | None) -> None:
    """Add the state's bodies, and its and other states' forces: these are no groups whatever else was found."""
    for full, short in _bodies(text, home):
        for way in [full, short] if short else [full]:
            names.setdefault(way, (full, "body"))
    for full, short, code in national_forces(names_with_initials(text)):
        names.update(dict.fromkeys([full, short] if short else [full], (code, "forces")))


# ------------------------------------------------------------------ listed names


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    """Listed names that mean the group wherever they stand: initials of two letters only where the report introduces
    them."""
    return re.compile(whole_words(way for way in known_groups() if len(way) > 2 or way[0].isdigit()))


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


def _introduced(text: str) -> Iterator[tuple[str, str | None]]:
    """Names whose words say that they are a group, or that are known, with their initials."""
    for name, short in names_with_initials(text):
        if is_group_name(name) or (short and (name in known_groups() or _introduces_group(name, short))):
            yield name, short


def _introduces_group(name: str, short: str) -> bool:
    """ "Juba Valley Alliance (JVA)": a head of groups and its own initials, and nothing says that it is something
    else."""
    words = name.split()
    head = words[-1] in group_heads() or words[0] in group_heads()
    return head and initials_of(name).endswith(short) and not is_something_else(name.split(" in ")[0])


def _other_owners(text: str) -> Iterator[str]:
    """Listed initials that this report introduces as something else: "Norwegian People’s Aid (NPA)"."""
    for name, short in names_with_initials(text):
        listed = name in known_groups() or known_groups().get(short or "") == name
        if short in known_groups() and not listed and initials_of(name).endswith(short) and not is_group_name(name):
            yield short


def _shortened(text: str, names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """ "The Derna council" for the "Derna Mujahideen Shura Council": its place and its head."""
    for name, kind in dict.fromkeys(names.values()):
        words = name.split()
        if kind == "group" and len(words) > 2 and words[-1] in group_heads() and not is_plain_word(words[0]):
            way = f"{words[0]} {words[-1].lower()}"
            if way in text and not find_countries(words[0]):
                yield way, name


def _adjectives(text: str, names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """ "Maoist use" in a report on the Maoists."""
    for way, (name, kind) in names.items():
        if (
            kind == "group"
            and way.endswith("s")
            and " " not in way
            and re.search(rf"\b{way[:-1]} (?:use|laying)\b", text)
        ):
            yield way[:-1], name


def _whole(name: str, names: dict[str, tuple[str, str]]) -> str:
    """The group that a part of its name means: "the Tigers" in a report on the Liberation Tigers."""
    if " " not in name:
        for way, (full, _) in names.items():
            if name in known_groups().get(way, full).split():
                return full
    return name


def _bodies(text: str, home: str | None) -> Iterator[tuple[str, str | None]]:
    """Bodies of the state under names of their own, with their initials: "National Demining Office (NDO)"."""
    for name, short in names_with_initials(text):
        if len(name.split()) < 3 or not pattern("group.state_body").search(name):
            continue
        foreign = any(country.iso3 != home for country in find_countries(name))
        if not pattern("group.no_state_body").search(name) and not foreign:
            yield name, short
