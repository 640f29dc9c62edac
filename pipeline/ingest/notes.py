"""Notes in plain lines: ``[3] Ibid.`` anywhere, or ``3. Ibid.`` in a numbered run at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .runs import MARKER
from .vocabulary import match_line

BRACKETED = re.compile(r"\s*\[\s*(\d{1,3})\s*\]\s*(?=\S|$)")
# "3. Ibid.", "3) Ibid.", "(3) Ibid.", "3 Ibid.", "³ Ibid."
_NUMBERED = re.compile(r"\s*(?:\(?(\d{1,3})[.)]\s+|(\d{1,3})\s+(?=[A-ZÀ-Þ“\"])|([⁰¹²³⁴-⁹]{1,3})\s*)(?=\S)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# "treaty.12" at the end of a word or sentence, "treaty.¹²": references of texts without brackets.
SUPERSCRIPT_MARKER = re.compile(r"(?<=\S)([⁰¹²³⁴-⁹]{1,3})(?!\w)")
# "army.12", "in 2010.12 It", but not "3.5 tons"
_GLUED_MARKER = re.compile(r"(?:(?<=[a-z.,;:!?”\"’')])(?<!\d[.,])|(?<=\d{4}[.,]))(\d{1,3})(?=\s|$|[.,;:])")


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line that opens note ``number``; ``words`` is what follows the number."""

    number: int
    words: str


def bracketed_note(line: str) -> NumberedLine | None:
    """``"[3] Ibid."`` as a note, or None."""
    found = BRACKETED.match(line)
    return NumberedLine(int(found.group(1)), line[found.end() :]) if found else None


def numbered_note(line: str) -> NumberedLine | None:
    """``"3. Ibid."`` (and its like) as a note, or None."""
    found = _NUMBERED.match(line)
    if not found:
        return None
    digits = found.group(1) or found.group(2) or found.group(3).translate(_SUPERSCRIPTS)
    return NumberedLine(int(digits), line[found.end() :])


def numbered_tail(lines: Sequence[str]) -> int | None:
    """Index at which a run of notes ``1. ... n.`` begins that goes on to the end, or None.

    Counts only where a heading "Notes" stands above it or where the text refers to notes, so that a numbered list at
    the end of a text is no run of notes.
    """
    if any(bracketed_note(line) for line in lines):
        return None
    for index in range(len(lines) - 1, -1, -1):
        note = numbered_note(lines[index])
        if note is None or note.number != 1:
            continue
        numbers = [n.number for n in map(numbered_note, lines[index:]) if n is not None]
        if numbers != list(range(1, len(numbers) + 1)):
            return None
        headed = index > 0 and match_line("notes_heading", lines[index - 1].strip("#* ")) is not None
        return index if headed or has_markers(lines[:index], len(numbers)) else None
    return None


def has_markers(lines: Sequence[str], count: int) -> bool:
    """Whether at least half of the notes 1 to ``count`` are referred to."""
    found: set[int] = set()
    for line in lines:
        for pattern in (MARKER, SUPERSCRIPT_MARKER, _GLUED_MARKER):
            for marker in pattern.finditer(line):
                digits = marker.group(1).translate(_SUPERSCRIPTS)
                if digits.isdigit():
                    found.add(int(digits))
    return len(found & set(range(1, count + 1))) * 2 >= count


def bracket_markers(lines: Sequence[str], count: int) -> list[str]:
    """References written ``¹²`` or ``treaty.12`` rewritten ``[12]``, for texts whose notes are ``12. ...``.

    Bare digits are taken only where they go up one by one from 1 to ``count``: "45 mines.3" then "army.4".
    """
    if any(MARKER.search(line) for line in lines):
        return list(lines)
    out = []
    expected = 1
    for line in lines:
        line = SUPERSCRIPT_MARKER.sub(lambda m: _bracket(m.group(1).translate(_SUPERSCRIPTS), count) or m.group(), line)
        parts, at = [], 0
        for found in _GLUED_MARKER.finditer(line):
            number = int(found.group(1))
            if number == expected and number <= count:
                parts += [line[at : found.start()], f"[{number}]"]
                at = found.end()
                expected += 1
        out.append("".join([*parts, line[at:]]))
    return out


def _bracket(digits: str, count: int) -> str | None:
    return f"[{digits}]" if 0 < int(digits) <= count else None
