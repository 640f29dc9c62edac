"""What tables could tell, made by hand: claims and votes of one report a year, without any stage."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from typing import Any

from pipeline.records import ClaimRow, VoteRow
from pipeline.review.year_cells import Told
from tests.samples import sample_rows

SAMPLE = sample_rows()


def claim(claim_type: str, value: str, when: str | None = None, report: int = 2012, **columns: Any) -> ClaimRow:
    """A claim on Norway and the Mine Ban Treaty; ``when`` is "2009", "2009-11" or a range of these, open or not."""
    first, last = _days(when) if when else (None, None)
    given: dict[str, Any] = {"actor": "NOR", "treaty": "MBT", "event": None, "recurrence": None, "evidence": value}
    given |= {"claim_id": f"{claim_type} {value} {when} {report} {columns}", "doc_id": str(report)}
    given |= {"claim_type": claim_type, "value": value, "when": when, "when_earliest": first, "when_latest": last}
    return replace(SAMPLE.claims[0], **(given | columns))


def vote(value: str, year: int, basis: str, iso3: str = "NOR", treaty: str = "MBT", report: int = 2012) -> VoteRow:
    """A row of ``votes``."""
    claim_id = f"vote {value} {iso3} {treaty} {report}"
    return VoteRow(claim_id, str(report), iso3, treaty, year, year - 1945, None, value, basis)  # type: ignore[arg-type]


def told(*rows: ClaimRow | VoteRow, name: str = "Norway", iso3: str = "NOR") -> Told:
    """Claims, and votes with the claims behind them; every report is on the country, and of 31 December."""
    votes = [row for row in rows if isinstance(row, VoteRow)]
    claims = {row.claim_id: row for row in rows if isinstance(row, ClaimRow)}
    for row in votes:
        said = {"claim_id": row.claim_id, "actor": row.country_iso3, "treaty": row.treaty}
        claims[row.claim_id] = claim("vote", row.vote, report=int(row.doc_id), **said)
    documents = {
        doc_id: replace(
            SAMPLE.documents[0], doc_id=doc_id, report_year=int(doc_id), last_updated=dt.date(int(doc_id), 12, 31),
            country_iso3=iso3, country_name=name, title=None, source_path=f"{doc_id}.txt",
        )
        for doc_id in sorted({row.doc_id for row in claims.values()})
    }  # fmt: skip
    return Told(documents, tuple(votes), claims)


def _days(when: str) -> tuple[dt.date, dt.date | None]:
    first, _, last = when.partition("/")
    return _day(first, 0), None if last == ".." else _day(last or first, -1)


def _day(part: str, at: int) -> dt.date:
    """The first (0) or last (-1) day of a year or month."""
    year, _, month = part.partition("-")
    number = int(month) if month else (1, 12)[at]
    return dt.date(int(year), number, (1, calendar.monthrange(int(year), number)[1])[at])
