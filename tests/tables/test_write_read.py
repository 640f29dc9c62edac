"""Tables are written whole or not at all, with the same bytes every time, and come back as they were."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline.tables.write as write_module
from pipeline.records import FindingRow, Rows
from pipeline.tables.read import TablesError, frames, load, read_rows
from pipeline.tables.receipt import model_version, receipt
from pipeline.tables.schema import TABLES
from pipeline.tables.validate import RowError
from pipeline.tables.write import OutputError, finish_interrupted, prepare, write_tables
from tests.samples import sample_report, sample_rows

FILES = sorted([f"{name}.parquet" for name in TABLES] + ["datapackage.json", "run.json"])


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".parquet"}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _two_reports() -> Rows:
    first, second = sample_rows(), sample_rows(sample_report("b.txt", "1" * 64))
    for name in TABLES:
        getattr(first, name).extend(getattr(second, name))
    return first


def test_writes_every_table_and_the_receipt(tmp_path: Path) -> None:
    rows = sample_rows()
    write_tables(rows, tmp_path / "deep" / "out", receipt(rows, seconds={"read": 0.25}))
    assert _names(tmp_path / "deep" / "out") == FILES
    told = json.loads((tmp_path / "deep" / "out" / "run.json").read_text())
    assert told["counts"]["claims_by_type"] == {"vote": 1}
    assert told["versions"]["schema"] == "1.4"
    assert told["seconds"]["read"] == 0.25


def test_version_of_a_model_follows_its_files(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    assert model_version(tmp_path / "en") is None
    (tmp_path / "en" / "meta.json").write_text("{}")
    first = model_version(tmp_path / "en")
    (tmp_path / "en" / "triggers.txt").write_text("vote")
    second = model_version(tmp_path / "en")
    assert first is not None
    assert first.startswith("en ")
    assert first != second


def test_files_have_the_declared_schema(tmp_path: Path) -> None:
    write_tables(Rows(), tmp_path, {})
    for name, table in TABLES.items():
        schema = pq.read_schema(tmp_path / f"{name}.parquet")
        assert schema.names == [column.name for column in table.columns]
        assert [str(field.type) for field in schema if "list" not in str(field.type)] == [
            {"float64": "double", "date32": "date32[day]"}.get(column.type, column.type)
            for column in table.columns
            if "list" not in column.type
        ]
        descriptions = [field.metadata[b"description"].decode() for field in schema]
        assert descriptions == [column.description for column in table.columns]


def test_same_rows_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    rows = _two_reports()
    write_tables(rows, tmp_path / "a", {})
    for name in TABLES:
        getattr(rows, name).reverse()
    write_tables(rows, tmp_path / "b", {})
    assert _contents(tmp_path / "a") == _contents(tmp_path / "b")


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    rows = sample_rows()
    write_tables(rows, tmp_path, {})
    for name in TABLES:
        assert read_rows(tmp_path, name) == getattr(rows, name)


def test_read_rows_filters(tmp_path: Path) -> None:
    rows = _two_reports()
    write_tables(rows, tmp_path, {})
    second = rows.documents[1].doc_id
    assert [row.doc_id for row in read_rows(tmp_path, "sources", doc_id=second)] == [second, second]
    assert read_rows(tmp_path, "claims", claim_id=["none"]) == []


def test_frames_are_what_load_gives(tmp_path: Path) -> None:
    import pandas as pd

    rows = sample_rows()
    write_tables(rows, tmp_path, {})
    loaded, direct = load(tmp_path), frames(rows)
    for name in loaded:
        pd.testing.assert_frame_equal(loaded[name], direct[name])
    claims = loaded.claims
    assert claims.loc[0, "when_earliest"] == pd.Timestamp("2016-01-01")
    assert str(claims["quantity"].dtype) == "Int64"
    assert claims["quantity"].isna().all()
    assert claims["speaker"].isna().all()
    assert [list(numbers) for numbers in loaded.sentences["note_numbers"]] == [[2]]
    with pytest.raises(KeyError, match="the tables are documents, sentences"):
        loaded["people"]


def test_sorts_nulls_last(tmp_path: Path) -> None:
    rows = sample_rows()
    whole = FindingRow("f0", rows.documents[0].doc_id, None, "note_unused", "info", "m", None, None, None, None, None)
    rows.findings.insert(0, whole)
    write_tables(rows, tmp_path, {})
    assert [row.check for row in read_rows(tmp_path, "findings")] == ["vote_record", "note_unused"]


def test_bad_row_leaves_the_tables_of_the_run_before(tmp_path: Path) -> None:
    rows = sample_rows()
    write_tables(rows, tmp_path, {})
    before = _contents(tmp_path)
    rows.claims[0] = replace(rows.claims[0], value="perhaps")
    with pytest.raises(RowError):
        write_tables(rows, tmp_path, {})
    assert _contents(tmp_path) == before
    assert _names(tmp_path) == FILES


def test_full_disk_leaves_the_tables_of_the_run_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tables(sample_rows(), tmp_path, {})
    before = _contents(tmp_path)
    calls = 0

    def no_space(path: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(write_module, "_sync", no_space)
    with pytest.raises(OutputError, match="No space left on device"):
        write_tables(_two_reports(), tmp_path, {})
    assert _contents(tmp_path) == before
    assert _names(tmp_path) == FILES


_KILLED = """
import os, sys
from pathlib import Path
import pipeline.tables.write as write_module
from pipeline.records import Rows
from pipeline.tables.write import write_tables

