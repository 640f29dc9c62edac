"""Which files a run reads, and what happens to those that are no reports."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.ingest import IngestError, find_inputs, make_doc_id, read_file, sha256_of

TEXT = "Mali\n\nMine Ban Policy\n\nMali has not used antipersonnel mines since it joined the Mine Ban Treaty.\n"


def test_folders_are_walked_in_order_and_companions_left_out(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a/z.html",
        "a/table.xlsx",
        "B.pdf",
        ".hidden.txt",
        ".git/x.txt",
        "b.gold.json",
        "b.canonical.txt",
        "README.md",
        "LICENSE",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)

    found = find_inputs([tmp_path])

    assert [item.path.relative_to(tmp_path).as_posix() for item in found] == [
        "B.pdf",
        "a/table.xlsx",
        "a/z.html",
        "b.txt",
    ]
    assert found[0].source_path == (tmp_path / "B.pdf").as_posix()


def test_files_named_outright_are_listed_once_even_if_missing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)

    found = find_inputs([tmp_path / "gone.txt", tmp_path / "b.txt", tmp_path])

    assert [item.path.name for item in found] == ["gone.txt", "b.txt"]


def test_copies_of_a_file_get_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT if name != "b.txt" else TEXT.swapcase())

    found = find_inputs([tmp_path])

    assert [item.occurrence for item in found] == [0, 0, 1]
    ids = [read_file(item.path, occurrence=item.occurrence)[0].doc_id for item in found]
    assert ids[2] == f"{ids[0]}-1"
    assert ids[0] == make_doc_id(sha256_of(tmp_path / "a.txt"), 0) == f"{sha256_of(tmp_path / 'a.txt')[:12]}-0"


def test_files_in_a_zip_are_read_like_files_in_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("2011/mali.txt", TEXT)
        archive.writestr("__MACOSX/2011/._mali.txt", "x")
        archive.writestr("bad.xlsx", "x")

    found = find_inputs([tmp_path])

    assert [item.source_path for item in found] == [
        (tmp_path / "reports.zip" / name).as_posix() for name in ("2011/mali.txt", "bad.xlsx")
    ]
    (report,) = read_file(found[0].path, source_path=found[0].source_path)
    assert (report.text, report.source_path) == (TEXT, found[0].source_path)


def test_file_and_its_copy_in_a_zip_are_two_reports(tmp_path: Path) -> None:
    (tmp_path / "mali.txt").write_text(TEXT)
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("mali.txt", TEXT)

    assert [item.occurrence for item in find_inputs([tmp_path])] == [0, 1]


def test_damaged_zip_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("mali.txt", TEXT)
    data = (tmp_path / "reports.zip").read_bytes()
    (tmp_path / "reports.zip").write_bytes(data.replace(b"Mali has", b"Mali had"))

    (item,) = find_inputs([tmp_path])

    with pytest.raises(IngestError, match="the zip is damaged"):
        read_file(item.path)


def test_marked_folder_is_read_only_where_it_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "made-up/.monitor-facts-skip", "made-up/set/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)

    assert [item.path.name for item in find_inputs([tmp_path])] == ["a.txt"]
    assert [item.path.name for item in find_inputs([tmp_path / "made-up"])] == ["b.txt"]


@pytest.mark.parametrize(
    ("name", "data", "stage", "message"),
    [
        ("report.eml", b"Subject: mines", "unsupported", "save the report as PDF, HTML, DOCX or text"),
        ("report.xlsx", b"PK\x03\x04", "unsupported", ".xlsx files are not read"),
        ("report", b"landmines", "unsupported", "without an extension"),
        ("report.txt", b"", "recognise", "empty"),
        ("report.txt", b"\xef\xbb\xbf \r\n", "recognise", "empty"),
        ("report.txt", b"Boil the eggs for six minutes.", "recognise", "does not look like a monitor report"),
        ("report.txt", b"\x00\x01\x02landmines" * 99, "decode", "binary"),
        ("report.pdf", b"antipersonnel mines", "parse", "no PDF"),
        ("report.docx", b"antipersonnel mines", "parse", "no DOCX"),
        ("report.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "parse", "old or encrypted"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, stage: str, message: str) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(IngestError, match=message) as caught:
        read_file(tmp_path / name)
    assert caught.value.stage == stage


def test_file_that_has_vanished(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="does not exist") as caught:
        read_file(tmp_path / "gone.txt")
    assert caught.value.stage == "read"


def test_text_of_20_mb_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"No antipersonnel mines were used.\n\n" * 600_000)

    with pytest.raises(IngestError, match="too large"):
        read_file(tmp_path / "long.txt")


def test_one_report_of_more_than_a_million_characters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"No antipersonnel mines were used.\n\n" * 40_000)

    with pytest.raises(IngestError, match="split the file into single reports"):
        read_file(tmp_path / "long.txt")
