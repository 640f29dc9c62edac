from __future__ import annotations

import datetime as dt

import pytest

from pipeline.records import ClaimRow
from pipeline.votes import expand_votes
from tests.checks.profiles import Profile, profile

RANGE = "in favor every year since 2005"
EXPLICIT = "including Resolution 71/34"


def votes(text: Profile) -> list[tuple[int, int, str | None, str, str]]:
    return [
        (v.year, v.session, v.resolution, v.vote, v.basis)
        for v in expand_votes(text.report, text.rows.claims, text.rows.sentences)
    ]


def ranged(last_updated: dt.date | None = None, report_year: int | None = None) -> Profile:
    text = profile(f"It voted {RANGE}, {EXPLICIT}.", last_updated=last_updated, report_year=report_year)
    text.claim(RANGE, "vote", "in_favor", "2005/..", treaty="MBT", recurrence="annual")
    return text


@pytest.mark.issue(2)
def test_every_year_since_with_one_year_named() -> None:
    text = ranged(dt.date(2017, 10, 23))
    text.claim(EXPLICIT, "vote", "in_favor", "2016", treaty="MBT", event="A/RES/71/34")
    rows = votes(text)
    assert [row[0] for row in rows] == list(range(2005, 2017))
    assert rows[0] == (2005, 60, "A/RES/60/80", "in_favor", "implied")
    assert rows[-1] == (2016, 71, "A/RES/71/34", "in_favor", "explicit")
    assert [row[4] for row in rows].count("explicit") == 1


@pytest.mark.parametrize(
    ("last_updated", "report_year", "last"),
    [
        (dt.date(2017, 12, 3), None, 2016),
        (dt.date(2017, 12, 4), None, 2017),
        (dt.date(2018, 1, 10), None, 2017),
        (None, 2017, 2016),
        (dt.date(2030, 12, 20), None, 2030),
    ],
)
def test_a_range_ends_with_the_last_vote_that_the_report_can_know(
    last_updated: dt.date | None, report_year: int | None, last: int
) -> None:
    rows = votes(ranged(last_updated, report_year))
    assert rows[-1][:2] == (last, last - 1945)


def test_a_range_reaches_to_a_later_vote_where_only_the_report_year_is_known() -> None:
    text = ranged(report_year=2016)
    text.claim(EXPLICIT, "vote", "in_favor", "2016-12-05", treaty="MBT", event="A/RES/71/34")
    assert [(row[0], row[4]) for row in votes(text)][-2:] == [(2015, "implied"), (2016, "explicit")]


def test_a_report_without_any_date_gives_no_end_to_a_range() -> None:
    assert votes(ranged()) == []


def test_beyond_the_table_the_number_is_not_known() -> None:
    assert votes(ranged(dt.date(2024, 5, 1)))[-1] == (2023, 78, None, "in_favor", "implied")


@pytest.mark.parametrize(
    ("when", "event", "expected"),
    [
        ("2009", None, (2009, 64, "A/RES/64/56", "abstained", "explicit")),
        ("2009-12-02", None, (2009, 64, "A/RES/64/56", "abstained", "explicit")),
        (None, "A/RES/64/56", (2009, 64, "A/RES/64/56", "abstained", "explicit")),
        ("2001", "A/RES/56/24", (2001, 56, "A/RES/56/24 M", "abstained", "explicit")),
        ("2013-05-15", "A/RES/67/262", (2013, 67, "A/RES/67/262", "abstained", "explicit")),
    ],
)
def test_one_vote(when: str | None, event: str | None, expected: tuple[int, int, str, str, str]) -> None:
    text = profile("It abstained.")
    text.claim("abstained", "vote", "abstained", when, treaty="MBT", event=event)
    assert votes(text) == [expected]


def test_what_gives_no_rows() -> None:
    text = profile(
        "The group voted yes since 2010, the state since 2011, and it attended.", last_updated=dt.date(2015, 6, 1)
    )
    text.claim("group voted yes since 2010", "vote", "in_favor", "2010/..", treaty="MBT", actor_type="armed_group")
    text.claim("state since 2011", "vote", "in_favor", "2011/..", treaty="OTHER")
    text.claim("attended", "attendance", "attended", "2012", treaty="MBT")
    assert votes(text) == []


def test_a_closed_range_begins_no_earlier_than_the_first_resolution() -> None:
    text = profile("It abstained on them in 1994–1998.", last_updated=dt.date(2015, 6, 1))
    text.claim("abstained on them in 1994–1998", "vote", "abstained", "1994/1998", treaty="MBT")
    assert [row[0] for row in votes(text)] == [1996, 1997, 1998]


def test_rows_name_their_claim_and_country() -> None:
    text = profile("Chad voted yes in 2016.")
    claim: ClaimRow = text.claim("voted yes in 2016", "vote", "in_favor", "2016", treaty="CCM", actor="TCD")
    [row] = expand_votes(text.report, text.rows.claims, text.rows.sentences)
    assert (row.claim_id, row.country_iso3, row.treaty) == (claim.claim_id, "TCD", "CCM")


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("except in 2009", {2009}),
        ("with the exception of 2007 and 2009, when it was absent", {2007, 2009}),
        ("apart from 2011", {2011}),
        ("including in 2009", set()),
    ],
)
def test_a_year_that_the_sentence_excepts_is_not_implied(words: str, missing: set[int]) -> None:
    text = profile(f"It voted {RANGE}, {words}.", last_updated=dt.date(2017, 10, 23))
    text.claim(RANGE, "vote", "in_favor", "2005/..", treaty="MBT", recurrence="annual")
    assert {row[0] for row in votes(text)} == set(range(2005, 2017)) - missing
