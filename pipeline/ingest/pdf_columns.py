"""Pieces of text cut where the columns of a table stand apart.

A file may draw a whole row of a table at once. White that is wide is not enough to see its cells, since justified lines
have wide spaces too; it must stand above or below other white.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from .pdf_pieces import CELL_GAP, WORD_GAP, Gap, Piece

_NEAR = 7.0  # font sizes: rows of one table are no farther apart
_SHARED = 0.6  # font sizes: the width of white that two rows of a table share at least
_ALWAYS = 4.0  # font sizes: wider white than justified lines have
_ENCLOSED = 0.9  # the share of a narrow gap that lies within the white of other rows


class _White(NamedTuple):
    """White between two words of one line, wide enough to part cells."""

    y: float
    x0: float
    x1: float


def cut_at_columns(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in order, cut at white that they have in common with a neighbour; at narrow white, with two."""
    whites = _whites(pieces)
    if not whites:
        return list(pieces)
    cut: list[Piece] = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        gaps = [gap for gap in piece.gaps if _parts_cells(piece, gap, whites)]
        cut += _cut(piece, gaps) if gaps else [piece]
        if following is not None and abs(piece.y - following.y) < 1:
            gap = Gap(0, piece.x1, following.x0)
            if gap.x1 - gap.x0 > WORD_GAP * piece.size and _parts_cells(piece, gap, whites):
                cut[-1] = cut[-1]._replace(ends_cell=True)
    return cut


def _whites(pieces: Sequence[Piece]) -> list[_White]:
    """Wide white inside pieces, and between pieces that stand side by side."""
    whites = [
        _White(piece.y, gap.x0, gap.x1)
        for piece in pieces
        for gap in piece.gaps
        if gap.x1 - gap.x0 > CELL_GAP * piece.size
    ]
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.text.strip():
            rows.setdefault(round(piece.y), []).append(piece)
    for row in rows.values():
        for left, right in pairwise(sorted(row, key=lambda piece: piece.x0)):
            if right.x0 - left.x1 > CELL_GAP * left.size:
                whites.append(_White(left.y, left.x1, right.x0))
    return whites


def _parts_cells(piece: Piece, gap: Gap, whites: Sequence[_White]) -> bool:
    width = gap.x1 - gap.x0
    wide = width > CELL_GAP * piece.size
    if width > _ALWAYS * piece.size:
        return True
    enough = _SHARED * piece.size if wide else _ENCLOSED * width
    rows = {
        round(white.y)
        for white in whites
        if 0.5 * piece.size < abs(white.y - piece.y) < _NEAR * piece.size
        and min(gap.x1, white.x1) - max(gap.x0, white.x0) > enough
    }
    return len(rows) >= (1 if wide else 2)


def _cut(piece: Piece, gaps: Sequence[Gap]) -> list[Piece]:
    parts: list[Piece] = []
    at, x0 = 0, piece.x0
    for gap in gaps:
        parts.append(piece._replace(text=piece.text[at : gap.at], x0=x0, x1=gap.x0, gaps=(), ends_cell=True))
        at, x0 = gap.at, gap.x1
    parts.append(piece._replace(text=piece.text[at:], x0=x0, gaps=()))
    return parts
