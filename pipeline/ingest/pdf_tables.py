"""Tables of a PDF: rows whose cells stand apart on one line; pages with drawn tables are given to pdfplumber."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pipeline.records import Block

from .pdf_chars import PdfPage
from .pdf_lines import Line
from .pdf_paragraphs import Layout, join_lines
from .runs import Runs

_DRAWN = 6  # paths: fewer are rules between text and notes
_MIN_ROWS = 2


class RowFinder:
    """Replaces the lines of a table by its rows. Opens the file in pdfplumber only when a page has a drawn table."""

    def __init__(self, data: bytes, layout: Layout) -> None:
        self._data = data
        self._layout = layout
        self._plumber: Any = None

    def replace(self, page: PdfPage, lines: Sequence[Line]) -> list[Line | Block]:
        """The page's body lines in order, tables as blocks in their place."""
        if page.paths >= _DRAWN and _side_by_side(lines):
            drawn = self._drawn(page, lines)
            if drawn is not None:
                return drawn
        return self._spaced(lines)

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
                rows = (_row(row, lines, page, self._layout.words) for row in tables[inside].rows)
                out += [row for row in rows if row is not None]
        return out

    def _tables(self, page: PdfPage) -> list[Any]:
        """Tables of two or more rows that pdfplumber sees; none where it cannot read a page that pdfium can."""
        import pdfplumber  # slow to import, and needed for few files
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException

        # pdfminer lets the errors of its own parsing of damaged files through.
        unreadable = (
            *(PdfminerException, PDFException, PSException, ArithmeticError, AssertionError, AttributeError),
            *(EOFError, LookupError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error),
        )
        # What it has to say about damaged fonts would stand between the lines of the run's own report.
        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        try:
            if self._plumber is None:
                self._plumber = pdfplumber.open(io.BytesIO(self._data))
            sheet = self._plumber.pages[page.number - 1]
            tables = [table for table in sheet.find_tables() if len(table.rows) >= _MIN_ROWS]
            sheet.close()
        except unreadable:
            return []
        return tables

    def _spaced(self, lines: Sequence[Line]) -> list[Line | Block]:
        """Lines side by side on one baseline, in two or more rows below each other, are the cells of rows."""
        out: list[Line | Block] = []
        index = 0
        while index < len(lines):
            stop = index
            rows: list[list[Line]] = []
            while stop < len(lines):
                row = _row_at(lines, stop)
                if len(row) < 2 or (rows and not _aligned(rows[-1], row)):
                    break
                rows.append(row)
                stop += len(row)
            if len(rows) >= _MIN_ROWS:
                out += [_cells(row) for row in rows]
                index = stop
            else:
                out.append(lines[index])
                index += 1
        return out


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
    """Equal left edges; for figures, equal right edges or middles will do. Right edges of words are equal by chance."""
    if abs(above.x0 - below.x0) < 0.5 * above.size:
        return True
    figures = any(not any(c.isalpha() for c in line.text) for line in (above, below))
    return figures and min(abs(above.x1 - below.x1), abs(above.x0 + above.x1 - below.x0 - below.x1) / 2) < above.size


def _cells(row: Sequence[Line]) -> Block:
    return Block("table_row", cells=tuple(line.runs for line in row), page=row[0].page)


def _within(line: Line, box: tuple[float, float, float, float], height: float) -> bool:
    left, top, right, bottom = box
    middle = (line.x0 + line.x1) / 2
    return left <= middle <= right and top <= height - line.y - 0.3 * line.size <= bottom


def _row(row: Any, lines: Sequence[Line], page: PdfPage, words: dict[str, int]) -> Block | None:
    cells: list[Runs] = []
    for box in row.cells:
        inside = [line for line in lines if box is not None and _within(line, box, page.height)]
        cells.append(join_lines(inside, words))
    return Block("table_row", cells=tuple(cells), page=page.number) if any(cells) else None
