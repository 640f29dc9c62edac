"""What the pages show, gathered from the tables: one view a page. The templates only lay it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.documents import rows_by_document
from pipeline.records import (
    CandidateRow,
    CitationRow,
    ClaimRow,
    DocumentRow,
    FailureRow,
    FindingRow,
    Rows,
    SourceRow,
    VoteRow,
)
from pipeline.review.decisions import ReviewRow, read_reviews
from pipeline.review.marked_text import TextBlock, text_blocks
from pipeline.show.claim import claim_fields
from pipeline.tables.read import read_rows
from pipeline.tables.vocabulary import CLAIM_TYPES, SEVERITIES

_REPORTS_AT_ONCE = 100
"""Of so many reports the sentences and sources are held in memory together."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What every page may need: all reports, claims, findings and votes of a run, by report."""

    documents: tuple[DocumentRow, ...]
    claims: dict[str, list[ClaimRow]]
    findings: dict[str, list[FindingRow]]
    votes: dict[str, list[VoteRow]]
    failures: tuple[FailureRow, ...]
    reviews: dict[str, ReviewRow]
    """By claim the latest decision on it."""

    @property
    def countries(self) -> dict[str, str]:
        """Code and name of every country that a report is on, by name."""
        named = {row.country_iso3: row.country_name or row.country_iso3 for row in self.documents if row.country_iso3}
        return dict(sorted(named.items(), key=lambda entry: entry[1]))

    @property
    def totals(self) -> dict[str, int]:
        """How many reports, claims, findings and failures there are."""
        return {
            "reports": len(self.documents),
            "claims": sum(map(len, self.claims.values())),
            "findings": sum(map(len, self.findings.values())),
            "failures": len(self.failures),
        }


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that a claim cites; ``stands_for`` is the full citation of an Ibid."""

    citation: CitationRow
    source: SourceRow
    stands_for: SourceRow | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with what is cited for it, found about it and decided on it; ``fields`` are label and value."""

    claim: ClaimRow
    fields: tuple[tuple[str, str], ...]
    sources: tuple[CitedSource, ...]
    findings: tuple[FindingRow, ...]
    review: ReviewRow | None = None

    @property
    def notes(self) -> list[int]:
        """The numbers of the notes that it cites."""
        return sorted({cited.citation.note_number for cited in self.sources})


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report: its text in blocks, its claims in the order of their words, findings and candidates."""

    document: DocumentRow
    blocks: tuple[TextBlock, ...]
    claims: tuple[ClaimView, ...]
    findings: tuple[FindingRow, ...]
    candidates: tuple[CandidateRow, ...]
    ibids: dict[int, list[SourceRow]]
    """By note: the full citations that its Ibid. stand for."""

    @property
    def types(self) -> dict[str, int]:
        """How many claims there are of each type that occurs, in the order of the vocabulary."""
        counts = Counter(view.claim.claim_type for view in self.claims)
        return {name: counts[name] for name in CLAIM_TYPES if counts[name]}


def overview(out_dir: Path) -> Overview:
    """Reads what all pages share. Raises ``pipeline.tables.read.TablesError`` where there are no tables."""
    return Overview(
        tuple(read_rows(out_dir, "documents")),
        rows_by_document(read_rows(out_dir, "claims")),
        rows_by_document(read_rows(out_dir, "findings")),
        rows_by_document(read_rows(out_dir, "votes")),
        tuple(read_rows(out_dir, "failures")),
        {review.claim_id: review for review in read_reviews(out_dir)},
    )


def report_views(out_dir: Path, shared: Overview, chosen: Sequence[DocumentRow]) -> Iterator[ReportView]:
    """The chosen reports, in order; the larger tables are read some reports at a time."""
    for first in range(0, len(chosen), _REPORTS_AT_ONCE):
        documents = chosen[first : first + _REPORTS_AT_ONCE]
        ids = [document.doc_id for document in documents]
        claim_ids = [claim.claim_id for doc_id in ids for claim in shared.claims.get(doc_id, ())]
        rows = Rows(
            sentences=read_rows(out_dir, "sentences", doc_id=ids),
            sources=read_rows(out_dir, "sources", doc_id=ids),
            citations=read_rows(out_dir, "citations", claim_id=claim_ids) if claim_ids else [],
            candidates=read_rows(out_dir, "candidates", doc_id=ids),
        )
        yield from _views(documents, rows, shared)


def _views(documents: Sequence[DocumentRow], rows: Rows, shared: Overview) -> Iterator[ReportView]:
    sentences, sources = rows_by_document(rows.sentences), rows_by_document(rows.sources)
    candidates = rows_by_document(rows.candidates)
    cited = defaultdict(list)
    for citation in rows.citations:
        cited[citation.claim_id].append(citation)
    for document in documents:
        doc_id = document.doc_id
        own = {source.source_id: source for source in sources.get(doc_id, ())}
        claims, findings = shared.claims.get(doc_id, []), shared.findings.get(doc_id, [])
        yield ReportView(
            document,
            tuple(text_blocks(document.text, sentences.get(doc_id, []), claims, findings)),
            tuple(
                claim_view(claim, cited[claim.claim_id], own, findings, shared.reviews.get(claim.claim_id))
                for claim in claims
            ),
            tuple(sorted(findings, key=lambda row: SEVERITIES.index(row.severity))),
            tuple(sorted(candidates.get(doc_id, []), key=lambda row: -row.score)),
            _ibids(own),
        )


def claim_view(
    claim: ClaimRow,
    citations: Sequence[CitationRow],
    sources: dict[str, SourceRow],
    findings: Sequence[FindingRow],
    review: ReviewRow | None,
) -> ClaimView:
    """A claim with its own citations and decision, out of the sources by id and the findings of its report."""
    shown = tuple((label, value) for label, value in claim_fields(claim) if value is not None)
    cited = []
    for citation in citations:
        source = sources[citation.source_id]
        cited.append(CitedSource(citation, source, sources.get(source.ibid_of or "")))
    own = tuple(row for row in findings if row.claim_id == claim.claim_id)
    return ClaimView(claim, shown, tuple(cited), own, review)


def _ibids(sources: dict[str, SourceRow]) -> dict[int, list[SourceRow]]:
    meant = defaultdict(list)
    for source in sources.values():
        full = sources.get(source.ibid_of or "")
        if full is not None:
            meant[source.note_number].append(full)
    return dict(meant)
