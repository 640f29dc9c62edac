"""What a page in the terminal is made of: lines of pieces, some of which stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Style = Literal["plain", "heading", "mark"]
MARK_BEGIN, MARK_END = ">>", "<<"
_WORDS_SHOWN = 70


class Piece(NamedTuple):
    """Some words of a line, and how they stand out."""

    words: str
    style: Style = "plain"


Line = tuple[Piece, ...]


def fields(pairs: Sequence[tuple[str, str | None]], indent: int = 2) -> Iterator[Line]:
    """A line for each pair that has a value."""
    for name, value in pairs:
        if value is not None:
            yield line(f"{' ' * indent}{name:<11}{value}")


def heading(words: str) -> Line:
    """A line that begins a part of the page."""
    return (Piece(words, "heading"),)


def line(words: str) -> Line:
    """A line like any other."""
    return (Piece(words),)


def shortened(words: str) -> str:
    """The words on one line, cut where they are many."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS_SHOWN else flat[: _WORDS_SHOWN - 3] + "..."
