"""What a user of ``monitor-facts compare`` sees."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import write
from pipeline.cli import main
from pipeline.evaluation.annotations import load
from pipeline.tables.read import load as load_tables
from tests.evaluation.ruritania import CLAIMS, perfect_rows, write_gold

Command = Callable[..., Result]
STATUS, VOTE, IN_2014, IN_2015, STOCK = range(5)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs the command in a folder with two runs: b has another vote, one claim less and one more."""
    monkeypatch.chdir(tmp_path)
    golds = load([write_gold(Path("gold"))])
    for out in ("a", "b"):
        rows = perfect_rows(golds)
        del rows.claims[STOCK if out == "a" else IN_2015]
        if out == "b":
            rows.claims[VOTE] = replace(rows.claims[VOTE], value="against", polarity="negative", confidence=0.5)
            rows.claims[STATUS] = replace(rows.claims[STATUS], confidence=0.5)
        kept = {claim.claim_id for claim in rows.claims}
        rows.citations = [row for row in rows.citations if row.claim_id in kept]
        write(rows, out)
    return lambda *arguments: CliRunner().invoke(main, ["compare", *map(str, arguments)])


def test_counts_come_first_then_the_claims(command: Command) -> None:
    result = command("a", "b")
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines == [
        "reports: 1 in both, 0 only in A, 0 only in B",
        "",
        "claims of reports in both same changed lost gained",
        "stockpile 0 0 0 1",
        "treaty_status 1 0 0 0",
        "use 1 0 1 0",
        "vote 0 1 0 0",
        "all 2 1 1 1",
        "of the same, 1 differ in evidence, event_text, confidence or extractor",
        "fields changed: value 1",
        "",
        "gold/ruritania-mbt-2016.txt",
        f"changed vote in_favor RUR MBT A/RES/71/34 2016; value in_favor → against: “{CLAIMS[VOTE]['quote']}”",
        f"lost use used Hill People’s Army 2015: “{CLAIMS[IN_2015]['quote']}”",
        f"gained stockpile holds RUR: “{CLAIMS[STOCK]['quote']}”",
    ]


def test_all_lists_what_changes_no_fact(command: Command) -> None:
    stdout = " ".join(command("a", "b", "--all").stdout.split())
    assert "fields changed: confidence 2, value 1" in stdout
    assert "changed treaty_status not_party RUR MBT; confidence 0.9 → 0.5" in stdout
    assert "all 2 1 1 1" in stdout


def test_csv(command: Command) -> None:
    result = command("a", "b", "--format", "csv")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [(row["change"], row["field"], row["a"], row["b"]) for row in rows] == [
        ("changed", "value", "in_favor", "against"),
        ("lost", "", "", ""),
        ("gained", "", "", ""),
    ]
    assert rows[1]["words"] == CLAIMS[IN_2015]["quote"]
    assert rows[1]["claim_id_a"] in set(load_tables("a").claims["claim_id"])
    assert rows[2]["claim_id_b"] in set(load_tables("b").claims["claim_id"])
    assert result.stderr.startswith("reports: 1 in both")


def test_folder_without_tables(command: Command) -> None:
    result = command("a", "nowhere")
    assert result.exit_code == 2
    assert "there is no folder nowhere" in result.stderr
