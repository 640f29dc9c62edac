"""What a user of the command sees: help, exit statuses, summaries, messages."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import COMMANDS, main
from pipeline.tables.dictionary import as_markdown
from pipeline.tables.read import load, read_rows
from tests.engines.standins import standins

Command = Callable[..., Result]

ROOT = Path(__file__).parents[2]
HEAVY = ("spacy", "pandas", "pyarrow", "numpy", "dateparser", "pdfplumber", "rich.progress")


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs the command line in an empty folder, with stand-ins for the reader and the extraction."""
    monkeypatch.setattr("pipeline.engines.local.default_stages", standins)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def _file(name: str, words: str = "good") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)
    return path


# ------------------------------------------------------------------ help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_the_overview_lists_it(name: str, command: Command) -> None:
    overview, own = command("--help"), command(name, "--help")
    assert f"  {name}" in overview.output
    assert own.exit_code == 0
    loaded = main.get_command(click.Context(main), name)
    assert loaded is not None
    assert loaded.get_short_help_str(200) == COMMANDS[name]


def test_help_loads_nothing_heavy() -> None:
    """Which is what makes it appear at once."""
    program = (
        "import sys; from click.testing import CliRunner; from pipeline.cli import main;"
        "result = CliRunner().invoke(main, ['--help']); assert result.exit_code == 0, result.output;"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# ------------------------------------------------------------------ extract


def test_extract_writes_tables_and_tells_what_it_found(command: Command) -> None:
    _file("in/a.txt")
    result = command("extract", "in", "--out", "out", "--jobs", 1)
    assert result.exit_code == 0, result.output
    assert result.stderr == "[1/1] in/a.txt: 1 report, 1 claims, 1 findings\n"
    (claim,), (document,) = read_rows(Path("out"), "claims"), read_rows(Path("out"), "documents")
    assert result.stdout.splitlines() == [
        "1 report from 1 file",
        "1 claim, 1 of them with a source",
        "  vote                        1",
        "1 finding",
        "  vote_record                 1",
        "1 candidate, where a sentence looks like a claim but no rule fired",
        "0 failures",
        "",
        "The tables are in out; what each column means: monitor-facts schema",
        f"A claim with a finding: monitor-facts show {claim.claim_id} --out out",
        f"A report: monitor-facts show {document.doc_id} --out out",
    ]


def test_receipt_of_a_run(command: Command) -> None:
    _file("in/a.txt")
    command("extract", "in", "--out", "out", "--jobs", 1)
    told = json.loads(Path("out/run.json").read_text())
    assert [entry["path"] for entry in told["inputs"]] == ["in/a.txt"]
    assert told["inputs"][0]["sha256"] == load("out").documents.loc[0, "source_sha256"]
    assert told["settings"] == {"jobs": 1, "timeout": 900, "memory": 2000}
    assert set(told["seconds"]) == {"hash", "read", "extract", "claims", "validate", "compare", "total"}


def test_some_failures_have_their_own_exit_status(command: Command) -> None:
    _file("in/a.txt")
    _file("in/b.txt", "unreadable")
    result = command("extract", "in", "--out", "out")
    assert result.exit_code == 3
    assert "1 failure\n  in/b.txt (decode): byte 0 is wrong; save the file again as UTF-8\n" in result.stdout
    assert "in/b.txt: failed: byte 0 is wrong" in result.stderr
    tables = load("out")
    assert (len(tables.documents), len(tables.failures)) == (1, 1)


def test_all_inputs_failing_still_writes_every_table(command: Command) -> None:
    result = command("extract", _file("b.txt", "crash"), "--out", "out")
    assert result.exit_code == 3
    assert list(load("out").failures["error"]) == ["ProcessExpired"]


def test_many_failures_are_cut_short(command: Command) -> None:
    for number in range(22):
        _file(f"in/{number}.txt", f"unreadable {number}")
    result = command("extract", "in", "--out", "out")
    assert "  and 2 more, in out/failures.parquet\n" in result.stdout


def test_second_run_replaces_the_first(command: Command) -> None:
    command("extract", _file("a.txt"), "--out", "out")
    command("extract", _file("b.txt", "other"), "--out", "out")
    assert list(load("out").documents["source_path"]) == ["b.txt"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "--out", "out"], "Missing argument 'PATH...'"),
        (["extract", "nowhere", "--out", "out"], "Path 'nowhere' does not exist"),
        (["extract", "a.txt"], "Missing option '--out'"),
        (["extract", "a.txt", "--out", "a.txt"], "Directory 'a.txt' is a file"),
        (["extract", "a.txt", "--out", "a.txt/out"], "the output folder a.txt/out can't be written"),
        (["extract", "a.txt", "--out", "out", "--jobs", "-1"], "-1 is not in the range"),
        (["extract", "empty", "--out", "out"], "there is no file to read in empty"),
        (["exract"], "No such command 'exract'"),
        (["show", "abc", "--out", "nowhere"], "there is no folder nowhere. Run `monitor-facts extract"),
        (["schema", "--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_usage_has_its_own_exit_status(arguments: list[str], message: str, command: Command) -> None:
    _file("a.txt")
    Path("empty").mkdir()
    result = command(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not Path("out").exists()


def test_escapes_in_file_names_reach_no_terminal(command: Command) -> None:
    _file("in/\x1b[31mred.txt", "unreadable")
    result = command("extract", "in", "--out", "out")
    assert result.exit_code == 3
    assert "\x1b" not in result.output
    assert "in/\\x1b[31mred.txt (decode)" in result.stdout


# ------------------------------------------------------------------ schema


def test_schema_prints_the_dictionary(command: Command) -> None:
    assert command("schema", "--format", "markdown").stdout == as_markdown()
    assert "claims: One row per atomic fact" in command("schema").stdout
    assert json.loads(command("schema", "--format", "json").stdout)["schema_version"] == "1.4"
