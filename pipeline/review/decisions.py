"""What reviewers decide about claims: the table ``reviews``, to which rows are only ever added.

The table is a folder of Parquet files, one for each call of ``append``. A file appears whole or not at all, under a
name that no one else uses, so any number of reviewers may write to one folder, on one machine or a shared disk, without
locks.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pipeline.records import ClaimRow, DocumentRow, SentenceRow
from pipeline.review.corrections import Value, added_claim, corrected_claim
from pipeline.tables.read import read_records
from pipeline.tables.review_schema import REVIEWS
from pipeline.tables.validate import check_values
from pipeline.tables.write import write_file

Decision = Literal["accept", "reject", "correct", "add"]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of ``reviews``; ``fields`` and ``seen`` are JSON objects of columns of ``claims``."""

    review_id: str
    claim_id: str
    doc_id: str
    decision: Decision
    fields: str | None
    comment: str | None
    reviewer: str
    time: str
    seen: str

    @property
    def corrections(self) -> dict[str, Value]:
        """The columns that the reviewer gave, with their values."""
        given: dict[str, Value] = json.loads(self.fields or "{}")
        return given

    @property
    def claim_seen(self) -> ClaimRow:
        """The claim as it was when the reviewer decided, or as the reviewer added it."""
        values = json.loads(self.seen)
        for name in ("when_earliest", "when_latest"):
            values[name] = dt.date.fromisoformat(values[name]) if values[name] else None
        return ClaimRow(**values)


def accept(claim: ClaimRow, reviewer: str, comment: str | None = None) -> ReviewRow:
    """The claim is right as it stands."""
    return _review("accept", claim, None, reviewer, comment)


def reject(claim: ClaimRow, reviewer: str, comment: str | None = None) -> ReviewRow:
    """The report does not state this."""
    return _review("reject", claim, None, reviewer, comment)


def correct(
    claim: ClaimRow,
    fields: Mapping[str, Value],
    document: DocumentRow,
    sentences: Sequence[SentenceRow],
    reviewer: str,
    comment: str | None = None,
) -> ReviewRow:
    """The report states something else: ``fields`` are the columns to change. Raises CorrectionError where they can't
    be so; ``corrections.CORRECTABLE`` lists the columns."""
    corrected_claim(claim, fields, document.text, sentences)
    return _review("correct", claim, fields, reviewer, comment)


def add(
    fields: Mapping[str, Value],
    document: DocumentRow,
    sentences: Sequence[SentenceRow],
    reviewer: str,
    comment: str | None = None,
) -> ReviewRow:
    """A claim that was missed; ``corrections.NEEDED`` lists the columns that it needs. Raises CorrectionError."""
    claim = added_claim("r" + uuid.uuid4().hex[:16], fields, document, sentences)
    return _review("add", claim, fields, reviewer, comment)


def append(out_dir: Path, reviews: Sequence[ReviewRow]) -> None:
    """Adds decisions to the table beside the run's tables. Raises RowError, or OSError where the disk can't be written.

    Several in one call are written together, all or none.
    """
    if not reviews:
        return
    check_values(REVIEWS, reviews)
    folder = _folder(out_dir)
    folder.mkdir(exist_ok=True)
    name = f"{reviews[0].time.replace(':', '')}-{reviews[0].review_id}.parquet"
    # readers pass over names that begin with a dot
    writing = folder / f".{name}.{os.getpid()}"
    try:
        write_file(REVIEWS, reviews, writing)
        writing.rename(folder / name)
    finally:
        writing.unlink(missing_ok=True)


def read_reviews(out_dir: Path) -> list[ReviewRow]:
    """All decisions in the order in which they were made; none where nobody has decided anything."""
    if not any(_folder(out_dir).glob("[!.]*.parquet")):
        return []
    return sorted(read_records(out_dir, REVIEWS, ReviewRow), key=lambda row: (row.time, row.review_id))


def _folder(out_dir: Path) -> Path:
    return out_dir / f"{REVIEWS.name}.parquet"


def _review(
    decision: Decision, claim: ClaimRow, fields: Mapping[str, Value] | None, reviewer: str, comment: str | None
) -> ReviewRow:
    given = json.dumps(dict(fields), ensure_ascii=False) if fields is not None else None
    seen = json.dumps(asdict(claim), ensure_ascii=False, default=dt.date.isoformat)
    return ReviewRow(
        uuid.uuid4().hex, claim.claim_id, claim.doc_id, decision, given, comment or None, reviewer, _now(), seen
    )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
