"""Small reports for the tests of sources and citations: paragraphs, table rows, then notes."""

from __future__ import annotations

import re

from pipeline.records import Report, Segment


def report_of(*lines: str) -> Report:
    """A report of these lines: "[3] …" is a note, a line with a tab a table row, anything else a paragraph."""
    text = "\n\n".join(lines)
    segments, at = [], 0
    for ordinal, line in enumerate(lines):
        note = re.match(r"\[(\d+)\] ?", line)
        kind, zone = (
            ("note", "note") if note else ("table_row", "overview_table") if "\t" in line else ("paragraph", "body")
        )
        number = int(note[1]) if note else None
        segments.append(
            Segment(kind, zone, at, at + len(line), None, ordinal, None, number)  # type: ignore[arg-type]
        )
        at += len(line) + 2
    return Report("report", "report.txt", "", "text/plain", 0, text, tuple(segments))


def notes(*texts: str) -> Report:
    """A report of a line of text and these notes, numbered from 1; None in place of a text leaves its number out."""
    return report_of("Words.[1]", *(f"[{n}] {text}" for n, text in enumerate(texts, 1) if text is not None))
