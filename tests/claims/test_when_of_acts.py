"""When an act was: times that lean on another date, periods with one end told elsewhere, dates that tell which ones."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse

from ..language.one_report import report_of
from .marked_claims import mark


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # Ends and periods that lean on the date before.
        ("Before 2003, Peru was also an exporter of antipersonnel mines.", ["exported_in_past ../2003"]),
        (
            "Peru stopped producing antipersonnel mines in June 1997. Until then, the arsenal had made two models.",
            ["produced_in_past ../1997-06", "stopped_producing 1997-06"],
        ),
        (
            "On 26 January 1998, the army was told to stop. Between that date and 2008, Peru is not known to have"
            " used antipersonnel mines.",
            ["not_used 1998-01-26/2008 ?"],
        ),
        (
            "In October 1998, residents said that the army had planted mines at the port from June to September of"
            " that year.",
            ["used @third_party 1998-06/1998-09"],
        ),
        (
            "Farmers told a radio station in October 2004 that the army had planted antipersonnel mines that spring.",
            ["used @third_party 2004"],
        ),
        # Nothing after an event, something from its outset on.
        ("The army has not used antipersonnel mines after the accord of November 2006.", ["not_used 2006-11/.."]),
        ("Soldiers laid mines three days after the accord of November 2006.", ["used 2006-11"]),
        (
            "From the outset of the insurgency in 1980, the Shining Path used improvised landmines.",
            ["used Shining_Path 1980/.."],
        ),
        # Which ones are meant.
        ("The Chilean troops that left in 2004 have not used antipersonnel mines.", ["not_used CHL"]),
        ("The Chilean troops laid antipersonnel mines in 2005 and left in 2006.", ["used CHL 2005"]),
        # Pledges, with their date before an aside or behind the paper.
        (
            "On 28 April 2011, the Shining Path, which led the opposition in the south, pledged not to use mines.",
            ["future_use_renounced Shining_Path 2011-04-28"],
        ),
        (
            "The Shining Path pledged not to use antipersonnel mines under Geneva Call’s Deed of Commitment in July"
            " 2006.",
            ["future_use_renounced Shining_Path 2006-07"],
        ),
        # An incident's date.
        (
            "The Shining Path took responsibility for a mine that wrecked a truck near Puno on 9 January 2001.",
            ["used Shining_Path @armed_group 2001-01-09"],
        ),
        # Votes: what is excepted, what was before that.
        (
            "Peru has voted for every annual UN General Assembly resolution on the treaty since 2013; before that, it"
            " had abstained on each of them since 1998.",
            ["abstained 1998/2012", "in_favor 2013/.."],
        ),
        (
            "Except in 1997, when it was absent, Peru has abstained from every annual UN General Assembly resolution on"
            " the treaty.",
            ["absent 1997", "abstained"],
        ),
    ],
)
def test_when_it_was(sentences: str, expected: list[str]) -> None:
    assert sorted({mark(claim) for claim in find_claims(analyse(report_of(sentences)))}) == expected


def test_a_vote_on_that_day_is_on_the_resolution_of_that_day() -> None:
    text = "Peru voted for UNGA Resolution 70/54 on 7 December 2015. Chile voted against it on the same day."
    claims = find_claims(analyse(report_of(text)))
    assert {(claim.actor, claim.value, claim.event) for claim in claims} == {
        ("PER", "in_favor", "A/RES/70/54"),
        ("CHL", "against", "A/RES/70/54"),
    }
