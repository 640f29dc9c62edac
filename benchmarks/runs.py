"""Whole runs of the command line, as users start them: wall time, and the peak memory of each of its processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.reports import report
from benchmarks.writers import as_text, write_corpus

ROOT = Path(__file__).parents[1]
_COMMAND = (sys.executable, "-c", "from pipeline.cli import main; main()")
_LOOK_SECONDS = 0.1
_SIZES = (10, 100, 1_000, 10_000, 100_000)
FORMAT = "html"
"""Of the files of whole runs: what the site's pages are saved as."""
_SHORT = 10
"""Runs over no more reports than these are repeated: chance has its part in them."""
_MOST_ONE_JOB = 1_000
"""Reports that one job is tried on, at most."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall time; peak resident memory of the main process and of its largest worker, in MB."""

    seconds: float
    main_mb: float
    worker_mb: float


@dataclass(frozen=True, slots=True)
class SizedRun:
    """A first run over a folder of so many reports, with so many jobs."""

    reports: int
    words: int
    jobs: int
    run: Run


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs: starting, by size and jobs, and again over a folder of ``sizes[-1]`` reports."""

    help: Run
    one_report: Run
    sized: tuple[SizedRun, ...]
    unchanged: Run
    changed: Run


def measure_runs(size: int, repeats: int, seed: int = 0) -> Runs:
    """Runs over folders of 10, 100, ... and ``size`` reports; the short ones ``repeats`` times, of which the median."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = write_corpus(folder / "one", [0], format=FORMAT, seed=seed)[0]
        _run("--help")  # compiles the modules
        help_run = _median([_run("--help") for _ in range(repeats)])
        one_report = _median([_extract(one, folder / f"out-one-{n}", jobs=1) for n in range(repeats)])
        sized = [
            _sized(folder, reports, jobs, repeats if reports <= _SHORT else 1, seed) for reports, jobs in _plan(size)
        ]
        corpus, out = folder / f"corpus-{size}", folder / f"out-{size}-2"
        unchanged = _extract(corpus, out, jobs=2)
        _change_one(corpus, size, seed)
        return Runs(help_run, one_report, tuple(sized), unchanged, _extract(corpus, out, jobs=2))


def _plan(size: int) -> list[tuple[int, int]]:
    """Reports and jobs of each run. One job is tried on one folder, right before two are."""
    sizes = [*(known for known in _SIZES if known < size), size]
    alone = max([known for known in sizes if known <= _MOST_ONE_JOB], default=size)
    return [(reports, jobs) for reports in sizes for jobs in ((1, 2) if reports == alone else (2,))]


def _sized(folder: Path, reports: int, jobs: int, repeats: int, seed: int) -> SizedRun:
    corpus = folder / f"corpus-{reports}"
    if not corpus.exists():
        write_corpus(corpus, range(reports), format=FORMAT, seed=seed)
    words = sum(len(as_text(report(number, seed)).split()) for number in range(reports))
    outs = [folder / f"out-{reports}-{jobs}" if not n else folder / f"out-{reports}-{jobs}-{n}" for n in range(repeats)]
    return SizedRun(reports, words, jobs, _median([_extract(corpus, out, jobs) for out in outs]))


def _change_one(corpus: Path, size: int, seed: int) -> None:
    """Puts another report in the place of the first."""
    path = min(corpus.iterdir())
    write_corpus(corpus, [size], format=FORMAT, seed=seed)[0].replace(path)


def _extract(path: Path, out: Path, jobs: int) -> Run:
    return _run("extract", str(path), "--out", str(out), "--jobs", str(jobs))


def _run(*arguments: str) -> Run:
    """Raises RuntimeError where the command fails, with what it said."""
    # the packages that this process sees, wherever it was started
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    with tempfile.TemporaryFile() as said:
        begin = time.perf_counter()
        process = subprocess.Popen([*_COMMAND, *arguments], env=environment, stdout=said, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid)
        watch.start()
        process.wait()
        seconds = time.perf_counter() - begin
        watch.over.set()
        watch.join()
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"monitor-facts {' '.join(arguments)} failed: {said.read().decode(errors='replace')}")
    return Run(seconds, watch.main / 1e6, watch.worker / 1e6)


class _Watch(threading.Thread):
    """Looks at the memory of a process and of all below it, until it is ``over``."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.over = threading.Event()
        self.main = self.worker = 0

    def run(self) -> None:
        while not self.over.wait(_LOOK_SECONDS):
            try:
                main = psutil.Process(self.pid)
                self.main = max(self.main, _memory([main]))
                self.worker = max(self.worker, _memory(main.children(recursive=True)))
            except psutil.Error:  # it has just ended
                return


def _memory(processes: Sequence[psutil.Process]) -> int:
    """Resident bytes of the largest."""
    largest = 0
    for process in processes:
        try:
            largest = max(largest, process.memory_info().rss)
        except psutil.Error:
            continue
    return largest


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        statistics.median(run.seconds for run in runs),
        max(run.main_mb for run in runs),
        max(run.worker_mb for run in runs),
    )
