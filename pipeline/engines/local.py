"""This machine's cores: files spread over worker processes, what they give kept in a store as each ends.

``run`` gives the rows of a few files, with a store in memory. ``pipeline.engines.incremental.update`` does the same
with one on the disk, and writes tables.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.engines.comparison import COMPARED
from pipeline.engines.pool import Job, Lost, Pool
from pipeline.engines.store import Country, Entry, Store, path_of, version_of
from pipeline.engines.work import PackedFile, Stages, Task, failure, packed, plan, process_file
from pipeline.engines.work import default_stages as default_stages
from pipeline.engines.worker import compare, work_on
from pipeline.records import Rows
from pipeline.settings import EngineSettings
from pipeline.tables.write import load_writer

if TYPE_CHECKING:
    from pipeline.ingest import InputFile

OnDone = Callable[[Task, PackedFile], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A run's rows, as its tables have them, and what its receipt says."""

    rows: Rows
    tasks: tuple[Task, ...]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Work:
    """How files are processed: with which stages and limits, under which fingerprint, and who is told of each."""

    settings: EngineSettings
    stages: Stages
    fingerprint: str = ""
    on_done: OnDone | None = None


def run(
    files: Sequence[InputFile],
    settings: EngineSettings | None = None,
    stages: Stages | None = None,
    on_done: OnDone | None = None,
) -> Run:
    """Processes the files; ``on_done`` is called in this process after each, in the order in which they end."""
    from pipeline.engines.database import connect
    from pipeline.tables.read import ROW_CLASSES, to_records
    from pipeline.tables.schema import TABLES

    began = time.perf_counter()
    tasks = plan(files)
    seconds = {"hash": time.perf_counter() - began}
    store = Store(connect(None))
    try:
        work = Work(settings or EngineSettings(), stages or default_stages(), "", on_done)
        seconds |= process(store, tasks, work)
        store.check_ids()
        rows = Rows()
        for name, table in TABLES.items():
            for piece in store.stream(table):
                getattr(rows, name).extend(to_records(piece, table, ROW_CLASSES[name]))
    finally:
        store.close()
    seconds["total"] = time.perf_counter() - began
    return Run(rows, tuple(tasks), seconds)


def process(store: Store, tasks: Sequence[Task], work: Work) -> dict[str, float]:
    """Puts into the store what the tasks give, then the findings between all reports there; seconds a stage."""
    seconds: dict[str, float] = {}
    with Pool(work.settings, len(tasks)) as pool:
        for job, result in pool.results(_file_jobs(store, tasks, work), meanwhile=load_writer):
            for stage, spent in _keep_file(store, job.key, result, work).seconds.items():
                seconds[stage] = seconds.get(stage, 0.0) + spent
        began = time.perf_counter()
        stale = stale_countries(store, work.fingerprint)
        for job, result in pool.results(_country_jobs(store, stale, work.stages)):
            _keep_country(store, job.key, result, work.fingerprint)
        seconds["compare"] = time.perf_counter() - began
    return seconds


def stale_countries(store: Store, fingerprint: str) -> list[Country]:
    """The countries whose reports have to be compared; what was found between reports that are gone is dropped."""
    stored = store.entries(countries=True)
    countries = store.countries()
    gone = stored.keys() - {country.path for country in countries}
    if gone:
        store.remove(gone)
    return [country for country in countries if not _is_current(country, stored.get(country.path), fingerprint)]


def _is_current(country: Country, entry: Entry | None, fingerprint: str) -> bool:
    return entry is not None and (entry.version, entry.fingerprint) == (country.version, fingerprint)


def _file_jobs(store: Store, tasks: Sequence[Task], work: Work) -> Iterator[Job]:
    for task in tasks:
        if task.problem is None:
            yield Job(task, work_on, (task, work.stages))
        else:  # there is nothing to read, so no worker is needed
            failures = process_file(task, work.stages).failures
            _keep_file(store, task, packed(failures), work)


def _country_jobs(store: Store, countries: Sequence[Country], stages: Stages) -> Iterator[Job]:
    for country in countries:
        yield Job(country, compare, (country.name, store.pieces(country.iso3, COMPARED), stages))


def _keep_file(store: Store, task: Task, result: PackedFile | Lost, work: Work) -> PackedFile:
    made = _or_failure(result, task)
    store.put(Entry(path_of(task), task.source_path, version_of(task), work.fingerprint), made)
    if work.on_done is not None:
        work.on_done(task, made)
    return made


def _keep_country(store: Store, country: Country, result: PackedFile | Lost, fingerprint: str) -> None:
    from pathlib import Path

    made = _or_failure(result, Task(Path(), country.name, None))
    store.put(Entry(country.path, country.name, country.version, fingerprint), made)


def _or_failure(result: PackedFile | Lost, task: Task) -> PackedFile:
    if isinstance(result, PackedFile):
        return result
    return packed([failure(task, "engine", result.error, result.message)], again=result.again)
