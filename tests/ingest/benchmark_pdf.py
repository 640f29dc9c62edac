"""How fast a PDF becomes canonical text, beside pdfplumber's ``page.chars`` alone, in one run.

    python -m tests.ingest.benchmark_pdf FILE...

Prints pages a second (of processor time) of both (medians of interleaved rounds) and their ratio, for each file and for
all of them together. A file of one short page mostly measures how long pdfium takes to open it and load its fonts.
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


def measure(path: Path) -> tuple[int, float, float]:
    """Pages of a file, and the median seconds of both ways to read it."""
    pages = plain_call(path)
    read_file(path)
    rounds = [(seconds(read_file, path), seconds(plain_call, path)) for _ in range(ROUNDS)]
    ours, plain = (statistics.median(times) for times in zip(*rounds, strict=True))
    return pages, ours, plain


def line(name: str, pages: int, ours: float, plain: float) -> str:
    rates = f"{pages / ours:.1f} pages/s, page.chars {pages / plain:.1f} pages/s"
    return f"{name}: {rates}, {plain / ours:.1f} times as fast\n"


def main(paths: list[Path]) -> None:
    measured = [(path.name, *measure(path)) for path in paths]
    for name, pages, ours, plain in measured:
        sys.stdout.write(line(name, pages, ours, plain))
    _, pages_of, ours_of, plain_of = zip(*measured, strict=True)
    sys.stdout.write(line(f"all {len(paths)} files", sum(pages_of), sum(ours_of), sum(plain_of)))


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    main([Path(name) for name in sys.argv[1:]])
