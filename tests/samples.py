"""A small invented report and its rows, for tests of what happens to rows: no stage is needed to make them."""

from __future__ import annotations

import datetime as dt

from pipeline.records import (
    CandidateRow,
    CitationRow,
    ClaimRow,
    DocumentRow,
    FindingRow,
    Report,
    Rows,
    Segment,
    SentenceRow,
    SourceRow,
    VoteRow,
)

BODY = "Ruritania voted in favor of Resolution 71/34 in 2016.[2]"
EVIDENCE = "voted in favor of Resolution 71/34 in 2016"
NOTE_1 = "[1] Letter from the Foreign Ministry, 3 May 2016."
NOTE_2 = "[2] Ibid."
TEXT = f"Ban policy\n{BODY}\n{NOTE_1}\n{NOTE_2}"


def sample_report(source_path: str = "ruritania.txt", sha256: str = "0" * 64, occurrence: int = 0) -> Report:
    """One report with a heading, a sentence and two notes."""
    segments = []
    for paragraph, line in enumerate(TEXT.split("\n")):
        start = TEXT.index(line)
        kind = "note" if line.startswith("[") else "paragraph" if paragraph else "heading"
        zone = "note" if kind == "note" else "body"
        number = int(line[1]) if kind == "note" else None
        segments.append(
            Segment(kind, zone, start, start + len(line), "Ban policy", paragraph, note_number=number)  # type: ignore[arg-type]
        )
    suffix = f"-{occurrence}" if occurrence else ""
    return Report(f"{sha256[:12]}-0{suffix}", source_path, sha256, "text/plain", 0, TEXT, tuple(segments))


def sample_rows(report: Report | None = None) -> Rows:
    """The rows of ``sample_report``: one of each table but failures, two sources, the second an Ibid."""
    report = report or sample_report()
    doc_id = report.doc_id
    start = TEXT.index(BODY)
    claim_start = TEXT.index(EVIDENCE)
    claim_id = f"{doc_id}-c1"
    return Rows(
        documents=[
            DocumentRow(
                doc_id=doc_id,
                source_path=report.source_path,
                source_sha256=report.source_sha256,
                media_type="text/plain",
                part=report.part,
                title="Ban policy",
                theme="mine_ban_policy",
                treaty="MBT",
                country_iso3=None,
                country_name="Ruritania",
                report_year=2016,
                last_updated=dt.date(2016, 12, 31),
                language="en",
                text=TEXT,
                n_sentences=1,
                n_notes=2,
                n_claims=1,
            )
        ],
        sentences=[
            SentenceRow(
                f"{doc_id}-s1", doc_id, 0, "body", "Ban policy", "policy", 1, None, start, start + len(BODY), BODY, (2,)
            )
        ],
        claims=[_claim(claim_id, doc_id, claim_start)],
        sources=[_source(doc_id, 1, NOTE_1, None), _source(doc_id, 2, NOTE_2, f"{doc_id}-n1")],
        citations=[CitationRow(claim_id, f"{doc_id}-n2", 2, "direct")],
        votes=[VoteRow(claim_id, doc_id, "RUR", "MBT", 2016, 71, "A/RES/71/34", "in_favor", "explicit")],
        candidates=[
            CandidateRow(f"{doc_id}-k1", doc_id, f"{doc_id}-s1", "position", 0.41, BODY, start, start + len(BODY))
        ],
        findings=[
            FindingRow(
                f"{doc_id}-f1",
                doc_id,
                claim_id,
                "vote_record",
                "warning",
                "The record shows another vote.",
                "in_favor",
                "abstained",
                "votes of 2016",
                claim_start,
                claim_start + len(EVIDENCE),
            )
        ],
    )


def _claim(claim_id: str, doc_id: str, start: int) -> ClaimRow:
    return ClaimRow(
        claim_id=claim_id,
        doc_id=doc_id,
        sentence_id=f"{doc_id}-s1",
        claim_type="vote",
        value="in_favor",
        polarity="positive",
        treaty="MBT",
        actor="RUR",
        actor_type="state",
        assertion="monitor",
        speaker=None,
        hedged=False,
        event="A/RES/71/34",
        event_text="Resolution 71/34",
        weapon=None,
        quantity=None,
        quantity_unit=None,
        place=None,
        when="2016",
        when_earliest=dt.date(2016, 1, 1),
        when_latest=dt.date(2016, 12, 31),
        recurrence="once",
        evidence=EVIDENCE,
        start=start,
        end=start + len(EVIDENCE),
        confidence=0.9,
        extractor="vote.in-favor",
        n_sources=1,
    )


def _source(doc_id: str, number: int, line: str, ibid_of: str | None) -> SourceRow:
    text = line.split(" ", 1)[1]
    start = TEXT.index(line) + line.index(text)
    return SourceRow(
        source_id=f"{doc_id}-n{number}",
        doc_id=doc_id,
        note_number=number,
        part=1,
        text=text,
        start=start,
        end=start + len(text),
        signal="ibid" if ibid_of else None,
        kind="correspondence",
        author=None,
        title=None,
        date="2016-05-03",
        date_earliest=dt.date(2016, 5, 3),
        date_latest=dt.date(2016, 5, 3),
        period=None,
        pages=None,
        form=None,
        url=None,
        ibid_of=ibid_of,
    )
