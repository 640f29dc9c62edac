"""The benchmark runs from end to end and writes its page; how fast anything is is no matter of tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.page import table
from benchmarks.peers import find_peers
from pipeline.extract import STAGES


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "benchmarks.md"
    result = CliRunner().invoke(main, ["--size", "2", "--rounds", "1", "--page", str(path)])
    assert result.exit_code == 0, result.output
    return path.read_text(encoding="utf-8")


def rows_of(page: str) -> dict[str, list[str]]:
    """Table rows by their first cell, without marks."""
    lines = [re.sub("[*`]", "", line).strip("|") for line in page.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return {row[0]: row[1:] for row in rows}


def test_every_stage_has_a_rate_for_every_kind_of_file(page: str) -> None:
    rows = rows_of(page)
    for name in ["read, extract, write", "read", "extract", *(f"extract: {stage.name}" for stage in STAGES), "write"]:
        assert len(rows[name]) == 6
        assert all(re.fullmatch(r"[\d,]*\d|\d+\.\d%", cell) for cell in rows[name]), (name, rows[name])


def test_runs_have_seconds_and_the_memory_of_main_process_and_worker(page: str) -> None:
    rows = rows_of(page)
    assert float(rows["monitor-facts --help"][0]) > 0
    for name in ("monitor-facts extract on one report", "again on 2 reports, one changed"):
        seconds, main_mb, worker_mb = (float(cell) for cell in rows[name])
        assert min(seconds, main_mb, worker_mb) > 0
    assert "Two jobs are" in page


def test_readers_of_pdf_are_compared_and_missing_peers_named(page: str) -> None:
    rows = rows_of(page)
    assert float(rows["pdfplumber page.chars"][1]) > 0
    assert float(rows["pypdfium2 text"][1]) > 0
    for name in find_peers().missing:
        assert f"{name} was not measured" in page


def test_page_names_the_machine_but_no_path_of_it(page: str) -> None:
    assert re.search(r"\d+ cores .*Python 3\.\d+\.\d+, spacy 3", page)
    assert not re.search(r"(?<!\w)/(?:\w+/)", page)


def test_a_model_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--model", str(tmp_path / "none"), "--page", str(tmp_path / "page.md")])
    assert result.exit_code == 2
    assert "--model" in result.output


def test_a_table_has_as_many_cells_in_every_line() -> None:
    assert table(("run", "seconds"), [("first", "1.0")]) == "| run | seconds |\n| --- | ---: |\n| first | 1.0 |\n"
