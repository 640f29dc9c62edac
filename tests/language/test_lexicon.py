"""The stored dictionary says what lemminflect says, and nothing where it is not of this lemminflect."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import lemminflect
import pytest

from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.language import lexicon
from pipeline.language.lexicon import inflections, lemmas

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SAMPLE = SAMPLES / "sample-united-states-mbt-2016.txt"
ASKED = """
import sys
from pathlib import Path
from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.language import lexicon

lexicon.STORED_PATH = Path(sys.argv[2])
for report in read_file(Path(sys.argv[1])):
    extract(report)
print("lemminflect" in sys.modules)
"""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as ``models/prepare.py`` writes it."""
    path = tmp_path_factory.mktemp("lexicon") / "lemminflect.words"
    for report in read_file(SAMPLE):
        extract(report)
    lexicon.store(path)
    return path


@pytest.fixture
def used(stored: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it in place of the one in use."""
    path = stored.with_name("copy.txt")
    path.write_bytes(stored.read_bytes())
    monkeypatch.setattr(lexicon, "STORED_PATH", path)
    lexicon._stored.cache_clear()
    yield path
    lexicon._stored.cache_clear()


def _words() -> set[str]:
    """Words as reports write them."""
    return {word for path in SAMPLES.iterdir() for word in path.read_text(encoding="utf-8", errors="replace").split()}


def test_lemmas_are_those_of_lemminflect(used: Path) -> None:
    words = _words() | {word.lower() for word in _words()} | {"", "'s", "Left", "naïve", "two words", "a\tb"}
    assert {word: lemmas(word) for word in words} == {word: lemminflect.getAllLemmas(word) for word in words}
    assert lemmas("laid") == {"VERB": ("lay",)}


def test_forms_are_those_of_lemminflect(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verbs = {verb for word in _words() for verb in lemminflect.getAllLemmas(word.lower()).get("VERB", ())}
    verbs |= lexicon.asked
    given = {
        verb: lemminflect.getAllInflections(verb, upos="VERB") or lemminflect.getAllInflectionsOOV(verb, upos="VERB")
        for verb in verbs
    }
    monkeypatch.setattr(lexicon, "_dictionary_inflections", None)  # all of them are stored
    assert {verb: inflections(verb) for verb in verbs} == given


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "changed", "of another version"])
def test_a_damaged_or_foreign_file_is_left_alone(damage: str, used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = used.read_bytes()
    if damage == "missing":
        used.unlink()
    elif damage == "of another version":
        used.write_bytes(data.replace(b"lemminflect 0.", b"lemminflect 9."))
    else:
        used.write_bytes({"empty": b"", "cut": data[:1000], "changed": data[:-9] + b"x" + data[-8:]}[damage])
    assert lexicon._stored() is None
    assert lemmas("laid") == {"VERB": ("lay",)}
    assert "retained" in inflections("retain")["VBD"]


def test_a_report_is_read_without_lemminflect(stored: Path) -> None:
    told = subprocess.run([sys.executable, "-c", ASKED, SAMPLE, stored], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
