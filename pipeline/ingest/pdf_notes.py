"""Notes at the foot of pages or the end of chapters, told from the body: smaller, numbered, no body line below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.blocks import NoteRef

from .pdf_lines import Line

# "12 Ibid.", "12. Ibid.", "[12] Ibid."
_NUMBER_START = re.compile(r"\s*\[?(\d{1,3})\]?[.)]?\s+(?=\S)")
_LABEL = re.compile(r"\s*[\[(]?\d{1,3}[\])]?\.?\s*")
_LABEL_GAP = 4.0  # font sizes
_SMALLER = 0.35  # points
_OPEN_END = re.compile(r"[^.!?”\"’')\]]\s*$")


@dataclass(slots=True)
class FootNote:
    """A note's number as printed and its lines; the first line's own number is cut off."""

    number: int
    page: int
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class NoteFinder:
    """Takes pages in order and parts each into body lines and notes."""

    body_size: float
    raised: bool
    """Whether the notes' own numbers are raised in this file; then digits at the start of a line are text."""
    notes: list[FootNote] = field(default_factory=list)

    def split(self, lines: Sequence[Line]) -> list[Line]:
        """Body lines of one page; its notes are added to ``notes``."""
        lines = _labelled(lines, self.body_size)
        zone = self._zone(lines)
        body: list[Line] = []
        here: FootNote | None = None
        waiting: list[Line] = []
        for line in lines:
            if id(line) not in zone:
                body.append(_as_body(line))
                continue
            started = self._start(line)
            if started is not None:
                here = started
                self.notes.append(here)
            elif here is not None:
                here.lines.append(line)
            else:
                waiting.append(line)
        return self._place(waiting, body, here)

    def _place(self, waiting: list[Line], body: list[Line], here: FootNote | None) -> list[Line]:
        """Small lines above a page's first note run on from the last page's note, or are small print of the body."""
        if not waiting:
            return body
        previous = [note for note in self.notes if note.page < waiting[0].page]
        last = previous[-1] if previous else None
        if last is not None and last.page == waiting[0].page - 1 and _runs_on(last, waiting, here):
            last.lines += waiting
            return body
        return [*body, *map(_as_body, waiting)]

    def _zone(self, lines: Sequence[Line]) -> set[int]:
        """Small lines with no line of the body's size below them in their column."""
        small = [line for line in lines if line.size < self.body_size - _SMALLER]
        large = [line for line in lines if line.size >= self.body_size - _SMALLER]
        return {
            id(line)
            for line in small
            if not any(big.y < line.y and big.x0 < line.x1 and line.x0 < big.x1 for big in large)
        }

    def _start(self, line: Line) -> FootNote | None:
        number = line.raised_start
        rest = line
        if number is None and not self.raised:
            found = _NUMBER_START.match(line.text)
            if found and isinstance(line.runs[0], str):
                number = int(found.group(1))
                rest = line.with_runs((line.runs[0][found.end() :], *line.runs[1:]))
        if number is None or not self._is_next(number):
            return None
        return FootNote(number, line.page, [rest])

    def _is_next(self, number: int) -> bool:
        """Notes count up; a few may have been missed, and a chapter or page begins anew at 1."""
        last = self.notes[-1].number if self.notes else 0
        return number == 1 or last < number <= last + 3


def _labelled(lines: Sequence[Line], body_size: float) -> list[Line]:
    """Small lines whose number stands apart before them ("1", a gap, "Ibid.") as one line with its number."""
    joined: list[Line] = []
    for line in lines:
        label = joined[-1] if joined else None
        if label is not None and line.size < body_size - _SMALLER and _is_label(label, line):
            number = int(label.text.strip(" .[]()"))
            joined[-1] = line._replace(x0=label.x0, raised_start=number)
        else:
            joined.append(line)
    return joined


def _is_label(label: Line, line: Line) -> bool:
    beside = abs(label.y - line.y) < 0.3 * line.size and 0 < line.x0 - label.x1 < _LABEL_GAP * line.size
    return beside and label.size <= line.size and _LABEL.fullmatch(label.text) is not None and line.raised_start is None


def _as_body(line: Line) -> Line:
    """A raised number at the start of a body line is a reference that did not fit on the line before."""
    if line.raised_start is None:
        return line
    return line.with_runs((NoteRef(line.raised_start), *line.runs))


def _runs_on(last: FootNote, waiting: Sequence[Line], here: FootNote | None) -> bool:
    text = last.lines[-1].text
    begins_low = waiting[0].text.lstrip()[:1].islower()
    return bool(_OPEN_END.search(text)) or begins_low or here is not None


def numbers_are_raised(lines: Sequence[Line], body_size: float) -> bool:
    """Whether most small lines that begin with a number begin with a raised one."""
    small = [line for line in lines if line.size < body_size - _SMALLER]
    raised = sum(line.raised_start is not None for line in small)
    plain = sum(line.raised_start is None and _NUMBER_START.match(line.text) is not None for line in small)
    return raised > 0 and raised >= plain
