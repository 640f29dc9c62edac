"""Lines of a text file to paragraphs: blank lines separate them, hard-wrapped lines are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NEW_BLOCK = re.compile(r"\s*(?:\[\s*\d{1,3}\s*\]|\[\^[^\]]+\]:|[-*•·▪◦]\s|\d{1,3}[.)]\s|#{1,6}\s|\|)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?:\[\d{1,3}\])*$")
# "----  -----" under a table head, and the gap between two of its columns
_RULE = re.compile(r"[-=+|:\s]+")
_COLUMN_GAP = re.compile(r" {2,}(?=\S)")
_MIN_WRAP, _MAX_WRAP = 50, 110


def logical_lines(text: str) -> Iterator[str | None]:
    """Paragraphs of ``text`` as one line each; ``None`` where a blank line stood."""
    group: list[str] = []
    width = wrap_width(text)
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n"):
        if line.strip():
            group.append(line.rstrip())
            continue
        yield from _rows(group) or _join(group, width)
        group = []
        yield None
    yield from _rows(group) or _join(group, width)


def wrap_width(text: str) -> int | None:
    """The column at which the lines of a hard-wrapped text break, or None for a text of one line a paragraph.

    In a wrapped text nearly no line is longer than the column and many come close to it.
    """
    lengths = sorted(len(line.rstrip()) for line in text[:400_000].splitlines() if line.strip())
    if len(lengths) < 8:
        return None
    width = lengths[int(0.97 * (len(lengths) - 1))]
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return None
    near = sum(length >= width - 15 for length in lengths)
    return width if near >= 0.4 * len(lengths) else None


def _rows(group: Sequence[str]) -> list[str]:
    """Lines of a table drawn with spaces, cells separated by a tab instead; empty where the lines are no table."""
    rows = [line.strip() for line in group if not _RULE.fullmatch(line.strip())]
    if len(rows) < 2 or not all(_COLUMN_GAP.search(row) for row in rows):
        return []
    return [_COLUMN_GAP.sub("\t", row) for row in rows]


def _join(group: Sequence[str], width: int | None) -> Iterator[str]:
    """Lines between two blank ones; a line belongs to the one before if its first word did not fit there."""
    current = ""
    previous = ""
    for line in group:
        if current and width is not None and _goes_on(previous, line, width):
            current = f"{current} {line.strip(' ')}"
        else:
            if current:
                yield current
            current = line.strip(" ")
        previous = line
    if current:
        yield current


def _goes_on(previous: str, line: str, width: int) -> bool:
    if "\t" in line or "\t" in previous or _NEW_BLOCK.match(line):
        return False
    return len(previous) + 1 + len(line.split()[0]) > width or not _SENTENCE_END.search(previous)
