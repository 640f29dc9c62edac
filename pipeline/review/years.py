"""What changed for a country from each report on it to the next, claim by claim."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.evaluation.documents import rows_by_document
from pipeline.evaluation.years import YearChange, claim_changes
from pipeline.records import ClaimRow, DocumentRow
from pipeline.tables.read import read_rows

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("theme", "from", "to", "change", "claim", "actor", "differences", "words")


def countries_with_years(out_dir: Path) -> list[tuple[str, str]]:
    """Name and code of the countries that have reports of two years on one theme, by name."""
    seen: dict[tuple[str, str], set[int]] = {}
    names = {}
    for row in _dated(out_dir):
        if row.country_iso3:
            seen.setdefault((row.country_iso3, row.theme), set()).add(row.report_year or 0)
            names[row.country_iso3] = row.country_name or row.country_iso3
    codes = {iso3 for (iso3, _), years in seen.items() if len(years) > 1}
    return sorted((names[iso3], iso3) for iso3 in codes)


def changes_between_years(out_dir: Path, iso3: str, *, same: bool = False) -> pd.DataFrame:
    """Every claim on the country (ISO 3166-1 alpha-3) that is new, altered or gone from one report to the next; with
    ``same`` also those that stay."""
    import pandas as pd

    documents = sorted(
        (row for row in _dated(out_dir) if row.country_iso3 == iso3),
        key=lambda row: (row.theme, row.report_year or 0, row.doc_id),
    )
    ids = [row.doc_id for row in documents]
    claims = rows_by_document(read_rows(out_dir, "claims", doc_id=ids) if ids else [])
    rows = [
        _row(before, after, change)
        for before, after in pairwise(documents)
        if before.theme == after.theme
        for change in claim_changes(_in_order(claims[before.doc_id]), _in_order(claims[after.doc_id]))
        if same or change.kind != "same"
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _dated(out_dir: Path) -> list[DocumentRow]:
    documents: list[DocumentRow] = read_rows(out_dir, "documents")
    return [row for row in documents if row.report_year is not None]


def _in_order(claims: list[ClaimRow]) -> list[ClaimRow]:
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.claim_id))


def _row(before: DocumentRow, after: DocumentRow, change: YearChange) -> tuple[str | int | None, ...]:
    claim = change.claim
    told = [f"{one.name}: {one.before or 'none'} → {one.after or 'none'}" for one in change.differences]
    about = " ".join(part for part in (claim.event, claim.when) if part)
    return (
        after.theme,
        before.report_year,
        after.report_year,
        change.kind,
        f"{claim.claim_type}: {claim.value} {about}".rstrip(),
        claim.actor,
        "; ".join(told),
        claim.evidence,
    )
