"""What a user of ``monitor-facts evaluate`` sees."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline import write
from pipeline.cli import main
from pipeline.evaluation.annotations import load
from tests.engines.standins import standins
from tests.evaluation.ruritania import CLAIMS, perfect_rows, write_gold
from tests.samples import EVIDENCE, NOTE_1

Command = Callable[..., Result]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs the command in an empty folder, with stand-ins for the reader and the extraction."""
    monkeypatch.setattr("pipeline.engines.local.default_stages", standins)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def _outputs(without: int | None = None) -> Path:
    """Annotations in gold/, and tables that agree with them, but for a claim left out."""
    write_gold(Path("gold"))
    rows = perfect_rows(load([Path("gold")]))
    if without is not None:
        gone = rows.claims.pop(without).claim_id
        rows.citations = [row for row in rows.citations if row.claim_id != gone]
    write(rows, "out")
    return Path("out")


def test_measures_of_a_run(command: Command) -> None:
    result = command("--gold", "gold", "--outputs", _outputs(without=1))
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "1 annotated reports, 0 of them not among the documents"
    assert "core 1.000 0.750 0.857 3 0 1" in lines
    assert "vote 1.00 0.00 0.00 1.00 0.00 0.00 1.00 0.00 0.00 1" in lines
    assert "0.90 to 0.95 3 0.90 1.00 (0.44 to 1.00) 1.00 (0.44 to 1.00)" in lines
    assert "expected calibration error: core 0.100, full 0.100" in lines
    assert "missed" not in lines[1]


def test_errors_come_with_the_words(command: Command) -> None:
    result = command("--gold", "gold", "--outputs", _outputs(without=1), "--errors")
    assert result.stdout.splitlines()[:2] == [
        "ruritania-mbt-2016.gold.json",
        f"  missed     vote in_favor RUR MBT A/RES/71/34 2016: “{CLAIMS[1]['quote']}”",
    ]


def test_json_says_the_same(command: Command) -> None:
    told = json.loads(command("--gold", "gold", "--outputs", _outputs(without=1), "--format", "json").stdout)
    assert told["claims"]["core"] == {"p": 1.0, "r": 0.75, "f1": 0.8571, "tp": 3, "fp": 0, "fn": 1}
    assert told["by_type"]["vote"]["linked"]["fn"] == 1
    assert [entry["kind"] for entry in told["disagreements"]] == ["missed"]
    assert told["confidence"][0]["core"]["right"] == told["confidence"][0]["claims"] == 3


def test_without_outputs_the_reports_are_read(command: Command) -> None:
    claim: dict[str, Any] = {
        "quote": EVIDENCE,
        "claim_type": "vote",
        "value": "in_favor",
        "treaty": "MBT",
        "actor": "RUR",
    }
    claim |= {"assertion": "monitor", "event": "A/RES/71/34", "when": "2016", "notes": [2], "basis": "direct"}
    write_gold(Path("gold"), claims=[claim], sources=[{"note": 1, "part": 1, "quote": NOTE_1, "kind": "media"}])
    result = command("--gold", "gold")
    assert result.exit_code == 0, result.output
    assert "[1/1] gold/ruritania-mbt-2016.txt: 1 report, 1 claims" in result.stderr
    assert "linked 1.000 1.000 1.000 1 0 0" in " ".join(result.stdout.split())
    assert not list(Path().glob("**/*.parquet"))


def test_check(command: Command) -> None:
    write_gold(Path("gold"))
    result = command("--gold", "gold", "--check")
    assert (result.exit_code, result.stdout) == (0, "1 annotated reports, 5 claims, 0 problems\n")
    path = write_gold(Path("gold"), meta={"theme": "mines"})
    result = command("--gold", "gold", "--check")
    assert result.exit_code == 1
    assert f"{path}: meta, treaty: is missing\n" in result.stdout


def test_what_cannot_be_used(command: Command) -> None:
    Path("empty").mkdir()
    assert "there are no annotations (*.gold.json) in empty" in command("--gold", "empty").stderr
    write_gold(Path("gold"), part="one")
    result = command("--gold", "gold")
    assert result.exit_code == 2
    assert "gold/ruritania-mbt-2016.gold.json: part: " in result.stderr
    write_gold(Path("gold"))
    assert "there is no folder nowhere" in command("--gold", "gold", "--outputs", "nowhere").stderr
