"""A PDF's pages as pieces of text with size and place, by pypdfium2.

Asking pdfium about every character costs more than all later steps together. So a page's characters are fetched in one
call; sizes are asked at the ends of lines and at digits, and in between only where these differ; places are asked where
words begin, so that cells of a table stand apart. ``tests/ingest/test_pdf_reader.py`` compares with pdfplumber.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .errors import IngestError
from .settings import IngestSettings

# pdfium writes this where a word is broken by a hyphen at a line's end, and leaves the line end out.
BROKEN_WORD = "\x02"
# Producers that scale the text matrix give every character the size 1; then the matrix must be asked.
_UNSCALED = 2.5
# Halves of surrogate pairs and code points that are no characters
_NO_CHARACTERS = dict.fromkeys([0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])
# Size given to digits that the font itself raises, as a share of the text around them.
_RAISED_GLYPH = 0.6
_PATH = 2  # FPDF_PAGEOBJ_PATH
CELL_GAP = 0.9
"""In font sizes: a wider white gap inside a line may part cells or columns."""
WORD_GAP = 0.5
"""In font sizes: white between words is no wider, but in justified lines."""
_LINE = re.compile(r"[^\r\n\x02]+\x02?|\x02")
_DIGITS = re.compile(r"[0-9]+")
_GAP = re.compile(r"\S +(?=\S)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gap:
    """White inside a piece that may part cells: index of the next character, left and right edge in points."""

    at: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one size on one line. Sizes and places in points; y is the baseline, measured from the bottom."""

    text: str
    size: float
    x0: float
    x1: float
    y: float
    bold: bool
    gaps: tuple[Gap, ...] = ()
    ends_cell: bool = False
    """Whether a cell of a table ends with this piece."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its pieces in the order of the file, its size in points, and how many drawn lines or boxes it has."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    paths: int


def read_pages(data: bytes, settings: IngestSettings) -> Iterator[PdfPage]:
    """Pages in order; each is closed before the next is opened. Raises ``IngestError`` for what cannot be read."""
    document = _open(data, settings)
    try:
        for index in range(len(document)):
            try:
                page = document[index]
            except pdfium.PdfiumError:  # a damaged page among good ones: its neighbours are still read
                continue
            try:
                text_page = page.get_textpage()
                width, height = page.get_size()
                yield PdfPage(index + 1, width, height, tuple(_pieces(text_page)), _count_paths(page))
                text_page.close()
            finally:
                page.close()
    finally:
        document.close()


def _open(data: bytes, settings: IngestSettings) -> pdfium.PdfDocument:
    if b"%PDF-" not in data[:1024]:
        raise IngestError("parse", "the file is no PDF; give it the right extension")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or b"/Encrypt" in data:
            raise IngestError("parse", "the PDF is encrypted; remove its password and try again") from error
        raise IngestError("parse", "the PDF is damaged; download it or print it to PDF again") from error
    if len(document) == 0:
        document.close()
        raise IngestError("parse", "the PDF has no pages; download it again")
    if len(document) > settings.max_pdf_pages:
        pages = len(document)
        document.close()
        raise IngestError("recognise", f"{pages} pages (at most {settings.max_pdf_pages} are read); split the PDF")
    return document


class _Sizes(dict[float, float]):
    """Font sizes of a page's characters, to one decimal; a page has few, and looking up is cheaper than rounding."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        super().__init__()
        self._handle = handle

    def at(self, index: int) -> float:
        size = self[raw.FPDFText_GetFontSize(self._handle, index)]
        return size if size > _UNSCALED else _scaled_size(self._handle, index, size)

    def __missing__(self, size: float) -> float:
        self[size] = round(size, 1)
        return self[size]


def _pieces(text_page: pdfium.PdfTextpage) -> Iterator[Piece]:
    handle = text_page.raw
    text = _text(handle)
    sizes = _Sizes(handle)
    for line in _LINE.finditer(text):
        for begin, end, size, foot in _spans(handle, text, line.start(), line.end(), sizes):
            piece = _piece(handle, text, begin, end, size)
            yield piece if foot is None else replace(piece, y=foot)


def _text(handle: ctypes.c_void_p) -> str:
    """The page's characters, one an index of pdfium's; in one call where that gives as many as there are."""
    count = raw.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass").replace("\ufffe", BROKEN_WORD)
        if len(text) == count:
            return text
    return "".join(chr(raw.FPDFText_GetUnicode(handle, index)) for index in range(count))


Span = tuple[int, int, float, float | None]
"""Begin, end and size of characters of one size; the foot of digits that the font itself raises, else None."""


