"""The walk over a page's elements that yields blocks. Iterative, so that deep nesting costs no stack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree, html

from pipeline.ingest.blocks import Block, NoteRef

from .html_notes import NoteLinks
from .html_tables import is_data_table, table_blocks
from .notes import bracketed_note, numbered_note
from .runs import Runs, merged, plain, runs_text, split_inside, split_markers, tidy
from .vocabulary import match_line, page_words

_BRACKETS = re.compile(r".?\[\].?")
_BOLD = frozenset({"b", "strong"})
# "km" before a raised 2: an exponent, no note.
UNIT_BEFORE_EXPONENT = re.compile(r"(?:^|[\s\d(])(?:k|c|d|m)?m$")


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """The place in running text where note ``number`` begins."""

    number: int


Piece = str | NoteRef | NoteLabel


@dataclass(slots=True)
class _Open:
    """The block that is being filled."""

    pieces: list[Piece] = field(default_factory=list)
    bold_chars: int = 0
    container: html.HtmlElement | None = None


def page_blocks(root: html.HtmlElement, links: NoteLinks) -> Iterator[tuple[Block, html.HtmlElement]]:
    """Blocks in reading order, each with the element that it stands in."""
    walker = _Walker(links)
    context = etree.iterwalk(root, events=("start", "end"))
    for event, element in context:
        if event == "start":
            if walker.start(element):
                context.skip_subtree()
        else:
            walker.end(element)
        yield from walker.take()
    walker.flush(root)
    yield from walker.take()


class _Walker:
    def __init__(self, links: NoteLinks) -> None:
        self._links = links
        self._open = _Open()
        self._bold = 0
        self._done: list[tuple[Block, html.HtmlElement]] = []
        self._skipped: set[html.HtmlElement] = set()

    def take(self) -> list[tuple[Block, html.HtmlElement]]:
        done, self._done = self._done, []
        return done

    def start(self, element: html.HtmlElement) -> bool:
        """Take in an element's beginning; True if what is inside must not be walked."""
        if element.tag in page_words("block_tags"):
            self.flush(element)
        if element in self._links.targets and element not in self._links.labels:
            self._open.pieces.append(NoteLabel(self._links.targets[element]))
        if element in self._links.references:
            self._open.pieces.append(NoteRef(self._links.references[element]))
            return self._skip(element)
        if element in self._links.labels:
            self._open.pieces.append(NoteLabel(self._links.labels[element]))
            return self._skip(element)
        if element in self._links.backlinks:
            return self._skip(element)
        if element.tag == "sup" and self._is_bare_reference(element):
            self._open.pieces.append(NoteRef(int(_digits(element))))
            return self._skip(element)
        if element.tag == "table" and is_data_table(element):
            self._done += [(block, element) for block in table_blocks(element, self._links)]
            return self._skip(element)
        if element.tag == "br":
            self._open.pieces.append("\n")
        self._bold += element.tag in _BOLD
        self._say(element.text)
        return False

    def end(self, element: html.HtmlElement) -> None:
        if element in self._skipped:
            self._skipped.discard(element)
        else:
            self._bold -= element.tag in _BOLD
        if element.tag in page_words("block_tags"):
            self.flush(element)
        self._say(element.tail)

    def _skip(self, element: html.HtmlElement) -> bool:
        self._skipped.add(element)
        return True

    def _say(self, text: str | None) -> None:
        if text:
            text = re.sub(r"\s+", " ", text)
            self._open.pieces.append(text)
            self._open.bold_chars += len(text.strip()) if self._bold else 0

    def _is_bare_reference(self, element: html.HtmlElement) -> bool:
        before = "".join(piece for piece in self._open.pieces if isinstance(piece, str)).rstrip()
        return _digits(element) != "" and bool(before) and not UNIT_BEFORE_EXPONENT.search(before)

    def flush(self, element: html.HtmlElement) -> None:
        """End the open block. ``element`` is the block element at whose edge it ends."""
        opened, self._open = self._open, _Open()
        if all(isinstance(piece, str) and not piece.strip() for piece in opened.pieces):
            return
        if all(
            isinstance(piece, NoteLabel) or (isinstance(piece, str) and not piece.strip()) for piece in opened.pieces
        ):
            self._open.pieces = [piece for piece in opened.pieces if isinstance(piece, NoteLabel)]  # <li id="fn1"><p>
            return
        for pieces in _lines(opened.pieces):
            block = _block(pieces, element, opened.bold_chars)
            if block is not None:
                self._done.append((block, element))


