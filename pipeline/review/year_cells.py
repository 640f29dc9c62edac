"""What is told of a country in a year, as cells: the rows of the tidy frames that the pictures are drawn from.

A cell says by its mark alone what it means. A capital is what a report says of that very year, a small letter what
only a range of years implies, brackets what only the official record holds, and ``≠`` parts what cannot both hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.controls import safe
from pipeline.records import ClaimRow, DocumentRow, VoteRow
from pipeline.reference import countries
from pipeline.show.claim import name_of
from pipeline.tables.read import read_rows

if TYPE_CHECKING:
    import pandas as pd

Matter = Literal["vote", "meeting", "status"]
Basis = Literal["said", "implied", "recorded", "not recorded", "contradicted", "untold"]
"""``not recorded``: told, but the record of that year has no vote of the country. ``untold``: a meeting was held, and
no report tells who came."""
TREATIES = ("MBT", "CCM")
"""The treaties with a picture: those that the reports are on."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One matter of one country in one year; without a year (None) nothing is drawn."""

    iso3: str
    matter: Matter
    treaty: str
    year: int | None
    value: str
    """The value of the claims; several that differ are joined by "/". Empty where only the record tells."""
    basis: Basis
    mark: str
    """What the picture shows: "Y", "y", "(Y)", "Y≠A", "M15 ✓"."""
    meaning: str
    """The same in words."""
    recorded: str | None = None
    """The vote on record."""
    event: str | None = None
    """The meeting or resolution."""
    reports: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the tables of a run tell of votes, meetings and treaty status."""

    documents: dict[str, DocumentRow]
    votes: tuple[VoteRow, ...]
    claims: dict[str, ClaimRow]
    """By id: the claims of states of types vote, attendance and treaty_status."""

    @property
    def countries(self) -> list[tuple[str, str]]:
        """Name and code of every country that a report is on or tells of, by name."""
        codes = {row.country_iso3 for row in self.documents.values() if row.country_iso3}
        codes |= {claim.actor for claim in self.claims.values() if claim.treaty in TREATIES}
        codes |= {row.country_iso3 for row in self.votes if row.treaty in TREATIES}
        return sorted((self.country_name(iso3), iso3) for iso3 in codes)

    def country_name(self, iso3: str) -> str:
        """Its short name; for a code that nobody has what a report prints, controls spelled out."""
        printed = (row.country_name for row in self.documents.values() if row.country_iso3 == iso3)
        return safe(countries.name_of(iso3) or next(filter(None, printed), iso3))

    def of_country(self, claim_type: str, iso3: str, treaty: str) -> list[ClaimRow]:
        """The claims of one type on a country and a treaty."""
        return [
            claim
            for claim in self.claims.values()
            if (claim.claim_type, claim.actor, claim.treaty) == (claim_type, iso3, treaty)
        ]

    def last_year(self, claims: Iterable[ClaimRow]) -> int | None:
        """The year of the newest report among those that make the claims."""
        return max((year for claim in claims if (year := self.report_year(claim))), default=None)

    def report_year(self, claim: ClaimRow) -> int | None:
        """The year up to which the claim's report can tell: that of its last update, else its own."""
        document = self.documents[claim.doc_id]
        return document.last_updated.year if document.last_updated else document.report_year

    def reports(self, claims: Iterable[ClaimRow]) -> str:
        """The reports that make the claims, as a reader knows them."""
        return "; ".join(dict.fromkeys(safe(name_of(self.documents[claim.doc_id])) for claim in claims))


def read_told(out_dir: Path) -> Told:
    """Reads it from a run's folder. Raises ``pipeline.tables.read.TablesError`` where there are no tables."""
    documents: list[DocumentRow] = read_rows(out_dir, "documents")
    claims: list[ClaimRow] = read_rows(out_dir, "claims", claim_type=("vote", "attendance", "treaty_status"))
    return Told(
        {row.doc_id: row for row in documents},
        tuple(read_rows(out_dir, "votes")),
        {claim.claim_id: claim for claim in claims if claim.actor_type == "state"},
    )


def evidence(claims: Iterable[ClaimRow]) -> str:
    """The words of the claims, controls spelled out."""
    return " … ".join(dict.fromkeys(safe(claim.evidence) for claim in claims))


def to_frame(cells: Sequence[Cell]) -> pd.DataFrame:
    """One row a cell, columns as in ``Cell``; ``year`` is Int64, missing for what is told without one."""
    import pandas as pd

    frame = pd.DataFrame([asdict(cell) for cell in cells], columns=[field.name for field in fields(Cell)])
    return frame.astype({"year": "Int64"})
