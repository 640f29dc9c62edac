"""Body lines of a PDF to paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.blocks import Block, NoteRef

from .pdf_hyphens import Spelling, join_lines
from .pdf_lines import Line
from .runs import plain
from .structure import is_title_or_section
from .vocabulary import match_line

_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in this file: body size and leading in points, and how it spells and breaks words."""

    size: float
    leading: float
    spelling: Spelling


def paragraphs(lines: Sequence[Line], layout: Layout) -> list[Block]:
    """Blocks of the body in order, each with the page on which it begins."""
    columns = _columns(lines)
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and _begins_block(group, line, layout, columns):
            blocks.append(_block(group, layout))
            group = []
        group.append(line)
    if group:
        blocks.append(_block(group, layout))
    return [block for block in blocks if plain(block.runs).strip() or block.cells]


# ------------------------------------------------------------------ where a block begins


Edges = dict[tuple[int, bool], tuple[float, float]]
"""Left and right edge of the text, by page and by half of it (whether it begins right of the middle)."""


@dataclass(frozen=True, slots=True)
class _Columns:
    middles: dict[int, float]
    edges: Edges

    def around(self, line: Line) -> tuple[float, float]:
        return self.edges[line.page, line.x0 >= self.middles[line.page]]


def _columns(lines: Sequence[Line]) -> _Columns:
    """The columns of each page: one, or two that part in the middle of its text."""
    outer: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = outer.get(line.page, (line.x0, line.x1))
        outer[line.page] = (min(left, line.x0), max(right, line.x1))
    middles = {page: (left + right) / 2 for page, (left, right) in outer.items()}
    edges: Edges = {}
    for line in lines:
        key = (line.page, line.x0 >= middles[line.page])
        left, right = edges.get(key, (line.x0, line.x1))
        edges[key] = (min(left, line.x0), max(right, line.x1))
    return _Columns(middles, edges)


def _begins_block(group: Sequence[Line], line: Line, layout: Layout, columns: _Columns) -> bool:
    last = group[-1]
    if line.page == last.page and abs(line.y - last.y) < 0.2 * line.size and line.x0 > last.x0:
        return False  # a wide gap within one printed line
    if _is_display(last, layout) != _is_display(line, layout) or abs(last.size - line.size) > 0.6:
        return True
    if match_line("last_updated", last.text.strip()) or match_line("last_updated", line.text.strip()):
        return True
    if _is_display(line, layout):
        return not 0 < last.y - line.y < 1.6 * line.size or is_title_or_section(last.text.strip())
    moved = line.page != last.page or line.y > last.y
    ends = bool(_SENTENCE_END.search(last.text)) or isinstance(last.runs[-1], NoteRef)
    if moved:
        return ends and not line.text.lstrip()[:1].islower()
    if last.y - line.y > 1.35 * layout.leading:
        return True
    left, right = columns.around(line)
    indented = 0.8 * line.size < line.x0 - left < 5 * line.size and last.x0 - left < 0.5 * line.size
    short = last.x1 < right - 0.25 * (right - left)
    return ends and (indented or short)


def _is_display(line: Line, layout: Layout) -> bool:
    """A heading by its looks: larger than the body, or bold and short."""
    text = line.text.strip()
    if line.size > layout.size + 0.7:
        return len(text) < 150
    return line.bold and len(text) < 110 and not _SENTENCE_END.search(text)


def _block(group: Sequence[Line], layout: Layout) -> Block:
    runs = join_lines(group, layout.spelling)
    first = group[0]
    if _is_display(first, layout) and len(plain(runs)) <= 200:
        level = 1 if first.size > 1.35 * layout.size else 2 if first.size > layout.size + 0.7 else 3
        return Block("heading", runs=runs, level=level, page=first.page)
    return Block("paragraph", runs=runs, page=first.page)
