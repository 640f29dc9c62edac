"""What is done with one file, whichever engine does it: read, extract, validate. One file is one task.

A file that can't be processed never raises here: it becomes a row of ``failures``, and the run goes on.
``process_file`` gives records, ``pack_file`` the same as Arrow bytes; neither needs a store or a pool.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Protocol

from pipeline.ingest import IngestError, InputFile, sha256_of
from pipeline.records import FailureRow, FindingRow, Report, Rows
from pipeline.tables.packed import Piece, pack, pieces_of
from pipeline.tables.schema import TABLES
from pipeline.tables.validate import RowError, check_rows, check_values

ALWAYS = "always"
"""Why a file is to be read again by the next run even if neither it nor the program changes."""


class Read(Protocol):
    """``pipeline.ingest.read_file``, or something in its place."""

    def __call__(self, path: Path, *, source_path: str, occurrence: int) -> list[Report]: ...


class Extract(Protocol):
    """``pipeline.extract.extract``, or something in its place."""

    def __call__(self, report: Report, *, on_stage: Callable[[str], None]) -> Rows: ...


@dataclass(frozen=True, slots=True)
class Stages:
    """What an engine runs; top-level functions, since they travel to worker processes by name."""

    read: Read
    extract: Extract
    compare: Callable[[Rows], list[FindingRow]]
    """Findings between the reports of a run, looked for when all have been extracted."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to process. ``occurrence`` counts earlier files of the run with the same bytes, from 0."""

    path: Path
    source_path: str
    sha256: str | None
    occurrence: int = 0
    problem: str | None = None
    """Why the file could not even be hashed; None where it could."""


@dataclass(slots=True)
class Clock:
    """Adds up the seconds of each stage; a stage ends where the next one starts."""

    seconds: dict[str, float]
    stage: str = ""
    _began: float = 0.0

    def start(self, stage: str) -> None:
        """Ends the stage before and starts this one."""
        self.stop()
        self.stage, self._began = stage, time.perf_counter()

    def stop(self) -> None:
        """Ends the stage that runs, if one does."""
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + time.perf_counter() - self._began
        self.stage = ""


@dataclass(slots=True)
class Outcome:
    """What came of one file: each report's rows, what failed, and the seconds that each stage took."""

    task: Task
    reports: list[Rows] = field(default_factory=list)
    failures: list[FailureRow] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    passing: bool = False
    """Whether a failure is the moment's, not the file's: gone, locked, just being written."""

    @property
    def rows(self) -> Rows:
        """All of it together."""
        rows = Rows(failures=list(self.failures))
        for report in self.reports:
            add_rows(rows, report)
        return rows


