"""A country across the years: what each report says, matter by matter, and every vote that they tell of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.records import ClaimRow, DocumentRow, FindingRow, VoteRow
from pipeline.reference.resolutions import recorded_vote
from pipeline.review.views import Overview
from pipeline.tables.vocabulary import CLAIM_TYPES


@dataclass(frozen=True, slots=True)
class Matter:
    """What the claims of one row of the page are about; ``cells`` holds, report by report, the claims on it."""

    claim_type: str
    about: str | None
    """The treaty, or else the weapon."""
    cells: tuple[tuple[ClaimRow, ...], ...]


@dataclass(frozen=True, slots=True)
class VoteTold:
    """One vote of the country, and the vote claims that say or imply it, each with its report."""

    year: int
    session: int
    treaty: str | None
    vote: str
    resolution: str | None
    recorded: str | None
    """How the official record has it; None where it holds no vote of the country."""
    told: tuple[tuple[VoteRow, DocumentRow], ...]


@dataclass(frozen=True, slots=True)
class CountryView:
    """One country: its reports by year and theme, and what they say."""

    iso3: str
    name: str
    documents: tuple[DocumentRow, ...]
    matters: tuple[Matter, ...]
    votes: tuple[VoteTold, ...]
    findings: tuple[tuple[FindingRow, DocumentRow], ...]


def country_view(shared: Overview, iso3: str) -> CountryView:
    """What the run's reports on the country say, ISO 3166-1 alpha-3; reports without a year come first."""
    own = [document for document in shared.documents if document.country_iso3 == iso3]
    documents = tuple(sorted(own, key=lambda row: (row.report_year or 0, row.theme, row.doc_id)))
    return CountryView(
        iso3,
        shared.countries[iso3],
        documents,
        tuple(_matters(shared, documents)),
        tuple(_votes(shared, documents, iso3)),
        tuple((row, document) for document in documents for row in shared.findings.get(document.doc_id, ())),
    )


def _matters(shared: Overview, documents: tuple[DocumentRow, ...]) -> list[Matter]:
    found: defaultdict[tuple[str, str | None], list[list[ClaimRow]]] = defaultdict(lambda: [[] for _ in documents])
    for column, document in enumerate(documents):
        for claim in shared.claims.get(document.doc_id, ()):
            found[claim.claim_type, claim.treaty or claim.weapon][column].append(claim)
    ordered = sorted(found, key=lambda key: (CLAIM_TYPES.index(key[0]), key[1] or ""))
    return [Matter(*key, tuple(tuple(cell) for cell in found[key])) for key in ordered]


def _votes(shared: Overview, documents: tuple[DocumentRow, ...], iso3: str) -> list[VoteTold]:
    told = defaultdict(list)
    for document in documents:
        for row in shared.votes.get(document.doc_id, ()):
            if row.country_iso3 == iso3:
                told[row.year, row.session, row.treaty or "", row.vote].append((row, document))
    votes = []
    for year, session, treaty, vote in sorted(told):
        rows = told[year, session, treaty, vote]
        resolution = next((row.resolution for row, _ in rows if row.resolution), None)
        recorded = recorded_vote(iso3, treaty, year)
        votes.append(VoteTold(year, session, treaty or None, vote, resolution, recorded, tuple(rows)))
    return votes
