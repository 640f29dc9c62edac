"""Every cited work of a run once, with what its fullest citation says of it and how often it is cited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import SourceRow

DETAILS = ("author", "title", "container", "date", "period", "url")


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work. ``date`` and ``period`` are EDTF; ``citation`` is its fullest citation as printed."""

    work_id: str
    kind: str
    author: str | None
    title: str | None
    container: str | None
    date: str | None
    period: str | None
    url: str | None
    citation: str
    n_citations: int
    """How many sources of the notes are it, references back counted."""
    reports: tuple[str, ...]
    """The ``doc_id`` of every report that cites it."""


def works_of(sources: Sequence[SourceRow]) -> list[Work]:
    """The works of these sources, ordered by kind, date and id. Comments and open references are none."""
    cited = defaultdict(list)
    for row in sources:
        if row.work_id is not None:
            cited[row.work_id].append(row)
    works = [_work(work_id, rows) for work_id, rows in cited.items()]
    return sorted(works, key=lambda work: (work.kind, work.date or "", work.work_id))


def _work(work_id: str, rows: Sequence[SourceRow]) -> Work:
    full = [row for row in rows if row.ibid_of is None] or rows
    best = max(full, key=lambda row: (sum(getattr(row, name) is not None for name in DETAILS), row.source_id))
    told = {name: next((value for row in [best, *full] if (value := getattr(row, name))), None) for name in DETAILS}
    return Work(
        work_id=work_id,
        kind=best.kind,
        **told,
        citation=re.sub(r"\s+", " ", best.text).strip(),
        n_citations=len(rows),
        reports=tuple(sorted({row.doc_id for row in rows})),
    )
