"""This machine's cores: files spread over worker processes, results put back in order.

``run`` is the only thing to call. The workers are started afresh (not forked), so that no state of this process leaks
into them; one that crashes or takes too long costs its file a row of ``failures``, and another takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.engines.work import (
    Outcome,
    Stages,
    Task,
    add_rows,
    compare_reports,
    default_stages,
    failure,
    plan,
    process_file,
)
from pipeline.records import Rows
from pipeline.settings import EngineSettings

if TYPE_CHECKING:
    from pipeline.ingest import InputFile

OnDone = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A run's rows, in the order of its files, and what its receipt says."""

    rows: Rows
    tasks: tuple[Task, ...]
    seconds: dict[str, float]


def run(
    files: Sequence[InputFile],
    settings: EngineSettings | None = None,
    stages: Stages | None = None,
    on_done: OnDone | None = None,
) -> Run:
    """Processes the files; ``on_done`` is called in this process after each, in the order in which they end."""
    settings = settings or EngineSettings()
    began = time.perf_counter()
    tasks = plan(files)
    seconds = {"hash": time.perf_counter() - began}
    stages = stages or default_stages()
    outcomes = _process(tasks, settings, stages, on_done)
    rows = Rows()
    for task in tasks:
        outcome = outcomes[id(task)]
        add_rows(rows, outcome.rows)
        for stage, spent in outcome.seconds.items():
            seconds[stage] = seconds.get(stage, 0.0) + spent
    compared = time.perf_counter()
    compare_reports(rows, stages)
    seconds["compare"] = time.perf_counter() - compared
    seconds["total"] = time.perf_counter() - began
    return Run(rows, tuple(tasks), seconds)


def job_count(jobs: int, tasks: int) -> int:
    """How many workers to start: ``jobs``, or for 0 one for each core this process may use; never more than tasks."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(jobs or cores, tasks))


def _process(
    tasks: Sequence[Task], settings: EngineSettings, stages: Stages, on_done: OnDone | None
) -> dict[int, Outcome]:
    from pebble import ProcessPool

    outcomes: dict[int, Outcome] = {}
    pool = ProcessPool(job_count(settings.jobs, len(tasks)), context=multiprocessing.get_context("spawn"))
    try:
        waiting: dict[Future[Outcome], Task] = {
            pool.schedule(process_file, args=(task, stages), timeout=settings.file_seconds): task for task in tasks
        }
        for future in as_completed(waiting):
            task = waiting[future]
            outcome = outcomes[id(task)] = _outcome(future, task, settings)
            if on_done is not None:
                on_done(outcome)
        pool.close()
    except BaseException:
        # Ctrl-C above all: workers must not go on behind the user's back
        pool.stop()
        raise
    finally:
        pool.join()
    return outcomes


def _outcome(future: Future[Outcome], task: Task, settings: EngineSettings) -> Outcome:
    from pebble import ProcessExpired

    try:
        result = future.result()
    except FutureTimeout:
        message = f"given up after {settings.file_seconds:g} seconds. Run it alone with a longer --timeout."
        return _failed(task, "TimeoutError", message)
    except ProcessExpired as error:
        message = (
            f"its worker process ended (exit code {error.exitcode}), perhaps for lack of memory. "
            "Run it alone with --jobs 1; if it ends again, report it."
        )
        return _failed(task, "ProcessExpired", message)
    # the task came back as a copy; the caller knows its own
    return Outcome(task, result.rows, result.seconds)


def _failed(task: Task, error: str, message: str) -> Outcome:
    return Outcome(task, Rows(failures=[failure(task, "engine", error, message)]))
