from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.checks import cross_checks
from pipeline.records import ClaimRow, FindingRow, Rows

from .profiles import document, profile

Statement = tuple[str, str, str | None, dict[str, object]]


def statement(doc_id: str, words: str, told: Statement) -> ClaimRow:
    claim_type, value, when, more = told
    return profile(f"{words}.").claim(words, claim_type, value, when, **{"doc_id": doc_id, **more})


def compare(earlier: Statement, later: Statement, years: tuple[int, int] = (2014, 2016)) -> list[FindingRow]:
    return cross_checks(
        Rows(
            documents=[document("new", years[1]), document("old", years[0])],
            claims=[statement("new", "It last said this", later), statement("old", "It said that", earlier)],
        )
    )


MINES: dict[str, object] = {"weapon": "antipersonnel_mine"}
MBT: dict[str, object] = {"treaty": "MBT"}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("production", "produces", None, MINES), ("production", "never_produced", None, MINES)),
        (("treaty_status", "state_party", None, MBT), ("treaty_status", "not_party", None, MBT)),
        (
            ("stockpile", "holds", None, {**MINES, "quantity": 300}),
            ("stockpile", "holds", None, {**MINES, "quantity": 900}),
        ),
        (
            ("vote", "abstained", "2012", {**MBT, "event": "A/RES/67/32"}),
            ("vote", "in_favor", "2012", {**MBT, "event": "A/RES/67/32"}),
        ),
        (
            ("attendance", "attended", "2013-12", {**MBT, "event": "MBT-MSP-13"}),
            ("attendance", "attended", "2010", {**MBT, "event": "MBT-MSP-10"}),
        ),
    ],
)
def test_what_time_does_not_explain(earlier: Statement, later: Statement) -> None:
    [finding] = compare(earlier, later)
    assert (finding.doc_id, finding.check, finding.severity) == ("new", "change_unexplained", "warning")
    assert "2014" in finding.message
    assert compare(earlier, later, years=(2016, 2016)) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("production", "produces", None, MINES), ("production", "stopped_producing", "2015", MINES)),
        (("production", "produces", None, MINES), ("production", "never_produced", None, {**MINES, "hedged": True})),
        (("production", "never_produced", None, MINES), ("production", "produces", None, MINES)),
        (("treaty_status", "not_party", None, MBT), ("treaty_status", "state_party", None, MBT)),
        (("treaty_status", "signatory", None, MBT), ("treaty_status", "not_party", None, MBT)),
        (
            ("stockpile", "holds", None, {**MINES, "quantity": 900}),
            ("stockpile", "holds", None, {**MINES, "quantity": 300}),
        ),
        (
            ("production", "produces", None, MINES),
            ("production", "never_produced", None, {**MINES, "assertion": "government"}),
        ),
        (
            ("attendance", "attended", "2010", {**MBT, "event": "MBT-MSP-10"}),
            ("attendance", "attended", "2013-12", {**MBT, "event": "MBT-MSP-13"}),
        ),
    ],
)
def test_what_time_explains(earlier: Statement, later: Statement) -> None:
    assert compare(earlier, later) == []


def test_other_countries_are_not_compared() -> None:
    rows = Rows(
        documents=[document("old", 2014), document("new", 2016, "TCD")],
        claims=[
            statement("old", "It said that", ("production", "produces", None, MINES)),
            statement("new", "It said this", ("production", "never_produced", None, MINES)),
        ],
    )
    assert cross_checks(rows) == []


def test_an_earlier_run_is_compared_with_and_gets_no_findings() -> None:
    later = Rows(
        documents=[document("new", 2016)],
        claims=[statement("new", "It never made them", ("production", "never_produced", None, MINES))],
    )
    earlier = Rows(
        documents=[document("old", 2009), document("middle", 2014)],
        claims=[statement("old", "It makes them", ("production", "produces", None, MINES))],
    )
    [finding] = cross_checks(later, earlier)
    assert (finding.doc_id, finding.reference) == ("new", "old: c00")
    assert "report of 2009" in finding.message
    assert cross_checks(later, later) == []


def stocks(earlier: list[int], later: list[int], words: str = "It holds the mines") -> list[FindingRow]:
    rows = Rows(documents=[document("old", 2014), document("new", 2016)])
    for doc_id, counts in (("old", earlier), ("new", later)):
        for count in counts:
            claim = statement(doc_id, words, ("stockpile", "holds", None, {**MINES, "quantity": count}))
            rows.claims.append(replace(claim, claim_id=f"{doc_id}{count}"))
    return cross_checks(rows)


def test_only_the_whole_stock_can_grow_and_only_unexplained() -> None:
    assert len(stocks([300], [900])) == 1
    assert stocks([300, 900], [300, 900]) == []
    assert len(stocks([300, 900], [300, 1000])) == 1
    assert stocks([300], [900], "It holds the mines since more were discovered") == []


@pytest.mark.parametrize("more", [{"confidence": 0.4}, {"hedged": True}])
def test_a_doubtful_claim_is_not_compared(more: dict[str, object]) -> None:
    made = ("production", "produces", None, MINES)
    assert compare(made, ("production", "never_produced", None, {**MINES, **more})) == []


CARRIED = "It voted for it every year, including Resolution 71/34"


def carried(words: str, updated: dt.date, *more: Statement) -> list[str | None]:
    told: Statement = ("vote", "in_favor", "2016", {**MBT, "event": "A/RES/71/34"})
    rows = Rows(
        documents=[
            replace(document("old", 2017), last_updated=dt.date(2017, 8, 1)),
            replace(document("new", 2018), last_updated=updated),
        ],
        claims=[statement("old", CARRIED, told), statement("new", words, told)],
    )
    rows.claims += [replace(statement("new", "It did so again", one), claim_id="again") for one in more]
    return [finding.expected for finding in cross_checks(rows)]


def test_last_year_s_resolution_in_last_year_s_words() -> None:
    assert carried(CARRIED, dt.date(2018, 8, 1)) == ["A/RES/72/53"]
    assert carried(CARRIED, dt.date(2017, 12, 20)) == []
    assert carried("It voted for Resolution 71/34", dt.date(2018, 8, 1)) == []
    newer: Statement = ("vote", "in_favor", "2017", {**MBT, "event": "A/RES/72/53"})
    assert carried(CARRIED, dt.date(2018, 8, 1), newer) == []
