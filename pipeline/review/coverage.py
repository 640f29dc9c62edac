"""Where claims may have been missed: likely sentences without one, notes that none cites, sections that have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import CandidateRow, ClaimRow, DocumentRow, SentenceRow, SourceRow
from pipeline.show.claim import name_of
from pipeline.tables.read import read_column, read_rows

if TYPE_CHECKING:
    import pandas as pd


def likely_sentences(out_dir: Path) -> pd.DataFrame:
    """The candidates, the likeliest first: sentences that look like a claim of a type of which none was found there."""
    candidates: list[CandidateRow] = read_rows(out_dir, "candidates")
    reports = _reports(out_dir)
    ranked = sorted(candidates, key=lambda row: (-row.score, row.candidate_id))
    rows = [(round(row.score, 2), row.claim_type, row.text, reports[row.doc_id], row.candidate_id) for row in ranked]
    return _frame(rows, "score", "looks like", "sentence", "report", "candidate_id")


def uncited_notes(out_dir: Path) -> pd.DataFrame:
    """The notes that no claim cites, but those that only comment: their sentences may state something unread."""
    sources: list[SourceRow] = read_rows(out_dir, "sources")
    cited = set(read_column(out_dir, "citations", "source_id"))
    used = {(row.doc_id, row.note_number) for row in sources if row.source_id in cited}
    reports = _reports(out_dir)
    rows = [
        (reports[row.doc_id], row.note_number, row.kind, row.text)
        for row in sources
        if row.kind != "comment" and (row.doc_id, row.note_number) not in used
    ]
    return _frame(rows, "report", "note", "kind", "source")


def silent_sections(out_dir: Path) -> pd.DataFrame:
    """The sections of the body that gave no claim, the longest first."""
    sentences: list[SentenceRow] = read_rows(out_dir, "sentences")
    claims: list[ClaimRow] = read_rows(out_dir, "claims")
    stating = {claim.sentence_id for claim in claims}
    lengths: Counter[tuple[str, str]] = Counter()
    telling = set()
    for row in sentences:
        if row.zone == "body" and row.section is not None:
            lengths[row.doc_id, row.section] += 1
            if row.sentence_id in stating:
                telling.add((row.doc_id, row.section))
    reports = _reports(out_dir)
    rows = [
        (reports[doc_id], section, number)
        for (doc_id, section), number in lengths.most_common()
        if (doc_id, section) not in telling
    ]
    return _frame(rows, "report", "section", "sentences")


def _reports(out_dir: Path) -> dict[str, str]:
    documents: list[DocumentRow] = read_rows(out_dir, "documents")
    return {row.doc_id: name_of(row) for row in documents}


def _frame(rows: Sequence[tuple[object, ...]], *columns: str) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))
