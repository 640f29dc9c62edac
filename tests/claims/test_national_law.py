"""National law that carries out a treaty or bans the weapon: what there is, since when, and who says so."""

from __future__ import annotations

import pytest

from pipeline.claims import national_law
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import analysis_of

Row = tuple[str, str, str | None, str]
"""Value, actor, when, assertion."""


def rows(text: str, *, country: str | None = "PER", treaty: str = "MBT") -> list[Row]:
    analysis = analysis_of(text, country=country, treaty=treaty)
    claims = [claim for sentence in analysis.sentences for claim in national_law.find(sentence)]
    return [
        (c.value, c.actor, c.when.edtf if c.when else None, c.assertion) for c in sorted(claims, key=lambda c: c.start)
    ]


def row_of_table(label: str, value: str) -> list[tuple[str, str | None, str]]:
    text = f"{label}\t{value}"
    segment = Segment("table_row", "overview_table", 0, len(text), None, 0)
    report = Report(
        "test-0", "test.txt", "0" * 64, "text/plain", 0, text, (segment,), theme="mine_ban_policy", treaty="MBT",
        country_iso3="PER", country_name="Peru", report_year=2016,
    )  # fmt: skip
    claims = [claim for sentence in analyse(report).sentences for claim in national_law.find(sentence)]
    return [(claim.value, claim.when.edtf if claim.when else None, claim.assertion) for claim in claims]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Its troops train in Chile, whose Weapons Act forbids any help with the use of mines.",
            [("has_law", "CHL", None, "monitor")],
        ),
        (
            "Chile, which became a State Party in 2002 and has a law of its own, paid for the course.",
            [("has_law", "CHL", None, "monitor")],
        ),
        (
            "Peru passed implementing legislation in May 2004, two years after it had ratified.",
            [("has_law", "PER", "2004-05", "monitor")],
        ),
        (
            "The Landmines Act 2004 was approved by the Senate without a dissenting vote on 6 May 2004.",
            [("has_law", "PER", "2004-05-06", "monitor")],
        ),
        (
            "Peru cites the decree of 2003 as its sole legal measure under Article 9.",
            [("has_law", "PER", "2003", "monitor")],
        ),
        (
            "Nothing at present on the books gives effect to the treaty.",
            [("no_law", "PER", None, "monitor")],
        ),
        (
            "Sales of antipersonnel mines abroad and their export are forbidden by law.",
            [],
        ),
        (
            "The use and export of antipersonnel mines are forbidden by law.",
            [("has_law", "PER", None, "monitor")],
        ),
        (
            "Lawyers were writing a bill on the treaty in 2001. By June 2002, the text was in its final form.",
            [("drafting", "PER", None, "monitor"), ("drafting", "PER", None, "monitor")],
        ),
        (
            "It wrote that a panel of lawyers was preparing amendments with prison terms for the use of mines.",
            [("drafting", "PER", None, "government")],
        ),
        (
            "An official said that the bill to implement the treaty was with the legal drafters.",
            [("drafting", "PER", None, "government")],
        ),
        (
            "Peru enacted Law No. 5 on 3 May 2006 to implement the treaty.",
            [("has_law", "PER", "2006-05-03", "monitor")],
        ),
        ("In 2010, Congress adopted legislation to implement the convention.", [("has_law", "PER", "2010", "monitor")]),
        (
            "Law 5, which carries out the treaty, has been in force since 3 May 2006.",
            [("has_law", "PER", "2006-05-03", "monitor")],
        ),
        (
            "Peru enacted a law on cluster munitions that took effect on 3 May 2006.",
            [("has_law", "PER", "2006-05-03", "monitor")],
        ),
        (
            "The Mines Act, promulgated by decree on 3 May 2006, bans antipersonnel mines.",
            [("has_law", "PER", "2006-05-03", "monitor")],
        ),
        ("Peru amended its penal code in 2009 to outlaw antipersonnel mines.", [("has_law", "PER", "2009", "monitor")]),
        (
            "The army’s use of mines is prohibited by a ministerial decree of 3 May 2006.",
            [("has_law", "PER", "2006-05-03", "monitor")],
        ),
        (
            "Two decrees of a minister, dated 3 May 2006 and 5 June 2007, forbid the army to use antipersonnel mines.",
            [("has_law", "PER", "2006-05-03", "monitor"), ("has_law", "PER", "2007-06-05", "monitor")],
        ),
        ("Peru has not enacted any law to implement the treaty.", [("no_law", "PER", None, "monitor")]),
        ("There is no Peruvian legislation on antipersonnel mines.", [("no_law", "PER", None, "monitor")]),
        ("No law in Peru deals with cluster munitions.", [("no_law", "PER", None, "monitor")]),
        (
            "Peru has adopted neither a law nor penal sanctions to implement the treaty.",
            [("no_law", "PER", None, "monitor")],
        ),
        (
            "Officials said that a law to implement the treaty is being drafted.",
            [("drafting", "PER", None, "government")],
        ),
        (
            "A bill to implement the treaty has been before parliament for years.",
            [("drafting", "PER", None, "monitor")],
        ),
        ("A bill on mines was being prepared by a committee in May 2015.", [("drafting", "PER", "2015-05", "monitor")]),
        (
            "Peru is in the process of adopting legislation to implement the treaty.",
            [("drafting", "PER", None, "monitor")],
        ),
        ("The draft law on mines has not yet been adopted.", [("drafting", "PER", None, "monitor")]),
        ("It is unclear if Peru considers its existing laws sufficient to implement the treaty.", []),
        (
            "Peru considers its existing laws sufficient to implement the treaty.",
            [("existing_law_sufficient", "PER", None, "government")],
        ),
        (
            "The penal code, the ministry wrote, is adequate to punish breaches.",
            [("existing_law_sufficient", "PER", None, "government")],
        ),
        (
            "The government sees no need for a separate law on the treaty.",
            [("existing_law_sufficient", "PER", None, "government")],
        ),
        (
            "Peru has no law on mines; the ministry wrote that no such law is needed.",
            [("no_law", "PER", None, "monitor"), ("existing_law_sufficient", "PER", None, "government")],
        ),
    ],
)
def test_each_way_of_speaking_of_a_law(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Campaigners urged Peru to enact a law to implement the treaty.",
        "Peru plans to enact legislation to implement the treaty.",
        "A law of 1997 bans the export of antipersonnel mines.",
        "Congress adopted a law ratifying the treaty in 2005.",
        "A decree of 2003 established the national demining commission.",
        "In 2003, Peru adopted a law on assistance to mine survivors.",
        "The penal code punishes the illicit sale of mines.",
        "International humanitarian law prohibits indiscriminate mines.",
        "Ten States Parties have enacted laws to implement the treaty.",
        "The rebels issued a decree in 2001 that bans antipersonnel mines.",
        "The treaty became part of domestic law in 2001.",
        "The arms law was amended in 2008, but does not cover antipersonnel mines.",
        "Peru adopted national legislation on the Chemical Weapons Convention in 2005.",
        "Peru plans to draft legislation to implement the treaty.",
    ],
)
def test_what_is_no_law_of_interest(sentence: str) -> None:
    assert rows(sentence) == []


