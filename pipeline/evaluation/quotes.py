"""Where quoted words stand in a report, whatever became of white space, note markers, quotation marks and dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"\s?\[\s*\d{1,4}\s*\]")
_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "…": "...", "\u00ad": "", "\u200b": ""}
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's letters, and for each its offset in the text as it was."""

    letters: str
    offsets: tuple[int, ...]


def fold(text: str) -> Folded:
    """The text in lower case, without note markers and white space, with plain quotation marks and hyphens.

    >>> fold("“No” [3] mine").letters
    '"no"mine'
    """
    letters: list[str] = []
    offsets: list[int] = []
    start = 0
    for stop, resume in [*(marker.span() for marker in _MARKER.finditer(text)), (len(text), len(text))]:
        for offset in range(start, stop):
            for letter in text[offset].translate(_ALIKE).lower():
                if not letter.isspace():
                    letters.append(letter)
                    offsets.append(offset)
        start = resume
    return Folded("".join(letters), tuple(offsets))


def places(quote: str, text: Folded) -> list[tuple[int, int]]:
    """Every (start, end) of the quote in the text, in code points of the text as it was; none for an empty quote."""
    wanted = fold(quote).letters
    found = []
    at = text.letters.find(wanted) if wanted else -1
    while at >= 0:
        found.append((text.offsets[at], text.offsets[at + len(wanted) - 1] + 1))
        at = text.letters.find(wanted, at + 1)
    return found
