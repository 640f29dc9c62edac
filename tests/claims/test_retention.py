"""Mines kept for training: sentences and the claims that a careful reader takes from them."""

from __future__ import annotations

import pytest

from pipeline.claims.retention import find
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import report_of

Row = tuple[str, str, str, str | None, int | None]
"""Value, actor, assertion, when, quantity."""


def claims_of(text: str, *, treaty: str = "MBT", section: str = "Policy") -> list[Row]:
    analysis = analyse(report_of(text, treaty=treaty, section=section))
    found = [claim for sentence in analysis.sentences for claim in find(sentence)]
    found.sort(key=lambda claim: claim.start)
    return [(c.value, c.actor, c.assertion, c.when.edtf if c.when else None, c.quantity) for c in found]


RETAINS: list[tuple[str, list[Row]]] = [
    ("Peru retains 400 mines for training.", [("retains", "PER", "monitor", None, 400)]),
    ("As of 31 December 2012, Peru kept 400 mines for research.", [("retains", "PER", "monitor", "2012-12-31", 400)]),
    (
        "Peru reported retaining 650 mines as of 31 December 2015, 616 as of 1 May 2016, and 603 at the end of 2017.",
        [
            ("retains", "PER", "government", "2015-12-31", 650),
            ("retains", "PER", "government", "2016-05-01", 616),
            ("retains", "PER", "government", "2017", 603),
        ],
    ),
    (
        "Peru reported retaining 650 mines (400 of one type and 250 of another) for training as of July 2003.",
        [("retains", "PER", "government", "2003-07", 650)],
    ),
    (
        "Peru retained 650 mines in March 2010, fewer than a year earlier, when it kept 700.",
        [("retains", "PER", "monitor", "2010-03", 650), ("retains", "PER", "monitor", "2009-03", 700)],
    ),
    (
        "It retains 68 mines for the training of dogs, down from 79 at the end of 2010.",
        [("retains", "PER", "monitor", None, 68), ("retains", "PER", "monitor", "2010", 79)],
    ),
    (
        "Of the 900 mines it intended to keep under Article 3, Peru retained 490 in August 2008.",
        [("retains", "PER", "monitor", None, 900), ("retains", "PER", "monitor", "2008-08", 490)],
    ),
    (
        "The number of mines retained by Peru has stood at 370 since 2008.",
        [("retains", "PER", "monitor", "2008/..", 370)],
    ),
    ("Peru has decided to retain 500 mines for training.", [("retains", "PER", "monitor", None, 500)]),
    (
        "Peru holds 659 antipersonnel mines, 136 of which are to be retained for training.",
        [("retains", "PER", "monitor", None, 136)],
    ),
    (
        "Peru retains mines for training. In 2009, the figure stood at 152.",
        [("retains", "PER", "monitor", None, None), ("retains", "PER", "monitor", "2009", 152)],
    ),
    (
        "Peru keeps 300 mines for training. This compares with 340 at the end of 2005 and 370 at the end of 2004.",
        [
            ("retains", "PER", "monitor", None, 300),
            ("retains", "PER", "monitor", "2005", 340),
            ("retains", "PER", "monitor", "2004", 370),
        ],
    ),
    (
        "Peru meant to keep 500 mines, but lowered the figure to 255 in 2003.",
        [("retains", "PER", "monitor", "2003", 255), ("retains", "PER", "monitor", None, 500)],
    ),
    (
        "Peru keeps mines for training. By 2009, only 80 of the original 255 were left.",
        [("retains", "PER", "monitor", None, None), ("retains", "PER", "monitor", "2009", 80)],
    ),
    (
        "Peru had 1,046 mines retained under Article 3, a decrease of 114 from 2009.",
        [("retains", "PER", "monitor", None, 1046)],
    ),
    (
        "The army retains 400 MAPG and SB-33 mines for training, the navy 200, and the police 50.",
        [
            ("retains", "PER", "monitor", None, 400),
            ("retains", "PER", "monitor", None, 200),
            ("retains", "PER", "monitor", None, 50),
        ],
    ),
    (
        "Peru keeps 300 mines for training, fewer than the 500 it had first wanted to keep.",
        [("retains", "PER", "monitor", None, 300), ("retains", "PER", "monitor", None, 500)],
    ),
    (
        "Peru retained 900 mines (500 PMN and 400 PMN-2) for training as of July 2000.",
        [("retains", "PER", "monitor", "2000-07", 900)],
    ),
    (
        "Peru keeps mines for training. It had 80 of these in 2010, and 70 remained at the end of 2012.",
        [
            ("retains", "PER", "monitor", None, None),
            ("retains", "PER", "monitor", "2010", 80),
            ("retains", "PER", "monitor", "2012", 70),
        ],
    ),
    (
        "Peru reduced its retained mines from 4,000 to 2,000 in 2008.",
        [("retains", "PER", "monitor", None, 4000), ("retains", "PER", "monitor", "2008", 2000)],
    ),
]

