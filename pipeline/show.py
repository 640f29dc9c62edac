"""One claim or one report, told from the tables: the words, where they stand, what is cited for them, what was found.

``describe`` is the function to read first: it decides from an id (or the beginning of one) what is to be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.tables.read import read_column, read_rows

if TYPE_CHECKING:
    import datetime as dt

    from pipeline.records import CitationRow, ClaimRow, DocumentRow, FindingRow, SentenceRow, SourceRow

Style = Literal["plain", "heading", "mark"]
MARK_BEGIN, MARK_END = ">>", "<<"
_CANDIDATES_SHOWN = 10
_WORDS_SHOWN = 70


class Piece(NamedTuple):
    """Some words of a line, and how they stand out."""

    words: str
    style: Style = "plain"


Line = tuple[Piece, ...]


class NoSuchIdError(LookupError):
    """The tables hold no claim or report with that id, or several that begin so; the message says which."""


def describe(out_dir: Path, id_or_prefix: str) -> list[Line]:
    """Lines about the claim or report with that id, or with the only id that begins so.

    Report text is as it stands in the report: who prints it must make it safe for a terminal. Raises NoSuchIdError, and
    TablesError where ``out_dir`` holds no tables.
    """
    table, found = _resolve(out_dir, id_or_prefix)
    if table == "claims":
        return list(_claim_lines(out_dir, read_rows(out_dir, "claims", claim_id=found)[0]))
    return list(_document_lines(out_dir, read_rows(out_dir, "documents", doc_id=found)[0]))


def _resolve(out_dir: Path, prefix: str) -> tuple[str, str]:
    """The table and the full id. A whole id wins over longer ones that begin with it."""
    ids = [("claims", claim_id) for claim_id in read_column(out_dir, "claims", "claim_id")]
    ids += [("documents", doc_id) for doc_id in read_column(out_dir, "documents", "doc_id")]
    exact = [entry for entry in ids if entry[1] == prefix]
    matching = exact or [entry for entry in ids if prefix and entry[1].startswith(prefix)]
    # a report's id begins the ids of its claims
    documents = [entry for entry in matching if entry[0] == "documents"]
    if len(documents) == 1 and all(entry[1].startswith(documents[0][1]) for entry in matching):
        return documents[0]
    if not matching:
        raise NoSuchIdError(f"no claim and no report in {out_dir} has an id that begins with {prefix!r}.")
    if len(matching) > 1:
        names = ", ".join(entry[1] for entry in matching[:_CANDIDATES_SHOWN])
        more = "" if len(matching) <= _CANDIDATES_SHOWN else f" and {len(matching) - _CANDIDATES_SHOWN} more"
        raise NoSuchIdError(f"{len(matching)} ids begin with {prefix!r}: {names}{more}. Give more of the id.")
    return matching[0]


# ------------------------------------------------------------------ a claim


def _claim_lines(out_dir: Path, claim: ClaimRow) -> Iterator[Line]:
    document: DocumentRow = read_rows(out_dir, "documents", doc_id=claim.doc_id)[0]
    sentence: SentenceRow = read_rows(out_dir, "sentences", sentence_id=claim.sentence_id)[0]
    yield _heading(f"Claim {claim.claim_id}")
    yield from _fields(_claim_fields(claim))
    yield ()
    yield _heading("Words")
    yield from _fields(
        [
            ("report", f"{document.doc_id}: {_name_of(document)}"),
            ("section", sentence.section or "(before the first heading)"),
            ("stands in", _place_of(sentence)),
        ]
    )
    yield _marked(document.text, sentence, claim)
    yield ()
    yield from _citation_lines(out_dir, claim)
    yield ()
    yield from _finding_lines(read_rows(out_dir, "findings", claim_id=claim.claim_id))


def _claim_fields(claim: ClaimRow) -> list[tuple[str, str | None]]:
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


def _place_of(sentence: SentenceRow) -> str:
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


def _citation_lines(out_dir: Path, claim: ClaimRow) -> Iterator[Line]:
    citations: list[CitationRow] = read_rows(out_dir, "citations", claim_id=claim.claim_id)
    yield _heading(f"Sources ({len(citations)})")
    if not citations:
        yield _line("  none: no note marker stands at or after the words in the paragraph")
        return
    sources: dict[str, SourceRow] = {row.source_id: row for row in read_rows(out_dir, "sources", doc_id=claim.doc_id)}
    for citation in citations:
        source = sources[citation.source_id]
        details = [source.kind, source.date, source.period and f"for the period {source.period}"]
        shown = ", ".join(detail for detail in details if detail)
        yield _line(f"  note {citation.note_number} ({citation.basis}; {shown})")
        yield _line(f"    {source.text}")
        full = sources.get(source.ibid_of or "")
        if full is not None:
            yield _line(f"    which stands for note {full.note_number}: {full.text}")
        elif source.signal == "ibid":
            yield _line("    which stands for nothing that could be found")


# ------------------------------------------------------------------ a report


def _document_lines(out_dir: Path, document: DocumentRow) -> Iterator[Line]:
    claims: list[ClaimRow] = read_rows(out_dir, "claims", doc_id=document.doc_id)
    yield _heading(f"Report {document.doc_id}")
    yield from _fields(
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
    yield _heading(f"Claims ({len(claims)})")
    yield from _claim_overview(claims)
    yield ()
    yield from _finding_lines(read_rows(out_dir, "findings", doc_id=document.doc_id))


def _claim_overview(claims: Sequence[ClaimRow]) -> Iterator[Line]:
    columns = [
        (claim.claim_id, claim.claim_type, claim.value, claim.actor, claim.when or "", _shortened(claim.evidence))
        for claim in claims
    ]
    widths = [max(len(row[column]) for row in columns) for column in range(5)] if columns else []
    for row in columns:
        cells = [cell.ljust(width) for cell, width in zip(row[:5], widths, strict=True)]
        yield _line("  " + "  ".join([*cells, row[5]]))


# ------------------------------------------------------------------ both


def _finding_lines(findings: Sequence[FindingRow]) -> Iterator[Line]:
    yield _heading(f"Findings ({len(findings)})")
    for finding in findings:
        yield _line(f"  {finding.severity}, {finding.check}: {finding.message}")
        yield from _fields(
            [("found", finding.found), ("expected", finding.expected), ("reference", finding.reference)], indent=4
        )


def _fields(pairs: Sequence[tuple[str, str | None]], indent: int = 2) -> Iterator[Line]:
    """A line for each pair that has a value."""
    for name, value in pairs:
        if value is not None:
            yield _line(f"{' ' * indent}{name:<11}{value}")


def _heading(words: str) -> Line:
    return (Piece(words, "heading"),)


def _line(words: str) -> Line:
    return (Piece(words),)


def _name_of(document: DocumentRow) -> str:
    parts = [document.title or document.country_name, document.theme, document.report_year]
    return ", ".join(str(part) for part in parts if part) + f" ({document.source_path})"


def _country(document: DocumentRow) -> str | None:
    if document.country_iso3 is None:
        return None
    return f"{document.country_name or ''} ({document.country_iso3})".strip()


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS_SHOWN else flat[: _WORDS_SHOWN - 3] + "..."
