"""A run tells its progress as a bar on a terminal and as lines elsewhere; file names speak to neither."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.cli.progress import progress
from pipeline.engines.work import PackedFile, Task, packed
from pipeline.records import FailureRow
from pipeline.tables.packed import pieces_of
from tests.samples import sample_rows

PATH = "in/[bold]\x1b]0;title.txt"


def _outcomes() -> list[tuple[Task, PackedFile]]:
    failed = FailureRow("b.txt", None, "read", "OSError", "gone [1]")
    return [
        (Task(Path(PATH), PATH, None), PackedFile(tuple(pieces_of(sample_rows(), "x", 0)))),
        (Task(Path("b.txt"), "b.txt", None), packed([failed])),
    ]


def test_lines_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(2) as on_done:
        for outcome in _outcomes():
            on_done(*outcome)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        "[1/2] in/[bold]\\x1b]0;title.txt: 1 report, 1 claims, 1 findings",
        "[2/2] b.txt: failed: gone [1]",
    ]


def test_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()

    def console(*, stderr: bool) -> Console:
        assert stderr
        return Console(file=screen, force_terminal=True, width=120, markup=False, highlight=False, color_system=None)

    monkeypatch.setattr("pipeline.cli.progress.plain_console", console)
    with progress(2) as on_done:
        for outcome in _outcomes():
            on_done(*outcome)
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.getvalue())
    assert "2/2" in shown
    assert "failed: b.txt: gone [1]" in shown
    assert "\x1b" not in shown
