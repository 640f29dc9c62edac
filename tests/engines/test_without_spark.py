"""Who asks for Spark where pyspark is not installed is told what to install."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main


def test_missing_pyspark_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyspark", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "a.txt").touch()
    result = CliRunner().invoke(main, ["extract", str(tmp_path), "--out", str(tmp_path / "out"), "--engine", "spark"])
    assert result.exit_code == 1
    assert "python -m pip install pyspark" in result.output
    assert not (tmp_path / "out").exists()


def test_a_setting_without_a_value_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    arguments = ["extract", str(tmp_path), "--out", "out", "--engine", "spark", "--spark-conf", "spark.master"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "KEY=VALUE" in result.output
