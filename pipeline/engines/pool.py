"""Worker processes for jobs: none of them can stop the others, and what is under way stays little.

``Pool.results`` is the thing to read. The workers are started afresh (not forked), so that no state of this process
leaks into them; one that crashes, takes too long or needs too much memory costs its job, and another takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pipeline.engines.work import ALWAYS, PackedFile
from pipeline.engines.worker import MEMORY_SPENT, MEMORY_SPENT_AFTER_OTHERS, RETIRED, prepare
from pipeline.settings import EngineSettings

if TYPE_CHECKING:
    from pebble import ProcessPool

_TRIES = 3  # for what may be no fault of the job's: workers filled by others, a pool that broke


@dataclass(frozen=True, slots=True)
class Job:
    """A call of a top-level function in a worker; ``key`` is the caller's."""

    key: Any
    function: Callable[..., PackedFile]
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """What became of a job that has no result: for the row of ``failures``, and whether to try it again some day."""

    error: str
    message: str
    again: str


class Pool:
    """Workers as the settings want them, started when the first job comes. Leave it by ``with``."""

    def __init__(self, settings: EngineSettings, jobs: int) -> None:
        self._settings = settings
        self._workers = job_count(settings.jobs, jobs)
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None and kind is None:
            self._pool.close()
            self._pool.join()
        else:
            self._end()  # on Ctrl-C above all, workers must not go on behind the user's back

    def results(
        self, jobs: Iterable[Job], meanwhile: Callable[[], None] = lambda: None
    ) -> Iterator[tuple[Job, PackedFile | Lost]]:
        """Each job with what came of it, in the order in which they end.

        ``meanwhile`` is called once, as soon as the workers have something to do.
        """
        coming = iter(jobs)
        waiting = {self._schedule(job): (job, 1) for job in islice(coming, 2 * self._workers + 2)}
        meanwhile()
        while waiting:
            future = next(iter(wait(waiting, return_when=FIRST_COMPLETED).done))
            job, tries = waiting.pop(future)
            try:
                result = self._result(future, tries)
            except BrokenProcessPool:
                # what waits in a pool that broke may never end
                under_way = [(job, tries), *waiting.values()]
                self._end()
                waiting = {self._schedule(job): (job, tries + 1) for job, tries in under_way}
                continue
            if result is None:
                waiting[self._schedule(job)] = (job, tries + 1)
                continue
            for following in islice(coming, 1):
                waiting[self._schedule(following)] = (following, 1)
            yield job, result

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool = None

    def _schedule(self, job: Job) -> Future[PackedFile]:
        from pebble import ProcessPool

        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(
                self._workers, context=context, initializer=prepare, initargs=(self._settings.memory_mb,)
            )
        if not self._pool.active:
            broken: Future[PackedFile] = Future()
            broken.set_exception(BrokenProcessPool("the pool has ended"))
            return broken
        future: Future[PackedFile] = self._pool.schedule(
            job.function, args=job.args, timeout=self._settings.file_seconds
        )
        return future

    def _result(self, future: Future[PackedFile], tries: int) -> PackedFile | Lost | None:
        """What came of a job; None where it is to be tried once more. Raises BrokenProcessPool: all are to be."""
        from pebble import ProcessExpired

        try:
            return future.result()
        except FutureTimeout:
            return _too_slow(self._settings.file_seconds)
        except ProcessExpired as error:
            may_try = tries < (2 if error.exitcode == MEMORY_SPENT_AFTER_OTHERS else _TRIES)
            if error.exitcode in (RETIRED, MEMORY_SPENT_AFTER_OTHERS) and may_try:
                return None
            if error.exitcode in (MEMORY_SPENT, MEMORY_SPENT_AFTER_OTHERS, RETIRED):
                return _too_large(self._settings.memory_mb)
            return _crashed(error.exitcode)
        except BrokenProcessPool as error:
            if tries < _TRIES:
                raise
            return Lost("BrokenProcessPool", f"the workers can't be reached: {error}. Run again.", ALWAYS)
        except Exception as error:  # noqa: BLE001  of what a job raises, the run must not end
            message = f"{error or 'no message'}. This is a fault of the program: report it."
            return Lost(type(error).__name__, message, "crash")


def job_count(jobs: int, tasks: int) -> int:
    """How many workers to start: ``jobs``, or for 0 one for each core this process may use; never more than tasks."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(jobs or cores, tasks))


def _too_slow(seconds: float) -> Lost:
    message = f"given up after {seconds:g} seconds. Run again with a longer --timeout; it reads only what is missing."
    return Lost("TimeoutError", message, f"timeout {seconds:g}")


def _too_large(megabytes: int) -> Lost:
    message = f"given up, since it needs more than {megabytes} MB of memory. Run again with a larger --memory."
    return Lost("MemoryError", message, f"memory {megabytes}")


def _crashed(code: int) -> Lost:
    message = (
        f"its worker process ended (exit code {code}), perhaps for lack of memory. "
        "Run again with --retry-failed --jobs 1; if it ends again, report it."
    )
    return Lost("ProcessExpired", message, "crash")
