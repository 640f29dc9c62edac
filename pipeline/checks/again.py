"""The checks on tables that exist already: the report of each document put together again from its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.checks.across import cross_checks
from pipeline.checks.registry import run_checks, sort_findings
from pipeline.records import DocumentRow, FindingRow, Report, Rows, Segment, SentenceRow

NOTE_HEAD = re.compile(r"\[(\d+)\]\s")
TABLES = ("documents", "sentences", "claims", "sources", "citations", "votes")
"""What the checks look at."""
EARLIER_TABLES = ("documents", "sentences", "claims")
"""What is looked at in an earlier run."""


def check_again(rows: Rows, earlier: Rows | None = None) -> list[FindingRow]:
    """All findings on a run's tables, as the extraction would make them, and those against an earlier run's tables."""
    own: dict[str, dict[str, list[Any]]] = {name: defaultdict(list) for name in TABLES if name != "citations"}
    for name, by_report in own.items():
        for row in getattr(rows, name):
            by_report[row.doc_id].append(row)
    found: list[FindingRow] = []
    for document in rows.documents:
        report_rows = Rows(**{name: by_report[document.doc_id] for name, by_report in own.items()})
        found += run_checks(report_of(document, report_rows.sentences), report_rows)
    return sort_findings([*found, *cross_checks(rows, earlier)])


def report_of(document: DocumentRow, sentences: Sequence[SentenceRow]) -> Report:
    """The report of a row of ``documents``, its paragraphs, table rows and notes as far as its sentences tell them."""
    return Report(
        doc_id=document.doc_id,
        source_path=document.source_path,
        source_sha256=document.source_sha256,
        media_type=document.media_type,
        part=document.part,
        text=document.text,
        segments=tuple(_segments(document.text, sentences)),
        title=document.title,
        theme=document.theme,
        treaty=document.treaty,
        country_iso3=document.country_iso3,
        country_name=document.country_name,
        report_year=document.report_year,
        last_updated=document.last_updated,
        language=document.language,
    )


def _segments(text: str, sentences: Sequence[SentenceRow]) -> Iterator[Segment]:
    """A segment a line of the canonical text that holds sentences: a note stands on a line of its own, "[n] …"."""
    lines: dict[int, SentenceRow] = {}
    for sentence in sorted(sentences, key=lambda row: row.start):
        lines.setdefault(text.rfind("\n", 0, sentence.start) + 1, sentence)
    for start, first in lines.items():
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        kind = {"note": "note", "overview_table": "table_row"}.get(first.zone, "paragraph")
        head = NOTE_HEAD.match(text, start) if kind == "note" else None
        number = int(head[1]) if head else None
        yield Segment(kind, first.zone, start, end, first.section, first.paragraph, first.page, number)  # type: ignore[arg-type]
