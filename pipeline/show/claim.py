"""A claim told from the tables: its columns, its words in their place, what is cited for it, what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.show.lines import MARK_BEGIN, MARK_END, Line, Piece, fields, heading, line
from pipeline.tables.read import read_rows

if TYPE_CHECKING:
    import datetime as dt

    from pipeline.records import CitationRow, ClaimRow, DocumentRow, FindingRow, SentenceRow, SourceRow


def claim_lines(out_dir: Path, claim: ClaimRow) -> Iterator[Line]:
    """The page of one claim."""
    document: DocumentRow = read_rows(out_dir, "documents", doc_id=claim.doc_id)[0]
    sentence: SentenceRow = read_rows(out_dir, "sentences", sentence_id=claim.sentence_id)[0]
    yield heading(f"Claim {claim.claim_id}")
    yield from fields(claim_fields(claim))
    yield ()
    yield heading("Words")
    yield from fields(
        [
            ("report", f"{document.doc_id}: {name_of(document)}"),
            ("section", sentence.section or "(before the first heading)"),
            ("stands in", place_of(sentence)),
        ]
    )
    yield _marked(document.text, sentence, claim)
    yield ()
    yield from citation_lines(out_dir, claim)
    yield ()
    yield from finding_lines(read_rows(out_dir, "findings", claim_id=claim.claim_id))


def claim_fields(claim: ClaimRow) -> list[tuple[str, str | None]]:
    """Its columns, those that have a value, as a reader says them."""
    quantity = None if claim.quantity is None else f"{claim.quantity:,} {claim.quantity_unit or ''}".strip()
    return [
        ("says", f"{claim.claim_type}: {claim.value} ({claim.polarity})"),
        ("actor", f"{claim.actor} ({claim.actor_type})"),
        ("said by", claim.assertion + (f": {claim.speaker}" if claim.speaker else "")),
        ("hedged", "yes" if claim.hedged else None),
        ("treaty", claim.treaty),
        ("event", " - ".join(part for part in (claim.event, claim.event_text) if part) or None),
        ("weapon", claim.weapon),
        ("quantity", quantity),
        ("place", claim.place),
        ("when", _when(claim.when, claim.when_earliest, claim.when_latest)),
        ("recurrence", claim.recurrence),
        ("found by", f"{claim.extractor}, confidence {claim.confidence:.2f}"),
    ]


def _when(edtf: str | None, earliest: dt.date | None, latest: dt.date | None) -> str | None:
    if edtf is None:
        return None
    return f"{edtf} ({earliest or 'open'} to {latest or 'open'})"


def place_of(sentence: SentenceRow) -> str:
    """Where in the report it stands."""
    page = f", page {sentence.page}" if sentence.page is not None else ""
    return f"{sentence.zone}, paragraph {sentence.paragraph}{page}"


def _marked(text: str, sentence: SentenceRow, claim: ClaimRow) -> Line:
    """The sentence with the claim's words marked; longer than the sentence where the words go beyond it."""
    start, end = min(sentence.start, claim.start), max(sentence.end, claim.end)
    return (
        Piece("  " + text[start : claim.start]),
        Piece(f"{MARK_BEGIN}{text[claim.start : claim.end]}{MARK_END}", "mark"),
        Piece(text[claim.end : end]),
    )


def citation_lines(out_dir: Path, claim: ClaimRow) -> Iterator[Line]:
    """Its sources in full, each Ibid. followed."""
    citations: list[CitationRow] = read_rows(out_dir, "citations", claim_id=claim.claim_id)
    yield heading(f"Sources ({len(citations)})")
    if not citations:
        yield line("  none: no note marker stands at or after the words in the paragraph")
        return
    sources: dict[str, SourceRow] = {row.source_id: row for row in read_rows(out_dir, "sources", doc_id=claim.doc_id)}
    for citation in citations:
        source = sources[citation.source_id]
        details = [source.kind, source.date, source.period and f"for the period {source.period}"]
        shown = ", ".join(detail for detail in details if detail)
        yield line(f"  note {citation.note_number} ({citation.basis}; {shown})")
        yield line(f"    {source.text}")
        full = sources.get(source.ibid_of or "")
        if full is not None:
            yield line(f"    which stands for note {full.note_number}: {full.text}")
        elif source.signal == "ibid":
            yield line("    which stands for nothing that could be found")


def finding_lines(findings: Sequence[FindingRow]) -> Iterator[Line]:
    """A heading, and what was found."""
    yield heading(f"Findings ({len(findings)})")
    for finding in findings:
        yield line(f"  {finding.severity}, {finding.check}: {finding.message}")
        yield from fields(
            [("found", finding.found), ("expected", finding.expected), ("reference", finding.reference)], indent=4
        )


def name_of(document: DocumentRow) -> str:
    """How a reader knows the report."""
    parts = [document.title or document.country_name, document.theme, document.report_year]
    return ", ".join(str(part) for part in parts if part) + f" ({document.source_path})"
