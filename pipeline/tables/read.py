"""Reading a run's tables back: as pandas frames for analysis (``load``), as records for programs (``read_rows``)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from pipeline import records
from pipeline.locations import is_here, located
from pipeline.records import Rows
from pipeline.tables.schema import SCHEMA_VERSION, TABLES, Table
from pipeline.tables.write import finish_interrupted

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

ROW_CLASSES: dict[str, type[Any]] = {
    "documents": records.DocumentRow,
    "sentences": records.SentenceRow,
    "claims": records.ClaimRow,
    "sources": records.SourceRow,
    "citations": records.CitationRow,
    "votes": records.VoteRow,
    "findings": records.FindingRow,
    "candidates": records.CandidateRow,
    "failures": records.FailureRow,
}
"""The record of each table."""


_SPARKS_SCHEMA = b"org.apache.spark.sql.parquet.row.metadata"


class TablesError(ValueError):
    """A folder does not hold tables that this version can read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a run as pandas frames, columns as in the schema (see ``monitor-facts schema``).

    Numbers that may be missing are ``Int32``/``Int64``, days ``datetime64``, missing text is NaN.
    """

    documents: pd.DataFrame
    sentences: pd.DataFrame
    claims: pd.DataFrame
    sources: pd.DataFrame
    citations: pd.DataFrame
    votes: pd.DataFrame
    findings: pd.DataFrame
    candidates: pd.DataFrame
    failures: pd.DataFrame

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise KeyError(f"no table {name!r}; the tables are {', '.join(TABLES)}")
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def __iter__(self) -> Iterator[str]:
        return (field.name for field in fields(self))


def load(out_dir: str | Path) -> Tables:
    """The tables that a run wrote to ``out_dir``, of this machine or of another store (``s3://bucket/outputs``).

    Raises TablesError where there are none that can be read, LocationError for a store whose driver is missing.
    """
    folder = _checked(located(out_dir))
    return Tables(**{name: _frame(_read(folder, table)) for name, table in TABLES.items()})


def frames(rows: Rows) -> Tables:
    """The same frames as ``load``, straight from rows, in the order in which they would be written."""
    from pipeline.tables.arrow import arrow_table

    return Tables(**{name: _frame(arrow_table(table, getattr(rows, name))) for name, table in TABLES.items()})


def read_rows(out_dir: Path, name: str, **equal: str | Collection[str]) -> list[Any]:
    """The records of one table, in order; ``doc_id="..."`` (or a collection of ids) keeps the rows that have it.

    Needs no pandas, and reads from the disk only what the filter leaves. Raises TablesError like ``load``.
    """
    return read_records(_checked(out_dir), TABLES[name], ROW_CLASSES[name], **equal)


def run_rows(out_dir: Path, names: Iterable[str]) -> Rows:
    """The records of the named tables of a run; the other tables are left empty. Raises TablesError like ``load``."""
    return Rows(**{name: read_rows(out_dir, name) for name in names})


def read_records(folder: Path, table: Table, row_class: type[Any], **equal: str | Collection[str]) -> list[Any]:
    """Like ``read_rows``, of any table that lies in the folder; the folder needs to hold no others."""
    filters = [(key, "in", [value] if isinstance(value, str) else list(value)) for key, value in equal.items()]
    found = _read(folder, table, filters=filters or None)
    return to_records(found, table, row_class)


def to_records(found: pa.Table, table: Table, row_class: type[Any]) -> list[Any]:
    """The rows of an Arrow table as records."""
    lists = [column.name for column in table.columns if column.type == "list<int32>"]
    # an earlier 1.x had fewer columns
    lacking = {column.name: None for column in table.columns if column.name not in found.column_names}
    result = []
    for values in found.to_pylist():
        values.update(lacking)
        values.update({key: tuple(values[key]) for key in lists})
        result.append(row_class(**values))
    return result


def read_column(out_dir: Path, table: str, column: str) -> list[Any]:
    """One column of one table as a list, in row order."""
    found: list[Any] = _read(_checked(out_dir), TABLES[table], columns=[column]).column(column).to_pylist()
    return found


def table_files(out_dir: Path, table: Table) -> list[Path]:
    """The Parquet files of one table, in order: one, or those of a directory dataset. Raises TablesError like ``load``.

    A table of reviewers that nobody has written yet has none.
    """
    path = _checked(out_dir) / f"{table.name}.parquet"
    if not path.is_dir():
        return [path] if path.exists() else []
    inside = (file.relative_to(path) for file in path.rglob("*.parquet"))
    # as every reader of datasets does: what begins with a dot or an underscore is being written, or no data
    return [path / name for name in sorted(inside) if not any(part[0] in "._" for part in name.parts)]


def scan(out_dir: Path, table: Table, batch_rows: int = 1000) -> Iterator[pa.RecordBatch]:
    """The rows of one table a batch at a time, with the declared schema, in the order in which they were written.

    No more than a batch and a page of each column is held in memory. Raises TablesError like ``load``.
    """
    import pyarrow.parquet as pq

    from pipeline.tables.arrow import arrow_schema

    schema = arrow_schema(table)
    for path in table_files(out_dir, table):
        with _readable(path), pq.ParquetFile(_source(path), buffer_size=1 << 20, pre_buffer=False) as file:
            _check_version(path, file.schema_arrow)
            for batch in file.iter_batches(batch_rows):
                yield _with_columns(batch, schema)


def count_rows(out_dir: Path, table: Table) -> int:
    """How many rows the table has, without reading them. Raises TablesError like ``load``."""
    import pyarrow.parquet as pq

    number = 0
    for path in table_files(out_dir, table):
        with _readable(path):
            number += pq.read_metadata(_source(path)).num_rows
    return number


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turns what Arrow raises about a damaged file into a TablesError."""
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise TablesError(f"{path} can't be read as Parquet: {error}. Run the extraction again.") from error


def _with_columns(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """The batch with the columns of the schema; those that an earlier version did not have are null."""
    import pyarrow as pa

    arrays = [
        batch.column(field.name) if field.name in batch.schema.names else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _checked(folder: Path) -> Path:
    if not folder.is_dir():
        raise TablesError(f"there is no folder {folder}. Run `monitor-facts extract PATH --out {folder}` first.")
    finish_interrupted(folder)
    missing = [name for name in TABLES if not (folder / f"{name}.parquet").exists()]
    if missing:
        raise TablesError(
            f"{folder} holds no {missing[0]}.parquet. Run `monitor-facts extract PATH --out {folder}` first."
        )
    return folder


def _read(folder: Path, table: Table, **options: Any) -> pa.Table:
    import pyarrow.parquet as pq

    from pipeline.tables.arrow import arrow_schema

    path = folder / f"{table.name}.parquet"
    if not is_here(path):
        options["filesystem"] = cast(Any, path).fs
    name = path if is_here(path) else cast(Any, path).path
    if not path.is_dir():
        with _readable(path):
            found = pq.read_table(name, **options)
        _check_version(path, found.schema)
        return found
    for file in table_files(folder, table):
        with _readable(file):
            told = pq.read_schema(_source(file))
        _check_version(file, told)
    with _readable(path):
        # its files may be of different versions; without a schema the first one's would count
        return pq.read_table(name, schema=arrow_schema(table), **options)


def _source(path: Path) -> Path | IO[bytes]:
    """What Arrow opens: it reads files of other stores through a stream."""
    return path if is_here(path) else path.open("rb")


def _check_version(path: Path, found: pa.Schema) -> None:
    version = _version_of(found.metadata or {})
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise TablesError(
            f"{path} has schema version {version}, this program reads {SCHEMA_VERSION}. Run the extraction again."
        )


def _version_of(metadata: Mapping[bytes, bytes]) -> str:
    """As this program writes it, or as Spark does, which keeps the metadata of columns only."""
    if b"schema_version" in metadata:
        return metadata[b"schema_version"].decode()
    columns = json.loads(metadata.get(_SPARKS_SCHEMA, b"{}")).get("fields", [])
    return str(columns[0]["metadata"].get("schema_version", "none")) if columns else "none"


def _frame(table: pa.Table) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    integers = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=integers.get, date_as_object=False)
    return frame
