"""What `monitor-facts show` tells about a claim and a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.records import Rows
from pipeline.tables.schema import TABLES
from pipeline.tables.write import write_tables
from tests.samples import sample_report, sample_rows

Show = Callable[[str], Result]

CLAIM_ID = "000000000000-0-c1"


def _show(rows: Rows, tmp_path: Path, row_id: str) -> Result:
    write_tables(rows, tmp_path, {})
    return CliRunner().invoke(main, ["show", row_id, "--out", str(tmp_path)])


def test_claim_with_its_words_sources_and_findings(tmp_path: Path) -> None:
    result = _show(sample_rows(), tmp_path, CLAIM_ID)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        f"Claim {CLAIM_ID}",
        "  says       vote: in_favor (positive)",
        "  actor      RUR (state)",
        "  said by    monitor",
        "  treaty     MBT",
        "  event      A/RES/71/34 - Resolution 71/34",
        "  when       2016 (2016-01-01 to 2016-12-31)",
        "  recurrence once",
        "  found by   vote.in-favor, confidence 0.90",
        "",
        "Words",
        "  report     000000000000-0: Ban policy, mine_ban_policy, 2016 (ruritania.txt)",
        "  section    Ban policy",
        "  stands in  body, paragraph 1",
        "  Ruritania >>voted in favor of Resolution 71/34 in 2016<<.[2]",
        "",
        "Sources (1)",
        "  note 2 (direct; correspondence, 2016-05-03)",
        "    Ibid.",
        "    which stands for note 1: Letter from the Foreign Ministry, 3 May 2016.",
        "",
        "Findings (1)",
        "  warning, vote_record: The record shows another vote.",
        "    found      in_favor",
        "    expected   abstained",
        "    reference  votes of 2016",
    ]


def test_report_with_its_claims_and_findings(tmp_path: Path) -> None:
    result = _show(sample_rows(), tmp_path, "000000000000-0")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "Report 000000000000-0"
    assert "  theme      mine_ban_policy (MBT)" in lines
    assert "  holds      1 sentences, 2 notes, 1 claims" in lines
    assert f"  {CLAIM_ID}  vote  in_favor  RUR  2016  voted in favor of Resolution 71/34 in 2016" in lines
    assert "  warning, vote_record: The record shows another vote." in lines


def test_speaker_quantity_and_missing_parts(tmp_path: Path) -> None:
    rows = sample_rows()
    rows.claims[0] = replace(
        rows.claims[0],
        speaker="the Foreign Minister",
        assertion="government",
        hedged=True,
        quantity=12500,
        quantity_unit="mines",
        when=None,
        when_earliest=None,
        when_latest=None,
        n_sources=0,
    )
    rows.citations.clear()
    rows.findings.clear()
    lines = _show(rows, tmp_path, CLAIM_ID).stdout.splitlines()
    assert "  said by    government: the Foreign Minister" in lines
    assert "  hedged     yes" in lines
    assert "  quantity   12,500 mines" in lines
    assert not any(line.startswith("  when ") for line in lines)
    assert lines[lines.index("Sources (0)") + 1] == (
        "  none: no note marker stands at or after the words in the paragraph"
    )
    assert lines[-1] == "Findings (0)"


def test_ibid_that_stands_for_nothing_is_told(tmp_path: Path) -> None:
    rows = sample_rows()
    rows.sources[1] = replace(rows.sources[1], ibid_of=None)
    assert "    which stands for nothing that could be found\n" in _show(rows, tmp_path, CLAIM_ID).stdout


@pytest.fixture
def two_reports(tmp_path: Path) -> Path:
    rows = sample_rows()
    second = sample_rows(sample_report("b.txt", "0" * 64, occurrence=1))
    for name in TABLES:
        getattr(rows, name).extend(getattr(second, name))
    write_tables(rows, tmp_path, {})
    return tmp_path


@pytest.mark.parametrize(
    ("row_id", "first_line"),
    [
        ("000000000000-0", "Report 000000000000-0"),
        ("000000000000-0-1", "Report 000000000000-0-1"),
        ("000000000000-0-c", f"Claim {CLAIM_ID}"),
        ("000000000000-0-1-c", "Claim 000000000000-0-1-c1"),
    ],
)
def test_id_or_its_only_beginning(row_id: str, first_line: str, two_reports: Path) -> None:
    result = CliRunner().invoke(main, ["show", row_id, "--out", str(two_reports)])
    assert result.stdout.splitlines()[0] == first_line


@pytest.mark.parametrize(
    ("row_id", "message"),
    [
        ("0000", "ids begin with '0000'"),
        ("zzz", "has an id that begins with 'zzz'"),
        ("", "has an id that begins with ''"),
        ("\x1b[31m", "begins with '\\x1b[31m'"),
    ],
)
def test_ids_that_show_nothing(row_id: str, message: str, two_reports: Path) -> None:
    result = CliRunner().invoke(main, ["show", row_id, "--out", str(two_reports)])
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "\x1b" not in result.stderr


def test_report_text_is_neither_markup_nor_terminal_control(tmp_path: Path) -> None:
    rows = sample_rows()
    nasty = "see [red]this[/red] \x1b[31mred\x1b[0m \u202ethgir"
    rows.findings[0] = replace(rows.findings[0], message=nasty)
    result = _show(rows, tmp_path, CLAIM_ID)
    assert "see [red]this[/red] \\x1b[31mred\\x1b[0m \\u202ethgir\n" in result.stdout
    assert "\x1b" not in result.stdout


def test_candidate_with_its_sentence_and_the_claims_there(tmp_path: Path) -> None:
    result = _show(sample_rows(), tmp_path, "000000000000-0-k1")
    assert result.stdout.splitlines() == [
        "Candidate 000000000000-0-k1",
        "  looks like position, score 0.41; no rule found such a claim",
        "",
        "Words",
        "  report     000000000000-0: Ban policy, mine_ban_policy, 2016 (ruritania.txt)",
        "  section    Ban policy",
        "  stands in  body, paragraph 1",
        "  Ruritania voted in favor of Resolution 71/34 in 2016.[2]",
        "",
        "Claims of the sentence (1)",
        f"  {CLAIM_ID}  vote: in_favor  voted in favor of Resolution 71/34 in 2016",
    ]


def test_report_lists_its_candidates(tmp_path: Path) -> None:
    lines = _show(sample_rows(), tmp_path, "000000000000-0").stdout.splitlines()
    at = lines.index("Candidates (1)")
    assert (
        lines[at + 1] == "  000000000000-0-k1  0.41  position  Ruritania voted in favor of Resolution 71/34 in 2016.[2]"
    )


def test_an_id_with_a_slip_names_its_neighbours(tmp_path: Path) -> None:
    result = _show(sample_rows(), tmp_path, "000000000000-0-c2")
    assert f"Near it: {CLAIM_ID}" in " ".join(result.stderr.split())
