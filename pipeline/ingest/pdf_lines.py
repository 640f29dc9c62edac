"""Pieces of a page to its lines, in reading order, with raised numbers as note references.

Begin with ``page_lines``. A line's place is that of its largest piece; what is smaller and raised is a reference,
unless a unit stands before it.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.ingest.blocks import NoteRef
from pipeline.markers import expand_marker

from .html_blocks import UNIT_BEFORE_EXPONENT
from .pdf_chars import PdfPage
from .pdf_columns import cut_at_columns
from .pdf_pieces import CELL_GAP, Piece
from .runs import plain
from .vocabulary import match_line

_RAISED_SIZE = 0.87
_NUMBERS = re.compile(r"\s*\[?(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]?\s*")


class Line(NamedTuple):
    """One printed line. ``runs`` keep references; ``raised_start`` is the number in a raised piece at its start."""

    runs: tuple[str | NoteRef, ...]
    text: str
    """The words alone."""
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    raised_start: int | None = None

    def with_runs(self, runs: tuple[str | NoteRef, ...]) -> Line:
        """The line with other words, and without a raised number at its start."""
        return self._replace(runs=runs, text=plain(runs), raised_start=None)


def page_lines(page: PdfPage) -> list[Line]:
    """Lines of a page in reading order: that of the file, or by place where the file's order jumps about."""
    groups: list[list[Piece]] = []
    for piece in cut_at_columns(page.pieces):
        if not piece.text.strip():
            if groups and piece.text:
                groups[-1].append(piece)
        elif groups and not groups[-1][-1].ends_cell and _same_line(groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    lines = [_line(group, page.number) for group in groups]
    return in_reading_order(lines, page.width)


def _same_line(group: Sequence[Piece], piece: Piece) -> bool:
    words = [p for p in group if p.text.strip()]
    if not words:
        return False
    largest = max(words, key=lambda p: p.size)
    size = max(largest.size, piece.size)
    if abs(piece.y - largest.y) > 0.6 * size:
        return False
    if max(p.size for p in words) > 1.6 * piece.size and piece.y < largest.y - 0.1 * size:
        return False
    gap = piece.x0 - words[-1].x1
    return -0.5 * size <= gap <= CELL_GAP * size


def _base(words: Sequence[Piece]) -> Piece:
    """The piece that gives the line its size and height: the largest, but many letters beat a drop capital."""
    base = max(words, key=lambda p: (p.size, len(p.text)))
    letters: dict[float, int] = {}
    for piece in words:
        letters[piece.size] = letters.get(piece.size, 0) + len(piece.text)
    common = max(letters, key=lambda size: (letters[size], size))
    if letters[common] > 4 * letters[base.size]:
        return next(piece for piece in words if piece.size == common)
    return base


def _line(group: Sequence[Piece], page: int) -> Line:
    if len(group) == 1:
        only = group[0]
        return Line((only.text,), only.text, page, only.x0, only.x1, only.y, only.size, only.bold)
    words = [piece for piece in group if piece.text.strip()]
    base = _base(words)
    runs: list[str | NoteRef] = []
    raised_start: int | None = None
    previous: Piece | None = None
    for piece in group:
        numbers = _raised_numbers(piece, base, runs)
        if numbers and not any(isinstance(run, str) and run.strip() for run in runs) and raised_start is None:
            raised_start = numbers[0]
        elif numbers:
            runs += [NoteRef(number) for number in numbers]
            if piece.text.endswith(" "):
                runs.append(" ")
        elif _is_raised(piece, base) and runs and isinstance(runs[-1], str):
            runs[-1] = runs[-1].rstrip() + piece.text  # the 2 of "km2"
        else:
            gap = piece.x0 - previous.x1 if previous is not None else 0.0
            runs.append(" " if gap > 0.16 * base.size and runs else "")
            runs.append(piece.text)
        if piece.text.strip():
            previous = piece
    bold_chars = sum(len(p.text) for p in words if p.bold)
    return Line(
        runs=tuple(run for run in runs if run != ""),
        text=plain(runs),
        page=page,
        x0=words[0].x0,
        x1=max(p.x1 for p in words),
        y=base.y,
        size=base.size,
        bold=bold_chars > 0.9 * sum(len(p.text) for p in words),
        raised_start=raised_start,
    )


def _is_raised(piece: Piece, base: Piece) -> bool:
    return piece.size <= _RAISED_SIZE * base.size and piece.y >= base.y + 0.08 * base.size


def _raised_numbers(piece: Piece, base: Piece, before: Sequence[str | NoteRef]) -> list[int]:
    found = _NUMBERS.fullmatch(piece.text)
    if not found or not _is_raised(piece, base):
        return []
    words = "".join(run for run in before if isinstance(run, str)).rstrip()
    if UNIT_BEFORE_EXPONENT.search(words):
        return []
    return expand_marker(found.group(1))


# ------------------------------------------------------------------ reading order


def in_reading_order(lines: Sequence[Line], width: float) -> list[Line]:
    """The file's order, unless it jumps up the page more often than columns explain."""
    middle = width / 2
    # "left 1, right 1, left 2, right 2": drawn across both columns
    across = sum(_is_pair_of_columns(a, b, middle) for a, b in pairwise(lines))
    if across >= 6 and 3 * across > len(lines):
        return _by_columns(lines, middle)
    jumps = sum(b.y > a.y + 1.5 * max(a.size, b.size) for a, b in pairwise(lines))
    if jumps <= max(4, len(lines) // 12):
        return list(lines)
    split = [line for line in lines if line.x1 <= middle + 5 or line.x0 >= middle - 5]
    rights = sum(line.x0 >= middle - 5 for line in split)
    if len(split) < 0.6 * len(lines) or rights < 0.25 * len(split):
        return sorted(lines, key=lambda line: (-round(line.y), line.x0))
    return _by_columns(lines, middle)


def _is_pair_of_columns(a: Line, b: Line, middle: float) -> bool:
    long = min(a.x1 - a.x0, b.x1 - b.x0) > 0.5 * middle
    return long and abs(a.y - b.y) < 0.3 * a.size and a.x1 <= middle + 5 and b.x0 >= middle - 5


def _by_columns(lines: Sequence[Line], middle: float) -> list[Line]:
    """Top to bottom; between two lines over the whole width, the left column before the right one."""
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda line: (-round(line.y), line.x0)):
        if line.x1 <= middle + 5:
            left.append(line)
        elif line.x0 >= middle - 5:
            right.append(line)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


# ------------------------------------------------------------------ running heads and page numbers

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—|]?(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE
)
_PAGED_FOOT = re.compile(r".{0,80}(?:page\s+\d{1,4}|\bp\.\s*\d{1,4})(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_EDGE_LINES = 3


def without_running_heads(pages: Sequence[tuple[PdfPage, list[Line]]]) -> list[list[Line]]:
    """Lines of each page but running heads, feet and page numbers: what recurs at the edge of pages at one height."""
    seen: Seen = {}
    size = typical_size([line for _, lines in pages for line in lines])
    for page, lines in pages:
        for line in _edge(page, lines, size):
            for height in (round(line.y / 4), round(line.y / 4) + 1):
                seen.setdefault((_shape(line), height), set()).add(page.number)
    kept: list[list[Line]] = []
    for page, lines in pages:
        edge = set(map(id, _edge(page, lines, size)))
        kept.append([line for line in lines if id(line) not in edge or not _is_running(line, page, lines, seen)])
    if len(kept) == 1 and len(kept[0]) > 1 and _is_lone_head(*kept[0][:2]):
        del kept[0][0]
    return kept


def _is_lone_head(first: Line, second: Line) -> bool:
    """The running head of a file of one page: an edition in small print, well above the next line."""
    found = match_line("edition", first.text)
    apart = first.y - second.y > 2 * first.size
    return found is not None and not found.parts.get("name") and apart and first.size < second.size and not first.bold


def _edge(page: PdfPage, lines: Sequence[Line], size: float) -> list[Line]:
    """The highest and lowest lines in the outer eighth of the page; in its outer fifth, a plain lone one."""
    by_height = sorted(lines, key=lambda line: line.y)
    low = [line for line in by_height[:_EDGE_LINES] if line.y < page.height / 8]
    high = [line for line in by_height[-_EDGE_LINES:] if line.y > page.height * 7 / 8]
    heights = Counter(round(line.y) for line in lines)
    plainly = [
        line
        for line in (*by_height[:1], *by_height[-1:])
        if line.size < size + 0.7 and not line.bold and heights[round(line.y)] == 1
    ]
    low = low or [line for line in plainly if line.y < page.height / 5]
    high = high or [line for line in plainly if line.y > page.height * 4 / 5]
    return [line for line in (*low, *high) if line.raised_start is None]


def _shape(line: Line) -> str:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", re.sub(r"\s+", " ", line.text.strip().lower()))


Seen = dict[tuple[str, int], set[int]]
"""Pages on which a line of this shape stands at this height (in steps of 4 points)."""


def _is_running(line: Line, page: PdfPage, lines: Sequence[Line], seen: Seen) -> bool:
    text = line.text.strip()
    outermost = line.y <= min(other.y for other in lines) + 2 or line.y >= max(other.y for other in lines) - 2
    if outermost and (_PAGE_NUMBER.fullmatch(text) or (_PAGED_FOOT.fullmatch(text) and line.y < page.height / 8)):
        # "2", a gap, "Ibid.": the last note of the page. A running title beside a page number recurs.
        beside = (other for other in lines if abs(other.y - line.y) < 2 and 0 < other.x0 - line.x1 < 4 * line.size)
        return all(_recurs(other, seen) for other in beside)
    return _recurs(line, seen)


def _recurs(line: Line, seen: Seen) -> bool:
    shape = _shape(line)
    if len(shape.strip("# .")) < 6:  # "Ibid.", "# Ibid." end pages too
        return False
    return max(len(seen.get((shape, round(line.y / 4) + step), ())) for step in (0, 1)) >= 2


def running_title(pages: Sequence[tuple[PdfPage, list[Line]]], kept: Sequence[list[Line]]) -> str | None:
    """The edition that running heads name ("Landmine Monitor 2018"), where they name one."""
    for (_, lines), rest in zip(pages, kept, strict=True):
        remaining = set(map(id, rest))
        for line in lines:
            if id(line) not in remaining and match_line("edition", line.text):
                return line.text.strip()
    return None


def typical_size(lines: Sequence[Line]) -> float:
    """The font size of most characters."""
    chars: dict[float, int] = {}
    for line in lines:
        chars[line.size] = chars.get(line.size, 0) + len(line.text)
    return max(chars, key=lambda size: (chars[size], size)) if chars else 0.0


def typical_leading(lines: Sequence[Line], size: float) -> float:
    """The usual distance of two lines of body text, in points."""
    steps = [
        a.y - b.y
        for a, b in pairwise(lines)
        if a.page == b.page and abs(a.size - size) < 0.3 and abs(b.size - size) < 0.3 and 0 < a.y - b.y < 3 * size
    ]
    return statistics.median(steps) if steps else 1.25 * size
