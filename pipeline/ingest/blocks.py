"""What every reader makes of a file: blocks with references to notes, before they are rendered to canonical text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to a note inside running text: an object, not characters, until the renderer writes ``[n]``."""

    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file as a reader saw it, before it is rendered to canonical text.

    ``runs`` holds plain strings and ``NoteRef`` objects in reading order; a table row keeps one tuple of runs a cell
    in ``cells`` and leaves ``runs`` empty. ``number`` is the note's own number where ``kind`` is ``note``.
    """

    kind: Literal["heading", "paragraph", "table_row", "caption", "note"]
    runs: tuple[str | NoteRef, ...] = ()
    cells: tuple[tuple[str | NoteRef, ...], ...] = ()
    level: int = 0
    number: int | None = None
    page: int | None = None
