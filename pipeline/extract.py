"""The program's table of contents: ``extract(report)`` runs these stages, in this order, and returns the rows of every
table.

========== ============================================= =========================================================
stage      gives                                         where to read on
========== ============================================= =========================================================
language   sentences with their words, names and dates   ``pipeline/language/analysis.py``
sentences  rows of ``sentences``                         here
sources    rows of ``sources``, Ibid. followed           ``pipeline/sources/find.py``
claims     claims, without ids                           ``pipeline/claims/__init__.py``, rules in ``claims/rules``
located    the claims, with where it was                 ``pipeline/claims/places.py``, a trained model
claim_rows rows of ``claims``, with stable ids           here
citations  rows of ``citations``                         ``pipeline/citations.py``
votes      rows of ``votes``                             ``pipeline/votes.py``
findings   rows of ``findings``                          ``pipeline/checks/__init__.py``
candidates rows of ``candidates``                        ``pipeline/candidates/__init__.py``
document   the row of ``documents``                      here
========== ============================================= =========================================================

``extract`` is pure: no clock, no file, no state; the same report gives the same rows, anywhere.
"""

from __future__ import annotations

import bisect
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from pipeline.candidates import find_candidates
from pipeline.checks import run_checks
from pipeline.citations import cite
from pipeline.claims import find_claims
from pipeline.claims.places import find_places
from pipeline.language.analysis import analyse
from pipeline.language.sentences import marker_numbers
from pipeline.passages import Stretches, letters
from pipeline.records import Claim, ClaimRow, DocumentRow, Report, Rows, SentenceRow, SourceRow
from pipeline.sources import find_sources
from pipeline.tables.vocabulary import polarity
from pipeline.votes import expand_votes

Table = dict[str, Any]
"""What the stages have given so far, by name; ``report`` is there from the start."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step: what it needs of the earlier ones, what it gives, and the function that takes the needs in order."""

    name: str
    needs: tuple[str, ...]
    gives: str
    run: Callable[..., Any]


def sentence_rows(analysis: Any) -> list[SentenceRow]:
    """One row a sentence, table row or caption, in text order."""
    rows = []
    for sentence in analysis.sentences:
        rows.append(
            SentenceRow(
                sentence_id=f"{sentence.report.doc_id}-s{sentence.ordinal:04d}",
                doc_id=sentence.report.doc_id,
                ordinal=sentence.ordinal,
                zone=sentence.zone,
                section=sentence.section,
                section_kind=sentence.section_kind,
                paragraph=sentence.paragraph,
                page=sentence.page,
                start=sentence.start,
                end=sentence.end,
                text=analysis.report.text[sentence.start : sentence.end],
                note_numbers=marker_numbers(sentence.text),
            )
        )
    return rows


def cited_places(sources: list[SourceRow]) -> list[tuple[int, int]]:
    """Where the cited works stand, in characters: all of a note but its explaining words."""
    return [(source.start, source.end) for source in sources if source.kind != "comment"]


def drop_titles(claims: list[Claim], cited: list[tuple[int, int]]) -> list[Claim]:
    """Claims without those read out of a cited work's title: only the explaining words of a note state facts."""
    inside = Stretches(cited)
    return [c for c in claims if not inside.hold(c.start)]


def claim_rows(report: Report, claims: list[Claim], sentences: list[SentenceRow]) -> list[ClaimRow]:
    """Claims with ids and the sentence that each stands in. ``n_sources`` is filled by ``count_sources``."""
    starts = [sentence.start for sentence in sentences]
    wording: Counter[str] = Counter()
    occurrence: dict[str, int] = {}
    for sentence in sentences:
        key = letters(sentence.text)
        occurrence[sentence.sentence_id] = wording[key]
        wording[key] += 1
    rows: dict[str, ClaimRow] = {}
    for claim in claims:
        sentence = sentences[_last_at_or_before(starts, claim.start)]
        claim_id = _claim_id(report, claim, sentence, occurrence[sentence.sentence_id])
        if claim_id in rows:
            continue
        when = claim.when
        rows[claim_id] = ClaimRow(
            claim_id=claim_id,
            doc_id=report.doc_id,
            sentence_id=sentence.sentence_id,
            claim_type=claim.claim_type,
            value=claim.value,
            polarity=polarity(claim.claim_type, claim.value),
            treaty=claim.treaty,
            actor=claim.actor,
            actor_type=claim.actor_type,
            assertion=claim.assertion,
            speaker=claim.speaker,
            hedged=claim.hedged,
            event=claim.event,
            event_text=claim.event_text,
            weapon=claim.weapon,
            quantity=claim.quantity,
            quantity_unit=claim.quantity_unit,
            place=claim.place,
            when=when.edtf if when else None,
            when_earliest=when.earliest if when else None,
            when_latest=when.latest if when else None,
            recurrence=claim.recurrence,
            evidence=report.text[claim.start : claim.end],
            start=claim.start,
            end=claim.end,
            confidence=claim.confidence,
            extractor=claim.extractor,
            n_sources=0,
        )
    return list(rows.values())


