"""Notes and their markers: each has the other, and an Ibid. has something to stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Context, Slip, check
from pipeline.records import SourceRow
from pipeline.sources.ibid import is_reference, note_meant

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
    """A reference back stands for nothing.

    An Ibid. with no citation before it, or after a note that could not be understood; "op. cit." of an author who is
    not cited before; "footnote 40 above" where no such note stands above. A reference to a note that holds several
    works, or only a remark, is sound.
    """
    notes = {segment.note_number for segment in context.report.segments if segment.kind == "note"}
    before: SourceRow | None = None
    for source in sorted(context.rows.sources, key=lambda row: (row.start, row.part)):
        if source.ibid_of is None:
            yield from _unresolved(source, before, notes)
        before = source


def _unresolved(source: SourceRow, before: SourceRow | None, notes: set[int | None]) -> Iterator[Slip]:
    words = f"“{source.text}” in note {source.note_number}"
    if source.signal == "ibid":
        open_before = before is not None and before.ibid_of is None and before.signal != "ibid"
        if open_before and before is not None and is_reference(before.text):
            return
        message = f"{words} has no citation before it to stand for."
        yield Slip(source.start, source.end, message, source.text, "a citation before it")
    elif is_reference(source.text):
        number = note_meant(source.text)
        if number is None:
            message = f"{words} refers to a work that no note before it cites."
            yield Slip(source.start, source.end, message, source.text, "a citation before it", severity="warning")
        elif number not in notes or (number >= source.note_number and "above" in source.text):
            message = f"{words} refers to note {number}, which does not stand before it."
            yield Slip(source.start, source.end, message, source.text, "a note before it", severity="warning")


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
