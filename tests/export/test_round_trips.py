"""Every format that `monitor-facts export` writes, read back by other programs, equals the tables."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pc
import pytest
from click.testing import CliRunner
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from pipeline.cli import main
from pipeline.export.tables import export
from pipeline.records import FailureRow, Rows
from pipeline.tables.arrow import arrow_schema
from pipeline.tables.schema import TABLES, Column
from pipeline.tables.write import write_tables
from tests.tables.odd_rows import ODD_TEXTS, odd_rows

NAMES = pytest.mark.parametrize("name", TABLES)
Cells = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The odd rows in the format, written once."""
    folder = tmp_path_factory.mktemp("formats")
    write_tables(odd_rows(), folder / "out", {})

    def written(style: str) -> Path:
        path = folder / f"facts.{style}"
        if not path.exists():
            arguments = ["export", str(folder / "out"), "--format", style, "--to", str(path)]
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code == 0, result.output
        return path

    return written


def _expected(name: str, cell: Callable[[Any], Any] = lambda value: value) -> Cells:
    names = [column.name for column in TABLES[name].columns]
    return _ordered([tuple(cell(getattr(row, key)) for key in names) for row in getattr(odd_rows(), name)])


def _ordered(rows: Cells) -> Cells:
    return sorted([tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row) for row in rows], key=repr)


@NAMES
def test_csv_read_by_arrow(exported: Callable[[str], Path], name: str) -> None:
    """Nulls apart from empty strings, line ends within cells, every number to its last digit."""
    schema = arrow_schema(TABLES[name])
    types = {field.name: pa.string() if pa.types.is_list(field.type) else field.type for field in schema}
    found = pc.read_csv(
        exported("csv") / f"{name}.csv",
        parse_options=pc.ParseOptions(newlines_in_values=True),
        convert_options=pc.ConvertOptions(
            column_types=types, strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]
        ),
    )
    lists = [field.name for field in schema if pa.types.is_list(field.type)]
    rows = [tuple(json.loads(row[key]) if key in lists else row[key] for key in row) for row in found.to_pylist()]
    assert _ordered(rows) == _expected(name)


@NAMES
def test_csv_read_by_the_standard_library(exported: Callable[[str], Path], name: str) -> None:
    def text(value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        return "" if value is None else json.dumps(value) if isinstance(value, tuple) else str(value)

    with (exported("csv") / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == [column.name for column in TABLES[name].columns]
    assert _ordered([tuple(row) for row in rows]) == _expected(name, text)


def test_csv_package_is_valid(exported: Callable[[str], Path]) -> None:
    """But for the one message that is an empty string, which the standard takes for a missing value."""
    report = Package(str(exported("csv") / "datapackage.json")).validate()
    assert {task.name: task.flatten(["rowNumber", "fieldName"]) for task in report.tasks if task.errors} == {
        "failures": [[2, "message"]]
    }
    assert len(report.tasks) == len(TABLES)


@NAMES
def test_jsonl(exported: Callable[[str], Path], name: str) -> None:
    days = {column.name for column in TABLES[name].columns if column.type == "date32"}
    lines = (exported("jsonl") / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = [tuple(dt.date.fromisoformat(row[k]) if k in days and row[k] else row[k] for k in row) for row in rows]
    assert _ordered(found) == _expected(name)


def test_jsonl_read_by_pandas(exported: Callable[[str], Path]) -> None:
    frame = pd.read_json(exported("jsonl") / "failures.jsonl", lines=True, dtype=False)
    assert sorted(frame["message"]) == sorted(ODD_TEXTS)


@NAMES
def test_duckdb(exported: Callable[[str], Path], name: str) -> None:
    with duckdb.connect(str(exported("duckdb")), read_only=True) as database:
        assert _ordered(database.execute(f"FROM {name}").fetchall()) == _expected(name)
        told = database.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [name])
        assert told.fetchall() == [(column.name, column.description) for column in TABLES[name].columns]


def _as_sqlite(value: Any) -> Any:
    if isinstance(value, tuple):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, dt.date) else value


@NAMES
def test_sqlite(exported: Callable[[str], Path], name: str) -> None:
    with closing(sqlite3.connect(exported("sqlite"))) as database:
        assert _ordered(database.execute(f"SELECT * FROM {name}").fetchall()) == _expected(name, _as_sqlite)


def test_sqlite_keys_hold_and_are_kept(exported: Callable[[str], Path]) -> None:
    with closing(sqlite3.connect(exported("sqlite"))) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        targets = {(row[3], row[2]) for row in database.execute("PRAGMA foreign_key_list(citations)")}
        assert targets == {("claim_id", "claims"), ("source_id", "sources")}
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            database.execute("INSERT INTO citations SELECT * FROM citations LIMIT 1")
        database.rollback()  # the pragma does nothing within a transaction
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("UPDATE citations SET claim_id = 'nobody'")


def _as_excel(value: Any, column: Column) -> Any:
    """What a sheet can hold of a value: days from 1900-03-01, numbers that floats can be, 16 digits of them."""
    if isinstance(value, tuple):
        return json.dumps(value)
    if isinstance(value, str):
        return value.translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return float(f"{value:.16g}")
    return str(value) if column.name == "quantity" and value is not None and value > 2**53 else value


@NAMES
def test_xlsx(exported: Callable[[str], Path], name: str) -> None:
    columns = TABLES[name].columns
    sheet = openpyxl.load_workbook(exported("xlsx"))[name]
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == [column.name for column in columns]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n", "b", "d"}, "no formula"
    found = []
    for row in rows:
        values = [cell.value.date().isoformat() if isinstance(cell.value, dt.datetime) else cell.value for cell in row]
        found.append(tuple(unescape(value) if isinstance(value, str) else value for value in values))
    wanted = [
        tuple(_as_excel(getattr(row, column.name), column) for column in columns) for row in getattr(odd_rows(), name)
    ]
    assert _ordered(found) == _ordered(wanted)


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(st.text(), max_size=8))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    rows = [FailureRow(f"{number}", words or None, "read", "E", words) for number, words in enumerate(texts)]
    write_tables(Rows(failures=rows), folder / "out", {})
    for style in ("csv", "jsonl", "sqlite", "duckdb"):
        export(folder / "out", style, folder / style, ["failures"])
    with (folder / "csv" / "failures.csv").open(encoding="utf-8", newline="") as file:
        assert [row["message"] for row in csv.DictReader(file)] == texts
    lines = (folder / "jsonl" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["message"] for line in lines] == texts
    query = "SELECT message, source_sha256 FROM failures ORDER BY CAST(source_path AS INTEGER)"
    wanted = [(words, words or None) for words in texts]
    with closing(sqlite3.connect(folder / "sqlite")) as database:
        assert database.execute(query).fetchall() == wanted
    with duckdb.connect(str(folder / "duckdb"), read_only=True) as found:
        assert found.execute(query).fetchall() == wanted


def test_xlsx_days_are_days(exported: Callable[[str], Path]) -> None:
    frame = pd.read_excel(exported("xlsx"), sheet_name="sources")
    assert str(frame["date_earliest"].dtype).startswith("datetime64")
    assert set(frame["date_earliest"]) == {pd.Timestamp(2016, 5, 3)}


def test_xlsx_says_what_the_columns_mean(exported: Callable[[str], Path]) -> None:
    frame = pd.read_excel(exported("xlsx"), sheet_name="columns").set_index(["table", "column"])
    assert len(frame) == sum(len(table.columns) for table in TABLES.values())
    assert frame.loc[("claims", "hedged"), "meaning"] == TABLES["claims"].column("hedged").description
