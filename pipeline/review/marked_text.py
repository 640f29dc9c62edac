"""A report's text cut into blocks and pieces, so that claims, findings and note markers can stand out where they are.

Claims overlap; a piece is the longest run of words that the same claims and findings cover.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.markers import expand_marker
from pipeline.records import ClaimRow, FindingRow, SentenceRow

_MARKER = re.compile(r"\[(\d[\d\s,;–-]{0,30})\]")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Some words of one block. ``claims`` are those that cover them, the one with the fewest words first."""

    text: str
    start: int
    """First character, counted in code points of the report's text."""
    claims: tuple[ClaimRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    notes: tuple[int, ...] = ()
    """The numbers of the notes that a marker names; empty for what is no marker."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A line of the canonical text: a heading, a paragraph, a table row with its cells, or a note with its number."""

    kind: Literal["heading", "paragraph", "row", "note"]
    cells: tuple[tuple[TextPiece, ...], ...]
    """One cell but for a table row."""
    note_number: int | None = None


@dataclass(frozen=True, slots=True)
class _Layers:
    """What lies over the text, each with its start and end."""

    claims: tuple[ClaimRow, ...]
    findings: tuple[FindingRow, ...]
    notes: frozenset[int]
    cuts: tuple[int, ...]


def text_blocks(
    text: str, sentences: Sequence[SentenceRow], claims: Iterable[ClaimRow], findings: Iterable[FindingRow]
) -> list[TextBlock]:
    """The text of one report as blocks, in order; their pieces hold all of its characters but line ends and tabs."""
    starts = [sentence.start for sentence in sentences]
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    kinds = [_kind(text, line, sentences, starts) for line in lines]
    numbers = {number for _, number in kinds if number is not None}
    layers = _layers(claims, findings, numbers)
    blocks = []
    for (start, end), (kind, number) in zip(lines, kinds, strict=True):
        if number is not None:
            start += len(f"[{number}] ")
        cells = tuple(tuple(_pieces(text, *cell, layers)) for cell in _cells(text, start, end))
        blocks.append(TextBlock(kind, cells, number))
    return blocks


def _kind(
    text: str, line: tuple[int, int], sentences: Sequence[SentenceRow], starts: Sequence[int]
) -> tuple[Literal["heading", "paragraph", "row", "note"], int | None]:
    start, end = line
    at = bisect.bisect_right(starts, end - 1) - 1
    within = sentences[at] if at >= 0 and sentences[at].end > start else None
    # sentences are never made of headings
    if within is None:
        return "heading", None
    note = re.match(r"\[(\d+)\] ", text[start:end])
    if within.zone == "note" and note:
        return "note", int(note[1])
    return ("row" if "\t" in text[start:end] else "paragraph"), None


def _layers(claims: Iterable[ClaimRow], findings: Iterable[FindingRow], notes: set[int]) -> _Layers:
    marked = tuple(sorted(claims, key=lambda claim: (claim.end - claim.start, claim.start, claim.claim_id)))
    placed = tuple(row for row in findings if row.start is not None and row.end is not None)
    rows: tuple[ClaimRow | FindingRow, ...] = (*marked, *placed)
    cuts = sorted({offset for row in rows for offset in (row.start, row.end) if offset is not None})
    return _Layers(marked, placed, frozenset(notes), tuple(cuts))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for words in text[start:end].split("\t"):
        yield start, start + len(words)
        start += len(words) + 1


def _pieces(text: str, start: int, end: int, layers: _Layers) -> Iterator[TextPiece]:
    markers = {
        start + match.start(): (start + match.end(), tuple(numbers))
        for match in _MARKER.finditer(text[start:end])
        if (numbers := [number for number in expand_marker(match[1]) if number in layers.notes])
    }
    edges = {start, end, *markers, *(stop for stop, _ in markers.values())}
    inside = layers.cuts[bisect.bisect_right(layers.cuts, start) : bisect.bisect_left(layers.cuts, end)]
    edges |= {cut for cut in inside if not any(opens < cut < stop for opens, (stop, _) in markers.items())}
    ordered = sorted(edges)
    claims = [claim for claim in layers.claims if claim.start < end and start < claim.end]
    for left, right in pairwise(ordered):
        stop, notes = markers.get(left, (0, ()))
        yield TextPiece(
            text[left:right],
            left,
            tuple(claim for claim in claims if claim.start < right and left < claim.end),
            tuple(row for row in layers.findings if (row.start or 0) < right and left < (row.end or 0)),
            notes if stop == right else (),
        )
