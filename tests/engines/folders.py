"""A folder of reports and one of tables, for tests of what a run makes of an earlier one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.engines.fingerprint import Fingerprint
from pipeline.engines.incremental import Options, Update, update
from pipeline.engines.pool import Job
from pipeline.engines.work import PackedFile
from pipeline.ingest import list_inputs
from pipeline.settings import EngineSettings
from pipeline.tables.schema import TABLES
from tests.engines.standins import LOG, standins

PROGRAM = Fingerprint({"program": "1", "the rules": "a", "spacy": "3.8.2"})


class InlinePool:
    """The pool's work done in this process, where it is not the workers that a test is about."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> InlinePool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def results(
        self, jobs: Iterable[Job], meanwhile: Callable[[], None] | None = None
    ) -> Iterator[tuple[Job, PackedFile]]:
        for job in jobs:
            yield job, job.function(*job.args)


@dataclass(slots=True)
class Folders:
    """``reports`` and ``out`` below a test's own folder, what runs have said, and which files they have read."""

    root: Path
    out_name: str = "out"
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reports.mkdir(exist_ok=True)

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def out(self) -> Path:
        return self.root / self.out_name

    def write(self, **files: str) -> None:
        for name, words in files.items():
            (self.reports / f"{name}.txt").write_text(words)

    def update(self, program: Fingerprint = PROGRAM, engine: EngineSettings | None = None, **options: Any) -> Update:
        """A run over ``reports``; what it says is in ``said``, what it reads in ``read``."""
        self.said.clear()
        self._log.write_text("")
        os.environ[LOG] = str(self._log)
        try:
            settings = engine or EngineSettings(1)
            given = Options(standins(), settings, fingerprint=lambda: program, say=self.said.append, **options)
            return update(list_inputs([self.reports]), self.out, given)
        finally:
            del os.environ[LOG]

    @property
    def read(self) -> list[str]:
        """The names of the files that the last run has read."""
        return sorted(line.split(" ", 1)[1] for line in self._log.read_text().splitlines())

    @property
    def _log(self) -> Path:
        return self.root / "log"

    def tables(self) -> dict[str, bytes]:
        return {name: (self.out / f"{name}.parquet").read_bytes() for name in TABLES}

    def fresh_tables(self) -> dict[str, bytes]:
        """The tables of a run over ``reports`` into an empty folder."""
        other = Folders(self.root, "fresh")
        other.update(fresh=True)
        return other.tables()
