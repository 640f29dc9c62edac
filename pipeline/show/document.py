"""A report told from the tables: what it is, its claims and candidates one a line, what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.show.candidate import candidate_overview
from pipeline.show.claim import finding_lines
from pipeline.show.lines import Line, fields, heading, line, shortened
from pipeline.tables.read import read_rows

if TYPE_CHECKING:
    from pipeline.records import ClaimRow, DocumentRow


def document_lines(out_dir: Path, document: DocumentRow) -> Iterator[Line]:
    """The page of one report."""
    claims: list[ClaimRow] = read_rows(out_dir, "claims", doc_id=document.doc_id)
    yield heading(f"Report {document.doc_id}")
    yield from fields(
        [
            ("title", document.title),
            ("country", _country(document)),
            ("theme", document.theme + (f" ({document.treaty})" if document.treaty else "")),
            ("edition", None if document.report_year is None else str(document.report_year)),
            ("updated", None if document.last_updated is None else str(document.last_updated)),
            ("file", f"{document.source_path} ({document.media_type}), part {document.part}"),
            ("sha256", document.source_sha256),
            ("holds", f"{document.n_sentences} sentences, {document.n_notes} notes, {document.n_claims} claims"),
        ]
    )
    yield ()
    yield heading(f"Claims ({len(claims)})")
    yield from _claim_overview(claims)
    yield ()
    yield from candidate_overview(read_rows(out_dir, "candidates", doc_id=document.doc_id))
    yield ()
    yield from finding_lines(read_rows(out_dir, "findings", doc_id=document.doc_id))


def _claim_overview(claims: Sequence[ClaimRow]) -> Iterator[Line]:
    columns = [
        (claim.claim_id, claim.claim_type, claim.value, claim.actor, claim.when or "", shortened(claim.evidence))
        for claim in claims
    ]
    widths = [max(len(row[column]) for row in columns) for column in range(5)] if columns else []
    for row in columns:
        cells = [cell.ljust(width) for cell, width in zip(row[:5], widths, strict=True)]
        yield line("  " + "  ".join([*cells, row[5]]))


def _country(document: DocumentRow) -> str | None:
    if document.country_iso3 is None:
        return None
    return f"{document.country_name or ''} ({document.country_iso3})".strip()
