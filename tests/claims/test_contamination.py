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
        ("About 40 hectares on its border could be affected.", [("suspected", "PER", None, "monitor")]),
        ("Some 40 families could be affected.", []),
        ("Mines have contaminated parts of Peru since 2014.", [("contaminated", "PER", "2014/..", "monitor")]),
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
        ("The last mines in the town were cleared in 2004.", [("cleared", "PER", "2004", "monitor")]),
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


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("contaminated", "Peru is contaminated by antipersonnel mines."),
        ("contaminated", "Antipersonnel mines contaminate ten provinces of Peru."),
        ("contaminated", "Peru has a significant mine problem dating from its conflict with Ecuador."),
        ("contaminated", "Landmines continue to pose a threat in the south."),
        ("contaminated", "Peru reported 45 confirmed hazardous areas."),
        ("contaminated", "Of the 30 districts, 12 are contaminated."),
        ("contaminated", "The most contaminated province is Loreto."),
        ("contaminated", "Peru’s borders are mined."),
        ("contaminated", "Contamination from cluster munition remnants exists in Peru."),
        ("contaminated", "Peru is known to be contaminated by cluster munition remnants."),
        ("contaminated", "A total of 12 square kilometers remained to be cleared."),
        ("contaminated", "Hills around the town are seeded with mines."),
        ("contaminated", "A survey by HALO Trust identified 100 suspected and confirmed minefields."),
        ("contaminated", "Peru is among the world’s most heavily mined countries."),
        ("contaminated", "The conflict has left Peru contaminated with mines."),
        ("contaminated", "Mines laid during the war still kill farmers in the north."),
        ("contaminated", "Parts of the coast are believed to be mined."),
        ("contaminated", "Peru, which is heavily mined, requested an extension."),
        ("suspected", "The first valley is clean; the second, near Tacna, is suspected to be contaminated."),
        ("suspected", "Peru is suspected to be contaminated."),
        ("suspected", "It is suspected that the border area contains mines."),
        ("suspected", "The border is thought to be mined, though no survey has been made."),
        ("suspected", "Peru may be contaminated by cluster munition remnants."),
        ("suspected", "Peru might have cluster munition remnants on its territory."),
        ("suspected", "There may be mines along the border."),
        ("suspected", "There may still be unexploded submunitions on the range."),
        ("suspected", "There is suspected mine contamination in the north."),
        ("suspected", "Mines are suspected in three districts."),
        ("suspected", "The army suspects that mines remain in the area."),
        ("suspected", "Peru has possible contamination from cluster munitions."),
        ("suspected", "Peru may have a small residual mine problem."),
        ("suspected", "Peru identified four suspected hazardous areas."),
        ("suspected", "Three districts possibly contain mines."),
        ("suspected", "Mines could still be present in the forest."),
        ("suspected", "Some areas are suspected to contain mines."),
        ("suspected", "The area is believed likely to contain cluster munition remnants."),
        ("not_contaminated", "Peru is not mine-affected."),
        ("not_contaminated", "Peru is not affected by mines."),
        ("not_contaminated", "Peru is not known to be contaminated."),
        ("not_contaminated", "Peru is not believed to be contaminated with cluster munition remnants."),
        ("not_contaminated", "Peru has no known mined areas."),
        ("not_contaminated", "Peru has no mine problem."),
        ("not_contaminated", "There is no landmine problem in Peru."),
        ("not_contaminated", "There are no mines in Peru."),
        ("not_contaminated", "There are no minefields in Peru."),
        ("not_contaminated", "No mined areas exist in Peru."),
        ("not_contaminated", "Peru reported that it has no areas containing antipersonnel mines."),
        ("not_contaminated", "Peru reported that there are no known or suspected mined areas on its territory."),
        ("not_contaminated", "Peru declared that there were no mines emplaced on its territory."),
        ("not_contaminated", "Peru has declared that it has no contaminated areas."),
        ("not_contaminated", "Peru’s Article 7 report states that the country has no mined areas."),
        ("not_contaminated", "Peru says it is free of landmines."),
        ("not_contaminated", "Peru is considered mine-free."),
        ("not_contaminated", "Peru is free from cluster munition contamination."),
        ("cleared", "Peru announced in December that it completed mine clearance in 2009."),
        ("cleared", "Peru completed clearance of its mined areas in 2009."),
        ("cleared", "Peru declared completion of its Article 5 obligations."),
        ("cleared", "Peru fulfilled its Article 5 obligation in 2009."),
        ("cleared", "In 2009, Peru declared itself free of mines."),
        ("cleared", "Peru became mine-free in 2009."),
        ("cleared", "Peru was declared mine-free in December 2009."),
        ("cleared", "All known minefields have been cleared."),
        ("cleared", "Peru has cleared all known mined areas."),
        ("cleared", "Peru has finished clearing its mines."),
        ("cleared", "Peru has cleared its last minefield."),
        ("cleared", "The last mine was removed in 2010."),
        ("cleared", "Demining was completed in 2010."),
        ("cleared", "Clearance operations in Peru ended in 2010, when all mined areas had been cleared."),
        ("cleared", "Peru met its clearance deadline in 2010, having cleared all mined areas."),
        ("cleared", "Peru met its Article 5 deadline."),
        ("cleared", "Peru eliminated all mines from its territory in 2010."),
        ("cleared", "The province was certified free of mines."),
    ],
)
def test_wide_wordings(value: str, sentence: str) -> None:
    assert [row[0] for row in rows(sentence)] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru plans to be free of mines by 2020.",
        "The mine clearance deadline is 2020.",
        "Peru cleared 2km² in 2015.",
        "The army removed 34 mines.",
        "Demining teams cleared areas in three provinces.",
        "Peru is committed to a world free of mines.",
        "The goal is a mine-free Peru.",
        "Peru attended a meeting of mine-affected countries.",
        "Peru helps mine-affected states.",
        "Donors fund clearance in contaminated areas.",
        "Two people were killed by a mine.",
        "Clearance of contaminated land began in 2001.",
        "Rebels laid mines on a road.",
        "Peru called for a mine-free world.",
        "Peru supports clearance in affected communities.",
        "A mine was found in a cache.",
        "The extent of contamination is not known.",
        "It is not known whether Peru is contaminated.",
        "Victims live in affected areas.",
        "If the area is contaminated, clearance is needed.",
    ],
)
def test_words_near_a_claim_that_state_none(sentence: str) -> None:
    assert rows(sentence) == []


