"""Notes and their markers: each has the other, and an Ibid. has something to stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Context, Slip, check

# How much of the sentence is shown before a marker without a note.
_SHOWN = 60


@check("note_missing")
def note_missing(context: Context) -> Iterator[Slip]:
    """A marker in the text has no note."""
    notes = {segment.note_number for segment in context.report.segments if segment.kind == "note"}
    for sentence in context.rows.sentences:
        if sentence.zone == "note":
            continue
        for number in dict.fromkeys(sentence.note_numbers):
            if number not in notes:
                start, end = _marker(context.text, sentence.start, sentence.end, number)
                shown = max(sentence.start, start - _SHOWN)
                yield Slip(shown, end, f"Marker [{number}] has no note.", f"[{number}]", f"a note {number}")


@check("note_unused")
def note_unused(context: Context) -> Iterator[Slip]:
    """A note has no marker in the text."""
    used = {
        number for sentence in context.rows.sentences for number in sentence.note_numbers if sentence.zone != "note"
    }
    used |= _referred_to_in_notes(context)
    for segment in context.report.segments:
        if segment.kind == "note" and segment.note_number is not None and segment.note_number not in used:
            number = segment.note_number
            message = f"Note {number} has no marker in the text."
            yield Slip(
                segment.start, segment.end, message, f"note {number}", f"a marker [{number}]", severity="warning"
            )


@check("ibid_unresolved")
def ibid_unresolved(context: Context) -> Iterator[Slip]:
    """An Ibid. stands for nothing: no citation comes before it, or the one before could not be understood."""
    for source in context.rows.sources:
        if source.signal == "ibid" and source.ibid_of is None:
            message = f"“{source.text}” in note {source.note_number} has no citation before it to stand for."
            yield Slip(source.start, source.end, message, source.text, "a citation before it")


def _marker(text: str, start: int, end: int, number: int) -> tuple[int, int]:
    # "[3]", "[3, 4]", "[3–5]": the marker that holds the number, else the whole sentence.
    for match in re.finditer(r"\[[\d ,–-]+\]", text[start:end]):
        if re.search(rf"(?<!\d){number}(?!\d)", match.group()):
            return start + match.start(), start + match.end()
    return start, end


def _referred_to_in_notes(context: Context) -> set[int]:
    """Markers inside other notes ("a note quoted in a note")."""
    return {
        number
        for sentence in context.rows.sentences
        if sentence.zone == "note"
        for number in sentence.note_numbers
        if (own := _note_of(context, sentence.start)) is not None and own != number
    }


def _note_of(context: Context, offset: int) -> int | None:
    return next((s.note_number for s in context.report.segments if s.start <= offset < s.end), None)
