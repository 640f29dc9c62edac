"""What a worker leaves out of the libraries is nothing that reading a report needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "sample-united-states-mbt-2016.txt"
EXTRACTED = """
import sys
from pathlib import Path

if sys.argv[2] == "worker":
    from pipeline.engines.worker import prepare
    prepare(2000)
from pipeline.extract import extract
from pipeline.ingest import read_file

print([extract(report) for report in read_file(Path(sys.argv[1]))])
print([name for name in ("pandas", "weasel", "requests", "spacy.cli.download") if name in sys.modules])
"""


def test_rows_are_the_same_without_what_workers_do_not_load() -> None:
    told = [
        subprocess.run([sys.executable, "-c", EXTRACTED, SAMPLE, each], capture_output=True, text=True, check=True)
        for each in ("worker", "any process")
    ]
    rows, loaded = zip(*(each.stdout.splitlines() for each in told), strict=True)
    assert rows[0] == rows[1]
    assert loaded[0] == "[]"
    assert "spacy.cli.download" in loaded[1]  # else there is nothing left to leave out
