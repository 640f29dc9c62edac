"""What is done with one file, whichever engine does it: read, extract, validate. One file is one task.

A file that can't be processed never raises here: it becomes a row of ``failures``, and the run goes on.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Protocol

from pipeline.ingest import IngestError, InputFile, sha256_of
from pipeline.records import FailureRow, FindingRow, Report, Rows
from pipeline.tables.validate import check_rows


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
    """What came of one file: its rows (of ``failures`` where it failed) and the seconds that each stage took."""

    task: Task
    rows: Rows = field(default_factory=Rows)
    seconds: dict[str, float] = field(default_factory=dict)


def default_stages() -> Stages:
    """The program's own reader, extraction and checks between reports."""
    from pipeline.checks import cross_checks
    from pipeline.extract import extract
    from pipeline.ingest import read_file

    return Stages(read=read_file, extract=extract, compare=cross_checks)


def plan(files: Iterable[InputFile]) -> list[Task]:
    """One task a file, in the order given. A file that can't be opened gets a task that will say so."""
    tasks = []
    for file in files:
        sha256, problem = None, None
        try:
            sha256 = sha256_of(file.path)
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
        outcome.rows.failures.append(failure(task, "read", "OSError", _unreadable(task.problem)))
        return outcome
    clock = Clock(outcome.seconds)
    clock.start("read")
    try:
        reports = stages.read(task.path, source_path=task.source_path, occurrence=task.occurrence)
    except OSError as error:
        outcome.rows.failures.append(
            failure(task, "read", type(error).__name__, _unreadable(error.strerror or str(error)))
        )
        return outcome
    except Exception as error:  # noqa: BLE001  a bad file must not end a run over thousands
        outcome.rows.failures.append(_failure_of(error, task, "read", ""))
        return outcome
    finally:
        clock.stop()
    if not reports:
        message = "no report was found in the file. Check that it is a profile or a chapter."
        outcome.rows.failures.append(failure(task, "read", "NoReport", message))
    for report in reports:
        where = f"report {report.part} of the file: " if len(reports) > 1 else ""
        _process_report(report, outcome, stages, where)
    return outcome


def _process_report(report: Report, outcome: Outcome, stages: Stages, where: str) -> None:
    task, clock = outcome.task, Clock(outcome.seconds)
    if report.source_sha256 != task.sha256:
        message = "the file changed during the run. Run again when it is at rest."
        outcome.rows.failures.append(failure(task, "read", "FileChanged", where + message))
        return
    try:
        clock.start("extract")
        rows = stages.extract(report, on_stage=clock.start)
        clock.start("validate")
        check_rows(rows)
    except Exception as error:  # noqa: BLE001  nor may a bug that one report brings to light
        outcome.rows.failures.append(_failure_of(error, task, clock.stage, where))
        return
    finally:
        clock.stop()
    add_rows(outcome.rows, rows)


def compare_reports(rows: Rows, stages: Stages) -> None:
    """Adds the findings between reports to a run's rows. Where that fails, the run keeps what each report gave."""
    try:
        found = stages.compare(rows)
        check_rows(replace(rows, findings=[*rows.findings, *found]))
    except Exception as error:  # noqa: BLE001  hours of extraction must not be lost to one faulty check
        task = Task(Path(), "(all reports together)", None)
        rows.failures.append(_failure_of(error, task, "checks", ""))
        return
    rows.findings.extend(found)


def add_rows(total: Rows, more: Rows) -> None:
    """Appends every table's rows of ``more`` to those of ``total``."""
    for table in fields(Rows):
        getattr(total, table.name).extend(getattr(more, table.name))


def failure(task: Task, stage: str, error: str, message: str) -> FailureRow:
    """The row of ``failures`` for a task. What UTF-8 can't hold of the message is spelled out: tables can't hold it."""
    return FailureRow(task.source_path, task.sha256, stage, error, _encodable(message))


def _unreadable(reason: str) -> str:
    return f"the file can't be read: {reason}. Check that it is still there and may be read, then run again."


def _failure_of(error: Exception, task: Task, stage: str, where: str) -> FailureRow:
    """An IngestError says its own stage and message; anything else is a bug, and named with its place in the code."""
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
