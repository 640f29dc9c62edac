"""A report put together from the tables gives the same rows as the one that was read from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.tables.rebuilt import rebuilt

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


@pytest.mark.parametrize("name", ["sample-overview-mbt-2017.txt", "sample-japan-mbt-2004.txt"])
def test_rows_are_the_same(name: str) -> None:
    rows = extract(read_file(SAMPLES / name)[0])
    again = extract(rebuilt(rows.documents[0], rows.sentences))
    assert again.claims == rows.claims
    assert again.sentences == rows.sentences
    assert again.citations == rows.citations
