"""What Spark's Python workers do. Each is a top-level function that takes and gives Arrow record batches.

Reports are read in a process of the worker's own, with the pool that the local engine has: a report that crashes, hangs
or eats memory costs itself, and the worker goes on. That process loads the model once, and lives as long as the worker.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, Protocol

import pyarrow as pa

from pipeline.engines.comparison import COMPARED
from pipeline.engines.pool import Job, Lost, Pool
from pipeline.engines.work import PackedFile, Stages, Task, failure, packed
from pipeline.engines.worker import compare, work_on
from pipeline.ingest.archives import MEMBER_ERRORS
from pipeline.locations import from_key
from pipeline.records import Report
from pipeline.settings import EngineSettings
from pipeline.tables.packed import Piece, unpack
from pipeline.tables.schema import TABLES

Batches = Iterator[pa.RecordBatch]

DONE = "done"
"""The ``table`` of the row that says that a file is through; its ``data`` are the seconds of each stage, as JSON."""
PIECES = pa.schema(
    [
        pa.field("source_path", pa.string(), nullable=False),
        pa.field("file", pa.int64(), nullable=False),
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("part", pa.int32(), nullable=False),
        pa.field("country", pa.string()),
        pa.field("rows", pa.int64(), nullable=False),
        pa.field("data", pa.binary(), nullable=False),
        pa.field("table", pa.string(), nullable=False),
    ]
)
"""A report's rows of one table, packed; ``file`` is the number of the task, -1 for what a country gave."""
MEMBERS = pa.schema([("uri", pa.string()), ("member", pa.string()), ("sha256", pa.string()), ("content", pa.binary())])
"""A file in a zip; its content is null where only the hash was asked for."""
MEMBER_BYTES = 1 << 28
"""What is kept of a file in a zip: more than any report may have, so that a longer one is refused as too large."""


class ReadBytes(Protocol):
    """``pipeline.ingest.read_bytes``, or something in its place."""

    def __call__(self, data: bytes, path: PurePath, *, source_path: str, occurrence: int) -> list[Report]: ...


@dataclass(frozen=True, slots=True)
class SparkWork:
    """How files are processed in the workers: limits, stages, and the reader of bytes that Spark has read."""

    settings: EngineSettings
    stages: Stages
    read_bytes: ReadBytes


@dataclass(frozen=True, slots=True)
class _Content:
    """A reader for one task, whose bytes are here already."""

    data: bytes
    read_bytes: ReadBytes

    def __call__(self, path: Path, *, source_path: str, occurrence: int) -> list[Report]:
        return self.read_bytes(self.data, path, source_path=source_path, occurrence=occurrence)


def read_bytes(data: bytes, path: PurePath, *, source_path: str, occurrence: int) -> list[Report]:
    """The program's own reader, loaded where it is first called."""
    from pipeline.ingest import read_bytes as read

    return read(data, path, source_path=source_path, occurrence=occurrence)


def extract_files(work: SparkWork, batches: Batches) -> Batches:
    """Rows of tasks (``pipeline.engines.spark.files``) with the files' bytes in, ``PIECES`` out, a batch a file."""
    for job, result in _results(work, _file_jobs(work, batches)):
        number, task = job.key
        made = result if isinstance(result, PackedFile) else _lost(result, task)
        seconds = Piece(DONE, "", 0, len(made.failures), json.dumps(made.seconds).encode())
        yield pieces_batch(task.source_path, number, (*made.pieces, seconds), dict(made.countries))


def compare_country(work: SparkWork, key: tuple[Any, ...], group: pa.Table) -> pa.Table:
    """The pieces of one country's reports in, those of the findings between them out."""
    country = key[0].as_py()
    name = f"(the reports of {country} together)"
    rows = sorted(group.to_pylist(), key=lambda row: (COMPARED.index(row["table"]), row["doc_id"]))
    pieces = [Piece(row["table"], row["doc_id"], row["part"], row["rows"], row["data"]) for row in rows]
    ((_, result),) = _results(work, iter([Job(name, compare, (name, pieces, work.stages))]))
    made = result if isinstance(result, PackedFile) else _lost(result, Task(Path(), name, None))
    return pa.Table.from_batches([pieces_batch(name, -1, made.pieces, {})], schema=PIECES)


