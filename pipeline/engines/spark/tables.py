"""Tables written by Spark: each a folder of Parquet files, in the order and with the columns that are declared."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.engines.database import locked
from pipeline.engines.spark import worker
from pipeline.locations import is_here
from pipeline.tables.package import PACKAGE, data_package
from pipeline.tables.schema import SCHEMA_VERSION, TABLES, Column, Table
from pipeline.tables.write import RECEIPT, complete, prepare, staging_in

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

PIECES = "source_path string, file long, doc_id string, part int, country string, rows long, data binary, table string"
_ROWS_A_FILE = {"documents": 5_000, "sentences": 500_000}
_ROWS_A_FILE_ELSE = 1_000_000
_BY_PATH = ("documents", "failures")
_TYPES = {
    "string": "StringType",
    "int32": "IntegerType",
    "int64": "LongType",
    "float64": "DoubleType",
    "bool": "BooleanType",
    "date32": "DateType",
}


def spark_schema(table: Table) -> StructType:
    """The table's columns as Spark knows them; ``comment`` is the description, and each carries ``schema_version``."""
    from pyspark.sql.types import StructField, StructType

    return StructType(
        [StructField(column.name, _type(column), column.nullable, _metadata(column)) for column in table.columns]
    )


def _type(column: Column) -> Any:
    from pyspark.sql import types

    if column.type == "list<int32>":
        return types.ArrayType(types.IntegerType())
    return getattr(types, _TYPES[column.type])()


def _metadata(column: Column) -> dict[str, str]:
    told = {"comment": column.description, "schema_version": SCHEMA_VERSION}
    if column.meanings:
        told |= {"meanings": json.dumps(dict(column.meanings), ensure_ascii=False)}
    optional = {"notation": column.notation, "unit": column.unit}
    return told | {name: value for name, value in optional.items() if value}


class Output(Protocol):
    """Where the tables go: written into ``staging`` first, and put in place of the old ones by ``complete``."""

    @property
    def staging(self) -> str: ...

    def complete(self, receipt: Mapping[str, Any]) -> None: ...


@contextmanager
def output(spark: SparkSession, out_dir: Path) -> Iterator[Output]:
    """The output folder, on this machine (or what all machines of the cluster see by that name) or in another store.

    Raises ``pipeline.tables.write.OutputError`` where it can't be used or another run is writing to it.
    """
    if not is_here(out_dir):
        elsewhere = _Elsewhere(spark, out_dir.as_posix().rstrip("/"))
        try:
            yield elsewhere
        finally:
            elsewhere.remove(elsewhere.staging)
        return
    prepare(out_dir)
    with locked(out_dir):
        folder = staging_in(out_dir.absolute())
        try:
            yield _Here(folder, out_dir)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Here:
    folder: Path
    out_dir: Path

    @property
    def staging(self) -> str:
        return self.folder.as_posix()

    def complete(self, receipt: Mapping[str, Any]) -> None:
        tables = self.folder / "tables"
        for name in TABLES:
            for path in (tables / f"{name}.parquet").iterdir():
                if path.suffix != ".parquet":  # sums that Hadoop keeps beside each file, for itself
                    path.unlink()
        complete(tables, self.out_dir, lambda _: receipt)


@dataclass(slots=True)
class _Elsewhere:
    """Through Hadoop's drivers, which the cluster has for its own stores. Not all at once: those can't do that."""

    spark: SparkSession
    address: str

    @property
    def staging(self) -> str:
        return f"{self.address}/.writing-{self.spark.sparkContext.applicationId}"

    def complete(self, receipt: Mapping[str, Any]) -> None:
        self.remove(f"{self.address}/{RECEIPT}")  # while it is missing, the tables are being replaced
        for name in TABLES:
            source = self._path(f"{self.staging}/tables/{name}.parquet")
            self.remove(f"{self.address}/{name}.parquet")
            source.getFileSystem(self._settings()).rename(source, self._path(f"{self.address}/{name}.parquet"))
        self._write(PACKAGE, data_package())
        self._write(RECEIPT, receipt)

    def remove(self, address: str) -> None:
        path = self._path(address)
        path.getFileSystem(self._settings()).delete(path, True)

    def _write(self, name: str, content: Mapping[str, Any]) -> None:
        path = self._path(f"{self.address}/{name}")
        stream = path.getFileSystem(self._settings()).create(path, True)
        stream.write(bytearray((json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()))
        stream.close()

    def _path(self, address: str) -> Any:
        return self.spark._jvm.org.apache.hadoop.fs.Path(address)

    def _settings(self) -> Any:
        return self.spark.sparkContext._jsc.hadoopConfiguration()


def write_pieces(frame: DataFrame, folder: str) -> None:
    """Keeps pieces where the tables will be, one folder a table, so that nothing is computed twice."""
    frame.write.partitionBy("table").option("compression", "uncompressed").mode("append").parquet(folder)


def read_pieces(spark: SparkSession, *folders: str) -> DataFrame:
    """The pieces of the folders, as one frame."""
    frames = [spark.read.schema(PIECES).parquet(folder) for folder in folders]
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.unionByName(frame)
    return whole


def write_table(pieces: DataFrame, table: Table, rows: int, folder: str) -> None:
    """Writes one table of which there are so many rows, as ``part-*.parquet`` whose names are in the rows' order."""
    order = ("source_path", "file", "part", "doc_id") if table.name in _BY_PATH else ("doc_id", "file")
    files = max(1, math.ceil(rows / _ROWS_A_FILE.get(table.name, _ROWS_A_FILE_ELSE)))
    mine = pieces.where(f"table = '{table.name}'").select("doc_id", "source_path", "file", "part", "data")
    # the pieces of one report stay together
    parted = mine.repartitionByRange(files, *order[:1]) if files > 1 else mine.coalesce(1)
    found = parted.sortWithinPartitions(*order).mapInArrow(partial(worker.table_rows, table.name), spark_schema(table))
    found.write.option("compression", "zstd").mode("overwrite").parquet(f"{folder}/{table.name}.parquet")


def counted(spark: SparkSession, pieces: DataFrame, folder: str | None) -> dict[str, Any]:
    """Rows a table; with a folder of written tables also claims a type and findings a check."""
    from pyspark.sql import functions as F  # noqa: N812

    sums = {row["table"]: row.n for row in pieces.groupBy("table").agg(F.sum("rows").alias("n")).collect()}
    counts: dict[str, Any] = {name: sums.get(name, 0) for name in TABLES}
    if folder is not None:
        counts["claims_by_type"] = _values(spark.read.parquet(f"{folder}/claims.parquet"), "claim_type")
        counts["findings_by_check"] = _values(spark.read.parquet(f"{folder}/findings.parquet"), "check")
    return counts


def _values(frame: DataFrame, column: str) -> dict[str, int]:
    return {row[column]: row["count"] for row in frame.groupBy(column).count().orderBy(column).collect()}
