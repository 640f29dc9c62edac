"""References back to a work cited before: Ibid., op. cit., short titles, "see footnote 4 above".

A reference is followed to the full citation that it finally stands for. A note that is missing or could not be
understood blocks an Ibid. after it: it is not jumped over, and what cannot be resolved stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.sources.roles import without_signal

IBID = re.compile(r"\(?\s*(?:ibid(?:em)?|idem|id)\b\.?(?!\s+[A-Za-z]{3})", re.IGNORECASE)
"""Ibid. / ibid., p. 4 / (Ibid.) / Ibid., Form B."""
OP_CIT = re.compile(r"\b(?:op\.?\s?cit|loc\.?\s?cit|supra)\b\.?", re.IGNORECASE)
"""HRW, op. cit., p. 12."""
NOTE_ABOVE = re.compile(
    r"\b(?:(?:supra\s+)?(?:foot|end)?notes?\s+(?:No\.?\s*)?(?P<a>\d{1,3})(?:,)?\s+above|above,?\s+(?:foot|end)?note\s+(?P<b>\d{1,3})"
    r"|supra,?\s+(?:foot|end)?note\s+(?P<c>\d{1,3})|see\s+(?:foot|end)note\s+(?P<d>\d{1,3}))\b",
    re.IGNORECASE,
)
"""see footnote 4 above; supra note 4."""


@dataclass(slots=True)
class Cited:
    """A full citation that later notes may refer back to."""

    source_id: str
    note: int
    kind: str
    date: str | None
    author: str | None
    title: str | None


@dataclass(slots=True)
class Trail:
    """The full citations of a report so far, and the one that an Ibid. would stand for now."""

    cited: list[Cited] = field(default_factory=list)
    last: Cited | None = None

    def add(self, work: Cited) -> None:
        """A full citation was read."""
        self.cited.append(work)
        self.stand_on(work)

    def stand_on(self, work: Cited | None) -> None:
        """The next Ibid. stands for this work; None where the reference just read is itself open."""
        self.last = work

    def block(self) -> None:
        """A note was missing or not understood: an Ibid. after it stays open."""
        self.stand_on(None)


def is_ibid(text: str) -> bool:
    """Whether a piece is an Ibid., whatever signal stands before it."""
    _, begin = without_signal(text)
    return IBID.match(text[begin:]) is not None


def is_reference(text: str) -> bool:
    """Whether a piece refers back by "op. cit." or a note's number."""
    return OP_CIT.search(text) is not None or NOTE_ABOVE.search(text) is not None


def resolve(text: str, author: str | None, trail: Trail) -> Cited | None:
    """The full citation that an Ibid., op. cit. or "note 4 above" stands for; None where it cannot be told."""
    if is_ibid(text):
        return trail.last
    numbered = NOTE_ABOVE.search(text)
    if numbered:
        number = int(next(group for group in numbered.groups() if group))
        works = [work for work in trail.cited if work.note == number]
        named = [work for work in works if _same(work.author, author)]
        return works[0] if len(works) == 1 else named[0] if len(named) == 1 else None
    return next((work for work in reversed(trail.cited) if _same(work.author, author)), None)


def short_title(author: str | None, title: str | None, date: str | None, trail: Trail) -> Cited | None:
    """The dated work that an undated citation of the same author and (shortened) title repeats."""
    if date or not author or not title or len(title) < 6:
        return None
    for work in reversed(trail.cited):
        if work.date and work.title and _same(work.author, author) and work.title.lower().startswith(title.lower()):
            return work
    return None


def _same(one: str | None, other: str | None) -> bool:
    """Whether two authors are the same: equal, or one the surname of the other."""
    if not one or not other:
        return False
    first, second = one.lower(), other.lower()
    return first == second or first.split()[-1] == second or second.split()[-1] == first
