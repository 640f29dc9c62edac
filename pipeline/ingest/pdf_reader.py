"""PDF files to blocks. The way: characters, lines, running heads out, notes apart, paragraphs, tables, chapters.

Two passes over light lines, never over the pages themselves: what is usual (body size, running heads, spelling) must
be known before a page can be understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.blocks import Block, NoteRef

from .errors import IngestError
from .pdf_chapters import by_chapters
from .pdf_chars import read_pages
from .pdf_hyphens import join_lines, read_spelling
from .pdf_lines import Line, page_lines, running_title, typical_leading, typical_size, without_running_heads
from .pdf_notes import FootNote, NoteFinder, numbers_are_raised
from .pdf_paragraphs import Layout, paragraphs
from .pdf_tables import RowFinder, without_repeated_heads
from .runs import runs_text
from .settings import DEFAULT_SETTINGS, IngestSettings
from .structure import find_headings
from .text_reader import join_note_paragraphs, line_blocks

_MIN_CHARS_A_PAGE = 40


def read_pdf(data: bytes, settings: IngestSettings = DEFAULT_SETTINGS) -> tuple[list[Block], str | None]:
    """Blocks of a PDF, and the edition that its running heads name.

    Raises ``IngestError`` for encrypted, damaged and scanned files.
    """
    pages = [(replace(page, pieces=()), page_lines(page)) for page in read_pages(data, settings)]
    chars = sum(len(line.text) for _, lines in pages for line in lines)
    if chars < _MIN_CHARS_A_PAGE * max(1, len(pages)):
        raise IngestError(
            "parse", "the PDF has no text layer (it is a scan); run it through OCR (for example ocrmypdf) and try again"
        )
    kept = without_running_heads(pages)
    lines = [line for page in kept for line in page]
    size = typical_size(lines)
    layout = Layout(size, typical_leading(lines, size), read_spelling(lines))
    finder = NoteFinder(size, numbers_are_raised(lines, size))
    rows = RowFinder(data, layout)
    body: list[Line | Block] = []
    for (page, _), page_kept in zip(pages, kept, strict=True):
        body += rows.replace(page, finder.split(page_kept))
    return _assemble(body, finder.notes, layout, settings), running_title(pages, kept)


def _assemble(
    body: Sequence[Line | Block], notes: Sequence[FootNote], layout: Layout, settings: IngestSettings
) -> list[Block]:
    blocks: list[Block] = []
    run: list[Line] = []
    for item in body:
        if isinstance(item, Line):
            run.append(item)
            continue
        blocks += paragraphs(run, layout)
        run = []
        blocks.append(item)
    blocks = without_repeated_heads([*blocks, *paragraphs(run, layout)])
    if not notes:
        return find_headings(join_note_paragraphs(_with_written_notes(blocks)), settings, only_known=True)
    note_blocks = [
        Block("note", runs=join_lines(note.lines, layout.spelling), number=note.number, page=note.page)
        for note in notes
    ]
    return find_headings(by_chapters(blocks, note_blocks), settings, only_known=True)


def _with_written_notes(blocks: Sequence[Block]) -> list[Block]:
    """Notes at the end in the body's own size: found as in a plain text."""
    out: list[Block] = []
    texts = [runs_text(block.runs) for block in blocks]
    if not any(re.match(r"\s*(?:\[\s*\d|\d{1,3}[.)]?\s)", text) for text in texts):
        return list(blocks)
    plain_blocks = [i for i, block in enumerate(blocks) if not block.cells]
    found = line_blocks([texts[i] for i in plain_blocks])
    if not any(block.kind == "note" for block in found):
        return list(blocks)
    kept = {runs_text(block.runs): block for block in blocks if not block.cells}
    for block in found:
        original = kept.get(runs_text(block.runs))
        if block.kind == "paragraph" and original is not None:
            out.append(original)
        else:
            out.append(block)
    has_refs = any(isinstance(run, NoteRef) for block in out for run in block.runs)
    return out if has_refs else list(blocks)
