"""Notes set behind the chapter that they belong to, also where their numbers begin anew at each chapter or page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.blocks import Block, NoteRef

from .runs import Runs, plain
from .structure import is_title_or_section
from .vocabulary import match_line

Place = tuple[int, int]
"""Index of a body block, and how many references stand before the place in it."""


def by_chapters(body: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """Body and notes of the first chapter, then of the second, and so on.

    Numbers that begin anew below a head (country, theme, edition) begin a chapter; those that begin anew without one
    are counted by page, and go on from the last page's here.
    """
    groups = _note_groups(notes)
    restarts = _restarts(body)[: len(groups) - 1]
    heads = [_head_before(body, previous, place[0]) for previous, place in restarts]
    body, groups = _renumbered(body, groups, [place for _, place in restarts], heads)
    out: list[Block] = []
    begin = 0
    waiting: list[Block] = []
    for group, head in zip(groups, [*heads, *[None] * len(groups)], strict=False):
        waiting += group
        if head is not None:
            out += [*body[begin:head], *waiting]
            begin, waiting = head, []
    return [*out, *body[begin:], *waiting]


def _note_groups(notes: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for note in notes:
        if not groups or (note.number or 0) <= (groups[-1][-1].number or 0):
            groups.append([])
        groups[-1].append(note)
    return groups


def _references(block: Block) -> list[int]:
    return [run.number for runs in (block.runs, *block.cells) for run in runs if isinstance(run, NoteRef)]


def _restarts(body: Sequence[Block]) -> list[tuple[int, Place]]:
    """Where references begin again at 1: the block of the last reference before, and the place."""
    restarts: list[tuple[int, Place]] = []
    highest = 0
    previous = 0
    for index, block in enumerate(body):
        for position, number in enumerate(_references(block)):
            if number == 1 and highest >= 1:
                restarts.append((previous, (index, position)))
                highest = 0
            highest = max(highest, number)
            previous = index
    return restarts


def _head_before(body: Sequence[Block], previous: int, index: int) -> int | None:
    """The first title line (country, theme, edition) between two references."""
    for i in range(previous + 1, index + 1):
        line = plain(body[i].runs).strip()
        if body[i].kind == "heading" and is_title_or_section(line) and not match_line("section", line):
            return i
    return None


def _renumbered(
    body: Sequence[Block], groups: Sequence[Sequence[Block]], places: Sequence[Place], heads: Sequence[int | None]
) -> tuple[list[Block], list[list[Block]]]:
    """References and notes of all groups of one chapter in one count."""
    offsets = [0]
    for group, head in zip(groups, heads, strict=False):
        offsets.append(0 if head is not None else offsets[-1] + (group[-1].number or 0))
    new_groups = [
        [replace(note, number=(note.number or 0) + offset) for note in group]
        for group, offset in zip(groups, offsets, strict=False)
    ]
    starts: dict[int, list[tuple[int, int]]] = {}
    for order, (index, position) in enumerate(places, start=1):
        starts.setdefault(index, []).append((position, order))
    new_body: list[Block] = []
    current = 0
    for index, block in enumerate(body):
        numbers = []
        changes = dict(starts.get(index, ()))
        for position, number in enumerate(_references(block)):
            current = changes.get(position, current)
            numbers.append(number + offsets[current])
        new_body.append(_with_numbers(block, numbers))
    return new_body, new_groups


def _with_numbers(block: Block, numbers: Sequence[int]) -> Block:
    """The block with its references numbered so, in order."""
    following = iter(numbers)

    def renumber(runs: Runs) -> Runs:
        return tuple(NoteRef(next(following)) if isinstance(run, NoteRef) else run for run in runs)

    return replace(block, runs=renumber(block.runs), cells=tuple(renumber(cell) for cell in block.cells))
