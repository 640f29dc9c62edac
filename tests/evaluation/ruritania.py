"""A small invented report with annotations, and tables that agree with annotations in everything."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.evaluation.annotations import GoldClaim, GoldReport, date_bounds
from pipeline.evaluation.quotes import fold, places
from pipeline.ingest import read_file, sha256_of
from pipeline.records import CitationRow, ClaimRow, DocumentRow, FindingRow, Rows, SentenceRow, SourceRow
from pipeline.tables.vocabulary import polarity

TEXT = """Ruritania

Mine Ban Policy

Last updated: 20 October 2016

Ruritania has not acceded to the Mine Ban Treaty.[1] It voted in favor of Resolution 71/34 in 2016.[2]

The Hill People’s Army (HPA) laid antipersonnel mines in 2014 and 2015, officials said.[3] The army holds 400 mines.

[1] Letter from the Foreign Ministry, 3 May 2016.
[2] Ibid.
[3] Interview with an official, Strelsau, 4 May 2016.
"""

CLAIMS: tuple[dict[str, Any], ...] = (
    {"quote": "has not acceded to the Mine Ban Treaty", "claim_type": "treaty_status", "value": "not_party",
     "treaty": "MBT", "actor": "RUR", "assertion": "monitor", "event": None, "when": None, "notes": [1],
     "basis": "direct"},
    {"quote": "voted in favor of Resolution 71/34 in 2016", "claim_type": "vote", "value": "in_favor", "treaty": "MBT",
     "actor": "RUR", "assertion": "monitor", "event": "A/RES/71/34", "when": "2016", "notes": [2], "basis": "direct"},
    {"quote": "laid antipersonnel mines in 2014 and 2015", "claim_type": "use", "value": "used",
     "actor": "Hill People’s Army", "assertion": "government", "event": None, "when": "2014", "notes": [3],
     "basis": "direct", "weapon": "antipersonnel_mine", "hedged": False},
    {"quote": "laid antipersonnel mines in 2014 and 2015", "claim_type": "use", "value": "used",
     "actor": "Hill People’s Army", "assertion": "government", "event": None, "when": "2015", "notes": [3],
     "basis": "direct", "weapon": "antipersonnel_mine", "hedged": False},
    {"quote": "The army holds 400 mines", "claim_type": "stockpile", "value": "holds", "actor": "RUR",
     "assertion": "monitor", "event": None, "when": None, "quantity": 400, "notes": [], "basis": None,
     "optional": True},
)  # fmt: skip
GOLD: dict[str, Any] = {
    "file": "ruritania-mbt-2016.txt",
    "meta": {
        "country_iso3": None,
        "theme": "mine_ban_policy",
        "treaty": "MBT",
        "last_updated": "2016-10-20",
        "report_year": 2016,
    },
    "claims": CLAIMS,
    "sources": [
        {"note": 1, "part": 1, "quote": "Letter from the Foreign Ministry", "kind": "correspondence",
         "date": "2016-05-03"},
        {"note": 2, "part": 1, "quote": "Ibid.", "kind": "correspondence", "date": "2016-05-03", "ibid_of": "1.1"},
        {"note": 3, "part": 1, "quote": "Interview with an official", "kind": "interview", "date": "2016-05-04"},
    ],
    "findings": [{"check": "resolution_session", "quote": "Resolution 71/34 in 2016", "expected": "A/RES/70/55"}],
}  # fmt: skip


def write_gold(folder: Path, **changes: Any) -> Path:
    """The report and its annotations in a folder, with other values for some keys of the annotations."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ruritania-mbt-2016.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "ruritania-mbt-2016.gold.json"
    path.write_text(json.dumps(GOLD | changes), encoding="utf-8")
    return path


