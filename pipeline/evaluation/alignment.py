"""Where a place in one version of a text is in another: readers and reports change, and offsets with them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of lines of the old text, and what stands for it in the new one; ``same`` where the lines are the same."""

    start: int
    end: int
    new_start: int
    new_end: int
    same: bool


class Alignment:
    """Maps places of an old text to a new one, line by line; for equal texts every place to itself."""

    def __init__(self, old: str, new: str) -> None:
        self._blocks = _aligned(old, new)
        self._starts = [block.start for block in self._blocks]

    def place(self, start: int, end: int) -> Span:
        """Start and end in the new text of the words from ``start`` to ``end`` of the old one.

        In lines that have changed that is all that stands in their place; an empty span where nothing does.
        """
        return self._at(start)[0], self._at(max(start, end - 1))[1]

    def _at(self, offset: int) -> Span:
        block = self._blocks[max(0, bisect_right(self._starts, offset) - 1)]
        if not block.same:
            return block.new_start, block.new_end
        at = offset - block.start + block.new_start
        return at, at + 1


def _aligned(old: str, new: str) -> list[_Block]:
    if old == new:
        return [_Block(0, len(old), 0, len(new), True)]
    from difflib import SequenceMatcher

    lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts, new_starts = _offsets(lines), _offsets(new_lines)
    matcher = SequenceMatcher(None, lines, new_lines, autojunk=False)
    blocks = [
        _Block(starts[i], starts[i_end], new_starts[j], new_starts[j_end], tag == "equal")
        for tag, i, i_end, j, j_end in matcher.get_opcodes()
        if i < i_end
    ]
    return blocks or [_Block(0, 0, 0, len(new), False)]


def _offsets(lines: list[str]) -> list[int]:
    """Where each line starts, and where the last one ends."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets
