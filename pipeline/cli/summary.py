"""The summary that ends a run: what was found, what failed, where to look next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.cli.console import safe
from pipeline.tables.counting import counts_in, first_rows, first_value, value_counts
from pipeline.tables.vocabulary import CLAIM_TYPES

_FAILURES_SHOWN = 20


def summary(out_dir: Path) -> str:
    """A page for a researcher, ending in a line feed. Text from reports and file names is made safe for a terminal."""
    return "\n".join(_lines(out_dir)) + "\n"


def _lines(out_dir: Path) -> Iterator[str]:
    counts = counts_in(out_dir)
    files = len(value_counts(out_dir, "documents", "source_path"))
    uncited = value_counts(out_dir, "claims", "n_sources")[0]
    yield f"{count(counts['documents'], 'report')} from {count(files, 'file')}"
    yield f"{count(counts['claims'], 'claim')}, {counts['claims'] - uncited} of them with a source"
    types = counts["claims_by_type"]
    yield from _table((name, types[name]) for name in CLAIM_TYPES if name in types)
    yield f"{count(counts['findings'], 'finding')}"
    yield from _table(sorted(counts["findings_by_check"].items(), key=lambda item: -item[1]))
    if counts["candidates"]:
        yield f"{count(counts['candidates'], 'candidate')}, where a sentence looks like a claim but no rule fired"
    yield f"{count(counts['failures'], 'failure')}"
    for row in first_rows(out_dir, "failures", _FAILURES_SHOWN):
        yield f"  {safe(row['source_path'])} ({row['stage']}): {safe(row['message'])}"
    if counts["failures"] > _FAILURES_SHOWN:
        yield f"  and {counts['failures'] - _FAILURES_SHOWN} more, in {out_dir / 'failures.parquet'}"
    yield ""
    yield from _next(out_dir)


def _next(out_dir: Path) -> Iterator[str]:
    yield f"The tables are in {out_dir}; what each column means: monitor-facts schema"
    doubted, claim = first_value(out_dir, "findings", "claim_id"), first_value(out_dir, "claims", "claim_id")
    document = first_value(out_dir, "documents", "doc_id")
    if doubted is not None:
        yield f"A claim with a finding: monitor-facts show {doubted} --out {out_dir}"
    elif claim is not None:
        yield f"A claim: monitor-facts show {claim} --out {out_dir}"
    if document is not None:
        yield f"A report: monitor-facts show {document} --out {out_dir}"


def count(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _table(pairs: Iterable[tuple[str, int]]) -> Iterator[str]:
    for name, number in pairs:
        yield f"  {name:<22}{number:>7}"