moment, out = sys.argv[1], Path(sys.argv[2])
if moment == "writing":
    calls = []
    def sync(path):
        calls.append(path)
        if len(calls) == 5:
            os._exit(9)
    write_module._sync = sync
else:
    def replace(self, target, real=Path.replace):
        if self.name == "findings.parquet":
            os._exit(9)
        return real(self, target)
    Path.replace = replace
write_tables(Rows(), out, {"killed": True})
"""


def _run_killed(moment: str, out: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", _KILLED, moment, str(out)], cwd=root, check=False)
    assert done.returncode == 9


def test_run_killed_while_writing_leaves_the_old_tables(tmp_path: Path) -> None:
    write_tables(sample_rows(), tmp_path, {})
    before = _contents(tmp_path)
    _run_killed("writing", tmp_path)
    assert _contents(tmp_path) == before
    assert len(load(tmp_path).claims) == 1
    prepare(tmp_path)
    assert _names(tmp_path) == FILES


def test_run_killed_while_moving_is_completed_by_the_next_reader(tmp_path: Path) -> None:
    write_tables(sample_rows(), tmp_path, {})
    _run_killed("moving", tmp_path)
    assert "killed" not in (tmp_path / "run.json").read_text()
    tables = load(tmp_path)
    assert [len(tables[name]) for name in tables] == [0] * len(TABLES)
    assert "killed" in (tmp_path / "run.json").read_text()
    assert _names(tmp_path) == FILES


def test_table_that_was_a_directory_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "claims.parquet").mkdir()
    (tmp_path / "claims.parquet" / "part-0.parquet").write_bytes(b"")
    write_tables(sample_rows(), tmp_path, {})
    assert len(load(tmp_path).claims) == 1


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    write_tables(Rows(), tmp_path, {})
    finish_interrupted(tmp_path)
    assert (tmp_path / "README.md").read_text() == "mine"


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"can't be written: .*Name another with --out"):
        prepare(tmp_path / "file" / "out")


def test_load_says_what_to_do_where_there_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(TablesError, match=r"there is no folder .*Run `monitor-facts extract"):
        load(tmp_path / "nowhere")
    with pytest.raises(TablesError, match=r"holds no documents.parquet"):
        load(tmp_path)


def test_load_refuses_damaged_and_foreign_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tables(Rows(), tmp_path, {})
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.tables.read.SCHEMA_VERSION", "2.0")
        with pytest.raises(TablesError, match=r"has schema version 1\.4, this program reads 2\.0"):
            load(tmp_path)
    (tmp_path / "votes.parquet").write_bytes(b"rubbish")
    with pytest.raises(TablesError, match=r"votes.parquet can't be read as Parquet"):
        load(tmp_path)


def test_dates_before_the_unix_era_survive(tmp_path: Path) -> None:
    rows = sample_rows()
    rows.claims[0] = replace(rows.claims[0], when="1899", when_earliest=dt.date(1899, 1, 1))
    write_tables(rows, tmp_path, {})
    assert [day.year for day in load(tmp_path).claims["when_earliest"]] == [1899]
