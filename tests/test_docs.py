"""What the documents tell a reader to do works: Python runs, commands and make targets exist, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from pipeline.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def _blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def _command_lines(path: Path) -> list[str]:
    lines = [re.split("[#>]", line)[0].strip() for block in _blocks(path, "sh") for line in block.splitlines()]
    return [line for line in lines if line]


def test_readme_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks in order, as one program, where corpus/ is at hand and outputs/ is not the user's."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    blocks = _blocks(ROOT / "README.md", "python")
    assert blocks
    exec(compile("\n".join(blocks), "README.md", "exec"), {})


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_exist(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every monitor-facts line of a shell block is one that the command line accepts."""
    monkeypatch.chdir(ROOT)
    for line in _command_lines(path):
        words = shlex.split(line)
        if words[0] != "monitor-facts":
            continue
        command = main.get_command(click.Context(main), words[1])
        assert command is not None, line
        command.make_context(words[1], words[2:])


def test_make_targets_exist() -> None:
    lines = [line for path in DOCUMENTS for line in _command_lines(path) if line.startswith("make ")]
    assert lines
    for line in lines:
        subprocess.run([*shlex.split(line), "--dry-run"], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_locked_dependencies_hold_every_declared_one() -> None:
    """`make lock` after a change of pyproject.toml; every line is pinned and hashed, and names no host."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {_name(entry) for entry in project["project"]["dependencies"]}
    groups = project["dependency-groups"]
    tools = {_name(entry) for entry in groups["dev"] if isinstance(entry, str)} | {_name(groups["build"][0])}
    spark = {_name(entry) for entry in project["project"]["optional-dependencies"]["spark"]}
    for lock, wanted in (
        ("requirements.txt", declared),
        ("requirements-dev.txt", declared | tools),
        ("requirements-spark.txt", declared | spark | {"setuptools"}),
    ):
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = re.findall(r"^([a-z0-9.-]+)==\S+ .*\n    --hash=sha256:", text, re.MULTILINE)
        assert wanted <= set(pinned)
        assert len(pinned) == len(re.findall(r"^\S", text, re.MULTILINE))
        assert "://" not in text


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower()
