"""A PDF's pages, one after the other, by pypdfium2. Each is closed before the next is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .errors import IngestError
from .pdf_pieces import Piece, page_pieces
from .settings import IngestSettings

_PATH = 2  # FPDF_PAGEOBJ_PATH


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
                yield PdfPage(index + 1, width, height, tuple(page_pieces(text_page.raw)), _count_paths(page))
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


def _count_paths(page: pdfium.PdfPage) -> int:
    count = raw.FPDFPage_CountObjects(page.raw)
    return sum(raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, i)) == _PATH for i in range(min(count, 4000)))
