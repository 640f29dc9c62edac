"""Stages to run in place of the real ones: what a file says is what they do.

They are at the top of an importable module, since worker processes find them by name. Where the environment names a
file in ``STANDIN_LOG``, each call of ``read`` adds a line to it: the process and the file.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.engines.work import Stages
from pipeline.ingest import IngestError, make_doc_id, sha256_of
from pipeline.ingest.archives import chunks
from pipeline.records import FindingRow, Report, Rows
from pipeline.tables.vocabulary import polarity
from tests.samples import sample_report, sample_rows

LOG = "STANDIN_LOG"
_eaten: list[bytearray] = []


def read(path: Path, *, source_path: str, occurrence: int) -> list[Report]:
    """A sample report, unless the file's words ask for trouble."""
    if LOG in os.environ:
        with Path(os.environ[LOG]).open("a") as log:
            log.write(f"{os.getpid()} {path.name}\n")
    words = b"".join(chunks(path)).decode()
    _strain(words)
    if "unreadable" in words:
        raise IngestError("decode", "byte 0 is wrong; save the file again as UTF-8")
    if "reader bug" in words:
        raise KeyError("column")
    if "empty list" in words:
        return []
    if "lies" in words:
        return [sample_report(source_path, "f" * 64, occurrence)]
    report = sample_report(source_path, sha256_of(path), occurrence)
    if "three reports" in words:
        ids = [make_doc_id(report.source_sha256, part, occurrence) for part in range(3)]
        return [replace(report, doc_id=doc_id, part=part) for part, doc_id in enumerate(ids)]
    return [report]


def _strain(words: str) -> None:
    """What a process may not survive, and what takes time or memory."""
    if "crash" in words:
        os._exit(11)
    if "slow" in words:
        time.sleep(60)
    if "nap" in words:
        time.sleep(0.005)
    if "hog" in words:
        _eaten.extend(bytearray(20 << 20) for _ in range(1000))
    if "leak" in words:
        _eaten.append(bytearray(200 << 20))


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
        FindingRow(
            f"{row.doc_id}-x1", row.doc_id, None, "change_unexplained", "warning", "m", None, None, None, None, None
        )
        for row in rows.documents[1:2]
    ]


def standins() -> Stages:
    """The stand-ins together, as an engine takes them."""
    return Stages(read=read, extract=extract, compare=compare)
