"""Blocks to canonical text: the only place where the text that all offsets point into is written.

Body blocks come first, separated by a blank line (rows of one table by a line end), then the notes, each on a line of
its own that starts ``[n] ``. Text is NFC with LF line ends.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.blocks import Block
from pipeline.records import Segment, Zone

from .runs import Runs, clean, runs_text, tidy


@dataclass(frozen=True, slots=True)
class Rendered:
    """Canonical text and where each block stands in it."""

    text: str
    segments: tuple[Segment, ...]


def render(blocks: Sequence[Block], overview: frozenset[int] = frozenset()) -> Rendered:
    """Canonical text of one report. ``overview`` holds the indexes of blocks that belong to its overview table."""
    writer = _Writer()
    previous: Block | None = None
    for index, block in enumerate(blocks):
        if block.kind == "note":
            continue
        together = previous is not None and previous.cells and block.cells
        writer.add(block, "overview_table" if index in overview else "body", "\n" if together else "\n\n")
        previous = block
    for block in blocks:
        if block.kind == "note":
            writer.add(block, "note", "\n\n")
    return Rendered(writer.text(), tuple(writer.segments))


def row_text(cells: Sequence[Runs]) -> str:
    """One line for a table row: cells joined by a tab."""
    return "\t".join(runs_text(tidy(cell)) for cell in cells).rstrip("\t")


def block_text(block: Block) -> str:
    """What the block looks like in canonical text."""
    if block.cells:
        return row_text(block.cells)
    if block.kind == "note":
        return f"[{block.number}] {runs_text(tidy(block.runs))}".rstrip()
    if block.kind == "table_row":  # label and value on lines of their own: the line ends between them stand
        return "\n\n".join(_stacked_lines(block.runs))
    return runs_text(tidy(block.runs))


def _stacked_lines(runs: Runs) -> list[str]:
    return [line for line in (clean(part).strip() for part in runs_text(runs).split("\n")) if line]


class _Writer:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._section: str | None = None
        self._ordinal = 0
        self.segments: list[Segment] = []

    def add(self, block: Block, zone: Zone, gap: str) -> None:
        words = unicodedata.normalize("NFC", block_text(block))
        if not words:
            return
        if self._parts:
            self._put(gap)
        start = self._length
        self._put(words)
        counted = block.kind != "heading"
        self.segments.append(
            Segment(
                kind=block.kind,
                zone=zone,
                start=start,
                end=self._length,
                section=None if zone == "note" else self._section,
                paragraph=self._ordinal,
                page=block.page,
                note_number=block.number if block.kind == "note" else None,
            )
        )
        self._ordinal += counted
        if block.kind == "heading":
            self._section = words

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def text(self) -> str:
        return "".join(self._parts) + ("\n" if self._parts else "")
