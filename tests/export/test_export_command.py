"""What `monitor-facts export` does beside writing rows: choosing, replacing, refusing, saying what was left out."""

from __future__ import annotations

import builtins
import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.export import as_xlsx
from pipeline.export.tables import FORMATS
from pipeline.records import FailureRow, Rows
from pipeline.review.decisions import append, reject
from pipeline.tables.read import read_rows
from pipeline.tables.write import write_tables
from tests.samples import sample_rows
from tests.tables.odd_rows import odd_rows

EVERY_FORMAT = pytest.mark.parametrize("style", FORMATS)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_tables(sample_rows(), tmp_path / "out", {})
    return tmp_path / "out"


def _export(out: Path, style: str, to: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["export", str(out), "--format", style, "--to", str(to), *more])


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("style", ["csv", "jsonl", "xlsx", "sqlite"])
def test_same_tables_give_the_same_bytes(out: Path, tmp_path: Path, style: str) -> None:
    for name in ("a", "b"):
        assert _export(out, style, tmp_path / name / "facts").exit_code == 0
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_only_the_tables_named(out: Path, tmp_path: Path) -> None:
    assert _export(out, "csv", tmp_path / "csv", "--tables", "claims, votes", "--tables", "failures").exit_code == 0
    assert {*_files(tmp_path / "csv")} == {"claims.csv", "votes.csv", "failures.csv", "datapackage.json"}
    assert _export(out, "sqlite", tmp_path / "votes.db", "--tables", "votes").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "votes.db")) as database:
        assert database.execute("PRAGMA foreign_key_list(votes)").fetchall() == []
        assert database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall() == [("votes",)]


def test_a_table_that_is_none_is_named_with_those_that_are(out: Path, tmp_path: Path) -> None:
    result = _export(out, "csv", tmp_path / "csv", "--tables", "claim")
    assert result.exit_code == 2
    assert "there is no table 'claim'; the tables are documents, sentences, claims" in " ".join(result.output.split())


def test_what_reviewers_decided_goes_along(out: Path, tmp_path: Path) -> None:
    missing = _export(out, "jsonl", tmp_path / "none", "--tables", "reviews")
    assert missing.exit_code == 2
    assert "has no table reviews yet" in missing.output
    append(out, [reject(read_rows(out, "claims")[0], reviewer="Ana")])
    assert _export(out, "jsonl", tmp_path / "all").exit_code == 0
    assert '"decision": "reject"' in (tmp_path / "all" / "reviews.jsonl").read_text(encoding="utf-8")


@EVERY_FORMAT
def test_nothing_is_written_over_unless_asked(out: Path, tmp_path: Path, style: str) -> None:
    to = tmp_path / "to" / "facts"
    assert _export(out, style, to).exit_code == 0
    before = _files(tmp_path / "to")
    write_tables(Rows(), out, {})
    refused = _export(out, style, to)
    assert refused.exit_code == 2
    assert "--replace" in refused.output
    assert _files(tmp_path / "to") == before
    assert _export(out, style, to, "--replace").exit_code == 0
    assert _files(tmp_path / "to").keys() == before.keys()
    assert _files(tmp_path / "to") != before


