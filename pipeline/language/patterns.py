"""The named patterns of ``patterns.toml``, compiled once: ``pattern("subject.relative")``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.cuefile import RuleFileError, agents, alternation, build, cues, curly, read_toml
from pipeline.matching.pattern_set import Gate, PatternSet
from pipeline.matching.prefilter import Prefilter
from pipeline.matching.word_index import OF_SENTENCES, WordIndex

_NAME = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One [[pattern]]."""

    id: str
    pattern: str
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    case: bool = False


@lru_cache(maxsize=1)
def pattern_rules() -> Mapping[str, PatternRule]:
    """All [[pattern]] entries by id. Raises RuleFileError on unknown keys."""
    entries = read_toml("pipeline.language", "patterns.toml")["pattern"]
    rules = [build(PatternRule, entry, f"patterns.toml, pattern {entry.get('id', '?')}") for entry in entries]
    return {rule.id: rule for rule in rules}


@lru_cache(maxsize=512)
def pattern(name: str) -> re.Pattern[str]:
    """The compiled pattern of that id. Raises RuleFileError where there is none, or a list that it names is missing."""
    return re.compile(_source(name), 0 if pattern_rules()[name].case else re.IGNORECASE)


def gate(*names: str, index: WordIndex | None = None, **others: re.Pattern[str]) -> Gate:
    """The patterns of these ids, and others, for texts in which most of them match nothing.

    For ``index`` see ``pipeline.matching.pattern_set.PatternSet``.
    """
    sources = {name: _source(name) for name in names} | {name: other.pattern for name, other in others.items()}
    return Gate(sources, lambda name: others.get(name) or pattern(name), index)


SELDOM = (
    *("clause.aside", "clause.at_no_time", "clause.no_longer", "date.since_independence", "mood.trailing_hedge"),
    *("noun.negated", "reference.object", "subject.accused", "subject.accuser", "subject.closed_relative"),
    *("subject.owned", "subject.teller", "subject.together", "subject.told_of", "verb.led_by_or", "verb.no_object"),
    *("verb.nor_inverted", "verb.prevented"),
)
"""Patterns that are asked about many a place of a sentence, and whose words stand in few; "hedge" is one more."""


def seldom(words: str) -> frozenset[str]:
    """Those of ``SELDOM`` that may match some piece of a text, for what ``prefilter.plain`` makes of the text.

    >>> seldom(" it sold none ") & {"verb.no_object", "verb.prevented"}
    frozenset({'verb.no_object'})
    """
    able = _seldom().able(words)
    return frozenset(name for number, name in enumerate((*SELDOM, "hedge")) if able >> number & 1)


@lru_cache(maxsize=1)
def _seldom() -> PatternSet:
    patterns = [*map(pattern, SELDOM), hedges()]
    filters = [_for_pieces(Prefilter.of(each.pattern)) for each in patterns]
    return PatternSet(filters, patterns.__getitem__, OF_SENTENCES)


def _for_pieces(whole: Prefilter) -> Prefilter:
    """The prefilter for a text of which only a piece meets the pattern: the piece may begin and end inside a word."""
    return Prefilter(
        tuple(tuple(tuple(max(words.split(), key=len) for words in clause) for clause in way) for way in whole.ways)
    )


@lru_cache(maxsize=1)
def hedges() -> re.Pattern[str]:
    """Every hedge of cues.toml."""
    return re.compile("|".join(curly(hedge) for hedge in cues()["hedges"]["patterns"]), re.IGNORECASE)


def _source(name: str) -> str:
    rule = pattern_rules().get(name)
    if rule is None:
        raise RuleFileError(f"patterns.toml: no pattern {name}")
    return curly(_expanded(rule))


def _expanded(rule: PatternRule) -> str:
    def words(found: re.Match[str]) -> str:
        name = found.group(1)
        if "." in name:
            return _expanded(pattern_rules()[name])
        if name not in agents():
            raise RuleFileError(f"patterns.toml, pattern {rule.id}: no list {name} in agents.toml")
        listed = agents()[name]
        return alternation(listed.values() if isinstance(listed, dict) else listed)

    return _NAME.sub(words, rule.pattern)