def table_rows(name: str, batches: Batches) -> Batches:
    """Pieces of one table in, in the order in which they are to be written, the rows themselves out.

    Pieces of one report follow each other (findings come from the report and from its comparison with others).
    """
    from pipeline.tables.arrow import sort_arrow

    table, held, doc_id = TABLES[name], list[pa.Table](), ""
    for batch in batches:
        for row in batch.to_pylist():
            if held and (not doc_id or row["doc_id"] != doc_id):
                yield from _one(held, table, sort_arrow)
                held = []
            held.append(unpack(table, row["data"]))
            doc_id = row["doc_id"]
    if held:
        yield from _one(held, table, sort_arrow)


def _one(pieces: list[pa.Table], table: Any, sort: Callable[[Any, pa.Table], pa.Table]) -> Iterator[pa.RecordBatch]:
    whole = pieces[0] if len(pieces) == 1 else sort(table, pa.concat_tables(pieces))
    # Spark wants no metadata of ours
    yield from whole.replace_schema_metadata(None).combine_chunks().to_batches()


def zip_members(wanted: Mapping[str, Collection[str]], with_content: bool, batches: Batches) -> Batches:
    """Zips in (``uri``, ``content``), their wanted files out as ``MEMBERS``; what is damaged is left out."""
    for batch in batches:
        for uri, content in zip(batch.column("uri").to_pylist(), batch.column("content").to_pylist(), strict=True):
            for member, sha256, data in _members(content, wanted[uri]):
                columns = [[uri], [member], [sha256], [data if with_content else None]]
                yield pa.RecordBatch.from_arrays(
                    [pa.array(column, field.type) for column, field in zip(columns, MEMBERS, strict=True)],
                    schema=MEMBERS,
                )


def _members(content: bytes, wanted: Iterable[str]) -> Iterator[tuple[str, str, bytes]]:
    """What can't be unpacked is left out: the engine reads it once more by itself, and says why that fails."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except MEMBER_ERRORS:
        return
    for name in wanted:
        kept, digest = bytearray(), hashlib.sha256()
        try:
            with opened.open(name) as stream:
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
                    if len(kept) <= MEMBER_BYTES:
                        kept += chunk
        except (*MEMBER_ERRORS, KeyError):
            continue
        yield name, digest.hexdigest(), bytes(kept)


def pieces_batch(
    source_path: str, number: int, pieces: Iterable[Piece], countries: Mapping[str, str | None]
) -> pa.RecordBatch:
    """The pieces as rows of ``PIECES``."""
    rows = [(source_path, number, p.doc_id, p.part, countries.get(p.doc_id), p.rows, p.data, p.table) for p in pieces]
    columns = list(zip(*rows, strict=True)) or [()] * len(PIECES)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, PIECES, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=PIECES)


def _file_jobs(work: SparkWork, batches: Batches) -> Iterator[Job]:
    for batch in batches:
        for row in batch.to_pylist():
            task = Task(from_key(row["path"]), row["source_path"], row["sha256"], row["occurrence"])
            stages = work.stages
            if row["content"] is not None:
                stages = replace(stages, read=_Content(row["content"], work.read_bytes))
            yield Job((row["file"], task), work_on, (task, stages))


def _lost(lost: Lost, task: Task) -> PackedFile:
    return packed([failure(task, "engine", lost.error, lost.message)])


_pools: dict[EngineSettings, Pool] = {}
"""The worker's own pool, of one process; it ends with the worker."""


def _results(work: SparkWork, jobs: Iterator[Job]) -> Iterator[tuple[Job, PackedFile | Lost]]:
    settings = replace(work.settings, jobs=1)
    if settings not in _pools:
        _forget_main()
        _pools[settings] = Pool(settings, 1)
    try:
        yield from _pools[settings].results(jobs)
    except BaseException as error:
        # Spark has given this part up: what was under way must not come before what is next
        _pools.pop(settings).__exit__(type(error), error, error.__traceback__)
        raise


def _forget_main() -> None:
    """A new process would load the main module of this one, which is Spark's and large, for nothing."""
    main: Any = sys.modules["__main__"]
    if getattr(main.__spec__, "name", "").startswith("pyspark."):
        main.__spec__ = None
        vars(main).pop("__file__", None)