def test_other_files_of_the_folder_stay(out: Path, tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "notes.txt").write_text("mine", encoding="utf-8")
    assert _export(out, "csv", tmp_path / "csv").exit_code == 0
    assert (tmp_path / "csv" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_tables_themselves_are_not_written_over(out: Path, tmp_path: Path) -> None:
    before = _files(out)
    assert "holds the tables themselves" in _export(out, "csv", out, "--replace").output
    assert "is a folder" in _export(out, "xlsx", out, "--replace").output
    assert _files(out) == before


@EVERY_FORMAT
def test_a_failure_leaves_nothing_behind_and_the_old_file_alone(
    out: Path, tmp_path: Path, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "to" / "facts"
    assert _export(out, style, to).exit_code == 0
    before = _files(tmp_path / "to")

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.export.tables.scan", full)
    result = _export(out, style, to, "--replace")
    assert result.exit_code == 2
    assert "No space left on device" in result.output
    assert _files(tmp_path / "to") == before


def test_sqlite_that_can_not_be_written_says_why(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> Any:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("pipeline.export.as_sqlite.sqlite3.connect", full)
    assert "database or disk is full" in _export(out, "sqlite", tmp_path / "facts.db").output


def test_no_tables(tmp_path: Path) -> None:
    result = _export(tmp_path / "nowhere", "csv", tmp_path / "csv")
    assert result.exit_code == 2
    assert "monitor-facts extract" in result.output


@EVERY_FORMAT
def test_damaged_tables_are_named(tmp_path: Path, style: str) -> None:
    """Without its end a file can't be opened; with a hole it can't be read to its end."""
    rows = sample_rows()
    row = FailureRow("a", None, "read", "E", "m")
    rows.failures = [replace(row, source_path=hashlib.sha256(b"%d" % number).hexdigest()) for number in range(2000)]
    write_tables(rows, tmp_path / "out", {})
    path = tmp_path / "out" / "failures.parquet"
    whole = path.read_bytes()
    for damaged in (whole[:-8], whole[:200] + bytes(len(whole) // 2) + whole[200 + len(whole) // 2 :]):
        path.write_bytes(damaged)
        result = _export(tmp_path / "out", style, tmp_path / "to" / "facts", "--tables", "failures")
        assert result.exit_code == 2
        assert "failures.parquet can't be read as Parquet" in " ".join(result.output.split())
        assert _files(tmp_path / "to") == {}


def test_a_sheet_has_an_end(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "MOST_ROWS", 1)
    result = _export(out, "xlsx", tmp_path / "facts.xlsx")
    assert result.exit_code == 2
    told = " ".join(result.output.split())
    assert "sources has 2 rows, and a sheet of Excel holds 1. Choose others with --tables, or another format." in told
    assert _export(out, "xlsx", tmp_path / "facts.xlsx", "--tables", "claims").exit_code == 0


@pytest.mark.parametrize("sign", ["x", "🕊", "\r"])
def test_a_cell_has_an_end(tmp_path: Path, sign: str) -> None:
    rows = odd_rows()
    rows.failures = [replace(row, message=sign * 40_000) for row in rows.failures[:2]]
    write_tables(rows, tmp_path / "out", {})
    result = _export(tmp_path / "out", "xlsx", tmp_path / "facts.xlsx")
    assert result.exit_code == 0
    assert "failures.message: 2 cells cut to the 32,767 characters that a cell holds" in result.stderr
    book = openpyxl.load_workbook(tmp_path / "facts.xlsx", read_only=True)
    [[_, _, _, _, head], [_, _, _, _, words], *_] = book["failures"].iter_rows(values_only=True)
    assert head == "message"
    assert isinstance(words, str)
    assert words.endswith(" […]")
    assert 30_000 < len(words.replace("_x000D_", "\r").encode("utf-16-le")) / 2 <= 32_767


def test_duckdb_missing_says_how_to_get_it(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any) -> Any:
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    result = _export(out, "duckdb", tmp_path / "facts.duckdb")
    assert result.exit_code == 2
    assert "pip install duckdb" in " ".join(result.output.split())


def test_views_go_with_their_tables(out: Path, tmp_path: Path) -> None:
    assert _export(out, "duckdb", tmp_path / "all.duckdb").stderr == ""
    result = _export(out, "duckdb", tmp_path / "some.duckdb", "--tables", "claims,documents")
    assert "Left out, since they need tables that are not among those exported: the views " in result.stderr
    names = []
    for file in ("all.duckdb", "some.duckdb"):
        with duckdb.connect(str(tmp_path / file), read_only=True) as database:
            found = database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1").fetchall()
            names.append({name for (name,) in found})
            for name in names[-1]:
                database.execute(f"FROM {name}").fetchall()
    assert names[1]
    assert names[1] < names[0]


@EVERY_FORMAT
def test_tables_as_datasets_of_an_earlier_version(out: Path, tmp_path: Path, style: str) -> None:
    """A folder of files, as engines write them, without the columns that came later."""
    whole = pq.read_table(out / "sources.parquet")
    (out / "sources.parquet").unlink()
    old = whole.drop_columns(["work_id", "container"]).replace_schema_metadata({"schema_version": "1.1"})
    (out / "sources.parquet").mkdir()
    for number in range(old.num_rows):
        pq.write_table(old.slice(number, 1), out / "sources.parquet" / f"part-{number}.parquet")
    (out / "sources.parquet" / "_SUCCESS").write_text("", encoding="utf-8")
    assert _export(out, style, tmp_path / "facts", "--tables", "sources").exit_code == 0
    if style == "duckdb":
        with duckdb.connect(str(tmp_path / "facts"), read_only=True) as database:
            found = database.execute("SELECT source_id, work_id FROM sources").fetchall()
        assert found == [(key, None) for key in whole["source_id"].to_pylist()]


def test_rows_come_in_batches(tmp_path: Path) -> None:
    """More rows than a batch holds, in their order."""
    rows = odd_rows()
    rows.failures = [replace(rows.failures[0], source_path=f"{number:05}", message="m") for number in range(2500)]
    write_tables(rows, tmp_path / "out", {})
    assert _export(tmp_path / "out", "sqlite", tmp_path / "facts.db").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "facts.db")) as database:
        found = [path for (path,) in database.execute("SELECT source_path FROM failures ORDER BY rowid")]
    assert found == [f"{number:05}" for number in range(2500)]
