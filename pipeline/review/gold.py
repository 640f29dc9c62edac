"""Reviewed claims as annotations for ``monitor-facts evaluate`` and for training: what reviewers do makes it better.

A report is exported when somebody has decided about one of its claims. Rejected claims are left out, claims that
nobody has looked at are ``optional``: finding them costs nothing and earns nothing.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path, PurePath

from pipeline.evaluation.annotations import META_KEYS, SUFFIX, GoldClaim
from pipeline.evaluation.documents import cited_notes, rows_by_document
from pipeline.evaluation.matching import TREATY_TYPES
from pipeline.evaluation.quotes import Folded, fold, places
from pipeline.ingest.inputs import sha256_of
from pipeline.records import Basis, DocumentRow
from pipeline.review.applying import Applied, ReviewedClaimRow
from pipeline.tables.read import read_rows

_Notes = Callable[[str], tuple[tuple[int, ...], Basis | None]]


def export_gold(out_dir: Path, applied: Applied, folder: Path) -> tuple[list[Path], list[str]]:
    """Writes ``NAME.gold.json`` for every reviewed report, in a folder of its own with the report's file beside it.

    Gives the annotation files, and the names of reports whose file is gone or has changed and must be put there by
    hand. Raises OSError where the folder can't be written.
    """
    claims = rows_by_document(applied.rows)
    notes = cited_notes(read_rows(out_dir, "citations"))
    written, lacking = [], []
    for document in read_rows(out_dir, "documents"):
        own = claims[document.doc_id]
        if not any(row.decision for row in own):
            continue
        source = Path(document.source_path)
        # a folder for each file: two may have one name
        beside = folder / f"{source.stem}-{document.source_sha256[:12]}"
        beside.mkdir(parents=True, exist_ok=True)
        path = beside / f"{source.stem}.{document.part}{SUFFIX}"
        path.write_text(_written(document, own, notes), encoding="utf-8")
        written.append(path)
        if not _copied(source, document.source_sha256, beside):
            lacking.append(document.source_path)
    return written, lacking


def _copied(source: Path, sha256: str, folder: Path) -> bool:
    if not source.is_file() or sha256_of(source) != sha256:
        return False
    shutil.copyfile(source, folder / source.name)
    return True


def _written(document: DocumentRow, rows: Sequence[ReviewedClaimRow], notes: _Notes) -> str:
    meta = {key: getattr(document, key) for key in META_KEYS}
    meta["last_updated"] = str(document.last_updated) if document.last_updated else None
    annotations = {
        "file": PurePath(document.source_path).name,
        "part": document.part,
        "meta": meta,
        "claims": [_plain(claim) for claim in gold_claims(document, rows, notes)],
    }
    return json.dumps(annotations, indent=1, ensure_ascii=False) + "\n"


def _plain(claim: GoldClaim) -> dict[str, object]:
    """The claim as the format has it: what is not given is left out, but for the columns that must be there."""
    always = ("event", "when", "basis")
    given = {name: value for name, value in asdict(claim).items() if name in always or value is not None}
    return {name: value for name, value in given.items() if name != "optional" or value}


def gold_claims(document: DocumentRow, rows: Sequence[ReviewedClaimRow], notes: _Notes) -> Iterator[GoldClaim]:
    """The claims of one report that are not rejected, each with a quote that the report holds once if that can be."""
    text = fold(document.text)
    for row in rows:
        if row.decision == "reject":
            continue
        numbers, basis = notes(row.claim_id)
        yield GoldClaim(
            quote=_quote(document.text, row.start, row.end, text),
            claim_type=row.claim_type,
            value=row.value,
            actor=row.actor,
            assertion=row.assertion,
            event=row.event,
            when=row.when,
            notes=numbers,
            basis=basis,
            treaty=row.treaty if row.claim_type in TREATY_TYPES else None,
            weapon=row.weapon,
            quantity=row.quantity,
            hedged=row.hedged,
            optional=row.decision is None,
        )


def _quote(text: str, start: int, end: int, folded: Folded) -> str:
    """The words, with as many around them in their line as make them the only such words in the report."""
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    right = len(text) if right < 0 else right
    while len(places(text[start:end], folded)) > 1 and (start > left or end < right):
        start = max(left, text.rfind(" ", left, max(left, start - 1)) + 1)
        space = text.find(" ", end + 1, right)
        end = right if space < 0 else space
    return text[start:end].strip()
