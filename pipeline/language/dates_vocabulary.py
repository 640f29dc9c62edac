"""``dates.toml`` read and checked once: the words that the date finder goes by."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.reference.phrases import phrase_source

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Before:
    """Words before a date and the relation that they give it."""

    relation: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Words that take a part of a date ("first half of"); ``months`` are the first and last month where exact."""

    words: tuple[str, ...]
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RelativeRule:
    """An expression that leans on another date, such as "the previous month"."""

    id: str
    pattern: str
    unit: str
    shift: int
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]

    @property
    def compiled(self) -> re.Pattern[str]:
        return _compile_relative(self.pattern)


@dataclass(frozen=True, slots=True)
class NotADateRule:
    """Text before a four-digit number that shows it to be no year. Examples mark the number's place with ``|``."""

    id: str
    before: str
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]

    @property
    def compiled(self) -> re.Pattern[str]:
        return _compile(self.before)


@dataclass(frozen=True, slots=True)
class DateVocabulary:
    """Everything in ``dates.toml``."""

    months: tuple[tuple[str, ...], ...]
    title_words: tuple[str, ...]
    attribute_nouns: tuple[str, ...]
    not_nouns: tuple[str, ...]
    counted_nouns: tuple[str, ...]
    before: tuple[Before, ...]
    part: tuple[Part, ...]
    relative: tuple[RelativeRule, ...]
    not_a_date: tuple[NotADateRule, ...]

    def month_number(self, name: str) -> int:
        """1 to 12 for a month's name or abbreviation, with or without a full stop."""
        return _month_numbers()[name.rstrip(".")]


@lru_cache(maxsize=1)
def vocabulary() -> DateVocabulary:
    """The checked contents of ``dates.toml``; ValueError names an unknown key and the allowed ones."""
    raw = tomllib.loads(files("pipeline.language").joinpath("dates.toml").read_text(encoding="utf-8"))
    return read_vocabulary(raw)


def read_vocabulary(raw: dict[str, Any]) -> DateVocabulary:
    """Build the vocabulary from parsed TOML, refusing unknown keys."""
    tables = {"before": Before, "part": Part, "relative": RelativeRule, "not_a_date": NotADateRule}
    for name, kind in tables.items():
        raw = raw | {name: tuple(_checked(kind, row, name) for row in raw.get(name, ()))}
    made = _checked(DateVocabulary, raw, "dates.toml")
    assert isinstance(made, DateVocabulary)
    return made


def _checked(kind: type, row: dict[str, Any], where: str) -> object:
    allowed = [field.name for field in fields(kind)]
    unknown = sorted(set(row) - set(allowed))
    if unknown:
        raise ValueError(f"{where}: unknown key {', '.join(unknown)}; allowed: {', '.join(allowed)}")
    return kind(**{key: _frozen(value) for key, value in row.items()})


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, (list, tuple)) else value


@lru_cache(maxsize=1)
def _month_numbers() -> dict[str, int]:
    return {name: number for number, names in enumerate(vocabulary().months, 1) for name in names}


@lru_cache(maxsize=1)
def month_pattern() -> str:
    """An alternation of all month names, longest first: "September", "Sept.", "May"."""
    names = sorted(_month_numbers(), key=len, reverse=True)
    full = {names_[0] for names_ in vocabulary().months}
    return "(?:" + "|".join(name if name in full else rf"{name}\b\.?" for name in names) + ")"


def words_pattern(words: tuple[str, ...]) -> str:
    """An alternation of words or phrases, longest first, white space or hyphens between their words."""
    return phrase_source(words, {" ": r"[\s-]+"})


@lru_cache(maxsize=64)
def _compile_relative(pattern: str) -> re.Pattern[str]:
    number = rf"\d{{1,2}}|an?|{'|'.join(NUMBER_WORDS)}"
    filled = pattern.replace("{MONTH}", month_pattern()).replace("{NUMBER}", number)
    return re.compile(rf"(?<![\w-])(?i:{filled})(?![\w’'-])")


@lru_cache(maxsize=64)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
