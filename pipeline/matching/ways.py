"""The ways in which a pattern can match: alternatives, in each of which some clauses must all hold."""

from __future__ import annotations

from collections.abc import Iterable

Clause = tuple[str, ...]
"""Words (or parts of words, or words in a row) one of which a text must hold."""
Ways = list[frozenset[Clause]]
"""Alternatives: in each, all clauses must hold."""

ALWAYS: Ways = [frozenset()]
"""The one way without clauses: any text."""
_SHORTEST = 2
_MOST_WAYS = 64
"""Longer words, fewer ways: beyond these a filter costs more than it saves."""


def ordered(way: frozenset[Clause]) -> tuple[Clause, ...]:
    """The clauses of a way, those first that most texts lack."""
    return tuple(sorted(way, key=lambda clause: (len(clause), -len(clause[0]), clause)))


def clause_of(strings: list[str]) -> Ways:
    """What must hold where one of some strings stands."""
    words = without_longer(strings)
    return ALWAYS if len(words[0].strip()) < _SHORTEST else [frozenset({words})]


def both(left: Ways, right: Ways) -> Ways:
    """What two parts of a sequence ask for together; alternatives that grow too many are made one clause."""
    if frozenset() in right:
        return left
    if len(left) * len(right) > _MOST_WAYS:
        left, right = (left, _one_clause(right)) if len(right) > 1 else (_one_clause(left), right)
    if len(left) * len(right) > _MOST_WAYS:
        left = _one_clause(left)
    return [one | other for one in left for other in right]


def _one_clause(ways: Ways) -> Ways:
    """One way for many: it asks for the longest words that each of them asks for."""
    if frozenset() in ways:
        return ALWAYS
    return [frozenset({without_longer(word for way in ways for word in max(way, key=_length))})]


def _length(clause: Clause) -> tuple[int, Clause]:
    return min(map(len, clause)), clause


def merged(ways: Ways) -> Ways:
    """Ways that differ in one clause made one: "took" or "takes", and "part"."""
    if frozenset() in ways:
        return ALWAYS
    groups: dict[frozenset[Clause], list[str]] = {}
    for way in ways:
        for clause in way:
            groups.setdefault(way - {clause}, []).extend(clause)
    kept: dict[frozenset[Clause], None] = {}
    for way in ways:
        rest, words = max(((way - {c}, groups[way - {c}]) for c in way), key=lambda pair: len(pair[1]))
        kept[rest | {without_longer(words)}] = None
    return list(kept)


def without_longer(words: Iterable[str]) -> Clause:
    """The words without those that hold another one of them: where "attended" stands, "attend" does."""
    kept: list[str] = []
    distinct = set(words)
    if len(distinct) == 1:
        return tuple(distinct)
    for word in sorted(distinct, key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in kept):
            kept.append(word)
    return tuple(kept)
