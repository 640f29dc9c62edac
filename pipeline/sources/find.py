"""The sources of a report: every note cut, every cited work classified, every reference back followed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language.edtf_dates import bounds
from pipeline.records import Report, SourceRow
from pipeline.sources.cutting import Piece, cut_note
from pipeline.sources.details import Details, acronyms_of, read_citation
from pipeline.sources.ibid import NOTE_ABOVE, OP_CIT, Cited, Trail, is_ibid, is_reference, resolve, short_title
from pipeline.sources.kinds import classify
from pipeline.sources.roles import without_signal
from pipeline.sources.works import Home, work_id

NOTE_HEAD = re.compile(r"\s*\[\d+\]\s*")
"""The number that a note's line begins with: "[12] "."""

OWN_DATE = re.compile(r"\bibid\b\.?,\s+(?:[A-Z][\w’. -]+,\s+)?\d{1,2}\s+[A-Z][a-z]+\s+\d{4}", re.IGNORECASE)
"""An Ibid. of another day: "Ibid., 30 April 2012"."""
CONTINUES = re.compile(r"(?:(?:[A-Z][\w’.-]*\s?){1,3},\s+)?\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\.?")
"""Another place and day of what was cited before: "Statements of Chad, Geneva, 4 May 2010; and Oslo, 5 June 2011"."""
BACK = re.compile(r"(?:the\s+)?(?:see|above|foot|end|note|supra|loc|op|\W)*", re.IGNORECASE)
"""No author before "footnote 4 above", only words that point back."""
SEVERAL = re.compile(r"\b(?:statements|interviews|meetings|e-?mails|letters|remarks|presentations)\b", re.IGNORECASE)
"""Where a note cites several at once, each by its place and day."""
SPOKEN = ("statement", "interview", "correspondence")
"""Kinds of which a note may cite several by place and day alone."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source stands: its report, note, part and span."""

    report: Report
    note: int
    part: int
    start: int
    end: int

    @property
    def source_id(self) -> str:
        """Stable as long as report, note number and part stay: no other source has a say in it."""
        key = f"{self.report.doc_id}|{self.note}|{self.part}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def columns(self) -> tuple[str, str, int, int, str, int, int]:
        """The first columns of the row: ids, note, part, words and span."""
        text = self.report.text[self.start : self.end]
        return self.source_id, self.report.doc_id, self.note, self.part, text, self.start, self.end


def find_sources(report: Report) -> list[SourceRow]:
    """All sources of a report's notes, in order: by note, then by ``part`` (1-based).

    A note that only explains is one source of kind ``comment``; a remark beside a cited work is none. An Ibid. that
    stands for nothing keeps ``signal`` "ibid" with ``ibid_of`` None.
    """
    acronyms = acronyms_of(report.text)
    trail = Trail()
    rows: list[SourceRow] = []
    expected: int | None = None
    for segment in report.segments:
        if segment.kind != "note" or segment.note_number is None:
            continue
        if expected is not None and segment.note_number != expected:
            trail.block()
        expected = segment.note_number + 1
        head = NOTE_HEAD.match(report.text, segment.start, segment.end)
        start = head.end() if head else segment.start
        rows.extend(_note_sources(report, segment.note_number, (start, segment.end), acronyms, trail))
    return rows


def _note_sources(
    report: Report, note: int, span: tuple[int, int], acronyms: dict[str, str], trail: Trail
) -> Iterator[SourceRow]:
    start, end = span
    text = report.text[start:end]
    pieces = cut_note(text)
    cited = [piece for piece in pieces if piece.role == "citation"]
    if not cited:
        if text.strip():
            yield _comment(_Place(report, note, 1, start, start + len(text.rstrip())))
        if not any(piece.role == "remark" for piece in pieces):
            trail.block()
        return
    for part, piece in enumerate(cited, 1):
        yield _source(_Place(report, note, part, start + piece.start, start + piece.end), piece, acronyms, trail)


def _source(place: _Place, piece: Piece, acronyms: dict[str, str], trail: Trail) -> SourceRow:
    text = place.report.text[place.start : place.end]
    details = read_citation(text, acronyms)
    if is_ibid(text) or is_reference(text):
        author = _referring_author(text, details)
        work = resolve(text, author, trail)
        trail.stand_on(work)
        signal = "ibid" if is_ibid(text) else without_signal(text)[0]
        date = details.date if work and OWN_DATE.search(text) else work.date if work else None
        return _row(place, details, signal, work.kind if work else "comment", date, work)
    work = short_title(text, details.author, details.title, details.date, trail)
    if work:
        trail.stand_on(work)
        return _row(place, details, without_signal(text)[0], work.kind, work.date, work)
    kind = _kind(place, text, details, trail)
    cited = Cited(
        place.source_id,
        place.note,
        kind,
        details.date,
        details.author,
        details.title,
        details.container,
        work_id(text, kind, details, Home(place.report.country_iso3, place.report.treaty)),
    )
    trail.add(cited)
    return _row(place, details, without_signal(text)[0], kind, details.date, cited)


def _kind(place: _Place, text: str, details: Details, trail: Trail) -> str:
    """The kind by the words; that of the work before where only another place and day are given."""
    rule, before = classify(details.facets), trail.last
    if CONTINUES.fullmatch(text) and before and before.note == place.note and before.kind in SPOKEN:
        line = place.report.text.rfind("\n", 0, place.start) + 1
        if rule.kind != "media" or SEVERAL.search(place.report.text, line, place.start):
            return before.kind
    return rule.kind


def _referring_author(text: str, details: Details) -> str | None:
    """The author named before "op. cit."."""
    _, begin = without_signal(text)
    found = OP_CIT.search(text) or NOTE_ABOVE.search(text)
    named = text[begin : found.start()].split(",")[0].strip(" ,“") if found else ""
    return None if BACK.fullmatch(named) else named or details.author


def _row(
    place: _Place, details: Details, signal: str | None, kind: str, date: str | None, work: Cited | None
) -> SourceRow:
    """The row of a citation; ``work`` is what it cites or refers back to, None where that is not known."""
    first, last = bounds(date) if date else (None, None)
    return SourceRow(
        *place.columns,
        signal=signal,
        kind=kind,
        author=work.author if work else None,
        title=work.title if work else None,
        date=date,
        date_earliest=first,
        date_latest=last,
        period=details.period,
        pages=details.pages,
        form=details.form,
        url=details.url,
        ibid_of=work.source_id if work and work.source_id != place.source_id else None,
        container=work.container if work else None,
        work_id=work.work_id if work else None,
    )


def _comment(place: _Place) -> SourceRow:
    return SourceRow(*place.columns, None, "comment", *[None] * 10)
