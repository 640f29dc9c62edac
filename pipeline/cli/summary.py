"""The summary that ends a run: what was found, what failed, where to look next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.cli.console import safe
from pipeline.records import Rows
from pipeline.tables.vocabulary import CLAIM_TYPES

_FAILURES_SHOWN = 20


def summary(rows: Rows, out_dir: Path) -> str:
    """A page for a researcher, ending in a line feed. Text from reports and file names is made safe for a terminal."""
    return "\n".join(_lines(rows, out_dir)) + "\n"


def _lines(rows: Rows, out_dir: Path) -> Iterator[str]:
    cited = sum(1 for claim in rows.claims if claim.n_sources)
    yield f"{_count(len(rows.documents), 'report')} from {_count(len(_paths(rows)), 'file')}"
    yield f"{_count(len(rows.claims), 'claim')}, {cited} of them with a source"
    types = Counter(claim.claim_type for claim in rows.claims)
    yield from _table((name, types[name]) for name in CLAIM_TYPES if types[name])
    yield f"{_count(len(rows.findings), 'finding')}"
    yield from _table(Counter(finding.check for finding in rows.findings).most_common())
    if rows.candidates:
        yield f"{_count(len(rows.candidates), 'candidate')}, where a sentence looks like a claim but no rule fired"
    yield f"{_count(len(rows.failures), 'failure')}"
    for failure in rows.failures[:_FAILURES_SHOWN]:
        yield f"  {safe(failure.source_path)} ({failure.stage}): {safe(failure.message)}"
    if len(rows.failures) > _FAILURES_SHOWN:
        yield f"  and {len(rows.failures) - _FAILURES_SHOWN} more, in {out_dir / 'failures.parquet'}"
    yield ""
    yield from _next(rows, out_dir)


def _next(rows: Rows, out_dir: Path) -> Iterator[str]:
    yield f"The tables are in {out_dir}; what each column means: monitor-facts schema"
    claim_ids = [finding.claim_id for finding in rows.findings if finding.claim_id]
    if claim_ids:
        yield f"A claim with a finding: monitor-facts show {claim_ids[0]} --out {out_dir}"
    elif rows.claims:
        yield f"A claim: monitor-facts show {rows.claims[0].claim_id} --out {out_dir}"
    if rows.documents:
        yield f"A report: monitor-facts show {rows.documents[0].doc_id} --out {out_dir}"


def _paths(rows: Rows) -> set[str]:
    return {document.source_path for document in rows.documents}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _table(pairs: Iterable[tuple[str, int]]) -> Iterator[str]:
    for name, number in pairs:
        yield f"  {name:<22}{number:>7}"
