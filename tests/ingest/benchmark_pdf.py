"""How fast a PDF becomes canonical text, beside pdfplumber's ``page.chars`` alone, in one run.

    python -m tests.ingest.benchmark_pdf FILE...

Prints pages a second (of processor time) of both (medians of interleaved rounds) and their ratio for each file.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from pipeline.ingest import read_file

ROUNDS = 7


def plain_call(path: Path) -> int:
    """The pages of a file, every character read by pdfplumber."""
    with pdfplumber.open(path) as document:
        return sum(bool(page.chars) or True for page in document.pages)


def seconds(call: Callable[[Path], object], path: Path) -> float:
    begin = time.process_time()  # of this process alone, whatever else the machine does
    call(path)
    return time.process_time() - begin


def compare(path: Path) -> str:
    pages = plain_call(path)
    read_file(path)
    rounds = [(seconds(read_file, path), seconds(plain_call, path)) for _ in range(ROUNDS)]
    ours, plain = (statistics.median(times) for times in zip(*rounds, strict=True))
    rates = f"{pages / ours:.1f} pages/s, page.chars {pages / plain:.1f} pages/s"
    return f"{path.name}: {rates}, {plain / ours:.1f} times as fast"


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        sys.stdout.write(compare(Path(name)) + "\n")
