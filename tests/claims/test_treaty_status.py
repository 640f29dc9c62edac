"""Treaty status: a sentence of our own and every claim that it makes: value, treaty, actor and time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import Analysis, analyse
from pipeline.records import Segment

from ..language.one_report import analysis_of, report_of

Row = tuple[str, str, str, str | None]


def rows(analysis: Analysis) -> list[Row]:
    found = [c for c in find_claims(analysis) if c.claim_type == "treaty_status"]
    return sorted((c.value, c.treaty or "", c.actor, c.when.edtf if c.when else None) for c in found)


def per(value: str, treaty: str = "MBT", when: str | None = None) -> Row:
    return value, treaty, "PER", when


CASES: list[tuple[str, list[Row]]] = [
    (
        "When it ratified the treaty in July 1998, Chile made a declaration.",
        [("ratified", "MBT", "CHL", "1998-07")],
    ),
    (
        "Chile, itself outside the treaty, sent a letter.",
        [("not_party", "MBT", "CHL", None)],
    ),
    (
        "Peru is party to the CCW, which it ratified in 1997, and to its Amended Protocol II.",
        [per("ratified", "CCW", "1997"), per("state_party", "CCW"), per("state_party", "CCW-APII")],
    ),
    (
        "Peru voted for the resolution on the Convention on Cluster Munitions, an instrument that it has not joined.",
        [per("not_party", "CCM")],
    ),
    (
        "Peru was thus bound by the treaty from 1 March 1999.",
        [per("state_party", when="1999-03-01")],
    ),
    (
        "Peru hopes to complete its accession to the treaty in 2016.",
        [],
    ),
    (
        "The ministry said that under no circumstances would Peru join the treaty.",
        [],
    ),
    (
        "Peru hopes that it would soon be among the States Parties.",
        [],
    ),
    (
        "Peru has set its mind on joining the treaty before 2005.",
        [],
    ),
    # acts with their dates, one after another
    (
        "Peru signed the Mine Ban Treaty on 3 December 1997, ratified it on 17 June 1998, and "
        "became a State Party on 1 March 1999.",
        [per("signed", when="1997-12-03"), per("ratified", when="1998-06-17"), per("state_party", when="1999-03-01")],
    ),
    (
        "In January 2003, Peru ratified Amended Protocol II and Protocol V.",
        [per("ratified", "CCW-APII", "2003-01"), per("ratified", "CCW-PV", "2003-01")],
    ),
    (
        "Peru joined CCW Protocol V on 5 May 2009 and Amended Protocol II on 6 June 2010.",
        [per("acceded", "CCW-PV", "2009-05-05"), per("acceded", "CCW-APII", "2010-06-06")],
    ),
    (
        "Peru acceded to Amended Protocol II and Protocol V on 3 May 1999 and 5 June 2010, respectively.",
        [per("acceded", "CCW-APII", "1999-05-03"), per("acceded", "CCW-PV", "2010-06-05")],
    ),
    (
        "Peru and Chile ratified the treaty on 3 May 1999 and 5 June 2000, respectively.",
        [per("ratified", when="1999-05-03"), ("ratified", "MBT", "CHL", "2000-06-05")],
    ),
    ("Peru was the 100th state to ratify the convention, on 5 May 2016.", [per("ratified", when="2016-05-05")]),
    (
        "The Mine Ban Treaty was signed by Peru on 3 December 1997 and ratified on 17 June 1998.",
        [per("signed", when="1997-12-03"), per("ratified", when="1998-06-17")],
    ),
    (
        "Peru signed the treaty on the day it was opened for signature, 3 December 1997.",
        [per("signed", when="1997-12-03")],
    ),
    (
        "Peru is preparing to ratify the convention, which it signed on 3 December 2008.",
        [per("signed", when="2008-12-03")],
    ),
    (
        "Peru signed the treaty in 1997, but it was only on 17 June 1998 that it ratified.",
        [per("signed", when="1997"), per("ratified", when="1998-06-17")],
    ),
    ("Peru withdrew from the Convention on Cluster Munitions on 6 March 2025.", [per("withdrew", "CCM", "2025-03-06")]),
    ("Peru, which joined the treaty in 1998, destroyed its stockpile.", [per("state_party", when="1998")]),
    # acts not done
    ("Peru has signed but not yet ratified the Convention on Cluster Munitions.", [per("signatory", "CCM")]),
    ("Peru signed the treaty in 1997 but has yet to ratify it.", [per("signed", when="1997"), per("signatory")]),
    ("Peru has neither signed nor acceded to the Convention on Cluster Munitions.", [per("not_party", "CCM")]),
    (
        "Neither Peru nor Chile has acceded to the Mine Ban Treaty.",
        [("not_party", "MBT", "CHL", None), per("not_party")],
    ),
    ("Peru is not among the states that have joined the Mine Ban Treaty.", [per("not_party")]),
    ("The United States has not signed the Mine Ban Treaty.", [("not_party", "MBT", "USA", None)]),
    ("South Sudan, which has not signed the treaty, attended.", [("not_party", "MBT", "SSD", None)]),
    ("As of 1 July 2016, Peru had not acceded to the Mine Ban Treaty.", [per("not_party")]),
    # lists of treaties, with and without "not"
    (
        "Peru is party to the CCW, its Amended Protocol II on landmines, and its Protocol V.",
        [per("state_party", "CCW"), per("state_party", "CCW-APII"), per("state_party", "CCW-PV")],
    ),
    (
        "Peru is party to the CCW and its Protocol V, but not to its Amended Protocol II.",
        [per("not_party", "CCW-APII"), per("state_party", "CCW"), per("state_party", "CCW-PV")],
    ),
    (
        "Peru is party to the CCW but to neither Amended Protocol II nor Protocol V.",
        [per("not_party", "CCW-APII"), per("not_party", "CCW-PV"), per("state_party", "CCW")],
    ),
    (
        "Peru has joined neither the Convention on Cluster Munitions nor the CCW.",
        [per("not_party", "CCM"), per("not_party", "CCW")],
    ),
    (
        "Peru is not party to the Mine Ban Treaty, nor to the Convention on Cluster Munitions.",
        [per("not_party"), per("not_party", "CCM")],
    ),
    (
        "Peru has signed the Mine Ban Treaty, but not the Convention on Cluster Munitions.",
        [per("not_party", "CCM"), per("signed")],
    ),
    (
        "Peru is party to the CCW and its original Protocol II, but has not ratified Amended Protocol II.",
        [per("signatory", "CCW-APII"), per("state_party", "CCW"), per("state_party", "OTHER")],
    ),
    (
        "Peru is party to the CCW and, since 5 May 2012, to its Protocol V.",
        [per("state_party", "CCW"), per("state_party", "CCW-PV", "2012-05-05")],
    ),
    # states
    ("Peru has been a State Party to the treaty since 1 March 1999.", [per("state_party", when="1999-03-01")]),
    ("Peru is not a signatory to the convention.", [per("not_party")]),
    ("Peru is one of the few states of the region still outside the treaty.", [per("not_party")]),
    ("The Convention on Cluster Munitions does not bear its signature.", [per("not_party", "CCM")]),
    (
        "Peru signed the CCW in 1981, which it has left unratified.",
        [per("signatory", "CCW"), per("signed", "CCW", "1981")],
    ),
    ("Nor is it party to the Convention on Cluster Munitions.", [per("not_party", "CCM")]),
    (
        "It ratified on 17 June 1998, making Peru a State Party as of 1 December 1998.",
        [per("ratified", when="1998-06-17"), per("state_party", when="1998-12-01")],
    ),
    (
        "Peru is a State Party to the Mine Ban Treaty and a signatory to the Convention on Cluster Munitions.",
        [per("signatory", "CCM"), per("state_party")],
    ),
    # beside a name
    ("Non-signatory Peru has never used cluster munitions.", [per("not_party")]),
    ("A State Party since 1999, Peru has destroyed its stockpile.", [per("state_party", when="1999")]),
    (
        "Peru and Chile, both of them States Parties, cleared the border.",
        [("state_party", "MBT", "CHL", None), per("state_party")],
    ),
    (
        "Peru and Chile, neither of which is party to the treaty, cleared the border.",
        [("not_party", "MBT", "CHL", None), per("not_party")],
    ),
    # papers and entry into force
    (
        "It deposited its instrument of accession on 5 May 2003, and the treaty entered into force "
        "for the country on 1 November 2003.",
        [per("acceded", when="2003-05-05"), per("entered_into_force", when="2003-11-01")],
    ),
    (
        "Peru acceded on 30 July 2007, with entry into force on 1 January 2008.",
        [per("acceded", when="2007-07-30"), per("entered_into_force", when="2008-01-01")],
    ),
    ("Its ratification, the eleventh, was deposited on 8 July 2009.", [per("ratified", when="2009-07-08")]),
    ("Peru became party to the CCW by accession on 5 April 2017.", [per("acceded", "CCW", "2017-04-05")]),
    (
        "It ratified on 2 June 1998 and became a State Party when the treaty entered into force on 1 March 1999.",
        [
            per("ratified", when="1998-06-02"),
            per("state_party", when="1999-03-01"),
            per("entered_into_force", when="1999-03-01"),
        ],
    ),
    (
        "Peru became a party to the treaty by accession on 5 May 2001, with effect from 1 November 2001.",
        [per("acceded", when="2001-05-05"), per("entered_into_force", when="2001-11-01")],
    ),
    (
        "The Convention on Cluster Munitions, which Peru signed on 5 May 2009, still awaits its ratification.",
        [per("signed", "CCM", "2009-05-05"), per("signatory", "CCM")],
    ),
    ("Peru was among the first signatories of the treaty, on 3 December 1997.", [per("signed", when="1997-12-03")]),
    (
        "Cuba acceded in 2016, while Palau ratified the convention.",
        [("acceded", "MBT", "CUB", "2016"), ("ratified", "MBT", "PLW", None)],
    ),
    # no claims
    ("The ultimate signing of the treaty in 2009 is a matter of time for Peru.", []),
    ("The Mine Ban Treaty entered into force on 1 March 1999.", []),
    ("Peru is the first State Party to have asked for more time.", []),
    ("Peru could not accede to the protocol, and hopes to ratify the treaty in 2017.", []),
    ("Peru was to become a State Party on 1 March 1999.", []),
    ("The National Assembly ratified the Mine Ban Treaty on 12 May 1998.", []),
    ("The cabinet approved accession to the convention on 5 May 2015.", []),
    ("States that joined the treaty in 2004 reported late.", []),
    ("No state from the region has ratified the convention.", []),
    ("Before it joined the convention, Peru had stockpiles.", []),
    ("A law that the president signed on 20 April 2005 implements the treaty.", []),
    ("Peru called on Chile and other states not party to join the Mine Ban Treaty.", []),
    ("A rebel group signed the Deed of Commitment on 17 October 2003.", []),
    ("Addressing the States Parties in June 2010, Peru asked for help.", []),
    ("Peru did not sign the convention in Oslo in December 2008.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence[:60] for sentence, _ in CASES])
def test_claims(sentence: str, expected: list[Row]) -> None:
    assert rows(analysis_of(sentence)) == sorted(expected, key=lambda row: (row[0], row[1], row[2], row[3] or ""))


def test_the_protocol_is_the_one_named_before() -> None:
    found = rows(
        analysis_of("Peru is party to Protocol V on explosive remnants of war. It ratified the protocol on 5 May 2009.")
    )
    assert found == [("ratified", "CCW-PV", "PER", "2009-05-05"), ("state_party", "CCW-PV", "PER", None)]


def test_a_president_signs_a_law_and_a_country_a_treaty() -> None:
    assert rows(analysis_of("Parliament adopted a law on the treaty. The president has yet to sign it.")) == []
    signed = rows(analysis_of("Peru praised the treaty. It has yet to sign it."))
    assert [row[0] for row in signed] == ["not_party"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("State Party", ("state_party", "CCM", "PER", None)),
        ("Non-signatory", ("not_party", "CCM", "PER", None)),
        ("Not a State Party", ("not_party", "CCM", "PER", None)),
        ("Signatory; ratification in preparation", ("signatory", "CCM", "PER", None)),
    ],
)
@pytest.mark.parametrize("gap", ["\t", "\n\n"])
def test_an_overview_row_is_about_the_treaty_of_its_label(value: str, gap: str, expected: Row) -> None:
    text = f"Convention on Cluster Munitions status{gap}{value}"
    row = Segment("table_row", "overview_table", 0, len(text), None, 0)
    report = replace(report_of("x"), text=text, segments=(row,))
    assert rows(analyse(report)) == [expected]


def test_names_with_a_date_each_are_claims_of_their_own_in_a_chapter() -> None:
    text = "Two countries have acceded: Eritrea (27 August 2001) and Nigeria (27 September 2001)."
    assert rows(analysis_of(text, country=None)) == [
        ("acceded", "MBT", "ERI", "2001-08-27"),
        ("acceded", "MBT", "NGA", "2001-09-27"),
    ]


def test_a_status_in_passing_is_the_reports_own_word() -> None:
    analysis = analysis_of("Chile, which has been a State Party since 2002, says that it holds no mines.")
    assert [c.assertion for c in find_claims(analysis) if c.claim_type == "treaty_status"] == ["monitor"]


def test_what_an_official_says_of_the_own_status_is_the_governments() -> None:
    analysis = analysis_of("Officials explained that Peru has not signed the treaty for want of money.")
    assert [c.assertion for c in find_claims(analysis) if c.claim_type == "treaty_status"] == ["government"]


@pytest.mark.parametrize(
    ("text", "value", "actors"),
    [
        ("Twenty states are still outside the treaty, including Cuba, Egypt, and the United States.", "not_party",
         ["CUB", "EGY", "USA"]),
        ("Two more countries became States Parties: Benin and Togo.", "state_party", ["BEN", "TGO"]),
        ("Twenty states are not party, but others, among them Chile, have come to meetings.", "not_party", []),
    ],
)  # fmt: skip
def test_states_told_as_a_number_are_those_that_are_named(text: str, value: str, actors: list[str]) -> None:
    found = [c for c in find_claims(analysis_of(text, country=None)) if c.value == value]
    assert sorted(c.actor for c in found) == actors
    assert all(text[c.start : c.end].endswith(("Togo", "States")) for c in found)


def test_both_of_two_protocols() -> None:
    text = "Peru is party to the CCW and Amended Protocol II, both of which it acceded to on 3 July 1997."
    acceded = [row for row in rows(analysis_of(text)) if row[0] == "acceded"]
    assert acceded == [per("acceded", "CCW", "1997-07-03"), per("acceded", "CCW-APII", "1997-07-03")]


def test_a_treaty_that_is_in_force_for_a_state() -> None:
    text = "With the treaty in force for Peru since 1 May 2000, a first report was due."
    assert rows(analysis_of(text)) == [per("entered_into_force", when="2000-05-01")]


def test_a_relative_clause_does_not_end_the_list_of_treaties() -> None:
    text = "Peru is party to the CCW, to which it acceded on 3 July 1997, but not to CCW Protocol V."
    assert per("not_party", "CCW-PV") in rows(analysis_of(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru ratified the treaty on 3 May 1999, Chile on 5 June 2000, and the Cook Islands in March 2001.",
            [
                ("ratified", "MBT", "CHL", "2000-06-05"),
                ("ratified", "MBT", "COK", "2001-03"),
                per("ratified", when="1999-05-03"),
            ],
        ),
        (
            "Peru ratified the treaty on 3 May 1999, and Chile on 5 June 2000 sent it a note.",
            [per("ratified", when="1999-05-03")],
        ),
        (
            "Four states in the region, among them Cuba and Peru, have not joined the treaty.",
            [("not_party", "MBT", "CUB", None), per("not_party")],
        ),
    ],
)
def test_states_that_share_a_verb_or_stand_for_a_number(text: str, expected: list[Row]) -> None:
    assert rows(analysis_of(text, country=None)) == expected
