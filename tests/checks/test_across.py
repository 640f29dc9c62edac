from __future__ import annotations

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
