"""A country's standing towards a treaty over the years.

It is read from dated steps ("ratified on 8 May 1999") and from what reports of a year say ("is a State Party").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from pipeline.records import ClaimRow
from pipeline.review.year_cells import TREATIES, Basis, Cell, Told, evidence

LETTERS = {"not party": "N", "signatory": "S", "ratified or acceded": "R", "State Party": "P", "withdrew": "W"}
"""From the least to the furthest step: of several in one year the last counts."""
_STANDING = {
    "not_party": "not party",
    "signed": "signatory",
    "signatory": "signatory",
    "ratified": "ratified or acceded",
    "acceded": "ratified or acceded",
    "entered_into_force": "State Party",
    "state_party": "State Party",
    "withdrew": "withdrew",
}
_LASTING = ("ratified or acceded", "State Party")
"""What holds until a withdrawal, so that a later standing as far or further tells of all years between."""


def status_cells(told: Told, iso3: str) -> Iterator[Cell]:
    """The standing towards both treaties by treaty and year, from the first that is told to the newest report's.

    Years in between are implied where they leave no doubt: after a dated step until the next one, and between two
    reports that say the same. A State Party of 2012 may have joined in any year since it signed: those stay empty.
    """
    for treaty in TREATIES:
        claims = [claim for claim in told.of_country("treaty_status", iso3, treaty) if claim.value in _STANDING]
        points: defaultdict[int | None, list[ClaimRow]] = defaultdict(list)
        for claim in claims:
            points[_year(told, claim)].append(claim)
        dated = sorted(year for year in points if year is not None)
        last = max([*dated, told.last_year(claims) or 0], default=0)
        for year, following in zip_longest(dated, dated[1:]):
            cell = _said(told, iso3, treaty, year, points[year])
            yield cell
            if cell.basis != "contradicted" and (following is None or _holds(points[year], points[following])):
                yield from _until(cell, following or last + 1)
        for claim in points[None]:
            yield _undated(told, iso3, treaty, claim)


def _year(told: Told, claim: ClaimRow) -> int | None:
    return claim.when_earliest.year if claim.when_earliest else told.report_year(claim)


def _standing(claims: list[ClaimRow]) -> str:
    return max((_STANDING[claim.value] for claim in claims), key=list(LETTERS).index)


def _is_step(claims: list[ClaimRow]) -> bool:
    """Whether a day or year is told from which on the standing holds, not only that it does."""
    return any(claim.when_earliest and claim.value != "not_party" for claim in claims)


def _holds(now: list[ClaimRow], then: list[ClaimRow]) -> bool:
    standing, next_one = _standing(now), _standing(then)
    if standing == next_one or (_is_step(now) and _is_step(then)):
        return True
    # withdrawal without a date may have been in any of the years between
    return standing in _LASTING and (next_one in _LASTING or (next_one == "withdrew" and _is_step(then)))


def _said(told: Told, iso3: str, treaty: str, year: int, claims: list[ClaimRow]) -> Cell:
    standing, mark = _standing(claims), LETTERS[_standing(claims)]
    basis: Basis = "said"
    undated = {_STANDING[claim.value] for claim in claims if claim.when_earliest is None}
    if {"not party", "State Party"} <= undated:
        basis, mark = "contradicted", "P≠N"
    steps = dict.fromkeys(" ".join(filter(None, (claim.value.replace("_", " "), claim.when))) for claim in claims)
    meaning = f"{standing} ({basis}): {', '.join(steps)}"
    return Cell(
        iso3, "status", treaty, year, standing, basis, mark, meaning,
        reports=told.reports(claims), words=evidence(claims),
    )  # fmt: skip


def _until(cell: Cell, end: int) -> Iterator[Cell]:
    meaning = f"{cell.value} (implied), as in {cell.year}"
    for year in range((cell.year or end) + 1, end):
        yield Cell(
            cell.iso3, "status", cell.treaty, year, cell.value, "implied", LETTERS[cell.value].lower(), meaning,
            reports=cell.reports, words=cell.words,
        )  # fmt: skip


def _undated(told: Told, iso3: str, treaty: str, claim: ClaimRow) -> Cell:
    meaning = f"{claim.value.replace('_', ' ')}; neither it nor its report has a year"
    return Cell(
        iso3, "status", treaty, None, _STANDING[claim.value], "said", "", meaning,
        reports=told.reports([claim]), words=evidence([claim]),
    )  # fmt: skip
