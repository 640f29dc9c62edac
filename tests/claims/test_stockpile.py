"""Stockpiles: sentences and the claims that a careful reader takes from them."""

from __future__ import annotations

import pytest

from pipeline.claims.stockpile import find
from pipeline.claims.wording import Wording, wordings
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import report_of

Row = tuple[str, str, str, str | None, int | None]
"""Value, actor, assertion, when, quantity."""


def claims_of(
    text: str, *, treaty: str = "MBT", section: str = "Stockpiling", country: str | None = "PER"
) -> list[Row]:
    analysis = analyse(report_of(text, treaty=treaty, section=section, country=country))
    found = [claim for sentence in analysis.sentences for claim in find(sentence)]
    found.sort(key=lambda claim: claim.start)
    return [(c.value, c.actor, c.assertion, c.when.edtf if c.when else None, c.quantity) for c in found]


HOLDS: list[tuple[str, list[Row]]] = [
    ("Jane’s credits the navy with CBU-series bombs.", [("holds", "PER", "third_party", None, None)]),
    ("Not a single mine has ever entered the arsenals of Peru.", [("never_held", "PER", "monitor", None, None)]),
    (
        "Peru wrote that no such mine had ever been kept in its depots.",
        [("never_held", "PER", "government", None, None)],
    ),
    ("Peru holds some 4,000 antipersonnel mines.", [("holds", "PER", "monitor", None, 4000)]),
    ("It is believed to hold a large stockpile of mines.", [("holds", "PER", "monitor", None, None)]),
    ("Peru holds between 10,000 and 20,000 mines.", [("holds", "PER", "monitor", None, None)]),
    ("Peru declared a stockpile of 4,000 mines in 2001.", [("holds", "PER", "government", None, 4000)]),
    ("In 2006, officials put the total at 4,078 mines.", [("holds", "PER", "government", "2006", 4078)]),
    ("Peru’s stockpile comprised 4,000 mines as of 1 May 2001.", [("holds", "PER", "monitor", "2001-05-01", 4000)]),
    (
        "On 31 December 2010, Peru held 200 antipersonnel mines, compared with 300 on 31 December 2008.",
        [("holds", "PER", "monitor", "2010-12-31", 200), ("holds", "PER", "monitor", "2008-12-31", 300)],
    ),
    ("Some 900 mines remained in Peru’s depots at the end of 2013.", [("holds", "PER", "monitor", "2013", 900)]),
    ("A further 1,500 mines are in the hands of the police.", [("holds", "PER", "monitor", None, 1500)]),
    ("That leaves 356 antipersonnel mines to be destroyed by May 2023.", [("holds", "PER", "monitor", None, 356)]),
    ("Jane’s lists MON-50 mines among Peru’s holdings.", [("holds", "PER", "third_party", None, None)]),
    ("A former general put it at some 300,000 mines.", [("holds", "PER", "third_party", None, 300000)]),
    ("Peru’s landmine stockpile is a legacy of the border war.", [("holds", "PER", "monitor", None, None)]),
    ("Chile still holds 180 mines, Peru claimed.", [("holds", "CHL", "government", None, 180)]),
    (
        "In 2008, Peru and Chile held 1,000 and 2,000 mines, respectively.",
        [("holds", "PER", "monitor", "2008", 1000), ("holds", "CHL", "monitor", "2008", 2000)],
    ),
]

NOT_KNOWN: list[tuple[str, list[Row]]] = [
    ("The size of Peru’s stockpile is not known.", [("holds", "PER", "monitor", None, None)]),
    ("Peru has never made known how many mines are in its stockpile.", [("holds", "PER", "monitor", None, None)]),
    ("No figure has been given for the stockpile that Peru keeps.", [("holds", "PER", "monitor", None, None)]),
    ("It is not known whether Peru stockpiles mines.", [("unknown", "PER", "monitor", None, None)]),
    ("Peru has never disclosed whether it possesses mines.", [("unknown", "PER", "monitor", None, None)]),
    ("Peru may or may not possess any.", [("unknown", "PER", "monitor", None, None)]),
]

