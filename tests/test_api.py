"""The five verbs of `from pipeline import ...`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline import frames, load, read, write
from pipeline.ingest import IngestError
from tests.samples import sample_rows

ROOT = Path(__file__).parents[1]


def test_the_verbs_are_the_whole_surface() -> None:
    assert sorted(pipeline.__all__) == ["extract", "frames", "load", "read", "write"]
    assert all(callable(getattr(pipeline, name)) for name in pipeline.__all__)


@pytest.mark.parametrize(
    "program",
    [
        "import pipeline.extract; from pipeline import extract; assert callable(extract)",
        "from pipeline import extract; import pipeline.extract; from pipeline import extract as again;"
        "assert again is extract",
        "import pipeline.cli.extract; from pipeline import extract; assert extract.__module__ == 'pipeline.extract'",
    ],
)
def test_extract_is_the_function_whoever_imported_the_module(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_written_rows_are_loaded_as_frames(tmp_path: Path) -> None:
    rows = sample_rows()
    write(rows, str(tmp_path))
    assert load(tmp_path).claims.equals(frames(rows).claims)
    told = json.loads((tmp_path / "run.json").read_text())
    assert told["inputs"] == [{"path": "ruritania.txt", "sha256": "0" * 64}]


def test_read_raises_what_a_reader_says(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(IngestError, match="empty"):
        read(str(tmp_path / "empty.txt"))
