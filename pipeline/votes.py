"""Vote claims spread out to one row a General Assembly session.

"Every year since 2005, including Resolution 71/34 in 2016" is two claims; for a report of October 2017 they become
twelve rows, 2005 to 2016, of which the last is explicit. "Every year since 2005, except in 2009" gives no row for 2009.
The yearly vote on a treaty falls in November or December.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import ClaimRow, Report, SentenceRow, VoteRow
from pipeline.reference.resolutions import (
    annual_by_event,
    annual_resolution,
    first_annual_year,
    session_of_event,
    session_of_year,
    year_of_session,
)

# The month in which the General Assembly adopts the resolutions, where the day is not known.
_MONTH_OF_ADOPTION = 12
# A session goes on until the next September: a vote in May 2013 belongs to the session of 2012.
_FIRST_MONTH_OF_SESSION = 9


_EXCEPTED = re.compile(
    r"\b(?:except\w*|apart\s+from|other\s+than|aside\s+from|save|but\s+for|bar)\b"
    r"(?:(?!\b(?:when|where|which|since|and\s+(?:voted|abstained))\b)[^.;])*",
    re.IGNORECASE,
)
"""Words that take years out of a range, with the years behind them."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def expand_votes(report: Report, claims: Sequence[ClaimRow], sentences: Sequence[SentenceRow]) -> list[VoteRow]:
    """One row a claim and session, sorted by country, treaty and year.

    A session that a claim names is ``explicit``; one that only a range covers ("since 2005") is ``implied``, unless
    another claim names that session for the same country and treaty, or the sentence takes it out. Ranges about other
    treaties imply nothing: which resolutions they mean is not known.
    """
    votes = [claim for claim in claims if claim.claim_type == "vote" and claim.actor_type == "state"]
    explicit = [row for claim in votes if (row := _explicit_row(claim)) is not None]
    named = {(row.country_iso3, row.treaty, row.year) for row in explicit}
    words = {sentence.sentence_id: sentence.text for sentence in sentences}
    implied = [
        row
        for claim in votes
        for excepted in [excepted_years(words.get(claim.sentence_id, claim.evidence))]
        for row in _implied_rows(claim, _last_year(report, claim, explicit))
        if (row.country_iso3, row.treaty, row.year) not in named and row.year not in excepted
    ]
    return sorted({*explicit, *implied}, key=lambda row: (row.country_iso3, row.treaty or "", row.year, row.claim_id))


def excepted_years(sentence: str) -> set[int]:
    """The years that a sentence takes out of a range.

    >>> excepted_years("It voted in favor every year since 2000, except in 2009 and 2011.")
    {2009, 2011}
    """
    return {int(year[0]) for part in _EXCEPTED.finditer(sentence) for year in _YEAR.finditer(part.group())}


@dataclass(frozen=True, slots=True)
class _Years:
    """The years of a claim's time; ``last`` is None where the range is open."""

    first: int
    last: int | None


def _years(claim: ClaimRow) -> _Years | None:
    if claim.when_earliest is None:
        return None
    last = claim.when_latest
    return _Years(claim.when_earliest.year, last.year if last is not None else None)


def _explicit_row(claim: ClaimRow) -> VoteRow | None:
    years = _years(claim)
    if years is not None and years.first != years.last:
        return None
    if claim.event is None:
        if years is None:
            return None
        resolution = annual_resolution(claim.treaty, years.first) if claim.treaty else None
        session = session_of_year(years.first)
        return _row(claim, years.first, session, resolution.event if resolution else None, "explicit")
    session_said = session_of_event(claim.event)
    if session_said is None:
        return None
    known = annual_by_event(claim.event)
    event = known.event if known is not None else claim.event
    if years is None:
        return _row(claim, year_of_session(session_said), session_said, event, "explicit")
    # The year that the report says counts; a session that it can't have been is a matter for the checks.
    session = session_of_year(years.first)
    resumed = session_said == session - 1 and _before_september(claim.when_latest)
    return _row(claim, years.first, session_said if resumed else session, event, "explicit")


def _before_september(day: dt.date | None) -> bool:
    return day is not None and day.month < _FIRST_MONTH_OF_SESSION


def _implied_rows(claim: ClaimRow, last_year: int | None) -> Iterator[VoteRow]:
    years = _years(claim)
    begun = first_annual_year(claim.treaty) if claim.treaty else None
    if years is None or years.first == years.last or begun is None or claim.event is not None:
        return
    last = years.last if years.last is not None else last_year
    for year in range(max(years.first, begun), (last if last is not None else years.first - 1) + 1):
        resolution = annual_resolution(claim.treaty or "", year)
        yield _row(claim, year, session_of_year(year), resolution.event if resolution else None, "implied")


def _last_year(report: Report, claim: ClaimRow, explicit: Sequence[VoteRow]) -> int | None:
    """The last yearly vote that a report can know of: that of its own year only once it has been held."""
    if report.last_updated is not None:
        year = report.last_updated.year
        return year if report.last_updated >= _adoption(claim.treaty, year) else year - 1
    said = [row.year for row in explicit if (row.country_iso3, row.treaty) == (claim.actor, claim.treaty)]
    if report.report_year is not None:
        said.append(report.report_year - 1)
    return max(said, default=None)


def _adoption(treaty: str | None, year: int) -> dt.date:
    resolution = annual_resolution(treaty, year) if treaty else None
    if resolution is not None and resolution.adopted is not None:
        return dt.date.fromisoformat(resolution.adopted)
    return dt.date(year, _MONTH_OF_ADOPTION, 1)


def _row(claim: ClaimRow, year: int, session: int, resolution: str | None, basis: str) -> VoteRow:
    return VoteRow(
        claim_id=claim.claim_id,
        doc_id=claim.doc_id,
        country_iso3=claim.actor,
        treaty=claim.treaty,
        year=year,
        session=session,
        resolution=resolution,
        vote=claim.value,
        basis="explicit" if basis == "explicit" else "implied",
    )
