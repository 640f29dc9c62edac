"""The text of one PDF page in pieces of one size, with their places.

Asking pdfium about every character costs more than all later steps together. So a page's characters are fetched in one
call; sizes are asked at the ends of lines and at digits, and in between only where these differ; places are asked where
words begin, so that cells of a table stand apart. ``tests/ingest/test_pdf_reader.py`` compares with pdfplumber.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as raw

# pdfium writes this where a word is broken by a hyphen at a line's end, and leaves the line end out.
BROKEN_WORD = "\x02"
CELL_GAP = 0.9
"""In font sizes: a wider white gap inside a line may part cells or columns."""
WORD_GAP = 0.55
"""In font sizes: white between words is no wider, but in justified lines."""
# Producers that scale the text matrix give every character the size 1; then the matrix must be asked.
_UNSCALED = 2.5
# Size given to digits that the font itself raises, as a share of the text around them.
_RAISED_GLYPH = 0.6
_LINE = re.compile(r"[^\r\n\x02]+\x02?|\x02")
_DIGITS = re.compile(r"[0-9]+")
_WORD_START = re.compile(r"\s*\S")
_GAP = re.compile(r"\S +(?=\S)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
# In font sizes, how wide a letter is in any usual font; 0.38 for those not named
_LEAST_WIDTH = dict.fromkeys("fijlrtI.,:;!|'’‘()[]/-", 0.18) | dict.fromkeys("mwMW", 0.65)
# Halves of surrogate pairs and code points that are no characters
_NO_CHARACTERS = re.compile("[\0\ud800-\udfff\ufffe\uffff]")
_BOLD = re.compile(rb"bold|black|heavy|-bd|semibd", re.IGNORECASE)


class Gap(NamedTuple):
    """White inside a piece that may part cells: index of the next character, left and right edge in points."""

    at: int
    x0: float
    x1: float


class Piece(NamedTuple):
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


def page_pieces(handle: ctypes.c_void_p) -> Iterator[Piece]:
    """The pieces of a page in the order of the file. ``handle`` is pdfium's text page."""
    page = _TextPage(handle)
    for line in _LINE.finditer(page.text):
        for begin, end, size, foot in page.spans(line.start(), line.end()):
            yield page.piece(begin, end, size, foot)


Span = tuple[int, int, float, float | None]
"""Begin, end and size of characters of one size; the foot of digits that the font itself raises, else None."""