NONE: list[tuple[str, list[Row]]] = [
    ("Peru has no stockpile of mines.", [("holds_none", "PER", "monitor", None, None)]),
    ("Peru said that it no longer had any mines in stock.", [("holds_none", "PER", "government", None, None)]),
    ("Peru denied possessing antipersonnel mines.", [("holds_none", "PER", "government", None, None)]),
    ("Since 2005, Peru has held no stocks.", [("holds_none", "PER", "monitor", "2005/..", None)]),
    ("Peru is not a stockpiler of mines.", [("holds_none", "PER", "monitor", None, None)]),
    ("Peru has never stockpiled antipersonnel mines.", [("never_held", "PER", "monitor", None, None)]),
    ("It is not known to have ever possessed mines.", [("never_held", "PER", "monitor", None, None)]),
    ("Peru has never used, produced, or stockpiled mines.", [("never_held", "PER", "monitor", None, None)]),
]

DESTROYED: list[tuple[str, list[Row]]] = [
    (
        "On 13 December 2001, ahead of the deadline of 1 March 2003, Peru completed the destruction of its 730 mines.",
        [("destroyed", "PER", "monitor", "2001-12-13", 730)],
    ),
    (
        "Some 3,500 mines were destroyed in 2000, 4,200 in 2001, and the remaining 2,300 in 2002.",
        [
            ("destroyed", "PER", "monitor", "2000", 3500),
            ("destroyed", "PER", "monitor", "2001", 4200),
            ("destroyed", "PER", "monitor", "2002", 2300),
        ],
    ),
    (
        "In 2006, 425 PMN, 384 PMN-2, and 324 POM-2 mines were burned.",
        [
            ("destroyed", "PER", "monitor", "2006", 425),
            ("destroyed", "PER", "monitor", "2006", 384),
            ("destroyed", "PER", "monitor", "2006", 324),
        ],
    ),
    (
        "Peru reported the destruction of a further 300 mines in 2003.",
        [("destroyed", "PER", "government", "2003", 300)],
    ),
    ("The stockpile was destroyed in July 2008.", [("destroyed", "PER", "monitor", "2008-07", None)]),
    (
        "Peru reported 495 mines in 2017, of which 139 were destroyed in 2018.",
        [("holds", "PER", "government", None, 495), ("destroyed", "PER", "government", "2018", 139)],
    ),
]

NOTHING = [
    "Peru pledged in 2008 to buy no more mines, a pledge that held for three years.",
    "Peru has until 1 March 2023 to destroy its antipersonnel mines.",
    "Peru has not yet begun destruction of its stockpile of 30 mines.",
    "The stockpile of 30 mines will be destroyed by 2023.",
    "Peru’s mines are being destroyed.",
    "Soldiers seized 40 mines from smugglers and destroyed them.",
    "Deminers found and destroyed 46 antipersonnel mines.",
    "Seven soldiers were killed when mines exploded in a depot.",
    "A seminar on antipersonnel mines was held in Lima.",
    "Peru has antipersonnel mines along its border.",
    "Peru has used antipersonnel mines.",
    "Peru retains 400 antipersonnel mines for training.",
    "The States Parties have together destroyed 40 million mines.",
    "The troops left behind a stockpile of 3,000 mines.",
    "The number of mine victims stood at 400.",
    "Peru owned up to laying mines.",
    "It had not said whether it would attend the Eighth Meeting of States Parties.",
]


