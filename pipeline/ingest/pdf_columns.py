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
    page = _Page(pieces, whites, {round(white.y) for white in whites})
    cut: list[Piece] = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        gaps = [gap for gap in piece.gaps if page.parts_cells(piece, gap)]
        cut += _cut(piece, gaps) if gaps else [piece]
        if following is not None and abs(piece.y - following.y) < 1:
            gap = Gap(0, piece.x1, following.x0)
            if gap.x1 - gap.x0 > WORD_GAP * piece.size and page.parts_cells(piece, gap):
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


class _Page(NamedTuple):
    pieces: Sequence[Piece]
    whites: Sequence[_White]
    rows: set[int]
    """Baselines of the rows with wide white."""

    def parts_cells(self, piece: Piece, gap: Gap) -> bool:
        """Whether white is that between cells. Narrow white is only where its own row has wide white too."""
        width = gap.x1 - gap.x0
        wide = width > CELL_GAP * piece.size
        if width > _ALWAYS * piece.size:
            return True
        if not wide and round(piece.y) not in self.rows:
            return False
        enough = _SHARED * piece.size if wide else _ENCLOSED * width
        shared = [white for white in self.whites if _is_near(piece, white) and _overlap(gap, white) > enough]
        if not wide:
            return len({round(white.y) for white in shared}) >= 2
        shared.sort(key=lambda white: abs(white.y - piece.y))
        return any(not self._is_crossed(piece.y, gap, white) for white in shared[:4])

    def _is_crossed(self, y: float, gap: Gap, white: _White) -> bool:
        """Whether the rows between two rows leave nothing of the white that the two share."""
        low, high = sorted((y, white.y))
        x0, x1 = max(gap.x0, white.x0), min(gap.x1, white.x1)
        for piece in self.pieces:
            if not (low + 1 < piece.y < high - 1 and piece.x0 < x1 and x0 < piece.x1 and piece.text.strip()):
                continue
            left = [(max(own.x0, x0), min(own.x1, x1)) for own in piece.gaps]
            x0, x1 = max(left, key=lambda own: own[1] - own[0], default=(0.0, 0.0))
            if x1 - x0 < 0.9 * WORD_GAP * piece.size:
                return True
        return False


def _is_near(piece: Piece, white: _White) -> bool:
    return 0.5 * piece.size < abs(white.y - piece.y) < _NEAR * piece.size


def _overlap(gap: Gap, white: _White) -> float:
    return min(gap.x1, white.x1) - max(gap.x0, white.x0)


def _cut(piece: Piece, gaps: Sequence[Gap]) -> list[Piece]:
    parts: list[Piece] = []
    at, x0 = 0, piece.x0
    for gap in gaps:
        parts.append(piece._replace(text=piece.text[at : gap.at], x0=x0, x1=gap.x0, gaps=(), ends_cell=True))
        at, x0 = gap.at, gap.x1
    parts.append(piece._replace(text=piece.text[at:], x0=x0, gaps=()))
    return parts
