"""How fast each stage is, and the peers over the same texts and files, in rounds that take them in turn.

Processor time, not wall time, so that whatever else the machine does matters less. Every round has reports that no
round before had: what the program remembers of sentences must not help it.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pypdfium2

from benchmarks.peers import Peers
from pipeline import write
from pipeline.engines.work import add_rows
from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.records import Report, Rows
from pipeline.tables.validate import check_rows

Result = TypeVar("Result")
WHOLE = "read, extract, write"
EXTRACT = "extract"


@dataclass(slots=True)
class Round:
    """What was done in one round, and the seconds of processor time that each part of it took."""

    words: int = 0
    pages: int = 0
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def clock(self, name: str) -> Iterator[None]:
        begin = time.process_time()
        yield
        self.spent[name] += time.process_time() - begin


@dataclass(frozen=True, slots=True)
class Measured:
    """All rounds over files of one kind."""

    rounds: tuple[Round, ...]

    @property
    def names(self) -> list[str]:
        return list(self.rounds[0].spent)

    def words_a_second(self, name: str) -> float:
        return statistics.median(each.words / max(each.spent[name], 1e-9) for each in self.rounds)

    def pages_a_second(self, name: str) -> float:
        return statistics.median(each.pages / max(each.spent[name], 1e-9) for each in self.rounds)

    def share(self, name: str, of: str) -> float:
        return statistics.median(each.spent[name] / max(each.spent[of], 1e-9) for each in self.rounds)

    def times_as_fast(self, name: str, peer: str) -> float:
        """How many times as fast a part of ours is as a peer, by the median of the rounds."""
        return statistics.median(each.spent[peer] / max(each.spent[name], 1e-9) for each in self.rounds)


def measure_texts(batches: Sequence[Sequence[Path]], peers: Peers) -> Measured:
    """Every stage from the files to the tables, a batch of files a round, beside the peers on the same texts.

    The first batch is only there to compile and load what is needed once.
    """
    rounds = [_text_round(batch, peers) for batch in batches]
    return Measured(tuple(rounds[1:]))


def _text_round(files: Sequence[Path], peers: Peers) -> Round:
    done, rows = Round(pages=sum(map(_pages, files))), Rows()
    reports: list[Report] = []
    for file in files:
        with done.clock("read"):
            reports += read_file(file)
    for report in reports:
        _extract(report, rows, done)
    with done.clock("validate"):
        check_rows(rows)
    with tempfile.TemporaryDirectory() as folder, done.clock("write"):
        write(rows, folder)
    done.spent[WHOLE] += sum(done.spent[name] for name in ("read", EXTRACT, "validate", "write"))
    texts = [report.text for report in reports]
    done.words = sum(len(text.split()) for text in texts)
    for name, run in peers.on_texts.items():
        with done.clock(name):
            run(texts)
    return done


def _extract(report: Report, rows: Rows, done: Round) -> None:
    stage, begin = "", 0.0

    def on_stage(name: str) -> None:
        nonlocal stage, begin
        now = time.process_time()
        if stage:
            done.spent[f"{EXTRACT}: {stage}"] += now - begin
        stage, begin = name, now

    with done.clock(EXTRACT):
        found = extract(report, on_stage=on_stage)
        on_stage("")
    add_rows(rows, found)


def measure_pdf(batches: Sequence[Sequence[Path]], peers: Peers) -> Measured:
    """Reading of PDF files, a batch a round, beside the peers on the same files; the first batch is not counted."""
    rounds = []
    for files in batches:
        done = Round(pages=sum(map(_pages, files)))
        for file in files:
            done.words += sum(len(report.text.split()) for report in _clocked(done, "read", read_file, file))
            for name, run in peers.on_pdf.items():
                _clocked(done, name, run, file)
        rounds.append(done)
    return Measured(tuple(rounds[1:]))


def _clocked(done: Round, name: str, call: Callable[[Path], Result], file: Path) -> Result:
    with done.clock(name):
        return call(file)


def _pages(file: Path) -> int:
    """Pages of a PDF; other files have none."""
    if file.suffix != ".pdf":
        return 0
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()
