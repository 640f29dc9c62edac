"""What Spark's engine does where something goes wrong, and with a session and a store that others have made."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.engines.incremental import Options, update
from pipeline.engines.spark import tables
from pipeline.engines.spark.run import SparkOptions, run
from pipeline.engines.spark.session import SQL_SETTINGS, SparkError
from pipeline.ingest import list_inputs
from pipeline.locations import located
from pipeline.settings import EngineSettings
from pipeline.tables.read import read_rows, table_files
from pipeline.tables.schema import TABLES
from pipeline.tables.validate import RowError
from tests.engines import standins
from tests.spark.standins import read_bytes

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.spark
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
TROUBLE = {
    "a of-AAA": "one", "b of-AAA": "another", "c of-BBB": "three reports", "d compare-bug of-CCC": "x",
    "e of-CCC": "xx", "crash": "crash", "slow": "slow", "hog": "hog", "bug stage-bug": "xxx", "bad bad-row": "xxxx",
    "unreadable": "unreadable", "reader": "reader bug", "none": "empty list", "red escape": "xxxxx",
}  # fmt: skip


def _reports(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, words in files.items():
        (folder / f"{name}.txt").write_text(words)
    return folder


def _options(**more: object) -> SparkOptions:
    settings = EngineSettings(2, file_seconds=20, memory_mb=600)
    return SparkOptions(settings, stages=standins.standins(), read_bytes=read_bytes, **more)  # type: ignore[arg-type]


def _placeless(out: Path, name: str) -> list[str]:
    """The rows, as text, without the line of the program that called a stand-in: each engine has its own."""
    return [re.sub(r" \(at pipeline\.[^)]*\)", "", repr(row)) for row in read_rows(out, name)]


def _rows(out: Path) -> dict[str, list[object]]:
    return {name: read_rows(out, name) for name in TABLES}


def test_a_bad_report_costs_itself_only(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Crash, hang, memory, faults of every stage: the rows, failures and messages of the local engine."""
    monkeypatch.setattr(tables, "_ROWS_A_FILE_ELSE", 3)
    monkeypatch.setattr(tables, "_ROWS_A_FILE", {"documents": 2})
    inputs = list_inputs([_reports(tmp_path / "reports", **TROUBLE)])
    before = {name: spark.conf.get(name, None) for name in SQL_SETTINGS}
    run(inputs, tmp_path / "spark", _options())
    assert {name: spark.conf.get(name, None) for name in SQL_SETTINGS} == before
    assert spark.range(3).count() == 3
    update(inputs, tmp_path / "local", Options(standins.standins(), _options().engine))
    for name in TABLES:
        assert _placeless(tmp_path / "spark", name) == _placeless(tmp_path / "local", name)
    assert {"TimeoutError", "MemoryError", "ProcessExpired", "ZeroDivisionError"} <= {
        row.error for row in read_rows(tmp_path / "spark", "failures")
    }
    assert len(table_files(tmp_path / "spark", TABLES["documents"])) > 1
    assert len(table_files(tmp_path / "spark", TABLES["claims"])) > 1


def test_tables_of_the_run_before_stay_where_two_files_give_one_id(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = list_inputs([_reports(tmp_path / "reports", a="one", b="one")])
    run(inputs, tmp_path / "out", _options())
    before = _rows(tmp_path / "out")
    # as if the first digits of two files' hashes were the same
    monkeypatch.setattr("pipeline.engines.spark.run.count_occurrences", lambda inputs, _: inputs)
    with pytest.raises(RowError, match=r"a\.txt and .*b\.txt both give the doc_id"):
        run(inputs, tmp_path / "out", _options())
    assert _rows(tmp_path / "out") == before
    assert not list((tmp_path / "out").glob(".writing*"))


def test_tables_go_to_another_store_through_sparks_own_drivers(spark: SparkSession, tmp_path: Path) -> None:
    inputs = list_inputs([_reports(tmp_path / "reports", **{"a of-AAA": "one", "b of-AAA": "two"})])
    out = located(f"file://{tmp_path}/far")
    for _ in range(2):  # the second replaces what the first wrote
        receipt = run(inputs, out, _options())
    run(inputs, tmp_path / "near", _options())
    assert _rows(tmp_path / "far") == _rows(tmp_path / "near") == _rows(out)
    assert json.loads((tmp_path / "far" / "run.json").read_text()) == receipt
    assert not list((tmp_path / "far").glob(".writing*"))


def test_files_of_a_store_that_spark_does_not_know_are_read_by_the_workers(spark: SparkSession, tmp_path: Path) -> None:
    folder = _reports(tmp_path / "reports", a="one", b="three reports")
    run(list_inputs([f"local://{folder}"]), tmp_path / "out", _options())
    assert [row.source_path for row in read_rows(tmp_path / "out", "documents")] == [
        f"local://{folder}/a.txt", *[f"local://{folder}/b.txt"] * 3
    ]  # fmt: skip


def test_java_that_is_not_there_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SparkError, match=r"needs Java 17 or newer.*install it"):
        run([], tmp_path / "out", _options())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_what_was_there(
    workers_path: None, tmp_path: Path, number: signal.Signals
) -> None:
    program = "from pipeline.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        program,
        "extract",
        str(SAMPLES),
        "--out",
        str(tmp_path / "out"),
        "--engine",
        "spark",
    ]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("reading the reports"):
                process.send_signal(number)
                break
        said = process.stderr.read()
    assert "stopped. the tables are as they were" in said.lower(), said
    assert process.returncode == 128 + number
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".store"]
