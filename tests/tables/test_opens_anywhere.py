"""The tables open as they are in pandas, polars and DuckDB, and the files say what they hold."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from pipeline.tables.meanings import CLAIM_VALUES, SEVERITIES
from pipeline.tables.schema import SCHEMA_VERSION, TABLES
from pipeline.tables.write import write_tables
from tests.tables.odd_rows import odd_rows

NAMES = pytest.mark.parametrize("name", TABLES)
POLARS = {
    "string": pl.String, "int32": pl.Int32, "int64": pl.Int64, "float64": pl.Float64, "bool": pl.Boolean,
    "date32": pl.Date, "list<int32>": pl.List(pl.Int32),
}  # fmt: skip
DUCKDB = {
    "string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "float64": "DOUBLE", "bool": "BOOLEAN",
    "date32": "DATE", "list<int32>": "INTEGER[]",
}  # fmt: skip
PANDAS = {"string": "str", "float64": "float64", "bool": "bool", "date32": "object", "list<int32>": "object"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    write_tables(odd_rows(), folder, {})
    return folder


def _expected(name: str) -> list[tuple[Any, ...]]:
    """The rows as plain tuples, in the order of the key, lists as lists."""
    rows = [tuple(getattr(row, column.name) for column in TABLES[name].columns) for row in getattr(odd_rows(), name)]
    return sorted([tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row) for row in rows], key=repr)


@NAMES
def test_pandas(out: Path, name: str) -> None:
    frame = pd.read_parquet(out / f"{name}.parquet")
    for column in TABLES[name].columns:
        wanted = PANDAS.get(column.type) or (column.type.title() if column.nullable else column.type)
        assert frame[column.name].dtype == wanted, column.name
    rows = [
        tuple(list(cell) if hasattr(cell, "tolist") and not pd.api.types.is_scalar(cell) else cell for cell in row)
        for row in frame.itertuples(index=False, name=None)
    ]
    plain = [tuple(None if not isinstance(cell, list) and pd.isna(cell) else cell for cell in row) for row in rows]
    assert sorted(plain, key=repr) == _expected(name)


@NAMES
def test_polars(out: Path, name: str) -> None:
    frame = pl.read_parquet(out / f"{name}.parquet")
    assert dict(frame.schema) == {column.name: POLARS[column.type] for column in TABLES[name].columns}
    assert sorted(frame.rows(), key=repr) == _expected(name)


@NAMES
def test_duckdb(out: Path, name: str) -> None:
    found = duckdb.read_parquet(f"{out / name}.parquet")
    told = dict(zip(found.columns, map(str, found.types), strict=True))
    assert told == {column.name: DUCKDB[column.type] for column in TABLES[name].columns}
    assert sorted(found.fetchall(), key=repr) == _expected(name)


def test_days_compare_as_days(out: Path) -> None:
    wanted = [dt.date(1863, 1, 1)]
    early = "when_earliest < '1900-01-01'"
    assert [
        day for (day,) in duckdb.execute(f"SELECT when_earliest FROM '{out}/claims.parquet' WHERE {early}").fetchall()
    ] == wanted
    frame = pl.scan_parquet(out / "claims.parquet").filter(pl.col("when_earliest") < dt.date(1900, 1, 1)).collect()
    assert frame["when_earliest"].to_list() == wanted


def test_files_say_what_they_hold_to_any_reader_of_parquet(out: Path) -> None:
    query = f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{out}/claims.parquet')"
    told = dict(duckdb.execute(query).fetchall())
    assert told["schema_version"] == SCHEMA_VERSION
    assert told["description"] == TABLES["claims"].description
    schema = json.loads(told["table_schema"])
    fields = {field["name"]: field for field in schema["fields"]}
    assert [*fields] == [column.name for column in TABLES["claims"].columns]
    assert {entry["value"]: entry["label"] for entry in fields["value"]["categories"]} == CLAIM_VALUES
    assert schema["claimValues"]["retention"] == {"retains": "positive", "retains_none": "negative"}
    assert fields["when"]["notation"].startswith("EDTF")
    assert schema["foreignKeys"][0] == {
        "fields": ["doc_id"],
        "reference": {"resource": "documents", "fields": ["doc_id"]},
    }


def test_fields_say_what_they_hold_to_readers_of_arrow(out: Path) -> None:
    field = pq.read_schema(out / "findings.parquet").field("severity")
    assert json.loads(field.metadata[b"meanings"]) == SEVERITIES
    start = pq.read_schema(out / "claims.parquet").field("start")
    assert start.metadata[b"unit"] == b"Unicode code points of documents.text"
    assert pq.read_schema(out / "sources.parquet").field("period").metadata[b"notation"].startswith(b"EDTF")
