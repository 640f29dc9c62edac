"""How much a run's tables hold, read from single columns, a batch at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.locations import is_here
from pipeline.tables.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq


def counts_in(folder: Path) -> dict[str, Any]:
    """Rows a table, claims a type, findings a check; what ``pipeline.tables.receipt.counts`` gives of records."""
    return {
        **{name: row_count(folder, name) for name in TABLES},
        "claims_by_type": dict(sorted(value_counts(folder, "claims", "claim_type").items())),
        "findings_by_check": dict(sorted(value_counts(folder, "findings", "check").items())),
    }


def row_count(folder: Path, table: str) -> int:
    """How many rows a table has."""
    return sum(file.metadata.num_rows for file in _files(folder, table))


def value_counts(folder: Path, table: str, column: str) -> Counter[Any]:
    """How often a column holds each value, null included."""
    import pyarrow.compute as pc

    found: Counter[Any] = Counter()
    for batch in _batches(folder, table, column):
        for entry in pc.value_counts(batch.column(0)).to_pylist():
            found[entry["values"]] += entry["counts"]
    return found


def first_value(folder: Path, table: str, column: str) -> Any:
    """The first value of a column that is not null; None where there is none."""
    for batch in _batches(folder, table, column):
        values = batch.column(0).drop_null()
        if len(values):
            return values[0].as_py()
    return None


def first_rows(folder: Path, table: str, number: int) -> list[dict[str, Any]]:
    """The first rows of a table, as dictionaries."""
    rows: list[dict[str, Any]] = []
    for file in _files(folder, table):
        for batch in file.iter_batches(number):
            rows += batch.to_pylist()
            if len(rows) >= number:
                return rows[:number]
    return rows


def _batches(folder: Path, table: str, column: str) -> Iterator[pa.RecordBatch]:
    for file in _files(folder, table):
        yield from file.iter_batches(columns=[column])


def _files(folder: Path, name: str) -> Iterator[pq.ParquetFile]:
    """The table's files: one, or those of a directory dataset."""
    import pyarrow.parquet as pq

    path = folder / f"{name}.parquet"
    for part in sorted(path.glob("*.parquet")) if path.is_dir() else [path]:
        with pq.ParquetFile(part if is_here(part) else part.open("rb")) as file:
            yield file
