"""A run into a folder that may hold an earlier one: only what is new is read, the tables are as if all had been.

``update`` is the thing to call. It compares the files with the store beside the tables, processes what is missing
there, drops what is gone, and writes the tables from the store. Killed at any moment, the next call goes on.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.engines import database
from pipeline.engines.fingerprint import Fingerprint, fingerprint, writing
from pipeline.engines.known import Known
from pipeline.engines.local import OnDone, Work, process, stale_countries
from pipeline.engines.store import Entry, Store, path_of, version_of
from pipeline.engines.work import ALWAYS, Stages, Task, plan
from pipeline.ingest import count_occurrences
from pipeline.settings import EngineSettings
from pipeline.tables.package import PACKAGE
from pipeline.tables.schema import TABLES
from pipeline.tables.write import RECEIPT, prepare, write_streams

if TYPE_CHECKING:
    from pipeline.ingest import InputFile

_FILES = (*(f"{name}.parquet" for name in TABLES), PACKAGE)


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files are new, and so on, since the last run into the folder."""

    new: int = 0
    changed: int = 0
    removed: int = 0
    again: int = 0
    """Read again because the program changed, or because they failed before and may not now."""
    unchanged: int = 0
    """Taken from the store."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be done. ``say`` is told, in a sentence, what a user should know; ``settings`` go to run.json."""

    stages: Stages
    engine: EngineSettings = field(default_factory=EngineSettings)
    fresh: bool = False
    retry_failed: bool = False
    fingerprint: Callable[[], Fingerprint] = fingerprint
    on_start: Callable[[int], OnDone] | None = None
    """Called with the number of files to read; what it gives is called after each."""
    say: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Update:
    """What a run has done. ``written`` is False where the tables were right as they were."""

    changes: Changes
    written: bool
    receipt: Mapping[str, Any]


def update(files: Sequence[InputFile], out_dir: Path, options: Options) -> Update:
    """Brings the tables in the folder up to date with the files and the program.

    Raises ``pipeline.tables.write.OutputError`` where the folder can't be used, the disk is full, or another run is in
    it, and ``pipeline.tables.validate.RowError`` where two files give one id. What is finished by then stays.
    """
    prepare(out_dir)
    with database.locked(out_dir):
        if options.fresh:
            database.discard(out_dir)
        try:
            return _update(files, out_dir, options)
        except database.StoreDamagedError as error:
            aside = database.put_aside(out_dir)
            options.say(f"the stored results can't be used ({error}): moved to {aside}, all files are read again")
            return _update(files, out_dir, options)


def _update(files: Sequence[InputFile], out_dir: Path, options: Options) -> Update:
    began = time.perf_counter()
    with database.told_plainly(out_dir), closing(Store(database.connect(out_dir))) as store:
        return _Run(store, out_dir, options).update(files, began)


class _Run:
    def __init__(self, store: Store, out_dir: Path, options: Options) -> None:
        self.store, self.out_dir, self.options = store, out_dir, options
        self.known = Known(store.database)
        self.today = options.fingerprint()

    def update(self, files: Sequence[InputFile], began: float) -> Update:
        tasks = plan(count_occurrences(files, self.known.digest), self.known.digest)
        self.known.save()
        seconds = {"hash": time.perf_counter() - began}
        stored = self.store.entries()
        todo = [task for task in tasks if not self._is_done(task, stored.get(path_of(task)))]
        removed = stored.keys() - {path_of(task) for task in tasks}
        changes = self._changes(tasks, todo, stored, len(removed))
        if not todo and not removed and not stale_countries(self.store, self.today.digest):
            receipt = self._receipt_if_right(self._state())
            if receipt is not None:
                self.known.save()
                return Update(changes, False, receipt)
        self._tell(changes, bool(stored))
        self.store.remember(self.today)
        if removed:
            self.store.remove(removed)
        on_done = self.options.on_start(len(todo)) if self.options.on_start and todo else None
        work = Work(self.options.engine, self.options.stages, self.today.digest, on_done)
        seconds |= process(self.store, todo, work)
        self.known.forget_others()
        return Update(changes, True, self._write(tasks, changes, seconds, began))

    def _is_done(self, task: Task, entry: Entry | None) -> bool:
        if entry is None or (entry.version, entry.fingerprint) != (version_of(task), self.today.digest):
            return False
        return not self._is_to_try_again(entry.again)

    def _is_to_try_again(self, again: str) -> bool:
        """Whether a file that failed is worth another try: more is allowed now than then, or the user wants it."""
        why, _, limit = again.partition(" ")
        now = {"timeout": self.options.engine.file_seconds, "memory": self.options.engine.memory_mb}
        if why in now and now[why] > float(limit):
            return True
        return bool(why) and (why == ALWAYS or self.options.retry_failed)

    def _changes(
        self, tasks: Iterable[Task], todo: Iterable[Task], stored: Mapping[bytes, Entry], removed: int
    ) -> Changes:
        new = changed = again = 0
        for task in todo:
            entry = stored.get(path_of(task))
            new += entry is None
            changed += entry is not None and entry.version != version_of(task)
            again += entry is not None and entry.version == version_of(task)
        return Changes(new, changed, removed, again, len(list(tasks)) - new - changed - again)

    def _tell(self, changes: Changes, is_again: bool) -> None:
        if not is_again:
            return
        why = self.store.changes_of_program(self.today)
        if why:
            self.options.say(f"files are read again: {', '.join(why)}")
        parts = [f"{changes.new} new", f"{changes.changed} changed", f"{changes.removed} removed"]
        if changes.again:
            parts.append(f"{changes.again} to be read again")
        self.options.say(f"{', '.join(parts)}, {changes.unchanged} unchanged")

    def _state(self) -> str:
        """What the tables follow from: the rows, and how they are written."""
        return f"{self.store.state()} {writing()}"

    def _receipt_if_right(self, state: str) -> Mapping[str, Any] | None:
        """The folder's run.json, where it and the tables are what a run would write now."""
        try:
            receipt = json.loads((self.out_dir / RECEIPT).read_text(encoding="utf-8"))
            tables = receipt["tables"]
            if receipt["state"] != state:
                return None
            is_right = all(self.known.digest(self.out_dir / name) == tables[name] for name in _FILES)
        except (OSError, ValueError, KeyError, TypeError):  # missing, altered, or another program's
            return None
        return receipt if is_right else None

    def _write(
        self, tasks: Sequence[Task], changes: Changes, seconds: dict[str, float], began: float
    ) -> Mapping[str, Any]:
        from pipeline.ingest import sha256_of
        from pipeline.tables.counting import counts_in
        from pipeline.tables.receipt import receipt_of

        written: dict[str, Any] = {}

        def receipt(folder: Path) -> Mapping[str, Any]:
            seconds["total"] = time.perf_counter() - began
            written.update(
                receipt_of(
                    counts_in(folder),
                    inputs=[{"path": task.source_path, "sha256": task.sha256} for task in tasks],
                    seconds=seconds,
                    settings=_settings(self.options.engine),
                ),
                files=asdict(changes),
                tables={name: sha256_of(folder / name) for name in _FILES},
                state=self._state(),
            )
            return written

        self.store.check_ids()
        write_streams(self.store.stream, self.out_dir, receipt)
        return written


def _settings(engine: EngineSettings) -> dict[str, float]:
    return {"jobs": engine.jobs, "timeout": engine.file_seconds, "memory": engine.memory_mb}
