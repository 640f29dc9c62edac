"""Stored prefilters are those that reading the patterns gives, and none is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.claims.matcher import Matcher
from pipeline.claims.rulefile import rule_files
from pipeline.matching import stored
from pipeline.matching.prefilter import Prefilter
from pipeline.matching.reading import PatternReader

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
MISSING = """
import sys
from pathlib import Path
from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.matching import stored

for report in read_file(Path(sys.argv[1])):
    extract(report)
print(sum(stored.stored_ways(mark) is None for mark in stored.asked), len(stored.asked) > 500)
"""


def test_none_is_missing() -> None:
    sample = str(SAMPLES / "sample-united-states-mbt-2016.txt")
    told = subprocess.run([sys.executable, "-c", MISSING, sample], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "True"], "run 'make model': patterns have changed"


def test_they_are_what_reading_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    known = _rules_filters()
    monkeypatch.setattr(stored, "asked", {})
    monkeypatch.setattr("pipeline.matching.reading.asked", {})
    monkeypatch.setattr("pipeline.matching.reading.stored_ways", lambda mark: None)
    assert _rules_filters() == known


def _rules_filters() -> list[Prefilter]:
    matcher = Matcher((file.rules, file.parts) for file in rule_files().values())
    return [prefilter for _, _, _, prefilter in matcher._sources]


def test_another_part_makes_another_prefilter() -> None:
    first = PatternReader({"what": "mines", "who": "{what} of theirs"}).read("laid {who}")
    other = PatternReader({"what": "bombs", "who": "{what} of theirs"}).read("laid {who}")
    assert first.admits(" laid mines of theirs ")
    assert not other.admits(" laid mines of theirs ")
