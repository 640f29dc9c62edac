"""The plain records that pass between stages: everything the program knows about one report.

Read ``Report`` first (what a reader hands over), then ``Claim`` (what the claim families find), then the
``*Row`` classes (one per table of the contract, in column order). Nothing here imports anything of ours.

Offsets are Unicode code points of ``Report.text``; ``text[start:end]`` is always the quoted words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Zone = Literal["overview_table", "body", "note"]
Assertion = Literal["monitor", "government", "armed_group", "third_party"]
ActorType = Literal["state", "armed_group", "other", "unknown"]
Basis = Literal["direct", "paragraph"]


# ------------------------------------------------------------------ a report as it was read


@dataclass(frozen=True, slots=True)
class Segment:
    """A block's place in the canonical text. Segments are in text order and do not overlap."""

    kind: Literal["heading", "paragraph", "table_row", "caption", "note"]
    zone: Zone
    start: int
    end: int
    section: str | None
    """The nearest heading above, as printed; None before the first."""
    paragraph: int
    """0-based ordinal of the paragraph, table row or note within the report."""
    page: int | None = None
    note_number: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One country profile or chapter: canonical text, how it is laid out, and what it says about itself."""

    doc_id: str
    source_path: str
    source_sha256: str
    media_type: str
    part: int
    text: str
    segments: tuple[Segment, ...]
    title: str | None = None
    theme: str = "other"
    treaty: str | None = None
    country_iso3: str | None = None
    country_name: str | None = None
    report_year: int | None = None
    last_updated: dt.date | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        last = 0
        for segment in self.segments:
            if not last <= segment.start <= segment.end <= len(self.text):
                raise ValueError(f"segment out of order or out of the text: {segment}")
            last = segment.end


# ------------------------------------------------------------------ inside extract


@dataclass(frozen=True, slots=True)
class When:
    """A time as EDTF with the first and last day that it can mean (None where open)."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None


ENTITY_LABELS = ("GROUP", "OFFICE", "ORG", "PLACE", "WEAPON", "MEETING", "DOCUMENT", "PERSON")
"""Armed groups; organs and officers of a state; other organisations; places; models of weapons; meetings; treaties,
resolutions, laws, reports; people."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at ``text[start:end]`` of a sentence or report; ``label`` is one of ``ENTITY_LABELS``."""

    start: int
    end: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One atomic fact that the report states, before ids and citations are given.

    ``cues`` names the words that decided it (role, start, end): the predicate first, hedges, what governs it.
    ``origin`` is what it was read from (``pipeline.claims.arguments.Origin``), for explanations; None for a table row.
    """

    claim_type: str
    value: str
    actor: str
    actor_type: ActorType
    start: int
    end: int
    extractor: str
    treaty: str | None = None
    assertion: Assertion = "monitor"
    speaker: str | None = None
    hedged: bool = False
    event: str | None = None
    event_text: str | None = None
    weapon: str | None = None
    quantity: int | None = None
    quantity_unit: str | None = None
    place: str | None = None
    when: When | None = None
    recurrence: Literal["once", "annual"] | None = None
    confidence: float = 0.5
    cues: tuple[tuple[str, int, int], ...] = ()
    origin: object | None = field(default=None, compare=False, repr=False)


# ------------------------------------------------------------------ rows, in the contract's column order


@dataclass(frozen=True, slots=True)
class DocumentRow:
    doc_id: str
    source_path: str
    source_sha256: str
    media_type: str
    part: int
    title: str | None
    theme: str
    treaty: str | None
    country_iso3: str | None
    country_name: str | None
    report_year: int | None
    last_updated: dt.date | None
    language: str
    text: str
    n_sentences: int
    n_notes: int
    n_claims: int


@dataclass(frozen=True, slots=True)
class SentenceRow:
    sentence_id: str
    doc_id: str
    ordinal: int
    zone: Zone
    section: str | None
    section_kind: str | None
    paragraph: int
    page: int | None
    start: int
    end: int
    text: str
    note_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    claim_id: str
    doc_id: str
    sentence_id: str
    claim_type: str
    value: str
    polarity: str
    treaty: str | None
    actor: str
    actor_type: str
    assertion: str
    speaker: str | None
    hedged: bool
    event: str | None
    event_text: str | None
    weapon: str | None
    quantity: int | None
    quantity_unit: str | None
    place: str | None
    when: str | None
    when_earliest: dt.date | None
    when_latest: dt.date | None
    recurrence: str | None
    evidence: str
    start: int
    end: int
    confidence: float
    extractor: str
    n_sources: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    source_id: str
    doc_id: str
    note_number: int
    part: int
    text: str
    start: int
    end: int
    signal: str | None
    kind: str
    author: str | None
    title: str | None
    date: str | None
    date_earliest: dt.date | None
    date_latest: dt.date | None
    period: str | None
    pages: str | None
    form: str | None
    url: str | None
    ibid_of: str | None
    container: str | None = None
    work_id: str | None = None


@dataclass(frozen=True, slots=True)
class CitationRow:
    claim_id: str
    source_id: str
    note_number: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class VoteRow:
    claim_id: str
    doc_id: str
    country_iso3: str
    treaty: str | None
    year: int
    session: int
    resolution: str | None
    vote: str
    basis: Literal["explicit", "implied"]


@dataclass(frozen=True, slots=True)
class FindingRow:
    finding_id: str
    doc_id: str
    claim_id: str | None
    check: str
    severity: Literal["error", "warning", "info"]
    message: str
    found: str | None
    expected: str | None
    reference: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class CandidateRow:
    candidate_id: str
    doc_id: str
    sentence_id: str
    claim_type: str
    score: float
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FailureRow:
    """An input that could not be processed. Nothing is dropped in silence."""

    source_path: str
    source_sha256: str | None
    stage: str
    error: str
    message: str


@dataclass(slots=True)
class Rows:
    """Every table's rows from one report (or, put together, from a run)."""

    documents: list[DocumentRow] = field(default_factory=list)
    sentences: list[SentenceRow] = field(default_factory=list)
    claims: list[ClaimRow] = field(default_factory=list)
    sources: list[SourceRow] = field(default_factory=list)
    citations: list[CitationRow] = field(default_factory=list)
    votes: list[VoteRow] = field(default_factory=list)
    findings: list[FindingRow] = field(default_factory=list)
    candidates: list[CandidateRow] = field(default_factory=list)
    failures: list[FailureRow] = field(default_factory=list)
