"""What makes stored rows stale: the program's files, its models, the libraries that it reads with; nothing else."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from pipeline.engines import fingerprint as module
from pipeline.engines.fingerprint import LIBRARIES, NO_PART, PART_AFTER_ALL, ROOT, Fingerprint, fingerprint, writing
from pipeline.language import lexicon
from pipeline.matching import compiled

NO_READERS = {
    "bibtexparser", "click", "fsspec", "jinja2", "pandas", "pebble", "pyarrow", "pydantic", "rich", "universal-pathlib",
    "xlsxwriter",
}  # fmt: skip
"""Dependencies that only show, check or carry what was read."""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of a few files."""
    for name in ("claims/use.py", "claims/rules/use.toml", "reference/votes.csv", "cli/extract.py", "tables/write.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    for name in PART_AFTER_ALL:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    (tmp_path / "en_model").mkdir()
    (tmp_path / "en_model" / "meta.json").write_text("{}")
    return tmp_path


def _of(program: Path) -> Fingerprint:
    return fingerprint(program, [program / "en_model"])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("claims/use.py", ["the program's code changed"]),
        ("tables/validate.py", ["the program's code changed"]),
        ("claims/rules/use.toml", ["the rules changed"]),
        ("claims/rules/new.toml", ["the rules changed"]),
        ("reference/votes.csv", ["the rules changed"]),
        ("cli/extract.py", []),
        ("tables/write.py", []),
        ("claims/__pycache__/use.cpython-311.pyc", []),
    ],
)
def test_files_that_decide_the_rows(program: Path, name: str, told: list[str]) -> None:
    before = _of(program)
    (program / name).parent.mkdir(exist_ok=True)
    (program / name).write_text("2")
    after = _of(program)
    assert after.changes_since(before.parts) == told
    assert (after.digest != before.digest) is bool(told)


def test_model_is_named(program: Path) -> None:
    before = _of(program)
    (program / "en_model" / "words").write_text("new")
    (told,) = _of(program).changes_since(before.parts)
    assert re.fullmatch("model en_model [0-9a-f]{12} -> [0-9a-f]{12}", told)


def test_library_is_named(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _of(program)
    monkeypatch.setattr(module, "_version", lambda name: "9.9" if name == "lxml" else before.parts[name])
    assert _of(program).changes_since(before.parts) == [f"lxml {before.parts['lxml']} -> 9.9"]


def test_how_tables_are_written_has_a_mark_of_its_own(program: Path) -> None:
    before = writing(program)
    (program / "tables" / "write.py").write_text("2")
    assert writing(program) != before


def test_parts_can_be_kept_as_text() -> None:
    told = fingerprint()
    assert told.changes_since(json.loads(told.as_json())) == []


def test_every_dependency_is_known_to_decide_or_not_to() -> None:
    text = (ROOT.parent / "pyproject.toml").read_text()
    wanted = {re.split("[<>=]", name)[0] for name in tomllib.loads(text)["project"]["dependencies"]}
    assert wanted <= NO_READERS | set(LIBRARIES)
    assert all(fingerprint().parts[name] != "none" for name in LIBRARIES)


def test_rooms_and_files_that_are_named_exist() -> None:
    assert all((ROOT / name).is_dir() for name in NO_PART)
    assert all((ROOT / name).is_file() for name in PART_AFTER_ALL)


def test_what_was_prepared_for_a_quick_start_has_no_part() -> None:
    prepared = (compiled.STORED_PATH, lexicon.STORED_PATH)
    assert not any(module._has_part(path.relative_to(ROOT)) for path in prepared)