def _spans(handle: ctypes.c_void_p, text: str, begin: int, end: int, sizes: _Sizes) -> list[Span]:
    """A line cut where the size changes. Ends and digits are asked first: where they agree, the line is of one size."""
    rows = [(row.start(), row.end()) for row in _DIGITS.finditer(text, begin, end)]
    first = sizes.at(begin)
    probes = [end - 1, *(start for start, _ in rows), *(stop - 1 for start, stop in rows if stop > start + 1)]
    each: list[float] | None = None
    if any(sizes.at(index) != first for index in probes):
        each = _size_of_each(text, begin, end, sizes)
    raised: dict[int, float] = {}
    for start, stop in rows:
        raised |= _raised_glyphs(handle, start, stop, first if each is None else each[start - begin])
    if each is None and not raised:
        return [(begin, end, first, None)]
    each = each if each is not None else [first] * (end - begin)
    for index in raised:
        each[index - begin] = round(_RAISED_GLYPH * each[index - begin], 1)
    spans: list[Span] = []
    for index in range(begin, end):
        size, foot = each[index - begin], raised.get(index)
        if spans and spans[-1][2] == size:
            spans[-1] = (spans[-1][0], index + 1, size, spans[-1][3])
        else:
            spans.append((index, index + 1, size, foot))
    return spans


def _size_of_each(text: str, begin: int, end: int, sizes: _Sizes) -> list[float]:
    """Sizes by word, by character where a word begins and ends in different ones (a drop capital)."""
    each: list[float] = []
    for word in _TOKEN.finditer(text, begin, end):
        start, stop = word.span()
        size = sizes.at(start)
        if stop - start == 1 or sizes.at(stop - 1) == size:
            each += [size] * (stop - start)
        else:
            each += [sizes.at(index) for index in range(start, stop)]
    return each


def _gaps(handle: ctypes.c_void_p, text: str, begin: int, end: int, size: float) -> Iterator[Gap]:
    """White wider than between words: pdfium writes one space for any width."""
    x, y, before = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    for space in _GAP.finditer(text, begin, end):
        # The place of a space itself is that of either neighbour. The letter before it is at least 0.2 sizes wide.
        raw.FPDFText_GetCharOrigin(handle, space.start(), before, y)
        raw.FPDFText_GetCharOrigin(handle, space.end(), x, y)
        if x.value - before.value > (WORD_GAP + 0.2) * size:
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            raw.FPDFText_GetCharBox(handle, space.start(), left, right, bottom, top)
            if x.value - right.value > WORD_GAP * size:
                yield Gap(space.end() - begin, right.value, x.value)


def _raised_glyphs(handle: ctypes.c_void_p, begin: int, end: int, size: float) -> dict[int, float]:
    """Digits drawn small and high by the font itself, with the foot of each: index to height in points.

    Only the last of a row of digits is asked at first; "2016" and a reference behind it are one row.
    """
    if _raised_foot(handle, end - 1, size) is None:
        return {}
    feet = {index: _raised_foot(handle, index, size) for index in range(begin, end)}
    return {index: foot for index, foot in feet.items() if foot is not None}


def _raised_foot(handle: ctypes.c_void_p, index: int, size: float) -> float | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    high = bottom.value > y.value + 0.2 * size
    return bottom.value if high and top.value - bottom.value < 0.55 * size else None


def _piece(handle: ctypes.c_void_p, text: str, begin: int, end: int, size: float) -> Piece:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, begin, x, y)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    last = begin + max(0, len(text[begin:end].rstrip(" \u00a0\x02")) - 1)
    raw.FPDFText_GetCharBox(handle, last, left, right, bottom, top)
    words = text[begin:end].translate(_NO_CHARACTERS)
    gaps = tuple(_gaps(handle, text, begin, end, size))
    return Piece(words, size, x.value, right.value, y.value, _is_bold(handle, begin), gaps)


def _is_bold(handle: ctypes.c_void_p, index: int) -> bool:
    name = ctypes.create_string_buffer(120)
    raw.FPDFText_GetFontInfo(handle, index, name, 120, ctypes.c_int())
    low = name.value.lower()
    return b"bold" in low or b"black" in low or b"heavy" in low or b"-bd" in low or b"semibd" in low


def _scaled_size(handle: ctypes.c_void_p, index: int, size: float) -> float:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(handle, index, matrix):
        return size
    scale = max(abs(matrix.d), abs(matrix.b), abs(matrix.a))
    return round(float(size * scale), 1)


def _count_paths(page: pdfium.PdfPage) -> int:
    count = raw.FPDFPage_CountObjects(page.raw)
    return sum(raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, i)) == _PATH for i in range(min(count, 4000)))
