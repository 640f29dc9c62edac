"""Who says so: officials who are not the government, quotations that go on, the Monitor itself, firms."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse

from ..language.one_report import report_of
from .marked_claims import mark


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # The Monitor's own knowledge behind somebody's denial or declaration.
        (
            "The army denies use. Landmine Monitor knows of no credible allegation that soldiers laid mines in 2003.",
            ["not_used 2003 ?"],
        ),
        (
            "Peru declares that it has never produced antipersonnel mines. Nor is it known to have exported any.",
            ["never_exported ?", "never_produced @government"],
        ),
        (
            "Peru declares that it has never produced antipersonnel mines. Nor has it ever exported any.",
            ["never_exported @government", "never_produced @government"],
        ),
        # A quotation that goes on over several sentences.
        (
            "“We found one by the door,” a farmer told the Monitor. “My brother found two. Soldiers laid mines in the"
            " yard.”",
            ["used @third_party"],
        ),
        # Former officials, papers that others published, witnesses.
        (
            "Former army officers have admitted that they laid antipersonnel mines in 1995.",
            ["used @third_party 1995"],
        ),
        (
            "Two army officers have admitted that they laid antipersonnel mines in 1995.",
            ["used @government 1995"],
        ),
        (
            "A newspaper published a letter in which a colonel wrote that the army had laid mines at the dam in 2004.",
            ["used @third_party 2004"],
        ),
        (
            "A UN report of August 2011 cited herders who had seen soldiers plant antipersonnel mines in July 2011.",
            ["used @third_party 2011-07"],
        ),
        # Another state's officials clear it; a state's own paper, where it is another one.
        (
            "Chilean officials denied it. The Ministry of Foreign Affairs stated that Chile had laid no mines there.",
            ["not_used CHL @third_party"],
        ),
        (
            "Bolivia retains none, whereas Chile, according to its own report, keeps 583 antipersonnel mines.",
            ["holds CHL @third_party"],
        ),
        # A firm that writes of what it makes.
        (
            "In a reply of August 2012, the corporation wrote that it manufactures no antipersonnel mines.",
            ["does_not_produce @government"],
        ),
    ],
)
def test_who_says_so(sentences: str, expected: list[str]) -> None:
    found = {mark(claim) for claim in find_claims(analyse(report_of(sentences)))}
    assert set(expected) <= found


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "The UN Mission in Peru, for its part, attributed to the Shining Path mines that exploded in April 2013.",
            "used Shining_Path @third_party 2013-04",
        ),
        (
            "Soldiers used antipersonnel mines in Puno in 2014. The army has denied responsibility for the strikes on"
            " Puno in October 2014.",
            "not_used @government 2014-10",
        ),
        (
            "The minister, in an interview with the daily, blamed the Shining Path for laying mines in 2011.",
            "used Shining_Path @government 2011",
        ),
        (
            "The government at that time charged the Shining Path with having laid antipersonnel mines.",
            "used Shining_Path @government",
        ),
        ("The cable cited traders according to whom soldiers had laid mines in 2009.", "used @third_party 2009"),
    ],
)
def test_observers_in_the_country_and_closer_times_of_denials(sentences: str, expected: str) -> None:
    assert expected in {mark(claim) for claim in find_claims(analyse(report_of(sentences)))}
