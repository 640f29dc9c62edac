"""The checks between reports, one country at a time: its reports' rows in, findings on them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.engines.work import PackedFile, Stages, compare_reports, packed
from pipeline.tables.packed import Piece, pack, unpacked_rows
from pipeline.tables.schema import TABLES

if TYPE_CHECKING:
    from pipeline.records import FindingRow

COMPARED = ("documents", "sentences", "claims")
"""The tables that the checks between reports look at."""


def compare_packed(name: str, pieces: Sequence[Piece], stages: Stages) -> PackedFile:
    """The findings, a piece for each report that has any; ``name`` is that of the group, should a check fail."""
    found, failures = compare_reports(unpacked_rows(pieces), stages, name)
    by_report: defaultdict[str, list[FindingRow]] = defaultdict(list)
    for row in found:
        by_report[row.doc_id].append(row)
    table = TABLES["findings"]
    return packed(
        failures, [Piece(table.name, doc_id, 0, len(rows), pack(table, rows)) for doc_id, rows in by_report.items()]
    )
