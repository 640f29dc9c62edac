"""A run on Spark: all files are read, whatever an earlier run has left; the tables are those of the local engine."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.engines.comparison import COMPARED
from pipeline.engines.local import default_stages
from pipeline.engines.spark import worker
from pipeline.engines.spark.files import Files
from pipeline.engines.spark.session import session, telling
from pipeline.engines.spark.tables import (
    PIECES,
    Output,
    counted,
    output,
    read_pieces,
    write_pieces,
    write_table,
)
from pipeline.engines.work import Stages, Task, failure, packed, plan, process_file
from pipeline.ingest import count_occurrences, sha256_of
from pipeline.settings import EngineSettings
from pipeline.tables.receipt import receipt_of
from pipeline.tables.schema import TABLES
from pipeline.tables.validate import RowError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from pipeline.ingest import InputFile

Numbered = Sequence[tuple[int, Task]]
_LOST = "Spark has given it up twice. Run again; if it is lost again, look into Spark's log."


@dataclass(frozen=True, slots=True)
class SparkOptions:
    """How a run on Spark is to be done; ``spark`` are settings of Spark, ``say`` is told how far it is."""

    engine: EngineSettings = field(default_factory=EngineSettings)
    spark: Mapping[str, str] = field(default_factory=dict)
    stages: Stages = field(default_factory=default_stages)
    read_bytes: worker.ReadBytes = worker.read_bytes
    say: Callable[[str], None] = lambda _: None


def run(inputs: Sequence[InputFile], out_dir: Path, options: SparkOptions) -> Mapping[str, Any]:
    """Reads the files and writes the tables; what is in ``run.json`` is given back.

    Raises ``pipeline.engines.spark.session.SparkError``, ``pipeline.tables.write.OutputError``, and
    ``pipeline.tables.validate.RowError`` where two files give one id; the tables of an earlier run are then untouched.
    """
    began = time.perf_counter()
    with session(options.spark, options.engine.jobs) as spark, output(spark, out_dir) as out:
        seconds = {"start": time.perf_counter() - began}
        return _Run(spark, out, options, seconds, began).run(inputs)


@dataclass(slots=True)
class _Run:
    spark: SparkSession
    out: Output
    options: SparkOptions
    seconds: dict[str, float]
    began: float

    def run(self, inputs: Sequence[InputFile]) -> Mapping[str, Any]:
        context = self.spark.sparkContext
        self.options.say(f"Spark {self.spark.version} on {context.master}, {len(inputs)} files")
        files = Files(self.spark)
        with telling(self.spark, "listing and hashing the files", self.options.say):
            tasks = self._timed("hash", lambda: self._plan(inputs, files))
        with telling(self.spark, "reading the reports", self.options.say):
            self._timed("files", lambda: self._extract(files, tasks))
        with telling(self.spark, "comparing the reports of each country", self.options.say):
            self._timed("compare", self._compare)
        with telling(self.spark, "writing the tables", self.options.say):
            counts = self._timed("write", self._write)
        self.seconds["total"] = time.perf_counter() - self.began
        receipt = receipt_of(
            counts,
            inputs=[{"path": task.source_path, "sha256": task.sha256} for task in tasks],
            seconds=self.seconds,
            settings=self._settings(),
        )
        self.out.complete(receipt)
        return receipt

    def _plan(self, inputs: Sequence[InputFile], files: Files) -> list[Task]:
        files.add(inputs)
        digests = files.digests()
        unread = [path for path in files.place if path not in digests]
        for path in unread:
            del files.place[path]

        def digest(path: Path) -> str:
            if path not in digests:
                digests[path] = sha256_of(path)
            return digests[path]

        return plan(count_occurrences(inputs, digest), digest)

    def _extract(self, files: Files, tasks: Sequence[Task]) -> None:
        todo = [(number, task) for number, task in enumerate(tasks) if task.problem is None]
        failed = [
            (n, task, process_file(task, self.options.stages).failures) for n, task in enumerate(tasks) if task.problem
        ]
        if failed:
            self._put([worker.pieces_batch(t.source_path, n, packed(rows).pieces, {}) for n, t, rows in failed])
        if todo:
            self._put_frame(files, todo)
        lost = self._lost(todo)
        if lost:  # gone or damaged since it was listed: the workers say which
            self._put_frame(files.without(task.path for _, task in lost), lost)
            self._give_up(self._lost(todo))

    def _put_frame(self, files: Files, tasks: Numbered) -> None:
        extract = partial(worker.extract_files, self._work())
        write_pieces(files.with_bytes(tasks).mapInArrow(extract, PIECES), self._pieces)

    def _lost(self, todo: Numbered) -> list[tuple[int, Task]]:
        """The tasks that nothing has come of. The seconds of the others are added up."""
        seconds: Counter[str] = Counter()
        done = set()
        if todo:
            for row in read_pieces(self.spark, self._pieces).where(f"table = '{worker.DONE}'").toLocalIterator():
                done.add(row.file)
                seconds.update(json.loads(row.data))
        self.seconds.update(seconds)
        return [(number, task) for number, task in todo if number not in done]

    def _give_up(self, lost: Numbered) -> None:
        made = [(n, task, packed([failure(task, "engine", "Lost", _LOST)]).pieces) for n, task in lost]
        if made:
            self._put([worker.pieces_batch(task.source_path, n, pieces, {}) for n, task, pieces in made])

    def _put(self, batches: list[pa.RecordBatch]) -> None:
        import pyarrow as pa

        write_pieces(self.spark.createDataFrame(pa.Table.from_batches(batches)), self._pieces)

    def _compare(self) -> None:
        names = ", ".join(f"'{name}'" for name in COMPARED)
        wanted = read_pieces(self.spark, self._pieces).where(f"table IN ({names}) AND country IS NOT NULL")
        work = self._work()
        # a lambda, since Spark would look for type hints in a partial
        found = wanted.groupBy("country").applyInArrow(
            lambda key, group: worker.compare_country(work, key, group), PIECES
        )
        write_pieces(found, self._found)

    def _write(self) -> dict[str, Any]:
        pieces = read_pieces(self.spark, self._pieces, self._found)
        self._check_ids(pieces)
        counts = counted(self.spark, pieces, None)
        folder = f"{self.out.staging}/tables"
        for table in TABLES.values():
            write_table(pieces, table, counts[table.name], folder)
        return counted(self.spark, pieces, folder)

    def _check_ids(self, pieces: DataFrame) -> None:
        """Two files that give one ``doc_id`` are no run: other ids contain it."""
        documents = pieces.where("table = 'documents'")
        twice = documents.groupBy("doc_id").count().where("count > 1").orderBy("doc_id").limit(1)
        rows = documents.join(twice.select("doc_id"), "doc_id").orderBy("source_path").take(2)
        if rows:
            files = " and ".join(row.source_path for row in rows)
            raise RowError(f"documents: {files} both give the doc_id {rows[0].doc_id!r}. Leave one of them out.")

    def _work(self) -> worker.SparkWork:
        return worker.SparkWork(self.options.engine, self.options.stages, self.options.read_bytes)

    def _settings(self) -> dict[str, Any]:
        engine = self.options.engine
        context = self.spark.sparkContext
        return {
            "engine": f"spark {self.spark.version}",
            "master": context.master,
            "timeout": engine.file_seconds,
            "memory": engine.memory_mb,
        }

    def _timed(self, name: str, work: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        made = work()
        self.seconds[name] = time.perf_counter() - began
        return made

    @property
    def _pieces(self) -> str:
        return f"{self.out.staging}/pieces"

    @property
    def _found(self) -> str:
        return f"{self.out.staging}/found"
