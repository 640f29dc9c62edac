"""Damaged files of every format: a report or a reasoned refusal each time, never another error, never a long wait."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest import IngestError, read_file

FILES = Path(__file__).parent / "files"
GOOD = [
    *("pandoc.docx", "pandoc.html", "pandoc-wrapped.txt", "pandoc-gfm.md", "typst-one-column.pdf", "typst-annual.pdf"),
    *("libreoffice.docx", "libreoffice.html", "libreoffice-long.pdf", "latex-long.pdf"),
]
STAGES = {"decode", "parse", "recognise"}
COPIES = 8


def cut(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def overwrite(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice([1, 10, 200])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def insert(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data))
    return data[:at] + bytearray(chance.randbytes(chance.choice([1, 50, 2000]))) + data[at:]


def remove(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice([1, 100, 3000]) :]


def repeat(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data))
    return data[:at] + data[at : at + chance.randrange(1, 5000)] * 5 + data[at:]


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("damage", [cut, overwrite, insert, remove, repeat])
def test_damaged_files(name: str, damage: Callable[[bytearray, random.Random], bytearray], tmp_path: Path) -> None:
    chance = random.Random(f"{name} {damage.__name__}")
    path = tmp_path / name
    for _ in range(COPIES):
        path.write_bytes(damage(bytearray((FILES / name).read_bytes()), chance))
        begin = time.monotonic()
        refusal = None
        try:
            reports = read_file(path)
        except IngestError as error:
            refusal = error
        assert reports if refusal is None else refusal.stage in STAGES and len(refusal.message) > 20
        assert time.monotonic() - begin < 20


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("brackets.txt", "landmines Mine Ban Treaty " + "[1" * 200_000),
        ("spaces.txt", "landmines Mine Ban Treaty" + " " * 900_000 + "end"),
        ("columns.txt", "landmines Mine Ban Treaty  a  b\n" * 20_000),
        ("quotes.md", "landmines Mine Ban Treaty\n\n" + ">" * 50_000 + "end"),
        ("links.md", "landmines Mine Ban Treaty\n\n" + "[" * 50_000),
        ("notes.md", "landmines Mine Ban Treaty" + " [^1]: " * 50_000),
        ("entities.html", '<!DOCTYPE a [<!ENTITY b "' + "c" * 999 + '">]><p>landmines Mine Ban Treaty &b;</p>'),
        ("anchors.html", "<p>landmines Mine Ban Treaty</p>" + '<a href="#a" id="a">1</a>' * 20_000),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_hostile_text_takes_no_long_time(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    begin = time.monotonic()
    (report,) = read_file(tmp_path / name)

    assert report.text.startswith("landmines Mine Ban Treaty")
    assert time.monotonic() - begin < 20


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("piece", "megabytes", "message"),
    [
        ("<p>landmines</p>\n", 15, "400,000 tags are too many"),
        ('<a href="#a" id="a">1</a>', 15, "400,000 tags are too many"),
        ("<p>" + "No landmines were used. " * 40 + "</p>", 15, "split the file into single reports"),
        ("<p>landmines</p>\n", 50, "more than 16 MB is too large"),
    ],
)
def test_giant_pages_are_refused_soon(piece: str, megabytes: int, message: str, tmp_path: Path) -> None:
    (tmp_path / "giant.html").write_text(piece * (megabytes * 2**20 // len(piece)), encoding="utf-8")

    begin = time.process_time()
    with pytest.raises(IngestError, match=message):
        read_file(tmp_path / "giant.html")
    assert time.process_time() - begin < 6
