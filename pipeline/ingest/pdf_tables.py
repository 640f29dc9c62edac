"""Tables of a PDF: rows whose cells stand apart on one line, and those between drawn lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium

from pipeline.ingest.blocks import Block

from .pdf_chars import PdfPage
from .pdf_hyphens import Spelling, join_lines
from .pdf_lines import Line
from .pdf_paragraphs import Layout
from .pdf_rules import find_tables
from .runs import Runs

_DRAWN = 6  # paths: fewer are rules between text and notes
_MIN_ROWS = 2


class RowFinder:
    """Replaces the lines of a table by its rows. Opens the file again only when a page has a drawn table."""

    def __init__(self, data: bytes, layout: Layout) -> None:
        self._data = data
        self._layout = layout
        self._document: pdfium.PdfDocument | None = None

    def replace(self, page: PdfPage, lines: Sequence[Line]) -> list[Line | Block]:
        """The page's body lines in order, tables as blocks in their place."""
        spaced = self._spaced(lines)
        left = [item for item in spaced if isinstance(item, Line)]
        if page.paths >= _DRAWN and _side_by_side(left):  # a table that white space alone does not explain
            return self._drawn(page, lines) or spaced
        return spaced

    def _drawn(self, page: PdfPage, lines: Sequence[Line]) -> list[Line | Block] | None:
        tables = self._tables(page)
        if not tables:
            return None
        out: list[Line | Block] = []
        placed: set[int] = set()
        for line in lines:
            inside = next((i for i, table in enumerate(tables) if _within(line, table.bbox, page.height)), None)
            if inside is None:
                out.append(line)
            elif inside not in placed:
                placed.add(inside)
                rows = (_row(row, lines, page, self._layout.spelling) for row in tables[inside].rows)
                out += [row for row in rows if row is not None]
        return out

    def _tables(self, page: PdfPage) -> list[Any]:
        """Tables of two or more rows that the page's drawn lines make."""
        if self._document is None:
            self._document = pdfium.PdfDocument(self._data)
        sheet = self._document[page.number - 1]
        try:
            return [table for table in find_tables(sheet) if len(table.rows) >= _MIN_ROWS]
        finally:
            sheet.close()

    def _spaced(self, lines: Sequence[Line]) -> list[Line | Block]:
        """Lines side by side on one baseline, in two or more rows below each other, are the cells of rows."""
        if len({round(line.y) for line in lines}) == len(lines):
            return list(lines)
        out: list[Line | Block] = []
        index = 0
        while index < len(lines):
            rows, stop = max(_flat_rows(lines, index), _wrapped_rows(lines, index), key=lambda found: found[1])
            if len(rows) >= _MIN_ROWS:
                page = lines[index].page
                for row in rows:
                    cells = tuple(join_lines(cell, self._layout.spelling) for cell in row)
                    out.append(Block("table_row", cells=cells, page=page))
                index = stop
            else:
                out.append(lines[index])
                index += 1
        return out


def without_repeated_heads(blocks: Sequence[Block]) -> list[Block]:
    """A table that goes on on the next page prints its first row again there; that row goes."""
    kept: list[Block] = []
    head: Block | None = None
    for block in blocks:
        previous = kept[-1] if kept else None
        if not block.cells:
            head = None
        elif previous is None or not previous.cells:
            head = block
        elif head is not None and block.page != previous.page and block.cells == head.cells:
            continue
        kept.append(block)
    return kept


Rows = list[list[list[Line]]]
"""Rows of cells of lines."""


def _flat_rows(lines: Sequence[Line], start: int) -> tuple[Rows, int]:
    """Rows of one line each with any number of cells, and the index behind them."""
    rows: list[list[Line]] = []
    stop = start
    while stop < len(lines):
        row = _row_at(lines, stop)
        if len(row) < 2 or (rows and not _aligned(rows[-1], row)):
            break
        rows.append(row)
        stop += len(row)
    return [[[line] for line in row] for row in rows], stop


def _wrapped_rows(lines: Sequence[Line], start: int) -> tuple[Rows, int]:
    """Rows of a label and a value, each of one or more lines, and the index behind them."""
    rows: Rows = []
    stop = start
    while stop < len(lines):
        label = _cell_at(lines, stop)
        value = _cell_at(lines, stop + len(label))
        if not value or abs(value[0].y - label[0].y) > 0.3 * label[0].size:
            break
        if value[0].x0 <= max(line.x1 for line in label):
            break
        if rows and not (_lined_up(rows[-1][0][0], label[0]) and _lined_up(rows[-1][1][0], value[0])):
            break
        rows.append([label, value])
        stop += len(label) + len(value)
    return rows, stop


def _cell_at(lines: Sequence[Line], index: int) -> list[Line]:
    """The line at ``index`` and those that go on right below it in the same column."""
    cell = list(lines[index : index + 1])
    for line in lines[index + 1 :]:
        below = 0 < cell[-1].y - line.y < 1.7 * line.size
        if not below or not _lined_up(cell[0], line) or abs(line.size - cell[0].size) > 0.5:
            break
        cell.append(line)
    return cell


def _lined_up(a: Line, b: Line) -> bool:
    """Set flush left or centered below each other."""
    return min(abs(a.x0 - b.x0), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < 0.5 * a.size


def _side_by_side(lines: Sequence[Line]) -> bool:
    return any(abs(a.y - b.y) < 0.3 * a.size and b.x0 > a.x1 for a, b in pairwise(lines))


def _row_at(lines: Sequence[Line], index: int) -> list[Line]:
    row = [lines[index]]
    for line in lines[index + 1 :]:
        if abs(line.y - row[0].y) > 0.3 * row[0].size or line.x0 <= row[-1].x1:
            break
        row.append(line)
    return row


def _aligned(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Rows of one table: as many cells, in the same columns, close below each other."""
    close = 0 < above[0].y - below[0].y < 4 * above[0].size
    return len(above) == len(below) and close and all(map(_same_column, above, below))


def _same_column(above: Line, below: Line) -> bool:
    """Equal left edges or middles; for figures, equal right edges will do. Those of words are equal by chance."""
    if abs(above.x0 - below.x0) < 0.5 * above.size:
        return True
    if abs(above.x0 + above.x1 - below.x0 - below.x1) / 2 < 0.2 * above.size:
        return True
    figures = any(not any(c.isalpha() for c in line.text) for line in (above, below))
    return figures and min(abs(above.x1 - below.x1), abs(above.x0 + above.x1 - below.x0 - below.x1) / 2) < above.size


def _within(line: Line, box: tuple[float, float, float, float], height: float) -> bool:
    left, top, right, bottom = box
    middle = (line.x0 + line.x1) / 2
    return left <= middle <= right and top <= height - line.y - 0.3 * line.size <= bottom


def _row(row: Any, lines: Sequence[Line], page: PdfPage, spelling: Spelling) -> Block | None:
    cells: list[Runs] = []
    for box in row.cells:
        inside = [line for line in lines if box is not None and _within(line, box, page.height)]
        cells.append(join_lines(inside, spelling))
    return Block("table_row", cells=tuple(cells), page=page.number) if any(cells) else None
