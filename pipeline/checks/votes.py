"""Votes as a report tells them and as the roll calls have them: a difference is a question, not a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.checks.registry import Context, Slip, check, doubtful
from pipeline.records import ClaimRow, VoteRow
from pipeline.reference.countries import name_of
from pipeline.reference.resolutions import annual_resolution, record_ends, recorded_vote

_REFERENCE = "unga_votes.csv"
_WORDS = {"in_favor": "in favor", "against": "against", "abstained": "abstained", "absent": "absent"}


@check("vote_record")
def vote_record(context: Context) -> Iterator[Slip]:
    """The official record shows another vote; a range that is wrong in some years gives one finding naming them."""
    claims = {claim.claim_id: claim for claim in context.rows.claims}
    rows = sorted(context.rows.votes, key=lambda row: (row.claim_id, row.basis, row.year))
    for (claim_id, basis), group in groupby(rows, key=lambda row: (row.claim_id, row.basis)):
        votes, claim = [row for row in group if _on_record(row)], claims.get(claim_id)
        if claim is None or not votes or doubtful(claim):
            continue
        wrong = [row for row in votes if _recorded(row) not in (None, row.vote)]
        if wrong:
            yield _wrong(claim, wrong)
        elif basis == "explicit" and votes[0].vote != "absent" and _recorded(votes[0]) is None:
            yield _no_row(claim, votes[0])


def _on_record(row: VoteRow) -> bool:
    last = record_ends(row.treaty) if row.treaty else None
    return last is not None and row.year <= last and annual_resolution(row.treaty or "", row.year) is not None


def _recorded(row: VoteRow) -> str | None:
    return recorded_vote(row.country_iso3, row.treaty or "", row.year)


def _wrong(claim: ClaimRow, wrong: list[VoteRow]) -> Slip:
    country = name_of(claim.actor) or claim.actor
    years = ", ".join(str(row.year) for row in wrong)
    one_vote = wrong[0].basis == "explicit"
    expected = _recorded(wrong[0]) if one_vote else "; ".join(f"{_recorded(row)} in {row.year}" for row in wrong)
    record = "; ".join(f"{_words(row)} in {row.year} ({row.resolution})" for row in wrong)
    message = (
        f"The record shows another vote of {country}: {record}. The report says {_WORDS.get(claim.value, claim.value)}."
    )
    return Slip(
        claim.start, claim.end, message, f"{claim.value} in {years}", expected, _REFERENCE, claim.claim_id, "warning"
    )


def _words(row: VoteRow) -> str:
    recorded = _recorded(row) or ""
    return _WORDS.get(recorded, recorded)


def _no_row(claim: ClaimRow, row: VoteRow) -> Slip:
    country = name_of(claim.actor) or claim.actor
    message = f"The record shows no vote of {country} in {row.year}: it did not vote, or was not a member."
    return Slip(
        claim.start, claim.end, message, f"{claim.value} in {row.year}", None, _REFERENCE, claim.claim_id, "info"
    )
