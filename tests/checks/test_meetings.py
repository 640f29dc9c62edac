from __future__ import annotations

import pytest

from pipeline.checks.meetings import IN_NAMES
from pipeline.reference.tables import toml_data

from .profiles import profile


@pytest.mark.parametrize(
    ("words", "treaty", "expected"),
    [
        ("Eighth Meeting of States Parties in Geneva in November 2007", "MBT", "MBT-MSP-8"),
        ("Third Review Conference in Maputo in June 2015", "MBT", "MBT-RC-3"),
        ("Third Review Conference in Maputo in September 2014", "MBT", "MBT-RC-3"),
        ("Ninth Meeting of States Parties in 2018", "CCM", "CCM-MSP-9"),
        ("Review Conference in Cartagena in 2010", "MBT", "MBT-RC-2"),
        ("CCW’s Fourth Review Conference in November 2012", "MBT", "CCW-RC-4"),
    ],
)
def test_number_place_and_date_that_do_not_go_together(words: str, treaty: str, expected: str) -> None:
    assert profile(f"It attended the {words}.", treaty=treaty).said() == [("meeting_mismatch", words, expected)]


@pytest.mark.parametrize(
    ("body", "treaty"),
    [
        ("It attended the 15th Meeting of States Parties in Santiago in November–December 2016.", "MBT"),
        ("It attended the First Meeting of States Parties in Vientiane in November 2010.", "MBT"),
        (
            "It attended the Second Review Conference, held online in November 2020 and in Geneva in September 2021.",
            "CCM",
        ),
        ("It attended the Eighteenth Meeting of States Parties in Geneva in November 2020.", "MBT"),
        ("It will attend the Sixth Review Conference in Nairobi in 2029.", "MBT"),
        (
            "It attended the Sixth Annual Conference of States Parties to CCW Amended Protocol II in Geneva in 2004.",
            "MBT",
        ),
        ("It attended the intersessional meetings in Geneva in 2004.", "MBT"),
        ("It attended a Review Conference in Geneva in 2013.", None),
        ("It wrote to the President of the Twelfth Meeting of States Parties in July 2014.", "MBT"),
    ],
)
def test_meetings_told_rightly_or_not_known(body: str, treaty: str | None) -> None:
    assert profile(body, treaty=treaty).said() == []


def test_notes_are_read_too_and_the_claim_is_named() -> None:
    text = profile(
        "It attended the Fifth Meeting of States Parties in Bangkok in 2004.[1]",
        ["Statement of X, Sixth Meeting of States Parties, Zagreb, 29 November 2006."],
    )
    words = "attended the Fifth Meeting of States Parties in Bangkok in 2004"
    claim = text.claim(words, "attendance", "attended", "2004", treaty="MBT", event="MBT-MSP-5")
    assert [(f.check, f.claim_id, f.expected) for f in text.findings()] == [
        ("meeting_mismatch", claim.claim_id, "MBT-MSP-5"),
        ("meeting_mismatch", None, "MBT-MSP-6"),
    ]


def test_no_name_of_a_meeting_is_passed_over() -> None:
    rules = [rule for rule in toml_data("meeting_words.toml")["kind"] if rule["kind"] in ("MSP", "RC")]
    assert [name for rule in rules for name in rule["must_match"] if not any(part in name for part in IN_NAMES)] == []


def test_the_treaty_may_be_named_in_the_paragraph_before() -> None:
    said = profile("It has joined the CCW.\n\nIt attended that convention’s Fourth Review Conference in 2012.").said()
    assert said == [("meeting_mismatch", "that convention’s Fourth Review Conference in 2012", "CCW-RC-4")]
