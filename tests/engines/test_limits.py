"""What a process can't have: memory past its limit, room on the disk, a folder that another run is in."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pebble.pool.process import WorkerManager

from pipeline.engines.database import ASIDE, NAME
from pipeline.engines.fingerprint import fingerprint
from pipeline.settings import EngineSettings
from pipeline.tables.read import read_rows
from pipeline.tables.write import OutputError
from tests.engines.folders import Folders, InlinePool
from tests.engines.test_killed import COMMAND

ROOT = Path(__file__).parents[2]


def _failures(folders: Folders) -> list[tuple[str, str, str]]:
    return [(Path(row.source_path).name, row.error, row.message) for row in read_rows(folders.out, "failures")]


# ------------------------------------------------------------------ memory


def test_file_that_eats_memory_costs_itself_only(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.write(a="good", b="hog", c="good too")
    folders.update(engine=EngineSettings(1, 100, 500))
    message = "given up, since it needs more than 500 MB of memory. Run again with a larger --memory."
    assert _failures(folders) == [("b.txt", "MemoryError", message)]
    assert len(read_rows(folders.out, "documents")) == 2
    folders.update(engine=EngineSettings(1, 100, 501))
    assert set(folders.read) == {"b.txt"}


def test_worker_that_files_have_filled_is_replaced(tmp_path: Path) -> None:
    """Each file leaves 200 MB behind; five of them would not fit."""
    folders = Folders(tmp_path)
    folders.write(**{f"f{number}": f"leak {number}" for number in range(5)})
    folders.update(engine=EngineSettings(1, 100, 600))
    assert _failures(folders) == []


# ------------------------------------------------------------------ the disk


_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from pipeline.engines import local
from pipeline.tables.write import OutputError
from tests.engines.folders import Folders, InlinePool

local.Pool = InlinePool
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    Folders(Path(sys.argv[1])).update()
except OutputError as error:
    print(error)
"""


def _run_with_little_room(folders: Folders, most: int) -> str:
    """What is said where no file may grow past ``most`` bytes: as on a full disk, it fails in the middle of a write."""
    command = [sys.executable, "-c", _LITTLE_ROOM, str(folders.root), str(most)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def test_no_room_for_results_is_told_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    folders = Folders(tmp_path)
    folders.write(a="one", b="two")
    folders.update()
    before = folders.tables()
    folders.write(**{f"r{number:02}": f"number {number}" for number in range(20)})
    for most in (3_000, 30_000, 100_000):
        assert "the results can't be kept in" in _run_with_little_room(folders, most)
        assert folders.tables() == before
    folders.update()
    assert len(folders.read) < 20
    assert folders.tables() == folders.fresh_tables()


@pytest.mark.parametrize("most", [5_000, 20_000, 60_000])
def test_no_room_for_tables_is_told_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    monkeypatch.setattr("pipeline.engines.known.RACY_NS", 0)  # nothing is to be noted but the tables
    folders = Folders(tmp_path)
    folders.write(**{f"r{number:02}": f"number {number}" for number in range(20)})
    folders.update()
    folders.update()
    whole = folders.tables()
    (folders.out / "failures.parquet").unlink()
    before = {path.name: path.read_bytes() for path in folders.out.iterdir() if path.is_file()}
    assert "can't be" in _run_with_little_room(folders, most)
    assert {path.name: path.read_bytes() for path in folders.out.iterdir() if path.is_file()} == before
    folders.update()
    assert (folders.tables(), folders.read) == (whole, [])


# ------------------------------------------------------------------ a damaged store


def _rubbish(path: Path) -> None:
    path.write_bytes(b"rubbish" * 1000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096 + 100])


def _blotted(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 512):
        data[place] ^= 0xFF
    path.write_bytes(data)


def _other_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version=99")


def _altered_rows(path: Path) -> None:
    """As a failing disk might alter them, where SQLite sees nothing of it."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE pieces SET data = data || 'x' WHERE id = 3")
        database.commit()


@pytest.mark.parametrize("damage", [_rubbish, _cut, _blotted, _other_version, _altered_rows])
def test_damaged_store_is_put_aside_and_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: object
) -> None:
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    folders = Folders(tmp_path)
    folders.write(a="one", b="two", c="three reports")
    folders.update()
    damage(folders.out / ".store" / NAME)  # type: ignore[operator]
    folders.write(d="new")
    folders.update()
    assert folders.read == ["a.txt", "b.txt", "c.txt", "d.txt", *(["d.txt"] if damage is _altered_rows else [])]
    assert any("the stored results can't be used" in words and ASIDE in words for words in folders.said)
    assert folders.tables() == folders.fresh_tables()


# ------------------------------------------------------------------ two runs, and stopping one


@contextmanager
def _command(folders: Folders) -> Iterator[subprocess.Popen[str]]:
    """The command at work on ``folders``, when it has come to its first slow file."""
    log = folders.root / "seen"
    log.write_text("")
    command = [
        sys.executable,
        "-c",
        COMMAND,
        "extract",
        str(folders.reports),
        "--out",
        str(folders.out),
        "--jobs",
        "1",
    ]
    environment = {**os.environ, "STANDIN_LOG": str(log)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while "slow" not in log.read_text():
            assert process.poll() is None
            time.sleep(0.05)
        yield process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_second_run_ends_and_the_first_can_be_stopped(tmp_path: Path, number: signal.Signals) -> None:
    folders = Folders(tmp_path)
    folders.write(a="good", slow="slow")
    with _command(folders) as process:
        with pytest.raises(OutputError, match="another run is writing to"):
            folders.update()
        process.send_signal(number)
        _, said = process.communicate()
    assert process.returncode == 128 + number
    assert said.splitlines()[-1] == "stopped. What is finished is kept; the same call goes on from here."
    folders.write(slow="quick now")
    folders.update(fingerprint())
    assert folders.read == ["slow.txt"]


def test_pool_that_breaks_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does where the system refuses a pipe for a moment."""
    refused: list[Any] = []
    dispatch = WorkerManager.dispatch

    def refuse_once(self: WorkerManager, task: Any) -> None:
        if not refused:
            refused.append(task)
            raise BrokenProcessPool
        dispatch(self, task)

    monkeypatch.setattr(WorkerManager, "dispatch", refuse_once)
    folders = Folders(tmp_path)
    folders.write(a="one", b="two")
    folders.update()
    assert (len(refused), _failures(folders)) == (1, [])
    assert len(read_rows(folders.out, "documents")) == 2
