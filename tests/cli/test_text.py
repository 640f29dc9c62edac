"""``monitor-facts text``, and the forms in which ``extract`` takes its files: with the program's own reader."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

Command = Callable[..., Result]

FILES = Path(__file__).parents[1] / "ingest" / "files"
REPORT = (
    "Chad\n\nMine Ban Policy\n\nLast updated: 3 May 2011\n\nUse\n\n"
    "Chad has not used antipersonnel mines.[1] It has no landmines.\n\n[1] Email, 4 May 2011.\n"
)


@pytest.fixture
def text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    monkeypatch.chdir(tmp_path)
    Path("chad.txt").write_text(REPORT)
    return lambda *arguments: CliRunner().invoke(main, ["text", *[str(argument) for argument in arguments]])


def test_canonical_text_goes_to_standard_output_as_it_is(text: Command) -> None:
    result = text("chad.txt")

    assert (result.exit_code, result.stdout, result.stderr) == (0, REPORT, "")


@pytest.mark.parametrize("name", ["libreoffice.docx", "pandoc.html", "typst-two-columns.pdf"])
def test_text_of_other_formats(text: Command, name: str) -> None:
    assert text(FILES / name).stdout == (FILES / "iceland.canonical.txt").read_text(encoding="utf-8")


def test_blocks_show_how_a_file_was_understood(text: Command) -> None:
    assert text("chad.txt", "--blocks").stdout.splitlines() == [
        "report 0: Chad: Mine Ban Policy",
        "  country: TCD Chad; theme: mine_ban_policy; treaty: MBT; year: 2011; last updated: 2011-05-03; language: en",
        "          offsets  page  zone            kind       section                   words",
        "              0-4     -  body            heading    -                         Chad",
        "             6-21     -  body            heading    Chad                      Mine Ban Policy",
        "            23-47     -  body            paragraph  Mine Ban Policy           Last updated: 3 May 2011",
        "            49-52     -  body            heading    Mine Ban Policy           Use",
        "           54-116     -  body            paragraph  Use                       "
        "Chad has not used antipersonnel mines.[1] It has no landmines.",
        "          118-140     -  note            note       -                         [1] Email, 4 May 2011.",
        "",
    ]


def test_blocks_show_pages_and_rows_on_one_line(text: Command) -> None:
    lines = text(FILES / "libreoffice-long.pdf", "--blocks").stdout.splitlines()

    row = next(line for line in lines if "Savannakhet" in line)
    assert row.split()[1:4] == ["3", "body", "table_row"]
    assert row.endswith(r"Savannakhet\t21\t2,377\tSecond survey")


def test_several_reports_and_one_of_them(text: Command) -> None:
    both, second = text(FILES / "pandoc-annual.docx"), text(FILES / "pandoc-annual.docx", "--part", "3")

    assert [line for line in both.stderr.splitlines() if line.startswith("--- report")] == [
        "--- report 0: Iceland: Mine Ban Policy",
        "--- report 1: Cluster Munition Ban Policy",
        "--- report 2: Côte d’Ivoire: Mine Ban Policy",
        "--- report 3: Lao PDR: Mine Ban Policy",
    ]
    assert second.stderr == ""
    assert second.stdout.startswith("Lao PDR\n")
    assert both.stdout.endswith(second.stdout)


def test_file_in_a_zip(text: Command) -> None:
    with zipfile.ZipFile("reports.zip", "w") as archive:
        archive.writestr("2011/chad.txt", REPORT)

    assert text("reports.zip/2011/chad.txt").stdout == REPORT


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["gone.txt"], 3, "gone.txt: the file does not exist"),
        (["mail.eml"], 3, "mail.eml: .eml files are not read; save the report as PDF, HTML, DOCX or text"),
        (["chad.txt", "--part", "4"], 2, "chad.txt holds 1 reports, numbered from 0; there is no 4."),
        ([], 2, "Missing argument 'FILE'"),
        (["all.zip"], 2, "all.zip holds 2 files; name one of them, for example all.zip/a.txt"),
        (["all.zip/c.txt"], 3, "all.zip/c.txt: the file does not exist"),
    ],
)
def test_what_cannot_be_printed_says_why(text: Command, arguments: list[str], status: int, message: str) -> None:
    Path("mail.eml").write_text("Subject: mines")
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("a.txt", REPORT)
        archive.writestr("b.txt", REPORT)
    result = text(*arguments)

    assert result.exit_code == status
    assert message in result.stderr
    assert result.stdout == ""


def test_escapes_of_a_report_reach_no_terminal(text: Command) -> None:
    words = REPORT.replace("no landmines", "\x1b[31mno\u202e\u2066 landmines")
    Path("bad\x1b[31m.txt").write_text(words + "The embassy of Chad sent this letter.\n" * 30)

    printed, refused = text("bad\x1b[31m.txt"), text("gone\x1b[31m.txt")

    assert "\x1b" not in printed.output + refused.output
    assert "It has [31mno landmines." in printed.stdout
    assert "gone\\x1b[31m.txt: the file does not exist" in refused.stderr
