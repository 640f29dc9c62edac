"""A run is killed at random moments: the tables stay whole, nothing finished is lost, the next call goes on."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from pipeline.engines import local
from pipeline.engines.database import connect
from pipeline.engines.store import Store
from pipeline.ingest import sha256_of
from pipeline.tables.read import load
from tests.engines.folders import Folders, InlinePool

KILLS = 50


def _run(root: Path, began: Event) -> None:
    """In a process of its own: what ``update`` does, without workers, which would take longer than the work."""
    local.Pool = InlinePool  # type: ignore[assignment,attr-defined]
    began.set()
    Folders(root).update()


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Gives processes that have imported everything before they start."""
    context = multiprocessing.get_context("forkserver")
    late = ["pandas", "pyarrow.parquet", "pyarrow.compute", "pipeline.tables.arrow", "pipeline.tables.counting"]
    context.set_forkserver_preload([__name__, "tests.engines.folders", *late])
    return context


def _finished(folders: Folders) -> set[str]:
    """The files whose results lie in the store, in the version that the folder holds now."""
    if not folders.out.joinpath(".store", "results.sqlite").exists():
        return set()
    store = Store(connect(folders.out))
    try:
        kept = {entry.source_path: entry.version for entry in store.entries().values()}
    finally:
        store.close()
    now = {path.name: (kept.get(path.as_posix(), ""), sha256_of(path)) for path in folders.reports.iterdir()}
    return {name for name, (version, sha256) in now.items() if version.startswith(sha256)}


def _churn(folders: Folders, rng: random.Random, number: int) -> None:
    for name in rng.sample(range(16), 5):
        folders.write(**{f"r{name:02} of-AA{'ABC'[name % 3]}": f"nap {number} {rng.random()}"})
    for path in rng.sample(sorted(folders.reports.iterdir()), 1):
        path.unlink()


def test_killed_at_any_moment_a_run_loses_nothing(
    tmp_path: Path, processes: ForkServerContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    rng, folders, fresh = random.Random(20), Folders(tmp_path), Folders(tmp_path, "fresh")
    longest = 0.0
    for number in (-1, 0):
        _churn(folders, rng, number)
        began = time.monotonic()
        folders.update()
        longest = time.monotonic() - began  # of the second run, which has loaded everything
    for number in range(1, KILLS + 1):
        before = folders.tables()
        _churn(folders, rng, number)
        fresh.update()
        at_work = processes.Event()
        process = processes.Process(target=_run, args=(tmp_path, at_work))
        process.start()
        at_work.wait()
        time.sleep(rng.uniform(0, 1.2 * longest))
        process.kill()
        process.join()
        load(folders.out)
        assert folders.tables() in (before, fresh.tables()), number
        finished = _finished(folders)
        folders.update()
        assert folders.tables() == fresh.tables(), number
        assert not finished & set(folders.read), number
        assert folders.update().written is False


COMMAND = """
import sys
import pipeline.engines.local as local
from tests.engines.standins import standins
local.default_stages = standins
from pipeline.cli import main
main(sys.argv[1:])
"""


def test_workers_end_with_a_run_that_was_killed(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.write(a="slow")
    log = tmp_path / "log"
    command = [sys.executable, "-c", COMMAND, "extract", str(folders.reports), "--out", str(folders.out)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, env={**os.environ, "STANDIN_LOG": str(log)}) as process:
        while not log.exists() or not log.read_text():
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    worker = int(log.read_text().split()[0])
    while _is_running(worker):
        time.sleep(0.05)


def _is_running(pid: int) -> bool:
    """Whether the process does anything still; one that nobody has asked after is a zombie."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
