"""References back to a work cited before: Ibid., op. cit., short titles, "see footnote 4 above".

A reference is followed to the full citation that it finally stands for. A note that is missing or could not be
understood blocks an Ibid. after it: it is not jumped over, and what cannot be resolved stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.sources.roles import without_signal

IBID = re.compile(
    r"\(?\s*(?:[^,;.“”\"]{2,60},\s+(?=ibid))?(?:ibid(?:em)?|idem|id(?=[.,]))\b\.?(?!\s+(?!and\b)[A-Za-z]{3})",
    re.IGNORECASE,
)
"""Ibid. / ibid., p. 4 / (Ibid.) / Ibid., Form B / Id., at 5 / Ministry of Defense, ibid."""
OP_CIT = re.compile(r"\b(?:op\.?\s?cit|loc\.?\s?cit|supra)\b\.?", re.IGNORECASE)
"""HRW, op. cit., p. 12."""
NOTE_ABOVE = re.compile(
    r"\b(?:(?:supra\s+)?(?:foot|end)?notes?\s+(?:No\.?\s*)?(?P<a>\d{1,3})(?:,)?\s+above|above,?\s+(?:foot|end)?note\s+(?P<b>\d{1,3})"
    r"|supra,?\s+(?:foot|end)?note\s+(?P<c>\d{1,3})|see\s+(?:foot|end)note\s+(?P<d>\d{1,3}))\b(?!\s+(?:and|to)\s+\d)",
    re.IGNORECASE,
)
"""see footnote 4 above; supra note 4; above, note 4. Not "footnotes 4 and 5 above", which stands for several works."""
NOTE_BEFORE = re.compile(r"\b(?:previous|preceding)\s+(?:foot|end)?note\b", re.IGNORECASE)
"""see the previous footnote."""
PAGE_ONLY = re.compile(r"(?P<author>[A-ZÀ-Þ][^,;“”\"()]{1,60}),\s+(?:at\s+)?pp?\.\s?\d[\d–, -]*\.?$")
"""Nothing but an author and a page: "Roe, p. 11."."""
LOCATED = re.compile(r"\b(?:pp?|paras?)\.\s?\d")
"""A short title alone is followed by a page: "The Long Border, p. 4."."""
ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Cited:
    """A full citation that later notes may refer back to."""

    source_id: str
    note: int
    kind: str
    date: str | None
    author: str | None
    title: str | None
    container: str | None
    work_id: str


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
    said = text.lower()
    if not any(map(said.__contains__, ("note", "supra", "cit"))):
        return False
    return any(words.search(text) for words in (OP_CIT, NOTE_ABOVE, NOTE_BEFORE))


def note_meant(text: str) -> int | None:
    """The number of the note that a piece refers to: 4 for "see footnote 4 above"."""
    numbered = NOTE_ABOVE.search(text)
    return int(next(group for group in numbered.groups() if group)) if numbered else None


def resolve(text: str, author: str | None, trail: Trail) -> Cited | None:
    """The full citation that an Ibid., op. cit. or "note 4 above" stands for; None where it cannot be told."""
    if is_ibid(text) or NOTE_BEFORE.search(text):
        return trail.last
    number = note_meant(text)
    if number is not None:
        works = [work for work in trail.cited if work.note == number]
        named = [work for work in works if same_author(work.author, author)]
        return works[0] if len(works) == 1 else named[0] if len(named) == 1 else None
    if author is None:
        return trail.last
    return next((work for work in reversed(trail.cited) if same_author(work.author, author)), None)


def short_title(text: str, author: str | None, title: str | None, date: str | None, trail: Trail) -> Cited | None:
    """The work that an undated citation repeats: its author with the beginning of its title, or with a page alone."""
    if date:
        return None
    paged = PAGE_ONLY.fullmatch(text[without_signal(text)[1] :])
    if paged:
        works = [work for work in trail.cited if work.title and same_author(work.author, paged["author"])]
        if works:
            return works[0] if len(works) == 1 else None
    if not title or len(title) < 5:
        return None
    begins = _plain(title)
    if author is None:
        works = [work for work in trail.cited if work.title and _plain(work.title).startswith(begins)]
        return works[0] if len(works) == 1 and LOCATED.search(text) and len(title) > 11 else None
    for work in reversed(trail.cited):
        if work.date and work.title and same_author(work.author, author) and _plain(work.title).startswith(begins):
            return work
    return None


def same_author(one: str | None, other: str | None) -> bool:
    """Whether two names are one author's: equal, one the surname, the first words or the initials of the other.

    >>> same_author("Ann Roe", "Roe"), same_author("Human Rights Watch", "HRW"), same_author("HRW", "HALO")
    (True, True, False)
    """
    if not one or not other:
        return False
    first, second = (re.sub(r"\s*\([^()]*\)$", "", name) for name in (one, other))
    short, long = sorted((first, second), key=len)
    if short.lower() == long.lower() or long.split()[-1].lower() == short.lower() or short == _initials(long):
        return True
    return len(short) > 3 and long.lower().startswith(f"{short.lower()} ")


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _plain(title: str) -> str:
    return ARTICLE.sub("", title).lower()
