"""A PDF's pages as pieces of text with size and place, by pypdfium2.

Reading every character's box costs more than all later steps together. So only the code point and the font size are
asked of every character; place and font of the first, and the right edge of the last, in each piece of equal size.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .errors import IngestError
from .settings import IngestSettings

# pdfium writes this where a word is broken by a hyphen at a line's end, and leaves the line end out.
BROKEN_WORD = "\x02"
# Producers that scale the text matrix give every character the size 1; then the matrix must be asked each time.
_UNSCALED = 2.5
# Halves of surrogate pairs and code points that are no characters
_NO_CHARACTERS = dict.fromkeys([0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])
# Size given to digits that the font itself raises, as a share of the text around them.
_RAISED_GLYPH = 0.6
_PATH = 2  # FPDF_PAGEOBJ_PATH


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one size on one line. Sizes and places in points; y is the baseline, measured from the bottom."""

    text: str
    size: float
    x0: float
    x1: float
    y: float
    bold: bool
    breaks_line: bool
    """Whether the printed line ends behind this piece."""


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


class _Rounded(dict[float, float]):
    """Sizes to one decimal; a file has few, and looking up is cheaper than rounding."""

    def __missing__(self, size: float) -> float:
        self[size] = round(size, 1)
        return self[size]


def _pieces(text_page: pdfium.PdfTextpage) -> Iterator[Piece]:
    handle = text_page.raw
    count = raw.FPDFText_CountChars(handle)
    get_char, get_size = raw.FPDFText_GetUnicode, raw.FPDFText_GetFontSize
    codes = [get_char(handle, i) for i in range(count)]
    rounded = _Rounded()
    sizes = [rounded[get_size(handle, i)] for i in range(count)]
    if count and sum(size <= _UNSCALED for size in sizes) > 0.5 * count:
        sizes = [_scaled_size(handle, i, size) for i, size in enumerate(sizes)]
    raised = _raised_glyphs(handle, codes, sizes)
    for index in raised:
        sizes[index] = round(_RAISED_GLYPH * sizes[index], 1)
    begin = 0
    while begin < count:
        end = begin + 1
        size = sizes[begin]
        while end < count and sizes[end] == size and codes[end] not in (10, 13) and codes[end - 1] != 2:
            end += 1
        if codes[begin] in (10, 13):
            begin += 1
            continue
        breaks = end >= count or codes[end] in (10, 13) or codes[end - 1] == 2
        piece = _piece(handle, codes, begin, end, size, breaks)
        yield replace(piece, y=raised[begin]) if begin in raised else piece
        begin = end


def _raised_glyphs(handle: ctypes.c_void_p, codes: list[int], sizes: list[float]) -> dict[int, float]:
    """Digits drawn small and high by the font itself, with size and baseline of the text around them: index to foot.

    Asked of the first and the last of each row of digits only; "2016" and a reference behind it are one row.
    """
    raised: dict[int, float] = {}
    for begin, end in _digit_rows(codes):
        last = _raised_foot(handle, end - 1, sizes)
        if last is None:
            continue
        for index in range(begin, end):
            foot = _raised_foot(handle, index, sizes)
            if foot is not None:
                raised[index] = foot
    return raised


def _digit_rows(codes: list[int]) -> Iterator[tuple[int, int]]:
    begin = -1
    for index, code in enumerate(codes):
        if 48 <= code <= 57:
            begin = index if begin < 0 else begin
        elif begin >= 0:
            yield begin, index
            begin = -1
    if begin >= 0:
        yield begin, len(codes)


def _raised_foot(handle: ctypes.c_void_p, index: int, sizes: list[float]) -> float | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    size = sizes[index]
    high = bottom.value > y.value + 0.2 * size
    return bottom.value if high and top.value - bottom.value < 0.55 * size else None


def _piece(handle: ctypes.c_void_p, codes: list[int], begin: int, end: int, size: float, breaks: bool) -> Piece:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, begin, x, y)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    last = end - 1
    while last > begin and codes[last] in (2, 32, 160):
        last -= 1
    raw.FPDFText_GetCharBox(handle, last, left, right, bottom, top)
    text = "".join(map(chr, codes[begin:end])).translate(_NO_CHARACTERS)
    return Piece(text, size, x.value, right.value, y.value, _is_bold(handle, begin), breaks)


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
