"""Plain text to blocks. Markdown is turned into the same lines by ``markdown_reader``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.ingest.blocks import Block

from .lines import logical_lines
from .notes import bracket_markers, bracketed_note, numbered_note, numbered_tail
from .runs import block_words, split_markers
from .structure import find_headings
from .vocabulary import match_line


def read_text(text: str) -> list[Block]:
    """Blocks of a plain text, headings found and notes numbered."""
    lines = [line for line in logical_lines(text) if line is not None]
    return find_headings(join_note_paragraphs(line_blocks(lines)))


def line_blocks(lines: Sequence[str]) -> list[Block]:
    """One block a line: a note, a table row (tabs) or a paragraph. Page furniture and the heading "Notes" go."""
    tail = numbered_tail(lines)
    if tail is not None:
        count = sum(numbered_note(line) is not None for line in lines[tail:])
        lines = [*bracket_markers(lines[:tail], count), *lines[tail:]]
    blocks: list[Block] = []
    for index, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        note = numbered_note(line) if tail is not None and index >= tail else bracketed_note(line)
        if note is not None:
            blocks.append(Block("note", runs=split_markers(note.words), number=note.number))
        elif "\t" in line.strip():
            blocks.append(Block("table_row", cells=tuple(split_markers(cell) for cell in line.strip().split("\t"))))
        elif not _is_left_out(line, following):
            blocks.append(Block("paragraph", runs=split_markers(line)))
    return [block for block in blocks if block.kind == "note" or block.cells or block.runs]


def _is_left_out(line: str, following: str) -> bool:
    if match_line("furniture", line):
        return True
    if not match_line("notes_heading", line):
        return False
    return (bracketed_note(following) or numbered_note(following)) is not None


def join_note_paragraphs(blocks: Iterable[Block]) -> list[Block]:
    """A paragraph between note n and a later note belongs to note n; so does a plain one after the last note.

    Where the next note begins again at a lower number, or a heading or a new head stands in between, a new report
    begins instead, and the paragraphs stay.
    """
    blocks = list(blocks)
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        out.append(blocks[index])
        index += 1
        if out[-1].kind != "note":
            continue
        stop = index
        while stop < len(blocks) and blocks[stop].kind != "note":
            stop += 1
        following = blocks[stop].number if stop < len(blocks) else None
        if _continues_note(blocks[index:stop], out[-1].number or 0, following):
            for extra in blocks[index:stop]:
                out[-1] = replace(out[-1], runs=(*out[-1].runs, " ", *(extra.runs or (block_words(extra),))))
            index = stop
    return out


def _continues_note(between: Sequence[Block], number: int, following: int | None) -> bool:
    if not between or len(between) > 6:
        return False
    lines = [block_words(block).strip() for block in between]
    if any(match_line(kind, line) for line in lines for kind in ("last_updated", "theme", "edition", "section")):
        return False
    if following is None:
        return len(between) == 1
    return following == number + 1