def _digits(element: html.HtmlElement) -> str:
    text = "".join(element.itertext()).strip()
    return text if re.fullmatch(r"[1-9]\d{0,2}", text) else ""


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The block cut where lines end for good: at empty lines, before notes, and where all its lines are short."""
    lines: list[list[Piece]] = [[]]
    labelled = worded = False
    for piece in pieces:
        if piece == "\n" or (isinstance(piece, NoteLabel) and worded):
            lines.append([])
            labelled = worded = False
        if isinstance(piece, NoteLabel):
            # One label a note, and of "[<a>3</a>]" not the bracket before it.
            lines[-1] = lines[-1] if labelled else [piece]
            labelled = True
        elif piece != "\n":
            lines[-1].append(piece)
            worded = worded or not isinstance(piece, str) or piece.strip() not in ("", "[", "(")
    if not any(piece == "\n" for piece in pieces):
        return lines
    short = all(len(_words(line)) < 80 for line in lines)
    joined: list[list[Piece]] = [[]]
    for line in lines:
        opens = bool(line) and (isinstance(line[0], NoteLabel) or bracketed_note(_words(line)) is not None)
        head = any(match_line(kind, _words(line)) for kind in ("theme", "last_updated", "edition"))
        if joined[-1] and (short or opens or head or not _words(line)):
            joined.append([])
        joined[-1] += [*([" "] if joined[-1] else []), *line]
    return [line for line in joined if _words(line)]


def _words(pieces: Sequence[Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else "" for piece in pieces).strip()


def _block(pieces: Sequence[Piece], element: html.HtmlElement, bold_chars: int) -> Block | None:
    label = next((piece for piece in pieces if isinstance(piece, NoteLabel)), None)
    runs = _runs(piece for piece in pieces if not isinstance(piece, NoteLabel))
    if label is not None:
        return Block("note", runs=_without_number(runs, label.number), number=label.number)
    text = plain(runs).strip()
    if not text:
        return None
    note = bracketed_note(runs_text(runs))
    if note is not None:
        return Block("note", runs=split_markers(note.words), number=note.number)
    heading = re.fullmatch(r"h([1-6])", str(element.tag))
    if heading and len(text) <= 200:
        return Block("heading", runs=runs, level=int(heading.group(1)))
    if element.tag in ("caption", "figcaption"):
        return Block("caption", runs=runs)
    if bold_chars >= len(text) - 2 and len(text) <= 110 and not re.search(r"[.:;,!?]$", text):
        return Block("heading", runs=runs, level=4)
    return Block("paragraph", runs=runs)


def _runs(pieces: Iterator[str | NoteRef]) -> Runs:
    """Pieces joined, with markers that are no links ("[3]" as text) split out."""
    joined = merged(pieces)
    for before, after in zip(range(len(joined)), range(2, len(joined)), strict=False):
        left, right = joined[before], joined[after]
        # "[<a>3</a>]": the brackets stand outside the link.
        if (
            isinstance(left, str)
            and isinstance(right, str)
            and _BRACKETS.fullmatch(left[-2:].strip() + right[:2].strip())
        ):
            joined[before], joined[after] = left.rstrip()[:-1], right.lstrip()[1:]
    runs: list[str | NoteRef] = []
    for index, piece in enumerate(joined):
        own_number = index == 0 and isinstance(piece, str) and bracketed_note(piece) is not None
        runs += [piece] if own_number else split_inside(piece)
    return tidy(runs)


def _without_number(runs: Runs, number: int) -> Runs:
    """A note's own number at its beginning ("[3]", "3.") is not part of its words."""
    if not runs:
        return runs
    if isinstance(runs[0], NoteRef) and runs[0].number == number:
        return tidy(runs[1:])
    if isinstance(runs[0], str):
        runs = tidy((runs[0].removeprefix("]").removeprefix(")"), *runs[1:]))
    if runs and isinstance(runs[0], str):
        for read in (bracketed_note, numbered_note):
            found = read(runs[0])
            if found is not None and found.number == number:
                return tidy((found.words, *runs[1:]))
    return runs