class _TextPage:
    """pdfium's text page with what is needed over and over to ask it: its text, sizes seen, and places to answer to."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self._handle = handle
        self._sizes: dict[float, float] = {}  # a page has few, and looking up is cheaper than rounding
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._left, self._right, self._bottom, self._top = (ctypes.c_double() for _ in range(4))
        self._font, self._flags = ctypes.create_string_buffer(120), ctypes.c_int()
        self.text = self._text()

    def _text(self) -> str:
        """The page's characters, one an index of pdfium's; in one call where that gives as many as there are."""
        count = raw.FPDFText_CountChars(self._handle)
        buffer = (ctypes.c_ushort * (count + 1))()
        if raw.FPDFText_GetText(self._handle, 0, count, buffer) == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text.replace("\ufffe", BROKEN_WORD)
        return "".join(chr(raw.FPDFText_GetUnicode(self._handle, index)) for index in range(count))

    # -------------------------------------------------------------- sizes

    def size_at(self, index: int) -> float:
        """Font size in points, to one decimal."""
        asked = raw.FPDFText_GetFontSize(self._handle, index)
        size = self._sizes.get(asked)
        if size is None:
            size = self._sizes[asked] = round(asked, 1)
        return size if size > _UNSCALED else self._scaled(index, size)

    def _scaled(self, index: int, size: float) -> float:
        matrix = raw.FS_MATRIX()
        if not raw.FPDFText_GetMatrix(self._handle, index, matrix):
            return size
        return round(float(size * max(abs(matrix.d), abs(matrix.b), abs(matrix.a))), 1)

    def spans(self, begin: int, end: int) -> list[Span]:
        """A line cut where the size changes. Ends and digits are asked first: mostly they agree."""
        first = self.size_at(begin)
        same = self.size_at(end - 1) == first
        rows = [row.span() for row in _DIGITS.finditer(self.text, begin, end)]
        for start, stop in rows:
            same = same and self.size_at(start) == first and (stop == start + 1 or self.size_at(stop - 1) == first)
        each = [] if same else self._size_of_each(begin, end, rows)
        raised: dict[int, float] = {}
        for start, stop in rows:
            raised |= self._raised_glyphs(start, stop, first if same else each[start - begin])
        if same and not raised:
            return [(begin, end, first, None)]
        each = each or [first] * (end - begin)
        for index in raised:
            each[index - begin] = round(_RAISED_GLYPH * each[index - begin], 1)
        return _equal_sizes(begin, each, raised)

    def _size_of_each(self, begin: int, end: int, rows: list[tuple[int, int]]) -> list[float]:
        """Sizes of all characters of a line: those around digits are asked, and the others where these differ."""
        edges = {begin, end - 1}
        for start, stop in rows:
            # Spaces that pdfium puts in have a size of their own.
            before = begin + len(self.text[begin:start].rstrip()) - 1
            after = _WORD_START.match(self.text, stop, end)
            edges |= {max(begin, before), start, stop - 1, after.end() - 1 if after else stop - 1}
        asked = [(index, self.size_at(index)) for index in sorted(edges)]
        each: list[float] = []
        for (start, size), (stop, other) in pairwise(asked):
            each += [size] * (stop - start) if size == other else self._sizes_by_word(start, stop)
        return [*each, asked[-1][1]]

    def _sizes_by_word(self, begin: int, end: int) -> list[float]:
        """Sizes by word; by character in a word that begins and ends in different ones (a drop capital)."""
        each: list[float] = []
        for word in _TOKEN.finditer(self.text, begin, end):
            start, stop = word.span()
            size = self.size_at(start)
            if stop - start == 1 or self.size_at(stop - 1) == size:
                each += [size] * (stop - start)
            else:
                each += [self.size_at(index) for index in range(start, stop)]
        return each

    def _raised_glyphs(self, begin: int, end: int, size: float) -> dict[int, float]:
        """Digits drawn small and high by the font itself, with the foot of each: index to height in points.

        Only the last of a row of digits is asked at first; "2016" and a reference behind it are one row.
        """
        if self._raised_foot(end - 1, size) is None:
            return {}
        feet = {index: self._raised_foot(index, size) for index in range(begin, end)}
        return {index: foot for index, foot in feet.items() if foot is not None}

    def _raised_foot(self, index: int, size: float) -> float | None:
        self._ask_box(index)
        foot = self._bottom.value
        if self._top.value - foot >= 0.55 * size:
            return None
        self._ask_place(index)
        return foot if foot > self._y.value + 0.2 * size else None

    # -------------------------------------------------------------- places

    def piece(self, begin: int, end: int, size: float, foot: float | None) -> Piece:
        """The characters from ``begin`` to ``end``, which are of one size."""
        words = self.text[begin:end]
        self._ask_place(begin)
        x0, y = self._x.value, self._y.value
        self._ask_box(begin + max(0, len(words.rstrip(" \u00a0\x02")) - 1))
        x1 = self._right.value
        raw.FPDFText_GetFontInfo(self._handle, begin, self._font, 120, self._flags)
        bold = _BOLD.search(self._font.value) is not None
        gaps = self._gaps(begin, end, size) if " " in words else ()
        return Piece(_NO_CHARACTERS.sub("", words), size, x0, x1, y if foot is None else foot, bold, gaps)

    def _gaps(self, begin: int, end: int, size: float) -> tuple[Gap, ...]:
        """White wider than between words: pdfium writes one space for any width."""
        handle, ask, x, y = self._handle, raw.FPDFText_GetCharOrigin, self._x, self._y
        gaps = []
        for space in _GAP.finditer(self.text, begin, end):
            last, following = space.span()
            # The place of a space itself is that of either neighbour; so from letter to letter.
            ask(handle, last, x, y)
            before = x.value
            ask(handle, following, x, y)
            if x.value - before > (WORD_GAP + _LEAST_WIDTH.get(self.text[last], 0.38)) * size:
                self._ask_box(last)
                if x.value - self._right.value > WORD_GAP * size:
                    gaps.append(Gap(following - begin, self._right.value, x.value))
        return tuple(gaps)

    def _ask_place(self, index: int) -> None:
        raw.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)

    def _ask_box(self, index: int) -> None:
        raw.FPDFText_GetCharBox(self._handle, index, self._left, self._right, self._bottom, self._top)


def _equal_sizes(begin: int, each: list[float], raised: dict[int, float]) -> list[Span]:
    """Neighbours of equal size as one span."""
    spans: list[Span] = []
    for index, size in enumerate(each, start=begin):
        if spans and spans[-1][2] == size:
            spans[-1] = (spans[-1][0], index + 1, size, spans[-1][3])
        else:
            spans.append((index, index + 1, size, raised.get(index)))
    return spans
