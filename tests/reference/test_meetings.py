from __future__ import annotations

import pytest

from pipeline.reference.meetings import find_meetings, meeting, meetings_in, resolve_meeting


def found(text: str, treaty: str | None = "MBT") -> list[tuple[str, str | None]]:
    return [(m.text, m.event_id) for m in find_meetings(text, treaty)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the 15th Meeting of States Parties in Santiago in November–December 2016",
            [("15th Meeting of States Parties in Santiago in November–December 2016", "MBT-MSP-15")],
        ),
        (
            "the treaty’s Third Review Conference in Maputo",
            [("the treaty’s Third Review Conference in Maputo", "MBT-RC-3")],
        ),
        ("the 2014 Mine Ban Treaty Review Conference", [("2014 Mine Ban Treaty Review Conference", "MBT-RC-3")]),
        ("the Maputo Review Conference", [("Maputo Review Conference", "MBT-RC-3")]),
        ("a Meeting of States Parties in 2010", [("Meeting of States Parties in 2010", "MBT-MSP-10")]),
        ("every Meeting of States Parties since 2004", [("Meeting of States Parties", None)]),
        ("its first Meeting of States Parties in 2010", [("first Meeting of States Parties in 2010", "MBT-MSP-10")]),
        ("at the 7MSP", [("7MSP", "MBT-MSP-7")]),
        (
            "the First, Second, and Third Meetings of States Parties",
            [("First", "MBT-MSP-1"), ("Second", "MBT-MSP-2"), ("Third Meetings of States Parties", "MBT-MSP-3")],
        ),
        (
            "the Cartagena Summit on a Mine-Free World",
            [("Cartagena Summit on a Mine-Free World", "MBT-RC-2")],
        ),
        (
            "the May 2016 intersessional meetings, but not those of June 2017",
            [("May 2016 intersessional meetings", "MBT-ISM-2016"), ("those of June 2017", "MBT-ISM-2017")],
        ),
        (
            "intersessional Standing Committee meetings in February and June 2004",
            [("intersessional Standing Committee meetings in February", "MBT-ISM-2004"), ("June 2004", "MBT-ISM-2004")],
        ),
        (
            "intersessional meetings in Geneva in 2011 and 2013, and in 2014 it voted",
            [("intersessional meetings in Geneva in 2011", "MBT-ISM-2011"), ("2013", "MBT-ISM-2013")],
        ),
        (
            "Review Conferences in Nairobi in 2004 and in Cartagena in 2009",
            [("Review Conferences in Nairobi in 2004", "MBT-RC-1"), ("in Cartagena in 2009", "MBT-RC-2")],
        ),
        (
            "Statement of X, Standing Committee on Stockpile Destruction, Geneva, 21 June 2010.",
            [("Standing Committee on Stockpile Destruction, Geneva, 21 June 2010", "MBT-ISM-2010")],
        ),
        (
            "one Meeting of States Parties, in 2011, and in May 2014 it spoke",
            [("Meeting of States Parties, in 2011", "MBT-MSP-11")],
        ),
        ("the parliamentary Standing Committee on Defense", []),
        ("Decision APLC/MSP.14/2015/L.1", []),
    ],
)
def test_meetings_of_the_mine_ban_treaty(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "treaty", "expected"),
    [
        ("the CCW’s Fourth Review Conference in November 2011", "MBT", ("CCW", "CCW-RC-4")),
        ("the Fourth Review Conference of the CCW", "CCM", ("CCW", "CCW-RC-4")),
        ("the First Meeting of States Parties in Vientiane", "MBT", ("CCM", "CCM-MSP-1")),
        ("the Fifth Meeting of States Parties to the Convention on Cluster Munitions", "MBT", ("CCM", "CCM-MSP-5")),
        ("the convention’s intersessional meetings in April 2014", "CCM", ("CCM", "CCM-ISM-2014")),
        ("the Ninth Meeting of States Parties in Geneva in September 2019", None, ("CCM", "CCM-MSP-9")),
        ("the Sixth Annual Conference of States Parties to CCW Amended Protocol II", "MBT", ("CCW-APII", None)),
        ("the Oslo Process", "MBT", ("CCM", None)),
    ],
)
def test_which_treaty_is_meant(text: str, treaty: str | None, expected: tuple[str, str | None]) -> None:
    assert [(m.treaty, m.event_id) for m in find_meetings(text, treaty)] == [expected]


