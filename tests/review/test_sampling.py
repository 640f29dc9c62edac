"""Samples for review: drawn from every stratum, taken up again, and what decisions on them say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.records import ClaimRow, DocumentRow
from pipeline.review.decisions import accept, append, read_reviews, reject
from pipeline.review.sampling import draw, pending, precision, take_up
from pipeline.tables.write import write_tables
from tests.samples import sample_rows


def _claims(votes: int, uses: int) -> tuple[list[ClaimRow], list[DocumentRow]]:
    rows = sample_rows()
    claim = replace(rows.claims[0], n_sources=0)
    claims = [replace(claim, claim_id=f"v{number}") for number in range(votes)]
    claims += [
        replace(claim, claim_id=f"u{number}", claim_type="use", value="used", confidence=0.4) for number in range(uses)
    ]
    return claims, rows.documents


def test_each_stratum_is_drawn_from_in_proportion_and_at_least_once() -> None:
    claims, documents = _claims(votes=95, uses=5)
    sample = draw(claims, documents, name="s", size=10, by=["type"])
    assert {stratum: len(ids) for stratum, ids in sample.claims.items()} == {"vote": 10, "use": 1}
    assert sample.sizes == {"vote": 95, "use": 5}
    assert draw(reversed(claims), documents, name="s", size=10, by=["type"]) == sample
    finer = draw(claims, documents, name="s", size=10, by=["confidence", "year"])
    assert set(finer.sizes) == {"confidence 0 to 0.5, 2016", "confidence 0.85 to 1, 2016"}
    with pytest.raises(ValueError, match="'length', only by type, confidence, year"):
        draw(claims, documents, name="s", size=10, by=["length"])


def test_precision_of_strata_and_over_all() -> None:
    claims, documents = _claims(votes=90, uses=10)
    by_id = {claim.claim_id: claim for claim in claims}
    sample = draw(claims, documents, name="s", size=20, by=["type"])
    votes, uses = sample.claims["vote"], sample.claims["use"]
    reviews = [accept(by_id[claim_id], "Ana") for claim_id in votes] + [reject(by_id[uses[0]], "Ana")]
    use, vote, overall = precision(sample, reviews)
    assert (vote.stratum, vote.size, vote.decided, vote.precision) == ("vote", 90, 18, 1.0)
    assert (use.stratum, use.size, use.decided, use.precision) == ("use", 10, 1, 0.0)
    # one use of ten stands for as few claims as there are
    assert overall.precision == pytest.approx(0.9)
    assert 0.6 < overall.low < 0.9 < overall.high < 1
    assert pending(sample, reviews) == uses[1:]


def test_nothing_decided_nothing_known() -> None:
    claims, documents = _claims(votes=3, uses=1)
    overall = precision(draw(claims, documents, name="s", size=2), [])[-1]
    assert (overall.precision, overall.low, overall.high) == (None, 0.0, 1.0)


def test_a_sample_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    rows = sample_rows()
    claims, _ = _claims(votes=12, uses=0)
    rows.claims, rows.citations, rows.votes, rows.findings = claims, [], [], []
    write_tables(rows, tmp_path, {})
    sample = take_up(tmp_path, "mine", size=5)
    first = pending(sample, [])[0]
    append(tmp_path, [accept(next(claim for claim in claims if claim.claim_id == first), "Ana")])
    rows.claims = claims[:-1]
    write_tables(rows, tmp_path, {})  # a later run, with a claim less
    again = take_up(tmp_path, "mine", size=99, seed=7)
    assert again == sample
    assert pending(again, read_reviews(tmp_path)) == sample.order[1:]
