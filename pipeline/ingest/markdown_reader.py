"""Markdown to blocks, by markdown-it; footnotes (``[^1]``) become numbered notes in the order of their references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.blocks import Block, NoteRef

from .notes import bracketed_note
from .runs import Runs, merged, plain, runs_text, split_inside, split_markers, tidy
from .settings import DEFAULT_SETTINGS, IngestSettings
from .structure import find_headings
from .text_reader import join_note_paragraphs, line_blocks

# "[^7]: Ibid.", with continuation lines set in by spaces
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*(?:\n(?![ ]{0,3}\[\^|\s*\n|#).+)*)",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"[ \t]?\[\^([^\]\s]+)\]")
# Private use characters stand for a reference while markdown-it reads the text.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACED = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def read_markdown(text: str, settings: IngestSettings = DEFAULT_SETTINGS) -> list[Block]:
    """Blocks of a Markdown text. Marks of headings, emphasis and links are gone, their words stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(_OPEN, "").replace(_CLOSE, "")
    definitions = dict(_DEFINITION.findall(text))
    body = _DEFINITION.sub("", text)
    numbers: dict[str, int] = {}
    placed = _REFERENCE.sub(lambda found: _place(found.group(1), numbers), body)
    blocks = list(_blocks(placed))
    for key, number in numbers.items():
        if key in definitions:
            words = " ".join(plain(block.runs) for block in _blocks(_REFERENCE.sub("", definitions[key])))
            blocks.append(Block("note", runs=tidy((words,)), number=number))
    return find_headings(join_note_paragraphs(blocks), settings, only_known=True)


def _place(key: str, numbers: dict[str, int]) -> str:
    number = numbers.setdefault(key, int(key) if key.isdigit() else len(numbers) + 1)
    return f"{_OPEN}{number}{_CLOSE}"


def _blocks(text: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    level = 0
    cells: list[Runs] = []
    in_cell = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type in ("th_open", "td_open", "th_close", "td_close"):
            in_cell = token.type.endswith("_open")
        elif token.type == "tr_close":
            if any(cells):
                yield Block("table_row", cells=tuple(cells))
            cells = []
        elif token.type == "inline" and in_cell:
            cells.append(tidy(part for run in _runs(token.children or ()) for part in split_inside(run)))
        elif token.type == "inline":
            yield from _text_blocks(_runs(token.children or ()), level)
            level = 0
        elif token.type in ("code_block", "fence"):
            yield from line_blocks([line for line in token.content.splitlines() if line.strip()])


def _text_blocks(runs: Sequence[str | NoteRef], level: int) -> Iterator[Block]:
    if level:
        yield Block("heading", runs=tidy(runs), level=level)
    else:
        yield from _paragraph(runs)


def _paragraph(runs: Sequence[str | NoteRef]) -> Iterator[Block]:
    """A paragraph, or the notes ``[1] ...`` that stand on lines of their own in it."""
    lines: list[list[str | NoteRef]] = [[]]
    for run in runs:
        if isinstance(run, str) and "\n" in run:
            first, *others = run.split("\n")
            lines[-1].append(first)
            lines += [[other] for other in others]
        else:
            lines[-1].append(run)
    current: list[str | NoteRef] = []
    for line in lines:
        if current and bracketed_note(runs_text(line)):
            yield _one(current)
            current = []
        current += [*([" "] if current else []), *line]
    if plain(current).strip():
        yield _one(current)


def _one(runs: Sequence[str | NoteRef]) -> Block:
    note = bracketed_note(runs_text(runs))
    if note is not None:
        return Block("note", runs=split_markers(note.words), number=note.number)
    return Block("paragraph", runs=tidy(part for run in runs for part in split_inside(run)))


def _runs(tokens: Sequence[object]) -> list[str | NoteRef]:
    pieces: list[str | NoteRef] = []
    for token in tokens:
        kind, content = getattr(token, "type", ""), getattr(token, "content", "")
        if kind in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif kind in ("text", "code_inline"):
            at = 0
            for found in _PLACED.finditer(content):
                pieces += [content[at : found.start()], NoteRef(int(found.group(1)))]
                at = found.end()
            pieces.append(content[at:])
    return merged(pieces)
