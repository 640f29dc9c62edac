"""Contamination and its end: the state in which the land lies, and when it was cleared."""

from __future__ import annotations

import pytest

from pipeline.claims import contamination
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import analysis_of

Row = tuple[str, str, str | None, str]
"""Value, actor, when, assertion."""


def rows(text: str, *, country: str | None = "PER", treaty: str = "MBT") -> list[Row]:
    analysis = analysis_of(text, country=country, treaty=treaty)
    claims = [claim for sentence in analysis.sentences for claim in contamination.find(sentence)]
    return [
        (c.value, c.actor, c.when.edtf if c.when else None, c.assertion) for c in sorted(claims, key=lambda c: c.start)
    ]


def row_of_table(value: str) -> list[str]:
    text = f"Contamination\t{value}"
    segment = Segment("table_row", "overview_table", 0, len(text), None, 0)
    report = Report(
        "test-0", "test.txt", "0" * 64, "text/plain", 0, text, (segment,), theme="mine_ban_policy", treaty="MBT",
        country_iso3="PER", country_name="Peru", report_year=2016,
    )  # fmt: skip
    return [claim.value for sentence in analyse(report).sentences for claim in contamination.find(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru remains contaminated by mines.", [("contaminated", "PER", None, "monitor")]),
        ("The hills around the town are still strewn with mines.", [("contaminated", "PER", None, "monitor")]),
        ("Minefields of the last war still affect the southern border.", [("contaminated", "PER", None, "monitor")]),
        ("Mines are found in most northern districts.", [("contaminated", "PER", None, "monitor")]),
        ("Peru has a serious landmine problem.", [("contaminated", "PER", None, "monitor")]),
        ("Peru has been contaminated by mines since 1995.", [("contaminated", "PER", "1995/..", "monitor")]),
        ("Peru is one of the most heavily mined countries in the region.", [("contaminated", "PER", None, "monitor")]),
        ("No country of the region is more heavily contaminated by mines.", [("contaminated", "PER", None, "monitor")]),
        (
            "Officials reported that 128 mined areas remain to be cleared.",
            [("contaminated", "PER", None, "government")],
        ),
        ("The UN said that two provinces remain heavily contaminated.", [("contaminated", "PER", None, "third_party")]),
        ("A former range near Tacna is suspected of containing mines.", [("suspected", "PER", None, "monitor")]),
        ("The area may still be contaminated with submunitions.", [("suspected", "PER", None, "monitor")]),
        ("Landmines pose a threat to civilians in eight provinces.", [("contaminated", "PER", None, "monitor")]),
        ("Peru has no known or suspected mined areas.", [("not_contaminated", "PER", None, "monitor")]),
        ("The district has been mine-free since 2005.", [("not_contaminated", "PER", "2005/..", "monitor")]),
        ("The UN declared the south free of submunitions in 2008.", [("cleared", "PER", "2008", "third_party")]),
        ("On 3 May 2010, Peru was certified as free of mines.", [("cleared", "PER", "2010-05-03", "monitor")]),
        ("Peru is not mine-affected.", [("not_contaminated", "PER", None, "monitor")]),
        (
            "Peru stated that there are no mined areas on its territory.",
            [("not_contaminated", "PER", None, "government")],
        ),
        (
            "Peru reports that no part of its territory is contaminated.",
            [("not_contaminated", "PER", None, "government")],
        ),
        ("Peru is free of mines.", [("not_contaminated", "PER", None, "monitor")]),
        ("Peru completed clearance of its minefields in May 2012.", [("cleared", "PER", "2012-05", "monitor")]),
        ("The last minefield was cleared on 3 May 2012.", [("cleared", "PER", "2012-05-03", "monitor")]),
        ("In 2012, the army declared the district free of mines.", [("cleared", "PER", "2012", "government")]),
        ("The town was cleared of the last of its mines in 2004.", [("cleared", "PER", "2004", "monitor")]),
        ("Peru declared that it had fulfilled its Article 5 obligations.", [("cleared", "PER", None, "government")]),
    ],
)
def test_each_way_of_speaking_of_land(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru must complete clearance by 1 March 2024.",
        "Peru has until 2024 to complete clearance of its mined areas.",
        "Peru has not completed clearance.",
        "Peru plans to be mine-free by 2024.",
        "In 2015, deminers cleared 5 square kilometers of land.",
        "Some 7 million square meters of land were declared mine-free in 2002.",
        "Clearance of areas contaminated by mines began in May.",
        "Mine-affected states met in Lima.",
        "Mines remain in the stocks of the army.",
        "Mines were found in an arms cache in Lima.",
        "The extent of contamination is not known.",
        "It is not clear whether Peru is contaminated.",
        "No mines were laid in Peru.",
        "Ten villages were affected by the war.",
    ],
)
def test_what_says_nothing_about_the_land(sentence: str) -> None:
    assert rows(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Parts of Ecuador remain contaminated by mines.", "ECU"),
        ("In Ecuador, by contrast, mines still turn up in two provinces.", "ECU"),
        ("The border with Ecuador is contaminated by mines.", "PER"),
        ("The border between Peru and Ecuador is contaminated by mines.", "PER"),
        ("Mines left by Ecuadorian troops still affect two districts.", "PER"),
        ("Mines contaminate three districts along the border with Ecuador.", "PER"),
    ],
)
def test_the_actor_is_the_state_where_the_land_lies(sentence: str, actor: str) -> None:
    assert [row[1] for row in rows(sentence)] == [actor]


def test_a_breakaway_region_is_the_states_land() -> None:
    found = rows("Abkhazia is still contaminated by mines.", country="GEO")
    assert found == [("contaminated", "GEO", None, "monitor")]


def test_believed_to_be_contaminated_is_contaminated_and_hedged() -> None:
    (sentence,) = analysis_of("Some 500 mines are believed to contaminate the border.").sentences
    assert [(c.value, c.hedged, c.weapon) for c in contamination.find(sentence)] == [
        ("contaminated", True, "antipersonnel_mine")
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Antipersonnel mines, ERW", ["contaminated"]),
        ("None", ["not_contaminated"]),
        ("Suspected cluster munition remnants", ["suspected"]),
        ("Not known", []),
    ],
)
def test_a_row_of_the_overview_table(value: str, expected: list[str]) -> None:
    assert row_of_table(value) == expected
