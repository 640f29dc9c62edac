"""What the openings of country pages say in set phrases, across families: every claim of a sentence of our own.

A mark is the claim type, then the mark of ``marked_claims``.
"""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims

from ..language.one_report import analysis_of
from .marked_claims import mark

CASES: list[tuple[str, list[str]]] = [
    # who reports, and where a report's own words begin again
    ("Peru reports that it has never used antipersonnel mines.", ["use not_used @government"]),
    (
        "Peru declared no stockpile of mines in its second report, and it is not believed to have ever made or "
        "used the weapon.",
        ["production never_produced ?", "stockpile holds_none @government", "use not_used ?"],
    ),
    ("Peru has answered, “There are no mined areas in Peru.”", ["contamination not_contaminated @government"]),
    ('The minister said: "Peru makes no mines."', ["production does_not_produce @government"]),
    (
        "The government has declared that there are no uncleared landmines in Peru.",
        ["contamination not_contaminated @government"],
    ),
    ("Amb. Quispe said that there is not a single mine in its arsenals.", ["stockpile holds_none @government"]),
    (
        "In a letter of July 2001 to the Monitor, Minister Juan Rey stated, “Peru did not use mines in that war.”",
        ["use not_used @government"],
    ),
    # joining, told of one state and of others
    (
        "Peru ratified the treaty on 17 June 1998, and the treaty entered into force on 1 March 1999.",
        ["treaty_status entered_into_force 1999-03-01", "treaty_status ratified 1998-06-17"],
    ),
    ("The Mine Ban Treaty entered into force on 1 March 1999.", []),
    (
        "Peru is neither a member of the Conference on Disarmament nor a party to Protocol V.",
        ["treaty_status not_party"],
    ),
    ("Peru is the last signatory left to ratify the Mine Ban Treaty.", ["treaty_status signatory"]),
    ("Under the charter of Peru, a treaty is law once ratified.", []),
    ("The minister had nothing to say on Peru joining the treaty.", []),
    ("Some of these troops serve states that may not have signed the treaty.", []),
    ("The Andean nation of Peru acceded in September 2011.", ["treaty_status acceded 2011-09"]),
    ("Peru has taken few steps to ratify the treaty.", []),
    # meetings, reports, votes
    ("An NGO representative was present at the Fifth Meeting of States Parties in September 2003.", []),
    ("Campaigners drew up an Article 7 report and submitted it to the Ministry of Defense.", []),
    ("Lawyers requested that the government submit an Article 7 report.", []),
    (
        "Peru has submitted two Article 7 reports, but neither has provided any detail on its laws.",
        ["transparency_report submitted"],
    ),
    (
        "Peru voted in favor of UN General Assembly Resolution 57/74, which supports the universalization of the "
        "treaty.",
        ["vote in_favor"],
    ),
    (
        "Peru has come to most of the meetings of the treaty, most recently in 2015, and voted in favor of the UN "
        "resolution on the treaty in December 2016.",
        ["attendance attended 2015", "vote in_favor 2016-12"],
    ),
    # stocks, land, use
    (
        "While most of the mines were destroyed before its March 2003 deadline, Peru later destroyed 400 mines.",
        ["stockpile destroyed"],
    ),
    ("Peru has no stockpiled mines.", ["stockpile holds_none"]),
    ("It is assumed that Peru has a stockpile of mines.", ["stockpile holds ?"]),
    ("By May 2009, Peru was close to fulfilling its clearance obligations under Article 5.", []),
    ("Peru is committed to keeping the Andes free from mines.", []),
    (
        "There were claims and indications of use of antipersonnel mines by UNITA rebel forces.",
        ["use used UNITA @third_party"],
    ),
    (
        "The main rebel group, the Sol Negro Front, laid mines in 1991. The Sol Negro Front (SNF) was disbanded.",
        ["use used Sol_Negro_Front 1991"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_claims_of_a_sentence(text: str, expected: list[str]) -> None:
    claims = find_claims(analysis_of(text))

    assert sorted(f"{claim.claim_type} {mark(claim)}" for claim in claims) == expected
