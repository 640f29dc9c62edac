"""Wording carried over from last year's report with last year's resolution in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.registry import Slip
from pipeline.records import ClaimRow, DocumentRow
from pipeline.reference.resolutions import annual_by_event, annual_resolution

MARKER_OR_SIGN = re.compile(r"\[[^\]]*\]|[^\w/]+")
TIME_TO_PRINT = dt.timedelta(days=90)
"""A report need not know a resolution that is younger than this on its day."""
Told = tuple[DocumentRow, Sequence[ClaimRow], dict[str, str]]
"""A report, its claims that are compared, and its sentences by id."""
LATEST = ("including", "most recently", "latest", "last", "again")
"""Words by which a sentence says that the resolution is the newest one."""


def carried_over(earlier: Told, later: Told) -> Iterator[Slip]:
    """The same sentence names the same resolution as the newest, though the later report could know a newer one.

    Silent where the later report tells of a newer vote elsewhere, where its day is not known, and where the list of
    resolutions has no newer one.
    """
    document, claims, sentences = later
    old_words = {_words(claim, earlier[2]) for claim in earlier[1] if claim.claim_type == "vote"}
    votes = [claim for claim in claims if claim.claim_type == "vote" and claim.actor == document.country_iso3]
    for claim in votes:
        words = _words(claim, sentences)
        known = annual_by_event(claim.event) if claim.event else None
        if known is None or words not in old_words or not any(f" {latest} " in f" {words} " for latest in LATEST):
            continue
        newer = _newest(known.treaty, document)
        told = max(
            (vote.when_latest.year for vote in votes if vote.treaty == known.treaty and vote.when_latest), default=0
        )
        if newer is None or newer[0] <= max(known.year, told):
            continue
        message = (
            f"The words are those of the report of {earlier[0].report_year}, with its resolution; since then "
            f"{newer[1]} was adopted, in {newer[0]}, which the report does not mention."
        )
        yield Slip(
            claim.start, claim.end, message, claim.event, newer[1], "unga_resolutions.csv", claim.claim_id, "warning"
        )


def _words(claim: ClaimRow, sentences: dict[str, str]) -> str:
    """The sentence in small letters without its notes' markers."""
    words = sentences.get(claim.sentence_id, claim.evidence)
    return " ".join(MARKER_OR_SIGN.sub(" ", words).lower().split())


def _newest(treaty: str, document: DocumentRow) -> tuple[int, str] | None:
    """Year and number of the newest annual resolution that a report of that day could know; None without a day."""
    day = document.last_updated
    if day is None:
        return None
    for year in (day.year, day.year - 1):
        resolution = annual_resolution(treaty, year)
        if resolution and dt.date.fromisoformat(resolution.adopted or f"{year}-12-31") + TIME_TO_PRINT < day:
            return year, resolution.event
    return None