def _claim_id(report: Report, claim: Claim, sentence: SentenceRow, occurrence: int) -> str:
    """A hash of what is claimed and the sentence that states it: other claims and rule names have no part in it."""
    when = claim.when.edtf if claim.when else None
    parts = (
        report.doc_id,
        claim.claim_type,
        claim.value,
        claim.treaty,
        claim.actor,
        claim.assertion,
        claim.event,
        claim.weapon,
        claim.quantity,
        when,
        letters(sentence.text),
        occurrence,
    )
    return "c" + hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8")).hexdigest()[:16]


def _last_at_or_before(starts: list[int], offset: int) -> int:
    return max(0, bisect.bisect_right(starts, offset) - 1)


_all_but_count: Callable[[ClaimRow], tuple[Any, ...]] = attrgetter(*(column.name for column in fields(ClaimRow)[:-1]))
"""The fields up to ``n_sources``, which is the last: three times as fast as ``replace``, and there are many claims."""


def count_sources(claims: list[ClaimRow], citations: list[Any]) -> list[ClaimRow]:
    """Claims with the number of sources that each cites."""
    counts = Counter(citation.claim_id for citation in citations)
    return [
        ClaimRow(*(*_all_but_count(claim), counts[claim.claim_id])) if claim.claim_id in counts else claim
        for claim in claims
    ]


def find_findings(report: Report, sentences: Any, claims: Any, sources: Any, citations: Any, votes: Any) -> list[Any]:
    """Findings of the checks that look at one report."""
    return run_checks(
        report, Rows(sentences=sentences, claims=claims, sources=sources, citations=citations, votes=votes)
    )


def document_row(report: Report, sentences: list[SentenceRow], claims: list[ClaimRow]) -> DocumentRow:
    """The report's own row."""
    n_notes = sum(1 for segment in report.segments if segment.kind == "note")
    return DocumentRow(
        doc_id=report.doc_id,
        source_path=report.source_path,
        source_sha256=report.source_sha256,
        media_type=report.media_type,
        part=report.part,
        title=report.title,
        theme=report.theme,
        treaty=report.treaty,
        country_iso3=report.country_iso3,
        country_name=report.country_name,
        report_year=report.report_year,
        last_updated=report.last_updated,
        language=report.language,
        text=report.text,
        n_sentences=len(sentences),
        n_notes=n_notes,
        n_claims=len(claims),
    )


STAGES: tuple[Stage, ...] = (
    Stage("language", ("report",), "analysis", analyse),
    Stage("sentences", ("analysis",), "sentences", sentence_rows),
    Stage("sources", ("report",), "sources", find_sources),
    Stage("cited", ("sources",), "places", cited_places),
    Stage("claims", ("analysis", "places"), "claims", find_claims),
    Stage("titles", ("claims", "places"), "stated", drop_titles),
    Stage("located", ("analysis", "stated"), "located", find_places),
    Stage("claim_rows", ("report", "located", "sentences"), "uncited", claim_rows),
    Stage("citations", ("report", "uncited", "sentences", "sources"), "citations", cite),
    Stage("counts", ("uncited", "citations"), "cited", count_sources),
    Stage("votes", ("report", "cited", "sentences"), "votes", expand_votes),
    Stage("findings", ("report", "sentences", "cited", "sources", "citations", "votes"), "findings", find_findings),
    Stage("candidates", ("analysis", "sentences", "claims", "sources"), "candidates", find_candidates),
    Stage("document", ("report", "sentences", "cited"), "document", document_row),
)


def run_stages(report: Report, *, on_stage: Callable[[str], None] | None = None) -> Table:
    """What each stage gives for one report, by name; ``extract`` keeps the rows of it."""
    made: Table = {"report": report}
    for stage in STAGES:
        if on_stage is not None:
            on_stage(stage.name)
        made[stage.gives] = stage.run(*(made[need] for need in stage.needs))
    return made


def extract(report: Report, *, on_stage: Callable[[str], None] | None = None) -> Rows:
    """Every table's rows for one report.

    ``on_stage`` is told each stage's name before it runs (for timing and progress); it does not change the result.
    """
    made = run_stages(report, on_stage=on_stage)
    return Rows(
        documents=[made["document"]],
        sentences=made["sentences"],
        claims=made["cited"],
        sources=made["sources"],
        citations=made["citations"],
        votes=made["votes"],
        findings=made["findings"],
        candidates=made["candidates"],
    )
