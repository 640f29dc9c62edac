"""Rows that formats stumble over: formulas, quotes, line ends, nulls beside empty strings, old days, big numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.records import FailureRow, Rows
from tests.samples import sample_report, sample_rows

ODD_TEXTS = (
    "",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1 555",
    "-2",
    "@SUM(A1)",
    "0042",
    "1e5",
    "true",
    "NULL",
    "NaN",
    "N/A",
    "2016-01-02",
    'said "no", twice',
    "'quoted'",
    "a,b;c|d",
    "one\ntwo\r\nthree\rfour",
    "\ttabbed\t",
    "  spaces  ",
    "back\\slash \\n",
    "http://example.org/a?b=c&d",
    "<b>&amp;</b>",
    "_x0041_ and _xD800_",
    "Bogotá, Côte d’Ivoire, 日本, 🕊",
    "line\u2028paragraph\u2029next\x85",
    "bell\x07 escape\x1b unit\x1f delete\x7f",
    "\ufeffmark",
    "\ufffe\uffff",
)
"""Strings that some format takes for something else, or can't hold as they are."""


def odd_rows() -> Rows:
    """Two reports, one of them plain; a failure for each odd text, which stands in its message and its path."""
    rows, second = sample_rows(), sample_rows(sample_report("b.txt", "1" * 64))
    for name in ("documents", "sentences", "claims", "sources", "citations", "votes", "candidates", "findings"):
        getattr(rows, name).extend(getattr(second, name))
    rows.claims[1] = replace(
        rows.claims[1],
        quantity=2**53 + 1,
        quantity_unit="=mines",
        when="1863/..",
        when_earliest=dt.date(1863, 1, 1),
        when_latest=None,
        hedged=True,
        confidence=0.1 + 0.2,
        speaker="",
    )
    rows.sentences[1] = replace(rows.sentences[1], note_numbers=(), page=7)
    rows.documents[1] = replace(rows.documents[1], title=None, report_year=None, last_updated=dt.date(1900, 2, 28))
    rows.failures.extend(
        FailureRow(f"{number:02}.txt", None if number % 2 else words, "read", f"E{number}", words)
        for number, words in enumerate(ODD_TEXTS)
    )
    return rows
