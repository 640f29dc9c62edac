"""One report in every format makes the same claims, cites the same notes for them, and quotes the same words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.records import Report
from tests.ingest.test_same_report import BOOKS, ICELAND, LONG, OVERVIEWS

FILES = Path(__file__).parent / "files"
Claim = tuple[object, ...]


@lru_cache(maxsize=256)
def claims_of(report: Report) -> tuple[Claim, ...]:
    """What each claim says and quotes, in text order, with the notes that it cites: their words, since formats that
    count notes by chapter and those that count them through give them different numbers."""
    rows = extract(report)
    notes = {source.source_id: source.text for source in rows.sources}
    cited: dict[str, list[str]] = {}
    for citation in rows.citations:
        cited.setdefault(citation.claim_id, []).append(notes[citation.source_id])
    return tuple(
        (
            *(claim.claim_type, claim.value, claim.treaty, claim.actor, claim.assertion, claim.event, claim.weapon),
            *(claim.quantity, claim.when, claim.hedged, claim.evidence, tuple(sorted(cited.get(claim.claim_id, [])))),
        )
        for claim in sorted(rows.claims, key=lambda claim: (claim.start, claim.end, claim.claim_type, claim.value))
    )


@pytest.mark.issue(3)
@pytest.mark.parametrize("group", [ICELAND, BOOKS, OVERVIEWS, LONG], ids=["iceland", "annual", "overview", "long"])
def test_claims_do_not_depend_on_the_format(group: list[str]) -> None:
    expected = [claims_of(report) for report in read_file(FILES / group[0])]

    assert all(expected), "every report of the samples claims something"
    for name in group[1:]:
        assert [claims_of(report) for report in read_file(FILES / name)] == expected, name
