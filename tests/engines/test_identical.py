"""Whatever has happened to the files before, the tables are those of a first run over what is there now."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.settings import EngineSettings
from tests.engines.folders import Folders, InlinePool

NAMES = st.sampled_from(["a", "b of-AAA", "c of-AAA", "d of-BBB", "e"])
WORDS = st.sampled_from(["one", "two", "three reports", "unreadable", "empty list"])
STEPS = st.lists(st.lists(st.tuples(NAMES, st.none() | WORDS), min_size=1, max_size=4), min_size=1, max_size=4)
"""Each step writes some files, or removes them (None), and runs."""


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_bytes_are_those_of_a_fresh_run(
    monkeypatch: pytest.MonkeyPatch, steps: list[list[tuple[str, str | None]]]
) -> None:
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    with TemporaryDirectory() as root:
        folders = Folders(Path(root))
        for step in steps:
            for name, words in step:
                if words is None:
                    (folders.reports / f"{name}.txt").unlink(missing_ok=True)
                else:
                    folders.write(**{name: words})
            folders.update()
            assert folders.tables() == folders.fresh_tables()
            assert folders.update().written is False


def test_bytes_do_not_depend_on_the_number_of_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(7)
    folders = Folders(tmp_path)
    for number in range(30):
        folders.write(**{f"r{number:02} of-{rng.choice(['AAA', 'BBB', 'CCC'])}": rng.choice(["x", f"nap {number}"])})
    made = []
    for jobs in (1, 3):
        folders.update(engine=EngineSettings(jobs), fresh=True)
        made.append(folders.tables())
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    assert made == [folders.fresh_tables()] * 2


def test_bytes_do_not_depend_on_how_rows_come_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With row groups smaller than a report, larger, and pieces put together while they wait."""
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    monkeypatch.setattr("pipeline.tables.write._GROUP_ROWS_ELSE", 7)
    monkeypatch.setattr("pipeline.tables.write._GROUP_ROWS", {"documents": 2, "citations": 1})
    folders = Folders(tmp_path)
    folders.write(**{f"r{number:02}": f"three reports {number}" for number in range(6)})
    folders.update()
    before = folders.tables()
    monkeypatch.setattr("pipeline.tables.write._PIECES_HELD", 2)
    assert folders.fresh_tables() == before