def test_one_stands_for_a_law_spoken_of_before() -> None:
    text = "Chile enacted a law to implement the convention in 2015, and Bolivia is preparing one."
    assert rows(text, country=None, treaty="CCM") == [
        ("has_law", "CHL", "2015", "monitor"),
        ("drafting", "BOL", None, "monitor"),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("None", [("no_law", None, "monitor")]),
        ("Law 28824", [("has_law", None, "monitor")]),
        ("Mines Act, in force since 3 May 2006", [("has_law", "2006-05-03", "monitor")]),
        ("Existing law deemed sufficient", [("existing_law_sufficient", None, "monitor")]),
        ("Draft law in preparation", [("drafting", None, "monitor")]),
        (
            "No specific law; considers existing law enough",
            [("no_law", None, "monitor"), ("existing_law_sufficient", None, "government")],
        ),
        ("See the chapter on the treaty", []),
    ],
)
def test_a_row_of_the_overview_table(value: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert row_of_table("National implementation measures", value) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Legislation to implement the treaty was adopted by Latvia, Malta, and the Holy See.",
            [("has_law", "LVA", None), ("has_law", "MLT", None), ("has_law", "VAT", None)],
        ),
        (
            "Two States Parties enacted laws on mines in the year: Jordan on 1 April 2008 and Palau in January 2008.",
            [("has_law", "JOR", "2008-04-01"), ("has_law", "PLW", "2008-01")],
        ),
        ("Several States Parties enacted laws on mines in the year.", []),
        ("Haiti and 30 other States Parties have laws specific to the treaty.", [("has_law", "HTI", None)]),
        (
            "Haiti and Vanuatu have no legislation to implement the treaty.",
            [("no_law", "HTI", None), ("no_law", "VUT", None)],
        ),
    ],
)
def test_law_of_each_state_that_a_chapter_lists(sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert sorted(row[:3] for row in rows(sentence, country=None)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Law No. 12.345 of 3 May 2006 makes the laying of antipersonnel mines a crime.",
            [("has_law", "PER", "2006-05-03", "monitor")],
        ),
        (
            "A fine or a prison sentence awaits offenders: penalties for violating the treaty range up to ten years.",
            [("has_law", "PER", None, "monitor")],
        ),
        (
            "The bill to implement the treaty was tabled in May 2014 and passed its first reading in June 2015.",
            [("drafting", "PER", "2014-05", "monitor")],
        ),
        (
            "The ministry said that ratification made the convention part of domestic law.",
            [("existing_law_sufficient", "PER", None, "government")],
        ),
        ("Peru has not decided whether it needs a new law on mines.", []),
        ("Peru has no plans to enact specific legislation on mines.", []),
        ("Omar Prado banned the use of mines by decree in 1998.", []),
        ("The law on mines was published in May 2004.", [("has_law", "PER", "2004-05", "monitor")]),
        (
            "The cabinet approved a bill to implement the treaty, which awaits debate.",
            [("drafting", "PER", None, "monitor")],
        ),
        ("The law on mines of 3 May 2006 remains in force.", [("has_law", "PER", "2006-05-03", "monitor")]),
        (
            "No legislation to implement the treaty has been enacted, as none is considered necessary.",
            [("no_law", "PER", None, "monitor"), ("existing_law_sufficient", "PER", None, "government")],
        ),
    ],
)
def test_titles_penalties_readings_and_treaties_as_law(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The convention’s bans have yet to be written into Peruvian law.", "no_law"),
        ("The prohibitions of the treaty have never been made part of the Penal Code.", "no_law"),
        ("None of the treaty’s prohibitions has found its way into Peruvian law.", "no_law"),
        ("The use of mines is not a crime under Peruvian law.", "no_law"),
        ("The treaty’s prohibitions were written into Peruvian law in 2006.", "has_law"),
        ("Peru has promised a law on mines since 2003. One is now before the Senate.", "drafting"),
        ("Peru promised a law on mines. A draft is still being examined by two ministries.", "drafting"),
        ("Jurists worked out a bill with penal provisions in 2001.", "drafting"),
    ],
)
def test_bans_that_are_not_in_the_law_and_drafts_without_a_name(text: str, value: str) -> None:
    assert [row[0] for row in rows(text)] == [value]


def test_a_law_that_is_only_promised_is_none() -> None:
    assert rows("Peru has promised a law on antipersonnel mines since 2003.") == []
    assert rows("Peru intends to adopt laws that meet the treaty’s requirements.") == []
