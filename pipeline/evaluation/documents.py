"""The rows that belong together: a report's, a claim's, and the document that annotations are about."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Protocol, TypeVar

from pipeline.evaluation.annotations import GoldReport
from pipeline.records import Basis, CitationRow, DocumentRow


class OfDocument(Protocol):
    """A row that belongs to a document."""

    @property
    def doc_id(self) -> str: ...


Row = TypeVar("Row", bound=OfDocument)


def rows_by_document(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    """The rows of each document, in order."""
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.doc_id].append(row)
    return grouped


def by_gold(golds: Sequence[GoldReport], documents: Sequence[DocumentRow]) -> list[DocumentRow | None]:
    """For each annotated report its document, by the file's name and part; None where the run has none.

    Of several files of the name, the one with the report's own bytes is taken, else the one whose path ends like it.
    """
    named: defaultdict[tuple[str, int], list[DocumentRow]] = defaultdict(list)
    for row in documents:
        named[PurePath(row.source_path).name, row.part].append(row)
    return [_nearest(gold, named[gold.file, gold.part]) for gold in golds]


def _nearest(gold: GoldReport, candidates: Sequence[DocumentRow]) -> DocumentRow | None:
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    digest = _sha256(gold)
    return max(candidates, key=lambda row: (row.source_sha256 == digest, _common_tail(gold, row)))


def _sha256(gold: GoldReport) -> str | None:
    try:
        return hashlib.sha256(gold.report_path.read_bytes()).hexdigest()
    except OSError:
        return None


def _common_tail(gold: GoldReport, row: DocumentRow) -> int:
    """How many names at the end of the two paths are the same."""
    length = 0
    for own, other in zip(reversed(gold.report_path.parts), reversed(PurePath(row.source_path).parts), strict=False):
        if own != other:
            break
        length += 1
    return length


def cited_notes(citations: Iterable[CitationRow]) -> Callable[[str], tuple[tuple[int, ...], Basis | None]]:
    """Gives for a claim's id the numbers of the notes that it cites, in order, and why: None where it cites none."""
    cited: defaultdict[str, list[CitationRow]] = defaultdict(list)
    for row in citations:
        cited[row.claim_id].append(row)

    def notes(claim_id: str) -> tuple[tuple[int, ...], Basis | None]:
        rows = cited.get(claim_id, [])
        # a claim's citations have one basis; were there two, "direct" would count, which sorts first
        basis = min((row.basis for row in rows), default=None)
        return tuple(sorted({row.note_number for row in rows})), basis

    return notes
