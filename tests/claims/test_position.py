"""Positions on joining or endorsing a treaty: the value, whose it is, on which treaty, and who says so."""

from __future__ import annotations

import pytest

from pipeline.claims import position
from pipeline.language.analysis import Analysis

from ..language.one_report import analysis_of

Row = tuple[str, str, str, str]
"""Value, actor, treaty, assertion."""


def rows(analysis: Analysis) -> list[Row]:
    claims = [claim for sentence in analysis.sentences for claim in position.find(sentence)]
    return [
        (claim.value, claim.actor, claim.treaty or "", claim.assertion)
        for claim in sorted(claims, key=lambda c: (c.start, c.end))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru supports the aims of the Mine Ban Treaty.", [("supports", "PER", "MBT", "monitor")]),
        ("Peru said that it supports the spirit of the treaty.", [("supports", "PER", "MBT", "government")]),
        ("Peru “shares the humanitarian concerns” behind it.", [("supports", "PER", "MBT", "government")]),
        (
            "The ministry voiced its strong support for the goals of the convention.",
            [("supports", "PER", "MBT", "government")],
        ),
        (
            "Peru remains fully committed to the Convention on Cluster Munitions.",
            [("supports", "PER", "CCM", "monitor")],
        ),
        ("Peru told the meeting that it opposes a total ban.", [("opposes", "PER", "MBT", "government")]),
        ("Peru does not support the Convention on Cluster Munitions.", [("opposes", "PER", "CCM", "monitor")]),
        ("A delegate said that Peru intends to ratify in 2017.", [("intends_to_join", "PER", "MBT", "government")]),
        ("Officials declared that Peru is committed to acceding.", [("intends_to_join", "PER", "MBT", "government")]),
        ("The ministry wrote that ratification is imminent.", [("intends_to_join", "PER", "MBT", "government")]),
        ("Peru said that it will accede once its congress agrees.", [("intends_to_join", "PER", "MBT", "government")]),
        ("Accession is under consideration, the minister said.", [("considers_joining", "PER", "MBT", "government")]),
        ("The army is studying the question of joining.", [("considers_joining", "PER", "MBT", "government")]),
        ("Peru said that it was “looking favorably” at joining.", [("considers_joining", "PER", "MBT", "government")]),
        ("Peru has not ruled out joining the treaty.", [("considers_joining", "PER", "MBT", "monitor")]),
        ("Peru has ruled out joining the treaty.", [("no_plan_to_join", "PER", "MBT", "monitor")]),
        (
            "A general told the Monitor that there are no plans to accede.",
            [("no_plan_to_join", "PER", "MBT", "government")],
        ),
        ("Peru has “no plan at this stage” to join the treaty.", [("no_plan_to_join", "PER", "MBT", "government")]),
        ("Peru is not yet in a position to join the treaty.", [("cannot_join", "PER", "MBT", "monitor")]),
        (
            "Accession, the ministry wrote in May, is beyond the country’s means.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        (
            "It said that it cannot join as long as the border is disputed.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        ("It said that it will join only when its neighbors do.", [("cannot_join", "PER", "MBT", "government")]),
        (
            "Officials said that Peru could not agree to a complete prohibition.",
            [("cannot_join", "PER", "MBT", "government")],
        ),
        ("The cost of clearance keeps Peru from joining the treaty.", [("cannot_join", "PER", "MBT", "monitor")]),
    ],
)
def test_each_way_of_saying_a_position(sentence: str, expected: list[Row]) -> None:
    assert rows(analysis_of(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The ICBL urged Peru to accede without delay.",
        "Campaigners called on Peru to support the treaty.",
        "Survivors hope that Peru will join the treaty soon.",
        "Peru has taken no step toward accession.",
        "Peru has not taken any steps to join the Mine Ban Treaty.",
        "Peru did not say whether it intends to join.",
        "Peru did not say when it will ratify the convention.",
        "The government has yet to decide whether to join.",
        "Peru voted in favor of the resolution in support of the Mine Ban Treaty.",
        "Peru will become a State Party on 1 May 2017.",
        "Peru said that it would join if its neighbors did.",
        "Peru could not join the consensus on the report.",
        "Peru intends to sign an agreement with a demining company.",
        "Peru supports mine clearance and victim assistance.",
        "There is no sign that the policy is under review.",
    ],
)
def test_what_is_no_position(sentence: str) -> None:
    assert rows(analysis_of(sentence)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru is not party to the CCW, but is considering accession to it, including its Amended Protocol II.",
            [("considers_joining", "PER", "CCW", "monitor"), ("considers_joining", "PER", "CCW-APII", "monitor")],
        ),
        (
            "Peru has not joined CCW Amended Protocol II. Officials said that Peru cannot accede to the protocol.",
            [("cannot_join", "PER", "CCW-APII", "government")],
        ),
        (
            "Peru intends to join CCW Protocol V.",
            [("intends_to_join", "PER", "CCW-PV", "monitor")],
        ),
    ],
)
def test_the_treaty_is_the_one_spoken_of(text: str, expected: list[Row]) -> None:
    assert rows(analysis_of(text)) == expected


def test_a_neighbors_position_is_the_neighbors_and_its_word_a_third_partys() -> None:
    found = rows(analysis_of("Chile told the meeting that it cannot ratify the treaty before Peru does."))
    assert found == [("cannot_join", "CHL", "MBT", "third_party")]


def test_in_a_chapter_each_state_speaks_for_itself() -> None:
    text = "Chile repeated that it cannot ratify for now. Bolivia said that it is considering accession."
    assert rows(analysis_of(text, country=None, treaty="CCM")) == [
        ("cannot_join", "CHL", "CCM", "government"),
        ("considers_joining", "BOL", "CCM", "government"),
    ]


def test_the_same_position_twice_in_a_sentence_is_one_claim() -> None:
    text = "Peru said that it cannot accede now, and that accession will be possible only after a settlement."
    assert rows(analysis_of(text)) == [("cannot_join", "PER", "MBT", "government")]
