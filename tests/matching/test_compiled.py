"""Stored regular expressions are those that compiling gives, and a file that is not ours has no part in anything."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.claims.rulefile import FAMILIES, rule_file
from pipeline.language.patterns import pattern, pattern_rules
from pipeline.matching import compiled
from pipeline.matching.compiled import Asked, store, use_stored

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "sample-united-states-mbt-2016.txt"
ODD: list[Asked] = [
    (r"(?P<year>\d{4})(-)?(?P<month>\d\d)", 0),
    (r"(?i:a)|(?P<b>[\u0130ß-ÿ])", re.IGNORECASE.value),
    (r"^\w+$", (re.ASCII | re.MULTILINE).value),
    (rb"\s(?P<byte>[\x00-\xff])", re.DOTALL.value),
    ("", 0),
]
EXTRACTED = """
import sys
from pathlib import Path
from pipeline.matching.compiled import use_stored

if sys.argv[2] != "none":
    use_stored(Path(sys.argv[2]))
from pipeline.extract import extract
from pipeline.ingest import read_file

sys.stdout.buffer.write(repr([extract(report) for report in read_file(Path(sys.argv[1]))]).encode())
"""


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """What ``use_stored`` changes is put back."""
    monkeypatch.setattr(compiled.compiler, "compile", compiled.compiler.compile)
    yield compiled.compiler
    re.purge()


def all_patterns() -> list[re.Pattern[Any]]:
    rules = rule_file(FAMILIES[0]).matcher.compiled()
    return [*rules, *map(pattern, pattern_rules()), *(re.compile(text, flags) for text, flags in ODD)]


def asked_for(patterns: list[re.Pattern[Any]]) -> list[Asked]:
    return [(each.pattern, each.flags) for each in patterns]


def test_they_are_what_compiling_gives(tmp_path: Path, compiler: Any) -> None:
    path = tmp_path / "patterns.bin"
    ways = all_patterns()
    store([*asked_for(ways), *ODD], path)
    use_stored(path)
    for way in [*ways, *(re.compile(text, flags) for text, flags in ODD)]:
        found = compiler.compile(way.pattern, way.flags)
        assert found is not way
        assert found == way  # compares the code, too
        assert (found.flags, found.groups, found.groupindex) == (way.flags, way.groups, way.groupindex)


def test_only_what_is_not_stored_is_compiled(tmp_path: Path, compiler: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store(ODD, tmp_path / "patterns.bin")
    passed: list[str] = []
    monkeypatch.setattr(compiler, "compile", lambda pattern, flags=0: passed.append(pattern))
    use_stored(tmp_path / "patterns.bin")
    for text, flags in ODD:
        compiler.compile(text, flags)
    compiler.compile(r"\d{9}")
    assert passed == [r"\d{9}"]


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "index", "foreign"])
def test_a_damaged_or_foreign_file_is_left_alone(damage: str, tmp_path: Path, compiler: Any) -> None:
    path, before = tmp_path / "patterns.bin", compiler.compile
    store(ODD, path)
    data = bytearray(path.read_bytes())
    if damage == "missing":
        path.unlink()
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "cut":
        path.write_bytes(data[: len(compiled._MADE_BY) + 40])
    elif damage == "index":
        data[len(compiled._MADE_BY) + 30] ^= 1
        path.write_bytes(data)
    else:
        path.write_bytes(data.replace(sys.version[:4].encode(), b"2.7 "))
    use_stored(path)
    assert compiler.compile is before


def test_damaged_code_is_not_run(tmp_path: Path, compiler: Any) -> None:
    path = tmp_path / "patterns.bin"
    store([("mines", 0)], path)
    data = bytearray(path.read_bytes())
    data[-8] ^= 1
    path.write_bytes(data)
    use_stored(path)
    assert compiler.compile("mines").match("mines")


def test_rows_are_the_same_with_them(tmp_path: Path) -> None:
    path = tmp_path / "patterns.bin"
    store(asked_for(all_patterns()), path)
    rows = [
        subprocess.run([sys.executable, "-c", EXTRACTED, SAMPLE, each], capture_output=True, check=True).stdout
        for each in ("none", str(path))
    ]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 10_000
