"""The checks on tables that exist already: each report put together again from its rows."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pipeline.checks.across import cross_checks
from pipeline.checks.registry import run_checks, sort_findings
from pipeline.records import FindingRow, Rows
from pipeline.tables.rebuilt import rebuilt

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
        found += run_checks(rebuilt(document, report_rows.sentences), report_rows)
    return sort_findings([*found, *cross_checks(rows, earlier)])
