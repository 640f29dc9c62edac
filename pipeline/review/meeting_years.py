"""A country at the meetings of a treaty: which it attended, as reports say, and which were held of which none tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.records import ClaimRow
from pipeline.reference.meetings import Meeting, meeting, meetings_of_kind
from pipeline.review.year_cells import TREATIES, Basis, Cell, Told, evidence

SIGNS = {"attended": "✓", "attended_as_observer": "o", "did_not_attend": "✗"}
UNTOLD = "·"
_UNNAMED = "mtg"
"""Stands for a meeting of which the report gives the year alone, or one before the treaty had any."""
_KINDS = {
    "MSP": re.compile(r"meetings? of (?:the )?states parties", re.IGNORECASE),
    "RC": re.compile(r"review conf", re.I),
}
_NEVER = re.compile(r"\b(?:never|any|single)\b.*\bmeetings?\b", re.IGNORECASE)
"""“has never attended a meeting of the treaty”, “not a single meeting”."""
_Stated = list[tuple[ClaimRow, bool]]
"""Claims on one meeting, each with whether it names the meeting."""


def meeting_cells(told: Told, iso3: str) -> Iterator[Cell]:
    """The meetings of both treaties by treaty and year; last what is told of meetings without saying which year.

    A range ("not since 2009", "every meeting since 2010") counts, as implied, for the Meetings of States Parties and
    Review Conferences that its report can know of. Intersessional meetings are there only where told: when they were
    held is in no table.
    """
    for treaty in TREATIES:
        claims = told.of_country("attendance", iso3, treaty)
        yield from _cells(told, iso3, treaty, claims)


def _cells(told: Told, iso3: str, treaty: str, claims: list[ClaimRow]) -> Iterator[Cell]:
    stated: defaultdict[tuple[int | None, str], _Stated] = defaultdict(list)
    for claim in claims:
        for place in _places(told, claim, treaty):
            stated[place].append((claim, claim.event is not None or _one_year(claim) is not None))
    last, named = told.last_year(claims) or 0, {event for _, event in stated}
    cells = [_told(told, iso3, treaty, year, event, own) for (year, event), own in stated.items() if year is not None]
    cells += [_untold(iso3, row) for row in _held(treaty) if row.event_id not in named and row.years[0] <= last]
    # in one year the meetings that decide come first, then the intersessional ones, last those without a name
    yield from sorted(cells, key=lambda cell: (cell.year, cell.event is None, "-ISM-" in (cell.event or ""), cell.mark))
    for (year, _), own in stated.items():
        if year is None:
            yield from (_undated(told, iso3, treaty, claim) for claim, _ in own)


def _untold(iso3: str, row: Meeting) -> Cell:
    mark, meaning = f"{_short(row.event_id)} {UNTOLD}", f"{row.event_id} was held; no report tells who came"
    return Cell(iso3, "meeting", row.treaty, row.years[0], "", "untold", mark, meaning, event=row.event_id)


def _held(treaty: str) -> tuple[Meeting, ...]:
    return (*meetings_of_kind(treaty, "MSP"), *meetings_of_kind(treaty, "RC"))


def _places(told: Told, claim: ClaimRow, treaty: str) -> list[tuple[int | None, str]]:
    """Year and meeting of each cell that the claim belongs to; ``(None, "")`` where it has none."""
    year = _one_year(claim)
    if claim.event is not None:
        return [(_year_of(claim.event, year), claim.event)]
    if year is not None:
        return [(year, _UNNAMED)]
    covered = [row for row in _held(treaty) if _covers(told, claim, row)]
    return [(row.years[0], row.event_id) for row in covered] or [(None, "")]


def _one_year(claim: ClaimRow) -> int | None:
    first, last = claim.when_earliest, claim.when_latest
    return first.year if first and last and first.year == last.year else None


def _year_of(event: str, said: int | None) -> int | None:
    """A meeting in two parts ("2020-11" and "2021-09") stands in the year that is said, else in its first."""
    known = meeting(event)
    if known is None:
        ending = event.rpartition("-")[2]
        return said or (int(ending) if re.fullmatch(r"\d{4}", ending) else None)
    return said if said in known.years else known.years[0]


def _covers(told: Told, claim: ClaimRow, row: Meeting) -> bool:
    away = claim.value == "did_not_attend"
    every = claim.recurrence == "annual" or (away and (claim.when is not None or _NEVER.search(claim.evidence)))
    # "attended meetings between 2010 and 2014": not all of them
    if not every or not _speaks_of(claim, row.kind) or row.starts > _known_until(told, claim):
        return False
    if claim.when is None:
        return True
    first = claim.when.partition("/")[0]
    # "not since 2009": it was last there in 2009; "always since 2009": from then on
    return row.starts > first and not (away and row.starts.startswith(first))


def _known_until(told: Told, claim: ClaimRow) -> str:
    """The month up to which the range goes: its own end, or what the report can know."""
    if claim.when_latest is not None:
        return claim.when_latest.isoformat()[:7]
    document = told.documents[claim.doc_id]
    if document.last_updated is not None:
        return document.last_updated.isoformat()[:7]
    return f"{(document.report_year or 0) - 1:04}-12"


def _speaks_of(claim: ClaimRow, kind: str) -> bool:
    if "intersessional" in claim.evidence.lower():
        return False
    spoken_of = [name for name, pattern in _KINDS.items() if pattern.search(claim.evidence)]
    return not spoken_of or kind in spoken_of


def _told(told: Told, iso3: str, treaty: str, year: int, event: str, own: _Stated) -> Cell:
    said = [claim for claim, names in own if names]
    claims = said or [claim for claim, _ in own]
    values = sorted({claim.value for claim in claims}, key=list(SIGNS).index)
    if values == ["attended", "attended_as_observer"] and event != _UNNAMED:
        values = ["attended_as_observer"]  # the one says more exactly what the other says
    name = _short(event) if said else _short(event).lower()
    basis: Basis = "said" if said else "implied"
    if event != _UNNAMED and _differ(claims):
        basis = "contradicted"
    mark = f"{name} {('≠' if basis == 'contradicted' else '').join(SIGNS[value] for value in values)}"
    about = "an unnamed meeting" if event == _UNNAMED else event
    meaning = f"{about}: {' and '.join(value.replace('_', ' ') for value in values)} ({basis})"
    return Cell(
        iso3, "meeting", treaty, year, "/".join(values), basis, mark, meaning, None,
        None if event == _UNNAMED else event, told.reports(claims), evidence(claims),
    )  # fmt: skip


def _differ(claims: list[ClaimRow]) -> bool:
    """Whether it was there and was not, at one time: February's intersessional meetings are not those of June."""
    away = [claim for claim in claims if claim.value == "did_not_attend"]
    there = [claim for claim in claims if claim.value != "did_not_attend"]
    return any(_overlap(one, other) for one in away for other in there)


def _overlap(one: ClaimRow, other: ClaimRow) -> bool:
    return all(
        first is None or last is None or first <= last
        for first, last in ((one.when_earliest, other.when_latest), (other.when_earliest, one.when_latest))
    )


def _undated(told: Told, iso3: str, treaty: str, claim: ClaimRow) -> Cell:
    parts = [claim.value.replace("_", " "), "every time" if claim.recurrence == "annual" else None, claim.when]
    meaning = f"{', '.join(filter(None, parts))}: no year is told for it"
    return Cell(
        iso3, "meeting", treaty, None, claim.value, "said", "", meaning,
        reports=told.reports([claim]), words=evidence([claim]),
    )  # fmt: skip


def _short(event: str) -> str:
    """``MBT-MSP-15`` is "M15", ``CCM-RC-2`` "RC2", ``MBT-ISM-2014`` "ISM": its year is that of the column."""
    match = re.fullmatch(r"[A-Z]+-(MSP|RC|ISM)-(\d+)", event)
    if match is None:
        return _UNNAMED
    return {"MSP": "M", "RC": "RC", "ISM": "ISM"}[match[1]] + ("" if match[1] == "ISM" else match[2])
