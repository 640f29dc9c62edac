"""Which files Spark reads, and their bytes beside the tasks that they are for.

Files are listed here, on the driver, as for every engine (``pipeline.ingest.list_inputs``). Their bytes are read by
Spark, in parts, wherever it runs. What Spark can't read (names that it passes over, very large files, stores that it
does not know) is read by the workers themselves, as the local engine reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.engines.spark import worker
from pipeline.engines.work import Task
from pipeline.ingest.archives import archive_of
from pipeline.locations import is_here, key_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from pipeline.ingest import InputFile

MAX_BYTES = 1 << 26
"""Of a file that passes through Spark; a batch of them must fit into the memory of an executor."""
_HADOOPS = frozenset({"s3", "s3a", "s3n", "gs", "abfs", "abfss", "wasbs", "hdfs", "viewfs", "oss", "dbfs", "http"})
_NOT_FOR_SPARK = frozenset("{}[]*?\\:\n\r")
_TASKS = "uri string, member string, file long, path binary, source_path string, sha256 string, occurrence int"


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a run by the names that Spark has for them: ``member`` is empty for a file outside any zip."""

    spark: SparkSession
    place: dict[Path, tuple[str, str]] = field(default_factory=dict)
    """The URI and member of each path that Spark can read."""

    def add(self, inputs: Iterable[InputFile]) -> None:
        """Notes which of the files Spark can read."""
        names: dict[Path, str | None] = {}
        found: defaultdict[str, list[tuple[Path, str]]] = defaultdict(list)
        for item in inputs:
            archive, member = archive_of(item.path) or (item.path, "")
            if archive not in names:
                names[archive] = spark_name(archive)
            name = names[archive]
            if name is not None:
                found[name].append((item.path, member))
        if found:
            listed = self._binary(found).select("path").collect()
            self.place.update({path: (row.path, member) for row in listed for path, member in found.get(row.path, ())})

    def digests(self) -> dict[Path, str]:
        """The SHA-256 of every file that Spark can read."""
        from pyspark.sql import functions as F  # noqa: N812  the usual name

        plain, zipped = self._uris()
        found: dict[tuple[str, str], str] = {}
        if plain:
            hashed = self._binary(plain).select("path", F.sha2("content", 256).alias("sha256"))
            found.update({(row.path, ""): row.sha256 for row in hashed.collect()})
        if zipped:
            hashed = self._members(zipped, with_content=False).select("uri", "member", "sha256")
            found.update({(row.uri, row.member): row.sha256 for row in hashed.collect()})
        return {path: found[place] for path, place in self.place.items() if place in found}

    def with_bytes(self, tasks: Sequence[tuple[int, Task]]) -> DataFrame:
        """The tasks, with the files' bytes in ``content``; null where the worker is to read the file itself."""
        from pyspark.sql import functions as F  # noqa: N812

        wanted = {task.path for _, task in tasks}
        plain, zipped = self._uris(wanted)
        by_spark = [(number, task) for number, task in tasks if task.path in self.place]
        others = [(number, task) for number, task in tasks if task.path not in self.place]
        frames = []
        if by_spark:
            told = self._frame(by_spark)
        if plain:
            content = self._binary(plain).select(F.col("path").alias("uri"), "content")
            frames.append(content.join(F.broadcast(told.where("member = ''")), "uri"))
        if zipped:
            parts = self.spark.sparkContext.defaultParallelism * 4
            content = self._members(zipped, with_content=True).select("uri", "member", "content").repartition(parts)
            frames.append(content.join(F.broadcast(told.where("member <> ''")), ["uri", "member"]))
        if others or not frames:
            parts = max(1, min(len(others), self.spark.sparkContext.defaultParallelism * 4))
            frames.append(self._frame(others).repartition(parts).withColumn("content", F.lit(None).cast("binary")))
        columns = ["file", "path", "source_path", "sha256", "occurrence", "content"]
        whole = frames[0].select(columns)
        for frame in frames[1:]:
            whole = whole.unionByName(frame.select(columns))
        return whole

    def without(self, paths: Iterable[Path]) -> Files:
        """The same without the files named, which the workers are to read."""
        gone = set(paths)
        return Files(self.spark, {path: place for path, place in self.place.items() if path not in gone})

    def _uris(self, wanted: Iterable[Path] | None = None) -> tuple[list[str], dict[str, list[str]]]:
        """The files outside zips, and the zips with the members asked for."""
        plain: list[str] = []
        zipped: defaultdict[str, list[str]] = defaultdict(list)
        asked = self.place.keys() if wanted is None else set(wanted)
        for path, (uri, member) in self.place.items():
            if path in asked:
                zipped[uri].append(member) if member else plain.append(uri)
        return plain, dict(zipped)

    def _binary(self, uris: Iterable[str]) -> DataFrame:
        reader = self.spark.read.format("binaryFile")
        # what vanishes or fails meanwhile is missing in what comes out, and then looked at again
        reader = reader.option("ignoreMissingFiles", True).option("ignoreCorruptFiles", True)
        return reader.load(list(uris)).where(f"length <= {MAX_BYTES}")

    def _members(self, zipped: Mapping[str, Sequence[str]], with_content: bool) -> DataFrame:
        from pyspark.sql import functions as F  # noqa: N812

        zips = self._binary(zipped).select(F.col("path").alias("uri"), "content")
        unpack = partial(worker.zip_members, zipped, with_content)
        return zips.mapInArrow(unpack, "uri string, member string, sha256 string, content binary")

    def _frame(self, tasks: Sequence[tuple[int, Task]]) -> DataFrame:
        rows = []
        for number, task in tasks:
            uri, member = self.place.get(task.path, ("", ""))
            path = bytearray(key_of(task.path.absolute()))
            rows.append((uri, member, number, path, task.source_path, task.sha256, task.occurrence))
        return self.spark.createDataFrame(rows, _TASKS)


def spark_name(path: Path) -> str | None:
    """What Spark calls the file: ``file:/reports/chad.html``, ``s3://bucket/chad.html``; None where it can't read it.

    Files that are not there, and names that mean something to Spark, are for the workers.
    """
    if path.name[:1] in ("_", "."):
        return None
    if not is_here(path):
        address = urlsplit(path.as_posix())
        known = address.scheme in _HADOOPS and not _NOT_FOR_SPARK & set(address.path)
        return path.as_posix() if known else None
    whole = path.absolute().as_posix()
    if _NOT_FOR_SPARK & set(whole) or ".." in path.parts or not whole.isprintable() or not path.is_file():
        return None
    return f"file:{whole}"