def test_each_state_that_finished_has_its_own_date() -> None:
    expected = [("cleared", "HND", "2004", "monitor"), ("cleared", "SUR", "2005-04", "monitor")]
    assert rows("Honduras finished mine clearance in 2004, and Suriname in April 2005.", country=None) == expected


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Peru has yet to determine whether there are mined areas on its side of the border.", "suspected"),
        ("Peru is not known to have any mined areas.", "not_contaminated"),
        ("The extent of the mine problem is still unknown.", "contaminated"),
        ("In Peru, an estimated 12 square kilometers of mined land need to be cleared.", "contaminated"),
    ],
)
def test_doubts_and_what_is_left_to_do(sentence: str, value: str) -> None:
    assert [row[:2] for row in rows(sentence)] == [(value, "PER")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru said that a 12-kilometer road had been demined.",
        "No mines were found in the cache.",
        "Peru fears the stigma of mines.",
    ],
)
def test_roads_caches_and_fears(sentence: str) -> None:
    assert rows(sentence) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road from Ilo to the frontier was cleared in May 2004.", [("cleared", "PER", "2004-05", "monitor")]),
        ("The pylons of the power line had been cleared by March 2003.", [("cleared", "PER", "../2003-03", "monitor")]),
        ("The army says that Tarata was cleared in 2008.", [("cleared", "PER", "2008", "government")]),
        ("Two minefields were cleared in 2004.", []),
        ("Ten kilometers of the border were cleared in 2003.", []),
        ("Part of the airport was cleared in 2004.", []),
        ("The convoy was cleared in 2004.", []),
        ("The village where two mines were cleared in 2003 has a school.", []),
        (
            "Sama was cleared in May 2005 and Locumba in August 2006.",
            [("cleared", "PER", "2005-05", "monitor"), ("cleared", "PER", "2006-08", "monitor")],
        ),
        (
            "Two districts were declared free of mines: Ilo in May 2005 and Tarata in 2007.",
            [("cleared", "PER", "2005-05", "monitor"), ("cleared", "PER", "2007", "monitor")],
        ),
    ],
)
def test_a_place_is_cleared_as_a_whole(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army lowered the suspected area to 40 hectares.", [("suspected", "PER", None, "government")]),
        (
            "At the end of 2006, the army put the suspected area at 9 square kilometers. A year earlier, it had"
            " reported 12 square kilometers.",
            [("suspected", "PER", "2006", "government"), ("suspected", "PER", "2005", "monitor")],
        ),
        (
            "HRW found that the hills are contaminated. It put the confirmed hazardous area at 4 square kilometers.",
            [("contaminated", "PER", None, "third_party"), ("contaminated", "PER", None, "third_party")],
        ),
        ("Chile put the affected area at 3 square kilometers.", [("contaminated", "CHL", None, "third_party")]),
        (
            "Chile and Bolivia remain contaminated by mines.",
            [("contaminated", c, None, "monitor") for c in ("CHL", "BOL")],
        ),
        ("The army put the affected population at 400.", []),
        ("In 2004, the agency reported 9 square kilometers cleared.", []),
    ],
)
def test_how_much_land_and_by_whose_word(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six minefields remained there in June 2004.", [("contaminated", "PER", "2004-06", "monitor")]),
        ("Mines were found in the orchards as late as 2009.", [("contaminated", "PER", "2009", "monitor")]),
        ("The terraces above the town are known to be mined.", [("contaminated", "PER", None, "monitor")]),
        ("The mayor said that his district has no more mines.", [("not_contaminated", "PER", None, "government")]),
    ],
)
def test_what_still_lies_or_no_longer_does(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Peru has 41,300 mines in the ground, most of them near Chile.", ["contaminated"]),
        ("Peru belongs to the countries worst affected by landmines.", ["contaminated"]),
        ("Mine contamination has been confirmed in 14 of the 25 provinces.", ["contaminated"]),
        ("Peru is among the countries worst hit by the drought.", []),
        ("No contamination has been recorded in Peru.", []),
    ],
)
def test_mines_in_the_ground_and_the_worst_affected(text: str, values: list[str]) -> None:
    assert [row[0] for row in rows(text)] == values
