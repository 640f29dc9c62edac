"""How fast ``extract`` is on text that has been read, beside a general English pipeline, in one run.

    python -m tests.benchmark_extract [--model NAME_OR_FOLDER] FILE...

Prints words a second (of processor time, medians of interleaved rounds) of ``extract``, of each of its stages, and of
the model over the same texts, and how many times as fast ``extract`` is. The model is ``en_core_web_sm`` where none is
named: any installed package that holds it, or the folder with its ``config.cfg``, will do.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.records import Report

ROUNDS = 5
BATCH = 8
"""Texts that the model takes at a time: the fastest, and it keeps memory small."""


def load_model(name: str) -> Any:
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        sys.exit(f"{error}\nName an installed package or a folder that holds the model with --model.")


def seconds(call: Callable[[], object]) -> float:
    begin = time.process_time()  # of this process alone, whatever else the machine does
    call()
    return time.process_time() - begin


def timed(reports: list[Report]) -> dict[str, float]:
    """Seconds that each stage takes over all reports, and ``extract`` as a whole."""
    spent: dict[str, float] = defaultdict(float)
    for report in reports:
        marks: list[tuple[str, float]] = []
        begin = time.process_time()
        extract(report, on_stage=lambda name, marks=marks: marks.append((name, time.process_time())))  # type: ignore[misc]
        marks.append(("", time.process_time()))
        spent["extract"] += marks[-1][1] - begin
        for (name, start), (_, end) in pairwise(marks):
            spent[name] += end - start
    return spent


def compare(reports: list[Report], model: Any) -> str:
    texts = [report.text for report in reports]
    words = sum(len(text.split()) for text in texts)
    timed(reports)  # once for what is read and compiled at first use
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        spent = timed(reports)
        spent["the model"] = seconds(lambda: list(map(len, model.pipe(texts, batch_size=BATCH))))
        rounds.append(spent)
    medians = {name: statistics.median(spent[name] for spent in rounds) for name in rounds[0]}
    lines = [f"{len(reports)} reports, {words} words, {ROUNDS} rounds"]
    lines += [f"{name:12} {words / max(spent, 1e-9):12,.0f} words/s" for name, spent in medians.items()]
    return "\n".join([*lines, f"extract is {medians['the model'] / medians['extract']:.2f} times as fast as the model"])


def main(arguments: list[str]) -> None:
    name = "en_core_web_sm"
    if arguments[:1] == ["--model"] and len(arguments) > 1:
        name, arguments = arguments[1], arguments[2:]
    if not arguments:
        sys.exit(__doc__)
    reports = [report for argument in arguments for report in read_file(Path(argument))]
    sys.stdout.write(compare(reports, load_model(name)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
