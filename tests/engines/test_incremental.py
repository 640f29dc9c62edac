"""A second run reads what is new, drops what is gone, and leaves the tables as if all had been read."""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engines.fingerprint import Fingerprint
from pipeline.engines.incremental import Changes
from pipeline.records import FailureRow
from pipeline.settings import EngineSettings
from pipeline.tables.read import read_rows
from pipeline.tables.write import write_tables
from tests.engines.folders import PROGRAM, Folders, InlinePool
from tests.samples import sample_rows


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Three reports and the tables of a first run over them."""
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    made = Folders(tmp_path)
    made.write(a="one", b="two", c="three")
    made.update()
    return made


def _paths(folders: Folders) -> list[str]:
    return [Path(row.source_path).name for row in read_rows(folders.out, "documents")]


def test_unchanged_folder_starts_no_workers_and_writes_nothing(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pool(*_: object) -> None:
        raise AssertionError("a pool was made")

    before = {path: path.stat().st_mtime_ns for path in folders.out.iterdir() if path.is_file()}
    monkeypatch.setattr("pipeline.engines.local.Pool", no_pool)
    result = folders.update()
    assert (result.written, result.changes, folders.said) == (False, Changes(unchanged=3), [])
    assert {path: path.stat().st_mtime_ns for path in folders.out.iterdir() if path.is_file()} == before
    assert (result.receipt["counts"]["documents"], result.receipt["counts"]["claims"]) == (3, 3)


def test_only_new_and_changed_files_are_read(folders: Folders) -> None:
    folders.write(b="two, mended", d="four")
    (folders.reports / "c.txt").unlink()
    result = folders.update()
    assert result.changes == Changes(new=1, changed=1, removed=1, unchanged=1)
    assert folders.said == ["1 new, 1 changed, 1 removed, 1 unchanged"]
    assert folders.read == ["b.txt", "d.txt"]
    assert _paths(folders) == ["a.txt", "b.txt", "d.txt"]
    assert folders.tables() == folders.fresh_tables()
    assert result.receipt["files"] == {"new": 1, "changed": 1, "removed": 1, "again": 0, "unchanged": 1}


def test_first_run_says_nothing_of_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    folders = Folders(tmp_path)
    folders.write(a="one")
    assert folders.update().changes == Changes(new=1)
    assert folders.said == []


def test_change_that_keeps_size_and_time_is_seen(folders: Folders) -> None:
    path = folders.reports / "b.txt"
    status = path.stat()
    path.write_text("tow")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    folders.update()
    assert folders.read == ["b.txt"]


def test_file_written_again_with_the_same_bytes_is_unchanged(folders: Folders) -> None:
    folders.write(b="two")
    assert folders.update().written is False


def test_removed_reports_leave_the_findings_of_the_others(folders: Folders) -> None:
    """The stand-in finds something on the second report that it is shown; with one report there is none."""
    assert [row.check for row in read_rows(folders.out, "findings")].count("change_unexplained") == 1
    for name in ("b", "c"):
        (folders.reports / f"{name}.txt").unlink()
    folders.update()
    assert [row.check for row in read_rows(folders.out, "findings")].count("change_unexplained") == 0
    assert folders.read == []
    assert folders.tables() == folders.fresh_tables()


def test_copy_that_comes_first_takes_the_plain_id(folders: Folders) -> None:
    (folders.reports / "0.txt").write_text("two")
    folders.update()
    rows = {Path(row.source_path).name: row.doc_id for row in read_rows(folders.out, "documents")}
    assert rows["b.txt"] == f"{rows['0.txt']}-1"
    assert folders.tables() == folders.fresh_tables()
    (folders.reports / "0.txt").unlink()
    folders.update()
    assert folders.tables() == folders.fresh_tables()


def test_files_of_several_reports_and_in_zips(folders: Folders) -> None:
    folders.write(b="three reports")
    with zipfile.ZipFile(folders.reports / "z.zip", "w") as archive:
        archive.writestr("x.txt", "three reports")
        archive.writestr("y.txt", "in a zip")
    assert folders.update().changes == Changes(new=2, changed=1, unchanged=2)
    assert len(read_rows(folders.out, "documents")) == 9
    assert folders.tables() == folders.fresh_tables()
    assert folders.update().written is False
    with zipfile.ZipFile(folders.reports / "z.zip", "w") as archive:
        archive.writestr("y.txt", "in a zip")
    assert folders.update().changes == Changes(removed=1, unchanged=4)
    assert folders.read == []
    assert folders.tables() == folders.fresh_tables()


def test_tables_that_were_lost_or_altered_are_written_again(folders: Folders) -> None:
    before = folders.tables()
    (folders.out / "votes.parquet").unlink()
    (folders.out / "claims.parquet").write_bytes(b"rubbish")
    assert folders.update().written is True
    assert folders.tables() == before
    (folders.out / "run.json").write_text("{}")
    assert folders.update().written is True
    write_tables(sample_rows(), folders.out, {})
    assert folders.update().written is True
    assert (folders.tables(), folders.read) == (before, [])


def test_other_program_reads_everything_again_and_says_why(folders: Folders) -> None:
    newer = Fingerprint({**PROGRAM.parts, "the rules": "b", "spacy": "3.8.4"})
    result = folders.update(newer)
    assert result.changes == Changes(again=3)
    assert folders.said == [
        "files are read again: spacy 3.8.2 -> 3.8.4, the rules changed",
        "0 new, 0 changed, 0 removed, 3 to be read again, 0 unchanged",
    ]
    assert folders.read == ["a.txt", "b.txt", "c.txt"]
    assert folders.update(newer).written is False


def test_fresh_reads_everything_again(folders: Folders) -> None:
    assert folders.update(fresh=True).changes == Changes(new=3)
    assert folders.read == ["a.txt", "b.txt", "c.txt"]


def test_failure_of_a_file_is_kept_until_the_file_changes(folders: Folders) -> None:
    folders.write(b="unreadable")
    folders.update()
    assert folders.update().written is False
    folders.write(b="readable")
    folders.update()
    assert read_rows(folders.out, "failures") == []


def test_file_that_cannot_be_opened_is_tried_by_every_run(folders: Folders) -> None:
    (folders.reports / "gone.txt").symlink_to("nowhere")
    folders.update()
    assert [row.error for row in read_rows(folders.out, "failures")] == ["OSError"]
    assert folders.update().written is False
    (folders.reports / "nowhere").write_text("here")
    assert folders.update().changes == Changes(new=1, changed=1, unchanged=3)
    assert read_rows(folders.out, "failures") == []


def test_file_that_was_being_written_is_read_by_the_next_run(folders: Folders) -> None:
    folders.write(b="lies")
    folders.update()
    assert [row.error for row in read_rows(folders.out, "failures")] == ["FileChanged"]
    assert folders.update().changes == Changes(again=1, unchanged=2)


def test_what_was_given_up_is_tried_with_more_time_or_memory(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.write(a="good", b="slow", c="crash")
    brief = EngineSettings(2, 1.5)

    def failed() -> list[tuple[str, str]]:
        rows: list[FailureRow] = read_rows(folders.out, "failures")
        return [(Path(row.source_path).name, row.error) for row in rows]

    folders.update(engine=brief)
    assert failed() == [("b.txt", "TimeoutError"), ("c.txt", "ProcessExpired")]
    assert folders.update(engine=brief).written is False
    folders.update(engine=replace(brief, file_seconds=1.6))
    assert folders.read == ["b.txt"]
    folders.update(engine=brief, retry_failed=True)
    assert set(folders.read) == {"b.txt", "c.txt"}
    assert failed() == [("b.txt", "TimeoutError"), ("c.txt", "ProcessExpired")]


def test_other_folder_of_reports_leaves_nothing_of_the_first(folders: Folders) -> None:
    shutil.rmtree(folders.reports)
    folders.reports.mkdir()
    folders.write(z="other")
    folders.update()
    assert _paths(folders) == ["z.txt"]
    assert folders.tables() == folders.fresh_tables()
