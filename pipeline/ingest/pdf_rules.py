"""The straight lines drawn on a PDF page, and the tables that they make.

pdfium gives the lines, pdfplumber finds the tables in them: what takes long in pdfplumber is to read a page, and that
is left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_STRAIGHT = 0.1
"""Points by which the ends of an upright or level line may be out of true."""
_MOST_PATHS = 4000
_DEEPEST = 4
"""Forms in forms: a page drawn by a word processor has one, a figure from elsewhere some more."""

Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[float, float, float, float]
"""x and y of both ends, in points from the page's lower left corner."""

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def find_tables(page: pdfium.PdfPage) -> list[Any]:
    """The ``pdfplumber.table.Table`` objects that the page's drawn lines make, in points from its upper left corner."""
    from pdfplumber.table import TableFinder  # slow to import, and needed for few files

    width, height = page.get_size()
    edges = [edge for segment in drawn_lines(page) for edge in _edges(segment, height)]
    sheet: Any = SimpleNamespace(edges=edges, bbox=(0, 0, width, height))
    return list(TableFinder(sheet).tables)


def drawn_lines(page: pdfium.PdfPage) -> Iterator[Segment]:
    """Every straight piece of what is stroked or filled on the page, the sides of boxes included."""
    count = raw.FPDFPage_CountObjects(page.raw)
    objects = (raw.FPDFPage_GetObject(page.raw, index) for index in range(min(count, _MOST_PATHS)))
    yield from _in_objects(objects, _SAME, 0)


def _in_objects(objects: Iterator[Any], outer: Matrix, depth: int) -> Iterator[Segment]:
    for item in objects:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH and _is_painted(item):
            yield from _pieces(item, _times(_matrix_of(item), outer))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = min(raw.FPDFFormObj_CountObjects(item), _MOST_PATHS)
            inner = (raw.FPDFFormObj_GetObject(item, index) for index in range(count))
            yield from _in_objects(inner, _times(_matrix_of(item), outer), depth + 1)


def _is_painted(path: Any) -> bool:
    """Whether a path is drawn at all: one that only clips is not."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, filled, stroked)) and bool(filled.value or stroked.value)


def _matrix_of(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _pieces(path: Any, matrix: Matrix) -> Iterator[Segment]:
    """The straight pieces of one path; curves are stepped over."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(path)):
        piece = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(piece, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(piece)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        last = point
        if raw.FPDFPathSegment_GetClose(piece):
            yield (*last, *begun)
            last = begun


def _edges(segment: Segment, height: float) -> Iterator[dict[str, Any]]:
    """An upright or level line as pdfplumber has it; nothing for any other."""
    x0, y0, x1, y1 = segment
    left, right = min(x0, x1), max(x0, x1)
    top, bottom = height - max(y0, y1), height - min(y0, y1)
    upright, level = right - left < _STRAIGHT, bottom - top < _STRAIGHT
    if upright == level:
        return
    edge = {"object_type": "line", "x0": left, "x1": right, "top": top, "bottom": bottom}
    if upright:
        yield edge | {"x1": left, "width": 0.0, "height": bottom - top, "orientation": "v"}
    else:
        yield edge | {"bottom": top, "width": right - left, "height": 0.0, "orientation": "h"}
