"""Which files ``extract`` takes: folders, globs, zips, and lists on standard input."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.tables.read import load
from tests.engines.standins import standins

Command = Callable[..., Result]

FILES = Path(__file__).parents[1] / "ingest" / "files"
REPORT = "{0}\n\nMine Ban Policy\n\nUse\n\n{0} has not used antipersonnel mines.[1]\n\n[1] Email, 4 May 2011.\n"


@pytest.fixture
def extract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs ``extract`` over files a.txt, b.txt and deep/c.txt, with stand-ins for the reader and the extraction."""
    monkeypatch.setattr("pipeline.engines.local.default_stages", standins)
    monkeypatch.chdir(tmp_path)
    for name in ("reports/a.txt", "reports/b.txt", "reports/deep/c.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(name)

    def run(*paths: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(main, ["extract", *paths, "--out", "out", "--jobs", "1"], input=stdin)

    return run


def read() -> list[str]:
    return list(load("out").documents["source_path"])


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("reports/*.txt", ["reports/a.txt", "reports/b.txt"]),
        ("reports/**/*.txt", ["reports/a.txt", "reports/b.txt", "reports/deep/c.txt"]),
        ("reports/[bc].txt", ["reports/b.txt"]),
        ("repor?s", ["reports/a.txt", "reports/b.txt", "reports/deep/c.txt"]),
    ],
)
def test_glob_that_the_shell_left_alone(extract: Command, pattern: str, found: list[str]) -> None:
    assert extract(pattern).exit_code == 0
    assert read() == found


def test_absolute_glob(extract: Command, tmp_path: Path) -> None:
    assert extract(f"{tmp_path}/reports/a*").exit_code == 0
    assert read() == [f"{tmp_path}/reports/a.txt"]


def test_file_whose_name_looks_like_a_glob(extract: Command) -> None:
    Path("reports/[a].txt").write_text("brackets")

    assert extract("reports/[a].txt").exit_code == 0
    assert read() == ["reports/[a].txt"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\0"])
def test_list_on_standard_input(extract: Command, end: bytes) -> None:
    names = [b"reports/b.txt", b"reports/deep", b""]

    assert extract("-", stdin=end.join(names) + end).exit_code == 0
    assert read() == ["reports/b.txt", "reports/deep/c.txt"]


def test_missing_file_of_a_list_is_a_failure_and_the_run_goes_on(extract: Command) -> None:
    result = extract("-", stdin=b"reports/gone.txt\nreports/a.txt\n")

    assert result.exit_code == 3
    assert list(load("out").failures["source_path"]) == ["reports/gone.txt"]
    assert read() == ["reports/a.txt"]


def test_list_beside_other_paths_names_no_file_twice(extract: Command) -> None:
    extract("reports/a.txt", "-", stdin=b"reports/a.txt\nreports/b.txt\n")

    assert read() == ["reports/a.txt", "reports/b.txt"]


@pytest.mark.issue(3)
def test_every_form_at_once_by_the_whole_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A zip of several formats, one file of another zip, a glob and a list, read by the program's own reader."""
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("all.zip", "w") as archive:
        for name in ("pandoc-overview.docx", "latex-overview.pdf", "pandoc-html4.html"):
            archive.write(FILES / name, f"2018/{name}")
        archive.writestr("mail.eml", "Subject: landmines")
    with zipfile.ZipFile("other.zip", "w") as archive:
        archive.writestr("a.txt", REPORT.format("Chad"))
        archive.writestr("b.txt", REPORT.format("Mali"))
    Path("glob-1.md").write_text(REPORT.format("Togo"))
    Path("list.txt").write_text(REPORT.format("Peru"))

    arguments = ["extract", "all.zip", "other.zip/b.txt", "glob-?.md", "-", "--out", "out", "--jobs", "1"]
    result = CliRunner().invoke(main, arguments, input=b"list.txt\ngone.pdf\n")

    assert result.exit_code == 3, result.output
    tables = load("out")
    assert dict(zip(tables.documents["source_path"], tables.documents["country_iso3"], strict=True)) == {
        "all.zip/2018/latex-overview.pdf": "ISL",
        "all.zip/2018/pandoc-html4.html": "ISL",
        "all.zip/2018/pandoc-overview.docx": "ISL",
        "glob-1.md": "TGO",
        "list.txt": "PER",
        "other.zip/b.txt": "MLI",
    }
    assert set(tables.claims["doc_id"]) == set(tables.documents["doc_id"])
    failures = dict(zip(tables.failures["source_path"], tables.failures["message"], strict=True))
    assert set(failures) == {"all.zip/mail.eml", "gone.pdf"}
    assert failures["all.zip/mail.eml"].startswith(".eml files are not read")


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["reports/*.pdf"], b"", "no file matches 'reports/*.pdf'."),
        (["-"], b"\n", "there is no file to read in -."),
        (["nowhere.txt"], b"", "Path 'nowhere.txt' does not exist."),
    ],
)
def test_nothing_to_read_is_wrong_usage(extract: Command, arguments: list[str], stdin: bytes, message: str) -> None:
    result = extract(*arguments, stdin=stdin)

    assert result.exit_code == 2
    assert message in result.stderr
