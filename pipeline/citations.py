"""Which sources each claim rests on, by the contract's rule on the basis of a citation.

``direct``: the first marker at or after the claim's words in the same sentence. ``paragraph``: that sentence has none
there, and the next marker later in the same paragraph is taken. A claim inside a note rests on that note's own
sources; a claim in a table row only on a marker in that row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.language.sentences import MARKER
from pipeline.markers import expand_marker
from pipeline.records import Basis, CitationRow, ClaimRow, Report, Segment, SentenceRow, SourceRow

FIRST_YEAR = 1900
"""A bracketed number from here on that is no note's is a year set into a quotation: "in [2010]"."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """The note markers that stand together at one place: "[3]", "[3][4]", "[3, 4]"."""

    start: int
    end: int
    numbers: tuple[int, ...]


def cite(
    report: Report,
    claims: Sequence[ClaimRow],
    sentences: Sequence[SentenceRow],
    sources: Sequence[SourceRow],
) -> list[CitationRow]:
    """One row a claim and source, in the order of the claims; none for a claim without a marker.

    A marker whose note is missing cites nothing, and no later marker is taken instead of it.
    """
    by_note: dict[int, list[SourceRow]] = defaultdict(list)
    for source in sources:
        by_note[source.note_number].append(source)
    notes = {segment.note_number for segment in report.segments if segment.kind == "note"}
    marks = _marks(report, {number for number in notes if number is not None})
    starts = [segment.start for segment in report.segments]
    spans = {sentence.sentence_id: sentence for sentence in sentences}
    rows: list[CitationRow] = []
    for claim in claims:
        segment = report.segments[max(0, bisect_right(starts, claim.start) - 1)]
        numbers, basis = _notes_of(claim, segment, spans.get(claim.sentence_id), marks.get(segment.start, ()))
        rows.extend(_rows(claim, numbers, basis, by_note))
    return rows


def _rows(
    claim: ClaimRow, numbers: tuple[int, ...], basis: Basis, by_note: Mapping[int, Sequence[SourceRow]]
) -> list[CitationRow]:
    return [
        CitationRow(claim.claim_id, source.source_id, number, basis)
        for number in dict.fromkeys(numbers)
        for source in by_note.get(number, ())
    ]


def _marks(report: Report, notes: set[int]) -> dict[int, tuple[_Mark, ...]]:
    """The markers of every segment but the notes, under the segment's start; adjacent ones put together."""
    found: dict[int, tuple[_Mark, ...]] = {}
    for segment in report.segments:
        if segment.kind == "note":
            continue
        marks: list[_Mark] = []
        for marker in MARKER.finditer(report.text, segment.start, segment.end):
            numbers = tuple(n for n in expand_marker(marker.group(1)) if n in notes or n < FIRST_YEAR)
            if not numbers:
                continue
            if marks and not report.text[marks[-1].end : marker.start()].strip(" ,"):
                before = marks.pop()
                marks.append(_Mark(before.start, marker.end(), before.numbers + numbers))
            else:
                marks.append(_Mark(marker.start(), marker.end(), numbers))
        found[segment.start] = tuple(marks)
    return found


def _notes_of(
    claim: ClaimRow, segment: Segment, sentence: SentenceRow | None, marks: Sequence[_Mark]
) -> tuple[tuple[int, ...], Basis]:
    """The numbers of the notes that a claim rests on, and how."""
    if segment.kind == "note":
        return ((segment.note_number,) if segment.note_number is not None else ()), "direct"
    after = [mark for mark in marks if mark.end >= claim.end]
    if segment.kind == "table_row":
        taken = after or list(marks[-1:])
        return (taken[0].numbers if taken else ()), "direct"
    end = sentence.end if sentence else claim.end
    within = [mark for mark in marks if claim.start < mark.start and mark.end < claim.end]
    direct = [mark for mark in after if mark.start < end] or within[-1:]
    if direct:
        return direct[0].numbers, "direct"
    return (after[0].numbers if after else ()), "paragraph"
