"""Stages to run in place of the real ones: what a file says is what they do.

They are at the top of an importable module, since worker processes find them by name.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.engines.work import Stages
from pipeline.ingest import IngestError, sha256_of
from pipeline.records import FindingRow, Report, Rows
from pipeline.tables.vocabulary import polarity
from tests.samples import sample_report, sample_rows


def read(path: Path, *, source_path: str, occurrence: int) -> list[Report]:
    """A sample report, unless the file's words ask for trouble."""
    words = path.read_text()
    if "unreadable" in words:
        raise IngestError("decode", "byte 0 is wrong; save the file again as UTF-8")
    if "empty list" in words:
        return []
    if "reader bug" in words:
        raise KeyError("column")
    if "crash" in words:
        os._exit(11)
    if "slow" in words:
        time.sleep(60)
    if "lies" in words:
        return [sample_report(source_path, "f" * 64, occurrence)]
    return [sample_report(source_path, sha256_of(path), occurrence)]


def extract(report: Report, *, on_stage: Callable[[str], None]) -> Rows:
    """The sample's rows, unless the file's name asks for trouble."""
    on_stage("claims")
    rows = sample_rows(report)
    country = re.search(r"of-([A-Z]{3})", report.source_path)
    rows.documents = [replace(rows.documents[0], country_iso3=country[1] if country else "RUR")]
    if "stage-bug" in report.source_path:
        polarity("rumour", "heard")
    if "bad-row" in report.source_path:
        rows.claims.append(rows.claims[0])
    if "escape" in report.source_path:
        raise ValueError("\x1b[31mred\ud800")
    return rows


def compare(rows: Rows) -> list[FindingRow]:
    """A finding on the second report where there is one, unless the files' names ask for trouble."""
    if any("compare-bug" in row.source_path for row in rows.documents):
        raise ZeroDivisionError("no years")
    return [
        FindingRow("x1", row.doc_id, None, "change_unexplained", "warning", "m", None, None, None, None, None)
        for row in rows.documents[1:2]
    ]


def standins() -> Stages:
    """The stand-ins together, as an engine takes them."""
    return Stages(read=read, extract=extract, compare=compare)