def test_that_convention_points_back() -> None:
    text = "It did not sign the Convention on Cluster Munitions but came to that convention’s Fifth Meeting."
    assert [m.event_id for m in find_meetings(text, "MBT")] == ["CCM-MSP-5"]


def test_the_number_decides_and_the_words_are_kept() -> None:
    [mention] = find_meetings("the Third Meeting of States Parties in Vientiane in September 2012", "CCM")
    assert (mention.event_id, mention.place, mention.year, mention.dates) == ("CCM-MSP-3", "Vientiane", 2012, "2012-09")


def test_the_kind_need_not_be_said_twice() -> None:
    text = "the First Meeting of States Parties in Vientiane, Lao PDR, in November 2010 and in the Second in Beirut"
    assert [(m.event_id, m.text) for m in find_meetings(text, "CCM")] == [
        ("CCM-MSP-1", "First Meeting of States Parties in Vientiane, Lao PDR, in November 2010"),
        ("CCM-MSP-2", "Second in Beirut"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the Sixth and Seventh Meetings of States Parties, held in Geneva in 2016 and 2017",
            [("CCM-MSP-6", "2016"), ("CCM-MSP-7", "2017")],
        ),
        (
            "the First and Second Meetings of States Parties in Vientiane in 2010 and in Beirut in September 2011",
            [("CCM-MSP-1", "2010"), ("CCM-MSP-2", "2011-09")],
        ),
        (
            "Meetings of States Parties held in Vientiane and Beirut in 2010 and 2011",
            [("CCM-MSP-1", "2010"), ("CCM-MSP-2", "2011")],
        ),
        ("the 2011 and 2012 Meetings of States Parties", [("CCM-MSP-2", "2011"), ("CCM-MSP-3", "2012")]),
        ("intersessional meetings in 2011–2012", [("CCM-ISM-2011", "2011"), ("CCM-ISM-2012", "2012")]),
        (
            "the First Meeting of States Parties in Vientiane in 2010 and to the second in Beirut in September 2011",
            [("CCM-MSP-1", "2010"), ("CCM-MSP-2", "2011-09")],
        ),
        ("the Eighth Meeting of States Parties gathered in Geneva in September 2018", [("CCM-MSP-8", "2018-09")]),
        (
            "all intersessional meetings, of which the latest took place in April 2014",
            [(None, None), ("CCM-ISM-2014", "2014-04")],
        ),
        ("any meeting of the convention", [(None, None)]),
        ("the preparatory meeting for the First Review Conference", []),
    ],
)
def test_lists_and_words_that_stand_for_meetings(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(m.event_id, m.dates) for m in find_meetings(text, "CCM")] == expected


def test_look_ups() -> None:
    assert resolve_meeting("MBT", "MSP", place="Geneva") is None
    assert resolve_meeting("MBT", "MSP", place="Managua") == "MBT-MSP-3"
    assert resolve_meeting("CCM", "MSP", place="San Jose", year=2014) == "CCM-MSP-5"
    assert resolve_meeting("MBT", "MSP", year=2014) is None
    assert resolve_meeting("CCM", "ISM", year=2005) is None
    assert [row.event_id for row in meetings_in("CCM", 2015)] == ["CCM-RC-1"]
    assert meeting("MBT-ISM-2013") is None


@pytest.mark.parametrize(
    "before",
    [
        "the Fifth", "the 15th", "the fifth annual", "the Fifth and 6th", "the June 2011", "the 2011 and 2012",
        "the Siem Reap-Angkor", "the Mine Ban Treaty’s", "the Mine Ban Treaty", "the convention’s", "the latest",
        "the most recent", "the same", "the next annual",
    ],
)  # fmt: skip
def test_every_piece_before_a_meeting_belongs_to_it(before: str) -> None:
    found = find_meetings(f"It attended {before} Meeting of States Parties.", "MBT")
    assert f"{before} Meeting of States Parties".endswith(found[-1].text)
    assert found[0].start <= len("It attended the ")


@pytest.mark.parametrize("lead", ["ahead of the", "in preparation for", "in the lead-up to its", "prepared for both"])
def test_what_prepares_a_meeting_is_another_one(lead: str) -> None:
    assert find_meetings(f"It spoke {lead} Meetings of States Parties.", "MBT") == []
