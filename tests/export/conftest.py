"""The sample corpus, read once for all tests of its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines.local import run
from pipeline.ingest import find_inputs
from pipeline.settings import EngineSettings
from pipeline.tables.write import write_tables

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def corpus_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample corpus."""
    folder = tmp_path_factory.mktemp("corpus") / "out"
    write_tables(run(find_inputs([CORPUS]), EngineSettings(1)).rows, folder, {})
    return folder