@dataclass(frozen=True, slots=True)
class PackedFile:
    """An outcome as it travels and is kept: rows as bytes, and what is asked of them most, in the open."""

    pieces: tuple[Piece, ...] = ()
    countries: tuple[tuple[str, str | None], ...] = ()
    """The ``doc_id`` and country of each report."""
    failures: tuple[FailureRow, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    again: str = ""
    """Why the outcome may be another next time, although nothing changes: empty for most."""

    def count(self, table: str) -> int:
        """How many rows of a table there are."""
        return sum(piece.rows for piece in self.pieces if piece.table == table)


def default_stages() -> Stages:
    """The program's own reader, extraction and checks between reports; each is loaded where it is first called."""
    return Stages(read=_read, extract=_extract, compare=_compare)


def _read(path: Path, *, source_path: str, occurrence: int) -> list[Report]:
    from pipeline.ingest import read_file

    return read_file(path, source_path=source_path, occurrence=occurrence)


def _extract(report: Report, *, on_stage: Callable[[str], None]) -> Rows:
    from pipeline.extract import extract

    return extract(report, on_stage=on_stage)


def _compare(rows: Rows) -> list[FindingRow]:
    from pipeline.checks import cross_checks

    return cross_checks(rows)


def plan(files: Iterable[InputFile], digest: Callable[[Path], str] = sha256_of) -> list[Task]:
    """One task a file, in the order given. A file that can't be opened gets a task that will say so."""
    tasks = []
    for file in files:
        sha256, problem = None, None
        try:
            sha256 = digest(file.path)
        except OSError as error:
            problem = error.strerror or str(error)
        tasks.append(Task(file.path, _printable(file.source_path), sha256, file.occurrence, problem))
    return tasks


def _printable(path: str) -> str:
    """Bytes of a file name that are no UTF-8 as ``\\xNN``, since tables can't hold them."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def process_file(task: Task, stages: Stages) -> Outcome:
    """Reads, extracts and validates one file. A report of it that fails leaves the file's other reports unharmed."""
    outcome = Outcome(task)
    if task.problem is not None:
        outcome.failures.append(failure(task, "read", "OSError", _unreadable(task.problem)))
        return outcome
    clock = Clock(outcome.seconds)
    clock.start("read")
    try:
        reports = stages.read(task.path, source_path=task.source_path, occurrence=task.occurrence)
    except OSError as error:
        reason = _unreadable(error.strerror or str(error))
        outcome.failures.append(failure(task, "read", type(error).__name__, reason))
        outcome.passing = True
        return outcome
    except Exception as error:  # noqa: BLE001  a bad file must not end a run over thousands
        outcome.failures.append(_failure_of(error, task, "read", ""))
        outcome.passing = isinstance(error, IngestError) and error.stage == "read"  # it has vanished since
        return outcome
    finally:
        clock.stop()
    if not reports:
        message = "no report was found in the file. Check that it is a profile or a chapter."
        outcome.failures.append(failure(task, "read", "NoReport", message))
    for report in reports:
        where = f"report {report.part} of the file: " if len(reports) > 1 else ""
        _process_report(report, outcome, stages, where)
    return outcome


def _process_report(report: Report, outcome: Outcome, stages: Stages, where: str) -> None:
    task, clock = outcome.task, Clock(outcome.seconds)
    if report.source_sha256 != task.sha256:
        message = "the file changed during the run. Run again when it is at rest."
        outcome.failures.append(failure(task, "read", "FileChanged", where + message))
        outcome.passing = True
        return
    try:
        clock.start("extract")
        rows = stages.extract(report, on_stage=clock.start)
        clock.start("validate")
        check_rows(rows)
        if len(rows.documents) != 1:
            raise RowError(f"documents: {len(rows.documents)} rows of one report")
    except Exception as error:  # noqa: BLE001  nor may a bug that one report brings to light
        outcome.failures.append(_failure_of(error, task, clock.stage, where))
        return
    finally:
        clock.stop()
    outcome.reports.append(rows)


def pack_file(task: Task, stages: Stages) -> PackedFile:
    """``process_file`` with its rows as Arrow bytes."""
    outcome = process_file(task, stages)
    pieces: list[Piece] = []
    countries = []
    for report in outcome.reports:
        document = report.documents[0]
        pieces += pieces_of(report, document.doc_id, document.part)
        countries.append((document.doc_id, document.country_iso3))
    return packed(outcome.failures, pieces, countries, outcome.seconds, ALWAYS if outcome.passing else "")


def packed(
    failures: Sequence[FailureRow],
    pieces: Iterable[Piece] = (),
    countries: Iterable[tuple[str, str | None]] = (),
    seconds: dict[str, float] | None = None,
    again: str = "",
) -> PackedFile:
    """An outcome with its failures packed like the other rows."""
    failed = [Piece("failures", "", 0, len(failures), pack(TABLES["failures"], failures))] if failures else []
    return PackedFile((*pieces, *failed), tuple(countries), tuple(failures), seconds or {}, again)


def compare_reports(rows: Rows, stages: Stages, name: str) -> tuple[list[FindingRow], list[FailureRow]]:
    """The findings between reports that are compared with each other. Where that fails, a failure under ``name``."""
    try:
        found = list(stages.compare(rows))
        _check_findings(rows, found)
    except Exception as error:  # noqa: BLE001  hours of extraction must not be lost to one faulty check
        return [], [_failure_of(error, Task(Path(), name, None), "checks", "")]
    return found, []


def _check_findings(rows: Rows, found: Sequence[FindingRow]) -> None:
    check_values(TABLES["findings"], found)
    documents = {row.doc_id for row in rows.documents}
    claims = {row.claim_id for row in rows.claims}
    seen = set()
    for row in found:
        known = row.doc_id in documents and (row.claim_id is None or row.claim_id in claims)
        if not known or row.finding_id in seen:
            raise RowError(f"findings, row {row.finding_id!r}: it is there twice, or of no report or claim")
        seen.add(row.finding_id)


def add_rows(total: Rows, more: Rows) -> None:
    """Appends every table's rows of ``more`` to those of ``total``."""
    for table in fields(Rows):
        getattr(total, table.name).extend(getattr(more, table.name))


def failure(task: Task, stage: str, error: str, message: str) -> FailureRow:
    """The row of ``failures`` for a task. What UTF-8 can't hold of the message is spelled out: tables can't hold it."""
    return FailureRow(task.source_path, task.sha256, stage, error, _encodable(message))


_TOO_LITTLE_MEMORY = "more memory is needed than there is. Close other programs, or use a machine with more."


def _unreadable(reason: str) -> str:
    return f"the file can't be read: {reason}. Check that it is still there and may be read, then run again."


def _failure_of(error: Exception, task: Task, stage: str, where: str) -> FailureRow:
    """An IngestError says its own stage and message; anything else is a bug, and named with its place in the code."""
    if isinstance(error, MemoryError):  # numpy and Arrow raise their own kinds of it
        return failure(task, stage, "MemoryError", where + _TOO_LITTLE_MEMORY)
    if isinstance(error, IngestError):
        return failure(task, error.stage, type(error).__name__, where + error.message)
    place = _place_of(error)
    text = f"{where}{str(error) or 'no message'} (at {place}). This is a fault of the program: report it."
    return failure(task, stage, type(error).__name__, text)


def _place_of(error: Exception) -> str:
    """The line of ours where the error arose."""
    place = "unknown place"
    trace = error.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("pipeline."):
            place = f"{module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