def perfect_rows(golds: Sequence[GoldReport]) -> Rows:
    """Tables that say what the annotations say, and nothing else."""
    rows = Rows()
    for number, gold in enumerate(golds):
        text = read_file(gold.report_path)[gold.part].text
        doc_id = f"d{number:03d}"
        rows.documents.append(_document(gold, doc_id, text))
        rows.sentences.append(
            SentenceRow(f"{doc_id}-s0", doc_id, 0, "body", None, None, 0, None, 0, len(text), text, ())
        )
        for i, claim in enumerate(gold.claims):
            claim_id = f"{doc_id}-c{i:03d}"
            rows.claims.append(_claim(claim, doc_id, claim_id, places(claim.quote, fold(text))[0]))
            rows.citations += [
                CitationRow(claim_id, f"{doc_id}-n{note}.1", note, claim.basis)  # type: ignore[arg-type]
                for note in claim.notes
            ]
        rows.sources += _sources(gold, doc_id, text)
        rows.findings += _findings(gold, doc_id, text)
    return rows


def _document(gold: GoldReport, doc_id: str, text: str) -> DocumentRow:
    meta: dict[str, Any] = dict(gold.meta)
    updated = meta["last_updated"] and dt.date.fromisoformat(meta["last_updated"])
    return DocumentRow(
        doc_id=doc_id,
        source_path=gold.report_path.as_posix(),
        source_sha256=sha256_of(gold.report_path),
        media_type="text/plain",
        part=gold.part,
        title=None,
        country_name=None,
        language="en",
        text=text,
        n_sentences=1,
        n_notes=0,
        n_claims=len(gold.claims),
        **{**meta, "last_updated": updated},
    )


def _claim(gold: GoldClaim, doc_id: str, claim_id: str, span: tuple[int, int]) -> ClaimRow:
    earliest, latest = date_bounds(gold.when) or (None, None)
    return ClaimRow(
        claim_id=claim_id,
        doc_id=doc_id,
        sentence_id=f"{doc_id}-s0",
        claim_type=gold.claim_type,
        value=gold.value,
        polarity=polarity(gold.claim_type, gold.value),
        treaty=gold.treaty,
        actor=gold.actor,
        actor_type="state" if len(gold.actor) == 3 and gold.actor.isupper() else "armed_group",
        assertion=gold.assertion,
        speaker=None,
        hedged=bool(gold.hedged),
        event=gold.event,
        event_text=None,
        weapon=gold.weapon,
        quantity=gold.quantity,
        quantity_unit=None,
        place=None,
        when=gold.when,
        when_earliest=earliest,
        when_latest=latest,
        recurrence=None,
        evidence=gold.quote,
        start=span[0],
        end=span[1],
        confidence=0.9,
        extractor="perfect",
        n_sources=len(gold.notes),
    )


def _sources(gold: GoldReport, doc_id: str, text: str) -> list[SourceRow]:
    rows = []
    for source in gold.sources:
        earliest, latest = date_bounds(source.date) or (None, None)
        for_note = text.index(f"\n[{source.note}] ")
        start, end = next(span for span in places(source.quote, fold(text)) if span[0] > for_note)
        rows.append(
            SourceRow(
                source_id=f"{doc_id}-n{source.note}.{source.part}",
                doc_id=doc_id,
                note_number=source.note,
                part=source.part,
                text=source.quote,
                start=start,
                end=end,
                signal=None,
                kind=source.kind,
                author=None,
                title=None,
                date=source.date,
                date_earliest=earliest,
                date_latest=latest,
                period=None,
                pages=None,
                form=None,
                url=None,
                ibid_of=f"{doc_id}-n{source.ibid_of}" if source.ibid_of else None,
            )
        )
    return rows


def _findings(gold: GoldReport, doc_id: str, text: str) -> list[FindingRow]:
    return [
        FindingRow(
            f"{doc_id}-f{i}", doc_id, None, finding.check, "error", "odd", None, finding.expected, None,
            *places(finding.quote, fold(text))[0],
        )
        for i, finding in enumerate(gold.findings)
    ]  # fmt: skip
