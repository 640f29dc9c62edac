"""What a user of ``monitor-facts check`` and ``monitor-facts diff`` sees, on two years' made-up profiles."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import extract, read, write
from pipeline.cli import main
from pipeline.records import Rows

Command = Callable[..., Result]

OF_2016 = """Chad

Mine Ban Policy

Last updated: 12 October 2016

Policy

Chad attended the Fourteenth Meeting of States Parties in Geneva in December 2015.[1] On 7 December 2015, Chad \
voted in favor of UN General Assembly Resolution 70/55.

Production, stockpiling, and use

Chad has produced antipersonnel mines in the past.[2] It has a stockpile of 400 antipersonnel mines. Chad has not \
exported antipersonnel mines.

[1] Statement of Chad, Mine Ban Treaty Fourteenth Meeting of States Parties, Geneva, 2 December 2015.

[2] Ibid.
"""
OF_2017 = """Chad

Mine Ban Policy

Last updated: 9 October 2017

Policy

Chad attended the Fifteenth Meeting of States Parties in Santiago in November 2016.[1] On 7 December 2015, Chad \
voted in favor of UN General Assembly Resolution 70/55.

Production, stockpiling, and use

Chad has never produced antipersonnel mines.[2] It has a stockpile of 350 antipersonnel mines. Chad has not \
exported antipersonnel mines.

[1] Statement of Chad, Mine Ban Treaty Fifteenth Meeting of States Parties, Santiago, 29 November 2016.

[2] HRW, op. cit., p. 4.
"""


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs the command line in a folder with the tables of two years."""
    monkeypatch.chdir(tmp_path)
    for year, text in (("2016", OF_2016), ("2017", OF_2017)):
        path = Path(f"chad-mbt-{year}.txt")
        path.write_text(text, encoding="utf-8")
        rows = Rows()
        for report in read(path):
            made = extract(replace(report, report_year=int(year)))
            for table in ("documents", "sentences", "claims", "sources", "citations", "votes", "findings"):
                getattr(rows, table).extend(getattr(made, table))
        write(rows, f"out-{year}")
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


def test_check_finds_in_tables_what_the_extraction_found(command: Command) -> None:
    result = command("check", "out-2017")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "1 reports, 1 findings",
        "",
        "chad-mbt-2017.txt",
        "  warning, ibid_unresolved: “HRW, op. cit., p. 4.” in note 2 refers to a work that no note before it cites.",
        "    “HRW, op. cit., p. 4.”",
        "    expected: a citation before it",
    ]


def test_check_against_an_earlier_year(command: Command) -> None:
    result = command("check", "out-2017", "--against", "out-2016", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["check"], row["found"], row["expected"]) for row in rows] == [
        ("change_unexplained", "never_produced", "produced_in_past"),
        ("ibid_unresolved", "HRW, op. cit., p. 4.", "a citation before it"),
    ]
    assert "the report of 2016" in rows[0]["message"]
    assert "0 findings" in command("check", "out-2016", "--against", "out-2017").stdout


def test_diff_tells_new_altered_gone_and_same(command: Command) -> None:
    result = command("diff", "out-2016", "out-2017", "--country", "tcd", "--format", "csv")
    assert result.exit_code == 0, result.output
    told = {(row["change"], row["claim_type"], row["value"], row["differences"]) for row in _rows(result)}
    assert told == {
        ("new", "attendance", "attended", ""),
        ("gone", "attendance", "attended", ""),
        ("same", "vote", "in_favor", ""),
        ("altered", "production", "never_produced", "value produced_in_past → never_produced"),
        ("altered", "stockpile", "holds", "quantity 400 → 350"),
        ("same", "transfer", "never_exported", ""),
    }


def test_diff_in_words(command: Command) -> None:
    lines = command("diff", "out-2016", "out-2017", "--country", "TCD").stdout.splitlines()
    assert lines[:4] == [
        "Chad, mine ban policy",
        "  2016: chad-mbt-2016.txt",
        "  2017: chad-mbt-2017.txt",
        "  1 new, 2 altered, 1 gone, 2 same",
    ]
    assert "  new      attendance attended TCD MBT MBT-MSP-15 2016-11" in lines
    assert not any(line.startswith("  same ") for line in lines)
    all_lines = command("diff", "out-2016", "out-2017", "--country", "TCD", "--all").stdout
    assert "  same     vote in_favor TCD MBT A/RES/70/55 2015-12-07" in all_lines


def test_diff_of_a_country_that_is_not_there(command: Command) -> None:
    result = command("diff", "out-2016", "out-2017", "--country", "PER")
    assert result.exit_code == 2
    assert "hold no two profiles of PER" in result.output


def _rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))
