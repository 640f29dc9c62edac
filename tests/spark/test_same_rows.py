"""The program on a Spark cluster of two executors gives the rows of the local engine, in the same order."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from pipeline import load
from pipeline.cli.extract import EXIT_SOME_FAILED
from pipeline.engines.incremental import Options, update
from pipeline.engines.local import default_stages
from pipeline.ingest import list_inputs
from pipeline.tables.arrow import arrow_schema
from pipeline.tables.read import read_column, read_rows
from pipeline.tables.schema import SCHEMA_VERSION, TABLES

pytestmark = pytest.mark.spark
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpus" / "samples"
FILES = ROOT / "tests" / "ingest" / "files"
NAMES = pytest.mark.parametrize("name", TABLES)
HOSTILE = """<html><title>Mali Mine Ban Policy</title><script>alert(1)</script><h2>Mine Ban Policy</h2>
<p>Mali has <b>not</b> used antipersonnel mines. <i>}}&lt;/script&gt;' OR 1=1; --</i> It signed the
Mine Ban Treaty.</p>"""

CHAD = """Chad

Mine Ban Policy

Last updated: 12 October {}

Production and stockpiling

Chad {}. It has a stockpile of 400 antipersonnel mines.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What the two engines wrote, and what the command said while Spark ran."""

    local: Path
    spark: Path
    said: subprocess.CompletedProcess[str]


def _reports(folder: Path) -> list[str]:
    """Reports in every format beside what can go wrong with files; the paths that a user would name."""
    folder.mkdir()
    for name in (
        "libreoffice-one-column.pdf",
        "libreoffice.docx",
        "pandoc.html",
        "pandoc-gfm.md",
        "typst-overview.pdf",
    ):
        shutil.copy(FILES / name, folder / name)
    for path in sorted(SAMPLES.glob("*.txt"))[:5]:
        shutil.copy(path, folder)
    shutil.copy(SAMPLES / "sample-overview-mbt-2017.txt", folder)
    japan = (SAMPLES / "sample-japan-mbt-2004.txt").read_bytes()
    (folder / "sub").mkdir()
    (folder / "sub" / "_the same bytes: again[1].txt").write_bytes(japan)
    (folder / "sub" / "Ünd é%20.txt").write_bytes(japan)
    # two years of a country, which don't go together
    (folder / "chad-2016.txt").write_text(CHAD.format("2016", "has produced antipersonnel mines in the past"))
    (folder / "chad-2017.txt").write_text(CHAD.format("2017", "has never produced antipersonnel mines"))
    (folder / "broken.pdf").write_bytes((FILES / "libreoffice-one-column.pdf").read_bytes()[:3000])
    (folder / "hostile.html").write_text(HOSTILE)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "passed-over").mkdir()
    (folder / "passed-over" / ".monitor-facts-skip").touch()
    (folder / "passed-over" / "draft.txt").write_bytes(japan)
    with zipfile.ZipFile(folder / "saved.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2004/japan.txt", japan)
        archive.write(SAMPLES / "sample-norway-ccm-2012.txt", "norway.txt")
    (folder / "damaged.zip").write_bytes((folder / "saved.zip").read_bytes()[:-400])
    return [str(folder), str(folder / "missing.txt")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, workers_path: None) -> Made:
    root = tmp_path_factory.mktemp("spark")
    paths = _reports(root / "reports")
    made = Made(root / "local", root / "spark", _command(paths, root / "spark"))
    update(list_inputs(paths), made.local, Options(default_stages()))
    return made


def _command(paths: list[str], out: Path) -> subprocess.CompletedProcess[str]:
    cluster = ["--spark-conf", "spark.master=local-cluster[2,1,1024]", "--spark-conf", "spark.executor.memory=1g"]
    program = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", program, "extract", "-", "--out", str(out), "--engine", "spark", *cluster]
    # a list may name a file that is missing, a command line not
    return subprocess.run(command, cwd=ROOT, input="\n".join(paths), capture_output=True, text=True, check=False)


@NAMES
def test_rows_are_those_of_the_local_engine(made: Made, name: str) -> None:
    assert made.said.returncode == EXIT_SOME_FAILED, made.said.stderr
    assert read_rows(made.spark, name) == read_rows(made.local, name)


def test_what_is_compared_holds_every_case(made: Made) -> None:
    """Or equal rows would say little."""
    documents, failures = read_rows(made.spark, "documents"), read_rows(made.spark, "failures")
    assert {"pdf", "docx", "html", "md", "txt"} == {row.source_path.rsplit(".", 1)[-1] for row in documents}
    assert any(row.theme == "overview" for row in documents)
    same = [row.doc_id for row in documents if row.source_sha256.startswith("7d814dd2c423")]
    assert sorted(same) == ["7d814dd2c423-0", "7d814dd2c423-0-1", "7d814dd2c423-0-2", "7d814dd2c423-0-3"]
    ends = {Path(row.source_path).name for row in failures}
    assert {"broken.pdf", "empty.txt", "photo.jpg", "damaged.zip", "missing.txt"} <= ends
    assert "change_unexplained" in read_column(made.spark, "findings", "check")


def test_receipt_tells_of_the_same_run(made: Made) -> None:
    local, spark = (json.loads((out / "run.json").read_text()) for out in (made.local, made.spark))
    assert spark["counts"] == local["counts"]
    assert spark["inputs"] == local["inputs"]
    assert spark["settings"]["engine"].startswith("spark 4")
    packages = [(out / "datapackage.json").read_bytes() for out in (made.local, made.spark)]
    assert packages[0] == packages[1]


def test_only_the_program_speaks(made: Made) -> None:
    assert "on local-cluster[2,1,1024]" in made.said.stderr
    for line in made.said.stderr.splitlines():
        assert line.startswith(("Spark 4", "listing", "reading", "comparing", "writing")), line
    assert "failures" in made.said.stdout


@NAMES
def test_columns_are_as_declared(made: Made, name: str) -> None:
    (part,) = (made.spark / f"{name}.parquet").iterdir()
    found, declared = pq.read_schema(part), arrow_schema(TABLES[name])
    assert found.remove_metadata() == declared.remove_metadata()
    told = json.loads(found.metadata[b"org.apache.spark.sql.parquet.row.metadata"])["fields"]
    for column, field in zip(TABLES[name].columns, told, strict=True):
        assert field["metadata"]["comment"] == column.description
        assert field["metadata"]["schema_version"] == SCHEMA_VERSION


@NAMES
def test_all_readers_read_it(made: Made, name: str) -> None:
    path, rows = made.spark / f"{name}.parquet", read_rows(made.local, name)
    assert pl.read_parquet(path).height == len(rows)
    assert len(pd.read_parquet(path)) == len(rows)
    assert duckdb.read_parquet(f"{path}/*.parquet").fetchall() == [_plain(row, name) for row in rows]
    assert load(made.spark)[name].equals(load(made.local)[name])


def _plain(row: Any, name: str) -> tuple[Any, ...]:
    cells = (getattr(row, column.name) for column in TABLES[name].columns)
    return tuple(list(cell) if isinstance(cell, tuple) else cell for cell in cells)


def test_the_local_engine_goes_on_from_there(made: Made, tmp_path: Path) -> None:
    """And its files take the place of Spark's folders, all of them."""
    out = tmp_path / "out"
    shutil.copytree(made.spark, out)
    small = list_inputs([made.local.parent / "reports" / "hostile.html"])
    assert update(small, out, Options(default_stages())).written
    assert all((out / f"{name}.parquet").is_file() for name in TABLES)
    assert len(read_rows(out, "documents")) == 1