@pytest.mark.parametrize(("sentence", "expected"), HOLDS + NOT_KNOWN + NONE + DESTROYED)
def test_claims(sentence: str, expected: list[Row]) -> None:
    assert claims_of(sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_claim(sentence: str) -> None:
    assert claims_of(sentence, section="Policy") == []


def test_in_a_report_on_cluster_munitions_munitions_are_counted_and_not_their_submunitions() -> None:
    text = "Peru holds 676 cluster munitions and 86,200 submunitions. In June 2013, 240 projectiles were blown up."
    assert claims_of(text, treaty="CCM") == [
        ("holds", "PER", "monitor", None, 676),
        ("destroyed", "PER", "monitor", "2013-06", 240),
    ]


def test_a_figure_after_a_sentence_on_retained_mines_is_no_stockpile() -> None:
    text = "Peru retains 400 mines for training. In 2009, the figure stood at 380."
    assert claims_of(text, section="Policy") == []


def test_weapon_and_unit_come_with_the_count() -> None:
    (sentence,) = analyse(report_of("The army also holds 3,000 antivehicle mines.")).sentences
    assert [(c.weapon, c.quantity, c.quantity_unit) for c in find(sentence)] == [("antivehicle_mine", 3000, "mines")]


ROWS: list[tuple[str, list[Row]]] = [
    ("Stockpile\t3,000 mines (2007)", [("holds", "PER", "monitor", "2007", 3000)]),
    ("Stockpile\tNone", [("holds_none", "PER", "monitor", None, None)]),
    ("Stockpile\tUnknown", [("unknown", "PER", "monitor", None, None)]),
    ("Stockpile destruction\tCompleted in May 2003", [("destroyed", "PER", "monitor", "2003-05", None)]),
    ("Stockpile destruction\tUnderway; 441 mines destroyed in 2011", [("destroyed", "PER", "monitor", "2011", 441)]),
    ("Stockpile destruction\tDeadline: 1 March 2023", []),
    ("Contamination\tNone", []),
]


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_overview_rows(row: str, expected: list[Row]) -> None:
    segment = Segment("table_row", "overview_table", 0, len(row), "Summary", 0)
    report = Report("t-0", "t.txt", "0" * 64, "text/plain", 0, row, (segment,), treaty="MBT", country_iso3="PER")
    found = [claim for sentence in analyse(report).sentences for claim in find(sentence)]
    assert [(c.value, c.actor, c.assertion, c.when.edtf if c.when else None, c.quantity) for c in found] == expected


@pytest.mark.parametrize("entry", wordings("holdings").values(), ids=lambda entry: entry.id)
def test_wordings_of_held_weapons(entry: Wording) -> None:
    assert [words for words in entry.must_match if not entry.pattern.search(words)] == []
    assert [words for words in entry.must_not_match if entry.pattern.search(words)] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Its first report declared 400 mines. The report of May 2003 raised this to 460 mines.",
            [("holds", "PER", "government", None, 400), ("holds", "PER", "government", None, 460)],
        ),
        (
            "The update submitted in April 2013 repeated the total of 690 antipersonnel mines.",
            [("holds", "PER", "government", None, 690)],
        ),
        ("Before destruction began, Peru had a stockpile of 8,000 mines.", [("holds", "PER", "monitor", None, 8000)]),
        (
            "A daily reported that 312 mines were lying in the armory of a police training center.",
            [("holds", "PER", "third_party", None, 312)],
        ),
        ("Some 300 mines were found in a depot at Tacna.", [("holds", "PER", "monitor", None, 300)]),
        ("Inspectors counted 200 mines in the depots.", [("holds", "PER", "third_party", None, 200)]),
        ("Inspectors counted 200 mines.", []),
        ("The governor said that his province has no more mines.", []),
        ("Peru retains 400 mines for training, while Chile keeps none.", []),
    ],
)
def test_figures_told_again_and_stores_that_others_saw(sentence: str, expected: list[Row]) -> None:
    assert claims_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In all, 500 mines were destroyed in 2008, followed by 400 in 2009 and by 90 in 2010.",
            [
                ("destroyed", "PER", "monitor", str(year), count)
                for year, count in ((2008, 500), (2009, 400), (2010, 90))
            ],
        ),
        (
            "Peru destroyed 400 mines in 2002. It completed its program on 28 February 2003.",
            [("destroyed", "PER", "monitor", "2002", 400), ("destroyed", "PER", "monitor", "2003-02-28", None)],
        ),
        ("Peru opened a school. It completed its program on 28 February 2003.", []),
        (
            "Peru destroyed 400 mines in 2002. It completed its work on a law in 2005.",
            [("destroyed", "PER", "monitor", "2002", 400)],
        ),
        (
            "Chile had destroyed 1,200 of its 7,235 mines by the end of 2014.",
            [("destroyed", "CHL", "monitor", "../2014", 1200)],
        ),
    ],
)
def test_destruction_in_steps_and_by_a_date(sentence: str, expected: list[Row]) -> None:
    assert claims_of(sentence) == expected
