"""Reads cues.toml and agents.toml: the words that the language stage knows, checked and compiled once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.language.inflect import phrase_forms
from pipeline.reference.phrases import from_first_letter, phrase_source

GovernorClass = Literal["say", "deny", "allege", "no_evidence", "unverified", "irrealis"]


class RuleFileError(ValueError):
    """A rule or vocabulary file holds something that the program does not understand; the message names it."""


@dataclass(frozen=True, slots=True)
class GovernorRule:
    """One [[governor]] of cues.toml."""

    id: str
    class_: GovernorClass
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    def source(self) -> str:
        """Everything the rule matches, as one pattern that ignores case; verb forms in the group ``verb``."""
        parts = [curly(pattern) for pattern in self.patterns]
        if self.verbs:
            parts.append(
                rf"(?<![\w-])(?P<verb>{alternation(f for verb in self.verbs for f in phrase_forms(verb))})(?![\w-])"
            )
        return "|".join(parts)


def alternation(words: Iterable[str]) -> str:
    """Words as a group of a regular expression, the longest at a place first; white space matches any white space.

    It is written as a trie, which ``re`` walks many times faster than one word after another.
    """
    distinct = set(words)
    if _mixed(distinct):
        ordered = sorted(distinct, key=lambda word: (-len(word), word))
        return f"(?:{'|'.join(phrase_source([word], _VARIANTS) for word in ordered)})"
    return phrase_source(distinct, _VARIANTS)


def whole_words(words: Iterable[str]) -> str:
    """``(?<![\\w-])(?:words)(?![\\w-])``, upper and lower case told apart, written so that it is found fast."""
    return from_first_letter(words, alternation, _VARIANTS, before=r"[\w-]") + r"(?![\w-])"


_VARIANTS = {" ": r"\s+", "’": "['’]"}


def _mixed(words: set[str]) -> bool:
    """Whether a word goes on from another one but for case or apostrophe: a trie would not always find the longest."""
    spellings: dict[str, set[str]] = {}
    for word in words:
        spellings.setdefault(_plainly(word), set()).add(word)
    return any(
        not spellings.get(_plainly(word[:end]), set()) <= {word[:end]} for word in words for end in range(1, len(word))
    )


def _plainly(word: str) -> str:
    return word.lower().replace("’", "'")


def curly(pattern: str) -> str:
    """A pattern whose typographic apostrophe (’) also matches the straight one, as reports mix them."""
    if "’" not in pattern:
        return pattern
    made, in_set, escaped = [], False, False
    for letter in pattern:
        made.append(("'’" if in_set else "['’]") if letter == "’" else letter)
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter in "[]":
            in_set = letter == "["
    return "".join(made)


def read_toml(package: str, name: str) -> dict[str, Any]:
    """A data file of ours as a dict. Raises RuleFileError with file name and line where it is not TOML."""
    try:
        return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(f"{name}: {error}") from error


def build(cls: type, entry: dict[str, Any], where: str) -> Any:
    """``cls(**entry)`` with lists made tuples. Unknown and missing keys are errors that list the allowed ones."""
    known = {f.name.rstrip("_"): f for f in fields(cls)}
    unknown = sorted(set(entry) - set(known))
    if unknown:
        raise RuleFileError(f"{where}: unknown key {', '.join(unknown)}; allowed: {', '.join(sorted(known))}")
    values = {known[key].name: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    try:
        return cls(**values)
    except TypeError as error:
        raise RuleFileError(f"{where}: {error}") from error


@lru_cache(maxsize=1)
def cues() -> dict[str, Any]:
    """The whole of cues.toml."""
    return read_toml("pipeline.language", "cues.toml")


@lru_cache(maxsize=1)
def governor_rules() -> tuple[GovernorRule, ...]:
    """The [[governor]] entries, in file order."""
    return tuple(
        build(GovernorRule, entry, f"cues.toml, governor {entry.get('id', '?')}") for entry in cues()["governor"]
    )


@lru_cache(maxsize=1)
def known_groups() -> dict[str, str]:
    """groups.toml: every way of writing a group's name, with the name that stands for all."""
    return {
        way: names[0] for names in read_toml("pipeline.language", "groups.toml")["groups"] for way in reversed(names)
    }


@lru_cache(maxsize=1)
def state_forces() -> dict[str, str]:
    """groups.toml: forces and bodies known by a name of their own, with the state's ISO code."""
    forces: dict[str, str] = read_toml("pipeline.language", "groups.toml")["state_forces"]
    return forces


@lru_cache(maxsize=1)
def agents() -> dict[str, Any]:
    """The whole of agents.toml."""
    return read_toml("pipeline.language", "agents.toml")
