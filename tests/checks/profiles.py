"""Small invented profiles for the checks: a text laid out as a report, and claims told in a line.

``profile("Ruritania abstained.[1]", notes=["Letter."])`` is a report whose body and notes have their segments and
sentences; ``claim(rows, "attended ...", claim_type=..., value=...)`` adds a claim whose evidence is those words.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.checks import run_checks
from pipeline.records import ClaimRow, DocumentRow, FindingRow, Report, Rows, Segment, SentenceRow
from pipeline.tables.vocabulary import polarity
from pipeline.votes import expand_votes

_MARKER = re.compile(r"\[(\d+)\]")


@dataclass
class Profile:
    report: Report
    rows: Rows = field(default_factory=Rows)

    def claim(self, evidence: str, claim_type: str, value: str, when: str | None = None, **more: object) -> ClaimRow:
        """Adds a claim whose evidence stands once in the report."""
        assert self.report.text.count(evidence) == 1, f"evidence must stand once in the report: {evidence!r}"
        start = self.report.text.index(evidence)
        sentence = next(s for s in self.rows.sentences if s.start <= start < s.end)
        first, last = days(when) if when else (None, None)
        fields: dict[str, object] = {
            "claim_id": f"c{len(self.rows.claims):02}", "doc_id": self.report.doc_id,
            "sentence_id": sentence.sentence_id, "claim_type": claim_type, "value": value,
            "polarity": polarity(claim_type, value), "treaty": None, "actor": "AZE", "actor_type": "state",
            "assertion": "monitor", "speaker": None, "hedged": False, "event": None, "event_text": None, "weapon": None,
            "quantity": None, "quantity_unit": None, "place": None, "when": when, "when_earliest": first,
            "when_latest": last, "recurrence": None, "evidence": evidence, "start": start,
            "end": start + len(evidence), "confidence": 0.9, "extractor": "test", "n_sources": 0,
        }  # fmt: skip
        row = ClaimRow(**{**fields, **more})  # type: ignore[arg-type]
        self.rows.claims.append(row)
        return row

    def findings(self) -> list[FindingRow]:
        self.rows.votes = expand_votes(self.report, self.rows.claims, self.rows.sentences)
        return run_checks(self.report, self.rows)

    def said(self) -> list[tuple[str, str, str | None]]:
        """Check, words, and what was expected, of each finding."""
        return [(f.check, self.report.text[f.start : f.end], f.expected) for f in self.findings()]


def profile(
    body: str,
    notes: Sequence[str] = (),
    *,
    treaty: str | None = "MBT",
    last_updated: dt.date | None = None,
    report_year: int | None = None,
) -> Profile:
    """A report of one paragraph a line, each sentence ending in a full stop and its markers."""
    lines = [*body.split("\n"), *(f"[{number}] {note}" for number, note in enumerate(notes, start=1))]
    segments: list[Segment] = []
    sentences: list[SentenceRow] = []
    start = 0
    for ordinal, line in enumerate(lines):
        number = ordinal - body.count("\n") if ordinal > body.count("\n") else None
        end = start + len(line)
        kind, zone = ("note", "note") if number else ("paragraph", "body")
        segments.append(Segment(kind, zone, start, end, None, ordinal, note_number=number))  # type: ignore[arg-type]
        for match in re.finditer(r"\S.*?(?:\.(?:\[\d+\])*(?=\s|$)|$)", line):
            numbers = tuple(int(n) for n in _MARKER.findall(match.group())) if number is None else ()
            sentences.append(
                SentenceRow(
                    f"s{len(sentences):02}", "doc", len(sentences), zone, None, None, ordinal, None,  # type: ignore[arg-type]
                    start + match.start(), start + match.end(), match.group(), numbers,
                )
            )  # fmt: skip
        start = end + 1
    report = Report(
        "doc", "doc.txt", "0" * 64, "text/plain", 0, "\n".join(lines), tuple(segments), treaty=treaty,
        country_iso3="AZE", country_name="Azerbaijan", last_updated=last_updated, report_year=report_year,
    )  # fmt: skip
    return Profile(report, Rows(sentences=sentences))


def document(doc_id: str, year: int, country: str = "AZE") -> DocumentRow:
    """A row of ``documents`` for comparisons over the years."""
    return DocumentRow(
        doc_id, f"{doc_id}.txt", "0" * 64, "text/plain", 0, None, "mine_ban_policy", "MBT", country, None, year, None,
        "en", "", 0, 0, 0,
    )  # fmt: skip


def days(when: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of an EDTF year, month, day or interval."""
    first, _, last = when.partition("/")
    return _day(first, last=False), _day(last or first, last=True)


def _day(point: str, *, last: bool) -> dt.date | None:
    if point == "..":
        return None
    year, month, day = (int(part) for part in (*point.split("-"), "0", "0")[:3])
    month = month or (12 if last else 1)
    return dt.date(year, month, day or (monthrange(year, month)[1] if last else 1))