RETAINS_NONE: list[tuple[str, list[Row]]] = [
    ("Peru does not retain any mines.", [("retains_none", "PER", "monitor", None, None)]),
    ("Peru no longer retains mines for training.", [("retains_none", "PER", "monitor", None, None)]),
    ("Peru has chosen not to retain mines.", [("retains_none", "PER", "monitor", None, None)]),
    ("Peru said that it keeps none for training.", [("retains_none", "PER", "government", None, None)]),
    ("No mines are retained for training.", [("retains_none", "PER", "monitor", None, None)]),
    ("The army sets none aside for training.", [("retains_none", "PER", "monitor", None, None)]),
]

NOTHING = [
    "Peru would like to set aside 60 mines for training.",
    "Peru has the right to retain mines under Article 3.",
    "Peru has yet to settle what number of mines it will keep for training.",
    "Peru destroyed 300 mines that had been retained for training.",
    "Peru maintains a stockpile of mines for training and defensive purposes.",
    "Peru held a workshop on mines for the training of deminers.",
    "Peru holds 400 antipersonnel mines.",
    "Peru holds 400 mines, not counting those set aside under Article 3.",
]


@pytest.mark.parametrize(("sentence", "expected"), RETAINS + RETAINS_NONE)
def test_claims(sentence: str, expected: list[Row]) -> None:
    assert claims_of(sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_claim(sentence: str) -> None:
    assert claims_of(sentence) == []


def test_under_a_heading_on_retained_mines_no_purpose_need_be_said() -> None:
    expected = [("retains", "PER", "monitor", "2010", 400)]
    assert claims_of("Peru held 400 mines at the end of 2010.", section="Mines retained for training") == expected


def test_cluster_munitions_are_counted_and_not_their_submunitions() -> None:
    text = "In 2019, Peru retained 10 cluster munitions and 1,200 submunitions for training."
    assert claims_of(text, treaty="CCM") == [("retains", "PER", "monitor", "2019", 10)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Mines retained for training\t1,360 (2004)", [("retains", "2004", 1360)]),
        ("Retained mines\tNone", [("retains_none", None, None)]),
        ("Retained mines\tNot reported", []),
        ("Mine action\t1,360", []),
    ],
)
def test_overview_rows(row: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    segment = Segment("table_row", "overview_table", 0, len(row), "Summary", 0)
    report = Report("t-0", "t.txt", "0" * 64, "text/plain", 0, row, (segment,), treaty="MBT", country_iso3="PER")
    found = [claim for sentence in analyse(report).sentences for claim in find(sentence)]
    assert [(c.value, c.when.edtf if c.when else None, c.quantity) for c in found] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peru retains 400 mines for training, while Chile keeps none.",
            [("retains", "PER", "monitor", None, 400), ("retains_none", "CHL", "monitor", None, None)],
        ),
        ("Peru said that its army keeps none.", []),
        (
            "The report of 2003 announced that 427 would be kept for training.",
            [("retains", "PER", "government", None, 427)],
        ),
        (
            "From 2004 to 2009, the number of retained mines had stayed at 724.",
            [("retains", "PER", "monitor", "2004/2009", 724)],
        ),
        (
            "The report states that no cluster munitions or submunitions are retained.",
            [("retains_none", "PER", "government", None, None)],
        ),
    ],
)
def test_none_kept_and_numbers_that_stay(sentence: str, expected: list[Row]) -> None:
    assert claims_of(sentence) == expected
