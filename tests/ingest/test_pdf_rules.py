"""Tables between drawn lines: the same that pdfplumber finds when it reads the page itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pytest
from pdfplumber.table import Table
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest.pdf_rules import drawn_lines, find_tables

FILES = sorted((Path(__file__).parent / "files").glob("*.pdf"))
Cell = tuple[int, ...] | None


def cells(tables: list[Table]) -> list[list[Cell]]:
    return [[box and tuple(map(round, box)) for row in table.rows for box in row.cells] for table in tables]


def same_tables(path: Path) -> int:
    """How many tables the file has; all pages are compared."""
    found = 0
    with pdfplumber.open(path) as theirs:
        document = pdfium.PdfDocument(path)
        for number, page in enumerate(theirs.pages):
            ours = cells(find_tables(document[number]))
            assert ours == cells(page.find_tables())
            found += len(ours)
        document.close()
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_tables_of_printed_files(path: Path) -> None:
    same_tables(path)


def test_files_with_tables_are_among_them() -> None:
    assert sum(map(same_tables, FILES)) > 3


def canvas(path: Path) -> Canvas:
    return Canvas(str(path), pagesize=A4, invariant=1)


def grid(page: Canvas) -> None:
    """Three rows of three cells between single lines."""
    for row in range(4):
        page.line(100, 600 - 30 * row, 400, 600 - 30 * row)
        page.line(100 + 100 * row, 510, 100 + 100 * row, 600)


def boxed_grid(page: Canvas) -> None:
    """The same, a box a cell."""
    for number in range(9):
        page.rect(100 + 100 * (number % 3), 570 - 30 * (number // 3), 100, 30)


def filled_grid(page: Canvas) -> None:
    """The same, each line a filled box of half a point."""
    for row in range(4):
        page.rect(100, 600 - 30 * row, 300, 0.5, stroke=0, fill=1)
        page.rect(100 + 100 * row, 510, 0.5, 90, stroke=0, fill=1)


def moved_grid(page: Canvas) -> None:
    page.translate(20, -30)
    page.scale(1.1, 0.9)
    grid(page)


def grid_in_a_form(page: Canvas) -> None:
    page.beginForm("table")
    grid(page)
    page.endForm()
    page.doForm("table")


@pytest.mark.parametrize("draw", [grid, boxed_grid, filled_grid, moved_grid, grid_in_a_form])
def test_however_the_lines_are_drawn(tmp_path: Path, draw: Callable[[Canvas], None]) -> None:
    page = canvas(tmp_path / "table.pdf")
    draw(page)
    page.save()
    assert same_tables(tmp_path / "table.pdf") == 1


def test_slanted_lines_curves_and_what_only_clips_make_no_table(tmp_path: Path) -> None:
    page = canvas(tmp_path / "figure.pdf")
    page.line(100, 100, 300, 400)
    page.circle(200, 200, 80)
    clip = page.beginPath()
    clip.rect(100, 100, 200, 200)
    page.clipPath(clip, stroke=0, fill=0)
    page.save()
    document = pdfium.PdfDocument(tmp_path / "figure.pdf")
    assert find_tables(document[0]) == []
    assert (100.0, 100.0, 300.0, 400.0) in set(drawn_lines(document[0]))
    document.close()
