"""Word files to blocks: real footnotes and endnotes, tables, tracked changes as if accepted.

Begin with ``read_docx``; ``_Paragraph`` reads the inside of one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.ingest.blocks import Block, NoteRef

from .docx_package import Package, W, heading_levels
from .html_blocks import UNIT_BEFORE_EXPONENT
from .notes import bracketed_note
from .runs import Runs, merged, plain, runs_text, split_inside, split_markers, tidy
from .settings import DEFAULT_SETTINGS, IngestSettings
from .structure import find_headings
from .text_reader import join_note_paragraphs
from .vocabulary import match_line

# Text that tracking has removed or moved away, and what is never printed.
_NOT_PRINTED = frozenset(
    W + name
    for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "footnoteRef", "endnoteRef", "annotationRef")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LONG_CELL = 1500


@dataclass(slots=True)
class _Notes:
    """Note references numbered in the order in which the text makes them, and the notes' bodies."""

    bodies: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, kind: str, note_id: str) -> int:
        return self.numbers.setdefault((kind, note_id), len(self.numbers) + 1)


def read_docx(data: bytes, settings: IngestSettings = DEFAULT_SETTINGS) -> tuple[list[Block], str | None]:
    """Blocks of a Word file, and the title in its properties. Raises ``IngestError`` for what is no readable DOCX."""
    package = Package(data, settings)
    document = package.part("word/document.xml", needed=True)
    levels = heading_levels(package.part("word/styles.xml"))
    notes = _Notes(_note_bodies(package))
    body = document.find(f"{W}body") if document is not None else None
    blocks = list(_body_blocks(body, levels, notes)) if body is not None else []
    blocks += _note_blocks(notes)
    kept = [block for block in blocks if not _is_left_out(block)]
    return find_headings(join_note_paragraphs(kept), settings, only_known=True), _title(package)


def _is_left_out(block: Block) -> bool:
    return block.kind in ("heading", "paragraph") and match_line("notes_heading", plain(block.runs)) is not None


def _title(package: Package) -> str | None:
    core = package.part("docProps/core.xml")
    found = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return (found.text or "").strip() or None if found is not None else None


