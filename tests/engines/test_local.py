"""A bad file costs a row of failures and nothing else; the tables do not depend on the number of workers."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from pipeline.engines.local import Run, run
from pipeline.engines.pool import job_count
from pipeline.engines.work import Task, plan, process_file
from pipeline.ingest import find_inputs, sha256_of
from pipeline.records import FailureRow
from pipeline.settings import EngineSettings
from pipeline.tables.schema import TABLES
from pipeline.tables.write import write_tables
from tests.engines.standins import standins


def _folder(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, words in files.items():
        (folder / f"{name.replace('_', '-')}.txt").write_text(words)
    return folder


def _run(folder: Path, jobs: int = 2, seconds: float = 100) -> Run:
    return run(find_inputs([folder]), EngineSettings(jobs, seconds), standins())


def _process(folder: Path) -> list[FailureRow]:
    """The failures of the folder's only file, in this process."""
    return process_file(plan(find_inputs([folder]))[0], standins()).rows.failures


def test_tables_are_the_same_with_one_worker_and_with_two(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a="one", b="two", c="unreadable", d="one", bad_row="x")
    for jobs in (1, 2):
        write_tables(_run(folder, jobs).rows, tmp_path / str(jobs), {"jobs": jobs})
    for name in TABLES:
        one, two = (tmp_path / jobs / f"{name}.parquet" for jobs in ("1", "2"))
        assert one.read_bytes() == two.read_bytes(), name


def test_crash_and_slow_file_cost_a_failure_each(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a="good", b="crash", c="slow", d="good too", e="good as well")
    result = _run(folder, jobs=2, seconds=4)
    assert [Path(row.source_path).name for row in result.rows.documents] == ["a.txt", "d.txt", "e.txt"]
    told = [(Path(row.source_path).name, row.stage, row.error) for row in result.rows.failures]
    assert told == [("b.txt", "engine", "ProcessExpired"), ("c.txt", "engine", "TimeoutError")]
    assert "exit code 11" in result.rows.failures[0].message
    assert result.rows.failures[1].message == (
        "given up after 4 seconds. Run again with a longer --timeout; it reads only what is missing."
    )
    assert result.rows.failures[0].source_sha256 == sha256_of(folder / "b.txt")


def test_file_that_vanishes_before_its_turn(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a="good", b="soon gone")
    inputs = find_inputs([folder])
    (folder / "b.txt").unlink()
    result = run(inputs, EngineSettings(1), standins())
    assert len(result.rows.documents) == 1
    (row,) = result.rows.failures
    assert row.source_sha256 is None
    assert row.stage == "read"
    assert row.message.startswith("the file can't be read: No such file or directory. Check that it is still there")


def test_file_that_vanishes_between_hashing_and_reading(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a="good")
    (task,) = plan(find_inputs([folder]))
    (folder / "a.txt").unlink()
    (row,) = process_file(task, standins()).rows.failures
    assert (row.stage, row.error) == ("read", "FileNotFoundError")
    assert row.source_sha256 == task.sha256


def test_file_that_changes_during_the_run(tmp_path: Path) -> None:
    (row,) = _process(_folder(tmp_path, a="lies"))
    assert (row.stage, row.error) == ("read", "FileChanged")


def test_error_of_a_reader_keeps_its_stage_and_message(tmp_path: Path) -> None:
    (row,) = _process(_folder(tmp_path, a="unreadable"))
    assert (row.stage, row.error) == ("decode", "IngestError")
    assert row.message == "byte 0 is wrong; save the file again as UTF-8"


def test_bug_in_a_reader_is_named(tmp_path: Path) -> None:
    (row,) = _process(_folder(tmp_path, a="reader bug"))
    assert (row.stage, row.error) == ("read", "KeyError")
    assert "'column'" in row.message
    assert row.message.endswith("This is a fault of the program: report it.")


def test_bug_in_a_stage_is_named_with_stage_and_place(tmp_path: Path) -> None:
    (row,) = _process(_folder(tmp_path, stage_bug="x"))
    assert (row.stage, row.error) == ("claims", "ValueError")
    assert "unknown claim type 'rumour'" in row.message
    assert "(at pipeline.tables.vocabulary, line " in row.message


def test_row_that_the_schema_refuses_costs_only_its_report(tmp_path: Path) -> None:
    (row,) = _process(_folder(tmp_path, bad_row="x"))
    assert (row.stage, row.error) == ("validate", "RowError")
    assert "another row with the same claim_id" in row.message


def test_message_that_utf8_cannot_hold_is_written_all_the_same(tmp_path: Path) -> None:
    (row,) = _process(_folder(tmp_path, escape="x"))
    assert (row.stage, row.error) == ("claims", "ValueError")
    assert "red\\ud800" in row.message


def test_file_without_reports_is_a_failure(tmp_path: Path) -> None:
    (row,) = _process(_folder(tmp_path, a="empty list"))
    assert row.error == "NoReport"


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "caf\udce9.txt").write_text("good")
    result = _run(folder)
    assert result.rows.documents[0].source_path.endswith("caf\\xe9.txt")
    write_tables(result.rows, tmp_path / "out", {})


def test_same_bytes_twice_give_two_reports(tmp_path: Path) -> None:
    result = _run(_folder(tmp_path, a="same", b="same"))
    first, second = (row.doc_id for row in result.rows.documents)
    assert second == f"{first}-1"
    write_tables(result.rows, tmp_path / "out", {})


def test_tells_each_file_once_and_stage_times(tmp_path: Path) -> None:
    told: list[Task] = []
    folder = _folder(tmp_path, a="one", b="unreadable")
    result = run(find_inputs([folder]), EngineSettings(2), standins(), on_done=lambda task, _: told.append(task))
    assert sorted(Path(task.source_path).name for task in told) == ["a.txt", "b.txt"]
    assert set(result.seconds) == {"hash", "read", "extract", "claims", "validate", "compare", "total"}


def test_findings_between_reports_are_added(tmp_path: Path) -> None:
    rows = _run(_folder(tmp_path, a="one", b="two")).rows
    found = [row for row in rows.findings if row.check == "change_unexplained"]
    assert [row.doc_id for row in found] == [max(row.doc_id for row in rows.documents)]


def test_faulty_comparison_costs_only_its_own_findings(tmp_path: Path) -> None:
    rows = _run(_folder(tmp_path, a="one", compare_bug="two")).rows
    assert [row.check for row in rows.findings] == ["vote_record", "vote_record"]
    (row,) = rows.failures
    assert (row.source_path, row.stage, row.error) == ("(the reports of RUR together)", "checks", "ZeroDivisionError")


def test_interrupt_ends_the_workers(tmp_path: Path) -> None:
    """With a file in work that would take a minute, Ctrl-C is not held up by it."""
    folder = _folder(tmp_path, a="good", b="slow")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(find_inputs([folder]), EngineSettings(2, 30), standins(), on_done=interrupted)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("jobs", "tasks", "expected"), [(4, 2, 2), (1, 9, 1), (3, 9, 3), (5, 0, 1)])
def test_job_count(jobs: int, tasks: int, expected: int) -> None:
    assert job_count(jobs, tasks) == expected
