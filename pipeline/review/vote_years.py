"""A country's votes on the yearly resolutions: as reports say or imply them, beside the official record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.records import VoteRow
from pipeline.reference.resolutions import annual_resolution, first_annual_year, record_ends, recorded_vote
from pipeline.review.year_cells import TREATIES, Basis, Cell, Told, evidence

LETTERS = {"in_favor": "Y", "against": "N", "abstained": "A", "absent": "X"}
NO_VOTE = "no vote"
"""In ``recorded``: the record holds that year's roll call, and the country is not in it."""


def vote_cells(told: Told, codes: Iterable[str]) -> Iterator[Cell]:
    """The votes of countries, ISO 3166-1 alpha-3, by country, treaty and year.

    A year without a cell is one of which neither a report nor the record tells a vote.
    """
    rows: defaultdict[tuple[str, str | None, int], list[VoteRow]] = defaultdict(list)
    for row in told.votes:
        rows[row.country_iso3, row.treaty, row.year].append(row)
    years = {treaty: {year for _, about, year in rows if about == treaty} | _years(treaty) for treaty in TREATIES}
    for iso3 in codes:
        for treaty in TREATIES:
            for year in sorted(years[treaty]):
                own = rows.get((iso3, treaty, year), [])
                recorded = _recorded(iso3, treaty, year)
                if own:
                    yield _told(told, own, treaty, recorded)
                elif recorded not in (None, NO_VOTE):
                    yield _on_record(iso3, treaty, year, recorded)


def _years(treaty: str) -> set[int]:
    first, last = first_annual_year(treaty), record_ends(treaty)
    return set() if first is None or last is None else set(range(first, last + 1))


def _recorded(iso3: str, treaty: str, year: int) -> str | None:
    """None where the record does not hold the year."""
    if year not in _years(treaty):
        return None
    return recorded_vote(iso3, treaty, year) or NO_VOTE


def _told(told: Told, rows: list[VoteRow], treaty: str, recorded: str | None) -> Cell:
    explicit = {row.vote for row in rows if row.basis == "explicit"}
    votes = sorted({row.vote for row in rows}, key=lambda vote: (vote not in explicit, list(LETTERS).index(vote)))
    letters = "/".join(LETTERS[vote] if vote in explicit else LETTERS[vote].lower() for vote in votes)
    ways = [f"{_words(vote)} ({'said' if vote in explicit else 'implied'})" for vote in votes]
    basis = _basis(set(votes), explicit, recorded)
    mark = letters + ("?" if basis == "not recorded" else "")
    if basis == "contradicted":
        # told two ways: which of them the record has is in the words, there is no room for it in a cell
        mark = letters.replace("/", "≠") if len(votes) > 1 else f"{letters}≠{LETTERS[recorded or '']}"
    claims = [told.claims[row.claim_id] for row in rows if row.claim_id in told.claims]
    return Cell(
        rows[0].country_iso3, "vote", treaty, rows[0].year, "/".join(votes), basis, mark,
        " and ".join(ways) + (f"; on record: {_words(recorded)}" if recorded else "; the record does not reach here"),
        recorded, next((row.resolution for row in rows if row.resolution), None),
        told.reports(claims), evidence(claims),
    )  # fmt: skip


def _basis(votes: set[str], explicit: set[str], recorded: str | None) -> Basis:
    # not to be in the roll call is what "absent" says
    agreeing = {"absent"} if recorded == NO_VOTE else {recorded}
    if len(votes) > 1 or (recorded not in (None, NO_VOTE) and votes != agreeing):
        return "contradicted"
    if recorded == NO_VOTE and votes != agreeing:
        return "not recorded"
    return "said" if explicit else "implied"


def _on_record(iso3: str, treaty: str, year: int, recorded: str | None) -> Cell:
    resolution = annual_resolution(treaty, year)
    letter = LETTERS[recorded or ""]
    meaning = f"no report tells; on record: {_words(recorded)}"
    event = resolution.event if resolution else None
    return Cell(iso3, "vote", treaty, year, "", "recorded", f"({letter})", meaning, recorded, event)


def _words(vote: str | None) -> str:
    return (vote or "").replace("_", " ")