def _note_bodies(package: Package) -> dict[tuple[str, str], etree._Element]:
    bodies: dict[tuple[str, str], etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = package.part(f"word/{kind}s.xml")
        for note in root.iter(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                bodies[(kind, note.get(f"{W}id") or "")] = note
    return bodies


def _note_blocks(notes: _Notes) -> list[Block]:
    """The notes that the text refers to, in its order. References inside notes add to the list while it is read."""
    blocks: list[Block] = []
    done: set[tuple[str, str]] = set()
    while len(done) < len(notes.numbers):
        for key, number in list(notes.numbers.items()):
            if key in done:
                continue
            done.add(key)
            body = notes.bodies.get(key)
            if body is None:
                continue
            runs: list[str | NoteRef] = []
            for paragraph in body.iter(f"{W}p"):
                runs += [" ", *_Paragraph(notes, in_note=True).read(paragraph)]
            blocks.append(Block("note", runs=_without_number(tidy(runs), number), number=number))
    return sorted(blocks, key=lambda block: block.number or 0)


def _without_number(runs: Runs, number: int) -> Runs:
    """Converters write "[3]" or "3." at the beginning of a note's text as well."""
    if runs and isinstance(runs[0], NoteRef) and runs[0].number == number:
        return tidy(runs[1:])
    if runs and isinstance(runs[0], str):
        found = bracketed_note(runs[0])
        if found is not None and found.number == number:
            return tidy((found.words, *runs[1:]))
    return runs


# ------------------------------------------------------------------ body


def _body_blocks(container: etree._Element, levels: dict[str, int], notes: _Notes) -> Iterator[Block]:
    carried: Runs = ()
    for element in _block_elements(container):
        if element.tag == f"{W}tbl":
            yield from _table_blocks(element, levels, notes)
            continue
        paragraph = _Paragraph(notes)
        runs = (*carried, *paragraph.read(element))
        if _mark_deleted(element):  # tracking has joined this paragraph with the next
            carried = (*runs, " ") if runs and not str(runs[-1]).endswith(" ") else runs
            continue
        carried = ()
        yield from _paragraph_blocks(tidy(runs), _level(element, levels), paragraph.is_bold)
    if carried:
        yield from _paragraph_blocks(tidy(carried), 0, False)


def _block_elements(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also inside content controls and insertions, in order."""
    stack = list(reversed(list(container)))
    while stack:
        element = stack.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag not in _NOT_PRINTED and element.tag != f"{W}sectPr":
            stack.extend(reversed(list(element)))


def _mark_deleted(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and (outline.get(f"{W}val") or "9") in "012345678":
        return int(outline.get(f"{W}val") or 0) + 1
    return levels.get(style.get(f"{W}val") or "", 0) if style is not None else 0


def _paragraph_blocks(runs: Runs, level: int, bold: bool) -> Iterator[Block]:
    text = plain(runs).strip()
    if not text:
        return
    note = bracketed_note(runs_text(runs))
    if note is not None:
        yield Block("note", runs=split_markers(note.words), number=note.number)
    elif level and len(text) <= 200:
        yield Block("heading", runs=runs, level=level)
    elif bold and len(text) <= 110 and not re.search(r"[.:;,!?]$", text):
        yield Block("heading", runs=runs, level=4)
    else:
        yield Block("paragraph", runs=runs)


def _table_blocks(table: etree._Element, levels: dict[str, int], notes: _Notes) -> Iterator[Block]:
    rows = [_row_cells(row) for row in table.iterchildren(f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
    lays_out = any(_holds_layout(cell) for row in rows for cell in row) or all(len(row) == 1 for row in rows)
    for cells in rows:
        if lays_out:
            for cell in cells:
                yield from _body_blocks(cell, levels, notes)
            continue
        read = tuple(_cell_runs(cell, notes) for cell in cells)
        if len(read) == 1:
            yield from (replace(block, kind="caption") for block in _paragraph_blocks(read[0], 0, False))
        elif any(read):
            yield Block("table_row", cells=read)


def _row_cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def _holds_layout(cell: etree._Element) -> bool:
    length = sum(len(text.text or "") for text in cell.iter(f"{W}t"))
    return length > _LONG_CELL or cell.find(f".//{W}tbl") is not None


def _cell_runs(cell: etree._Element, notes: _Notes) -> Runs:
    runs: list[str | NoteRef] = []
    for element in _block_elements(cell):
        runs += [" ", *_Paragraph(notes).read(element)]
    return tidy(runs)


# ------------------------------------------------------------------ one paragraph


class _Paragraph:
    """Reads the runs of one paragraph and notices whether all of it is bold."""

    def __init__(self, notes: _Notes, *, in_note: bool = False) -> None:
        self._notes = notes
        self._in_note = in_note
        self._chars = 0
        self._bold_chars = 0

    @property
    def is_bold(self) -> bool:
        return self._chars > 0 and self._bold_chars >= self._chars

    def read(self, paragraph: etree._Element) -> Runs:
        pieces: list[str | NoteRef] = []
        stack = list(reversed(list(paragraph)))
        while stack:
            element = stack.pop()
            if element.tag in _NOT_PRINTED or element.tag == _FALLBACK or not isinstance(element.tag, str):
                continue
            if element.tag == f"{W}r":
                pieces += self._run(element, pieces)
                # A text box hangs on a run; its paragraphs are read where it stands.
                stack.extend(reversed(list(element.iter(f"{W}txbxContent"))))
            else:
                stack.extend(reversed(list(element)))
        if self._in_note:
            return tidy(pieces)
        return tidy(part for piece in merged(pieces) for part in _with_markers(piece))

    def _run(self, run: etree._Element, before: Sequence[str | NoteRef]) -> list[str | NoteRef]:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties, "vanish"):
            return []
        pieces: list[str | NoteRef] = []
        for element in run:
            kind = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}.get(str(element.tag))
            if kind:
                pieces.append(NoteRef(self._notes.number(kind, element.get(f"{W}id") or "")))
            elif element.tag == f"{W}t":
                pieces.append(element.text or "")
            elif element.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                pieces.append(" ")
            elif element.tag == f"{W}noBreakHyphen":
                pieces.append("-")
        words = "".join(piece for piece in pieces if isinstance(piece, str))
        self._chars += len(words.strip())
        self._bold_chars += len(words.strip()) if properties is not None and _is_on(properties, "b") else 0
        return self._raised(words, pieces, properties, before)

    def _raised(
        self,
        words: str,
        pieces: list[str | NoteRef],
        properties: etree._Element | None,
        before: Sequence[str | NoteRef],
    ) -> list[str | NoteRef]:
        """A raised number that is typed, not linked, is a reference too; a raised 2 behind "km" is none."""
        align = properties.find(f"{W}vertAlign") if properties is not None else None
        if align is None or align.get(f"{W}val") != "superscript" or not re.fullmatch(r"\s*[1-9]\d{0,2}\s*", words):
            return pieces
        so_far = "".join(piece for piece in before if isinstance(piece, str)).rstrip()
        if not so_far or UNIT_BEFORE_EXPONENT.search(so_far):
            return pieces
        return [NoteRef(int(words))]


def _is_on(properties: etree._Element, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off", "none")


def _with_markers(piece: str | NoteRef) -> Runs:
    """Written markers ("[3]") as references; one at the beginning is a note's own number and stays text."""
    if isinstance(piece, str) and bracketed_note(piece):
        return (piece,)
    return split_inside(piece)
