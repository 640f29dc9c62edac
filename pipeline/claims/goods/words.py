"""The vocabularies of production and transfer, and the places in a frame where they are looked for."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.claims.rulefile import part_pattern
from pipeline.language.frames import Frame
from pipeline.matching.pattern_set import Gate


def vocabulary(name: str) -> re.Pattern[str]:
    """A [part] of ``rules/production.toml``, compiled; case is ignored."""
    return part_pattern("production", name)


_BEFORE = (
    *("any_person", "before_any", "bound", "generic_gerund", "generic_makers", "means_used", "not_provided"),
    *("unclear", "unknown_how"),
)
"""What is looked for before every verb, and stands in few sentences."""


@lru_cache(maxsize=1)
def _gate() -> Gate:
    return Gate({name: vocabulary(name).pattern for name in _BEFORE}, vocabulary)


def said_before(name: str, frame: Frame, limit: int) -> re.Match[str] | None:
    """The match of a vocabulary of ``_BEFORE`` in the frame's sentence up to a place, which is no word's inside."""
    return vocabulary(name).search(frame.text[:limit]) if _gate().may_match(name, frame.text) else None


def begin_of(frame: Frame) -> int:
    """Where the predicate's verb group begins, or the predicate itself where it has none."""
    return frame.group.start if frame.group else frame.start


def is_make(frame: Frame) -> bool:
    """Whether the verb is "make", which takes many objects that are no weapon."""
    return frame.text[frame.start : frame.start + 2].lower() == "ma"


def clause_start(frame: Frame) -> int:
    """Where the clause of the predicate begins: behind the last "that", saying or break before it."""
    limit = begin_of(frame)
    left, _ = frame.sentence.part_of(frame.start)
    content = max((g.content for g in frame.governors if not g.parenthetical and g.content <= limit), default=0)
    openers = vocabulary("opener").finditer(frame.text, 0, limit)
    return max(left, content, max((m.end() for m in openers), default=0))
