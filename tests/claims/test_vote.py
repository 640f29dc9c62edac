"""Votes: a sentence of our own and every claim that it makes: value, actor, resolution and time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import Analysis, analyse
from pipeline.records import Claim, Segment

from ..language.one_report import analysis_of, report_of

Row = tuple[str, str, str | None, str | None]


def votes(analysis: Analysis) -> list[Claim]:
    return [claim for claim in find_claims(analysis) if claim.claim_type == "vote"]


def rows(analysis: Analysis) -> list[Row]:
    return sorted(
        ((c.value, c.actor, c.event, c.when.edtf if c.when else None) for c in votes(analysis)),
        key=lambda row: tuple(part or "" for part in row),
    )


def per(value: str, event: str | None, when: str | None) -> Row:
    return value, "PER", f"A/RES/{event}" if event else None, when


CASES: list[tuple[str, list[Row]]] = [
    (
        "Peru cosponsored UN General Assembly Resolution 57/74 on 22 November 2002, and voted in favor of it.",
        [per("in_favor", "57/74", "2002-11-22")],
    ),
    # a resolution with its date, wherever that stands
    (
        "On 5 December 2016, Peru voted in favor of UN General Assembly (UNGA) Resolution 71/34.",
        [per("in_favor", "71/34", "2016-12-05")],
    ),
    (
        "Peru abstained from voting on Resolution 71/34, which was adopted on 5 December 2016.",
        [per("abstained", "71/34", "2016-12-05")],
    ),
    (
        "A month later, on 3 December 2012, Peru was one of the 19 states that abstained on Resolution 67/32.",
        [per("abstained", "67/32", "2012-12-03")],
    ),
    (
        "Peru was one of 144 states to vote for UNGA Resolution 71/34 in December 2016.",
        [per("in_favor", "71/34", "2016-12")],
    ),
    (
        "Peru voted in favor of UNGA Resolution 53/77N of 4 December 1998, which invited all to "
        "the First Meeting of States Parties in Maputo in May 1999.",
        [per("in_favor", "53/77 N", "1998-12-04")],
    ),
    (
        "Peru voted in favor of resolutions 58/53 and 59/84 in 2003 and 2004.",
        [per("in_favor", "58/53", "2003"), per("in_favor", "59/84", "2004")],
    ),
    ("Peru’s abstention on Resolution 71/34 in December 2016 was a surprise.", [per("abstained", "71/34", "2016-12")]),
    ("Peru chose to abstain on Resolution 71/34 in December 2016.", [per("abstained", "71/34", "2016-12")]),
    ("Peru sat out the vote on UNGA Resolution 71/34 in December 2016.", [per("absent", "71/34", "2016-12")]),
    # rows of years
    (
        "Peru has voted for every pro-ban UNGA resolution since 2005, including Resolution 71/34 in 2016.",
        [per("in_favor", None, "2005/.."), per("in_favor", "71/34", "2016")],
    ),
    (
        "Peru voted for the pro-ban UNGA resolutions from 1997 to 2002, was absent in 2003, and abstained in 2004.",
        [per("in_favor", None, "1997/2002"), per("absent", None, "2003"), per("abstained", None, "2004")],
    ),
    (
        "Peru has voted in favor of the annual UNGA resolution in every year since 2000 except 2003.",
        [per("in_favor", None, "2000/..")],
    ),
    (
        "Peru has voted for every UNGA resolution on the treaty since 1996, except in 2003 and "
        "2005, when it was absent.",
        [per("in_favor", None, "1996/.."), per("absent", None, "2003"), per("absent", None, "2005")],
    ),
    (
        "Since the UN General Assembly (UNGA) first took up a resolution on the convention in "
        "2015, Peru has abstained every year.",
        [per("abstained", None, "2015/..")],
    ),
    (
        "In December 2013, Peru abstained on Resolution 68/30. It was the third consecutive year in which it "
        "abstained, after supporting all earlier resolutions since 1997.",
        [
            per("abstained", "68/30", "2013-12"),
            per("abstained", None, "2011/2013"),
            per("in_favor", None, "1997/2010"),
        ],
    ),
    (
        "Peru abstained on the annual UNGA resolution in 2010 and has voted in favor since.",
        [per("abstained", None, "2010"), per("in_favor", None, "2010/..")],
    ),
    (
        "Peru abstained on the UNGA resolutions of 1997 and 1998.",
        [per("abstained", None, "1997"), per("abstained", None, "1998")],
    ),
    (
        "Every UNGA resolution since 1996 has had its support, most recently Resolution 69/34 on 2 December 2014.",
        [per("in_favor", None, "1996/.."), per("in_favor", "69/34", "2014-12-02")],
    ),
    # what goes back to another vote
    (
        "Peru abstained on Resolution 71/34 in December 2016, as it has every year since 1997.",
        [per("abstained", "71/34", "2016-12"), per("abstained", None, "1997/..")],
    ),
    (
        "On 5 December 2007, as in all years since 2004, Peru was one of the few that abstained from Resolution 62/41.",
        [per("abstained", "62/41", "2007-12-05"), per("abstained", None, "2004/..")],
    ),
    (
        "Peru abstained on Resolution 71/34 in December 2016. It cast the same vote in 2014 and 2015.",
        [per("abstained", "71/34", "2016-12"), per("abstained", None, "2014"), per("abstained", None, "2015")],
    ),
    (
        "Peru supported UNGA Resolution 60/80 on 8 December 2005, as it did in 2001 and 2002.",
        [per("in_favor", "60/80", "2005-12-08"), per("in_favor", None, "2001"), per("in_favor", None, "2002")],
    ),
    (
        "Peru abstained on Resolution 71/34 in December 2016, as in previous years.",
        [per("abstained", "71/34", "2016-12")],
    ),
    # who
    (
        "Russia and Zimbabwe were alone in voting against Resolution 70/54 in December 2015.",
        [("against", "RUS", "A/RES/70/54", "2015-12"), ("against", "ZWE", "A/RES/70/54", "2015-12")],
    ),
    (
        "On 5 December 2018, Resolution 73/54 was carried by 144 votes to one (Zimbabwe).",
        [("against", "ZWE", "A/RES/73/54", "2018-12-05")],
    ),
    (
        "Resolution 74/62 was adopted in December 2019, the lone vote against coming from Russia.",
        [("against", "RUS", "A/RES/74/62", "2019-12")],
    ),
    ("The only state to vote against Resolution 73/54 was Zimbabwe.", [("against", "ZWE", "A/RES/73/54", None)]),
    (
        "Thirty-two states outside the treaty backed Resolution 74/61 in December 2019, Libya and Yemen among them.",
        [("in_favor", "LBY", "A/RES/74/61", "2019-12"), ("in_favor", "YEM", "A/RES/74/61", "2019-12")],
    ),
    (
        "Peru abstained on Resolution 71/34 in December 2016, while Chile voted in favor.",
        [per("abstained", "71/34", "2016-12"), ("in_favor", "CHL", "A/RES/71/34", "2016-12")],
    ),
    (
        "Peru has abstained on the UNGA resolutions since 1999, except in 2003, when it did not take part.",
        [per("abstained", None, "1999/.."), per("absent", None, "2003")],
    ),
    ("Peru has supported every annual UNGA text, starting with the first in 1996.", [per("in_favor", None, "1996/..")]),
    (
        "Peru’s vote in favor of UNGA Resolution 71/34 in 2016 was its first since 2001.",
        [per("in_favor", "71/34", "2016")],
    ),
    ("The country abstained on UNGA Resolution 71/34 in 2016.", [per("abstained", "71/34", "2016")]),
    # no claims
    ("A total of 162 states voted in favor of UNGA Resolution 71/34, none against, and 20 abstained.", []),
    ("Peru urged all states to vote in favor of the UNGA resolution in 2017.", []),
    ("Peru has never voted against the UNGA resolution on the treaty since 1997.", []),
    ("Peru’s parliament voted in favor of ratification in 2005.", []),
    ("Peru cosponsored the UNGA resolution on the treaty in 2005.", []),
    ("Peru abstained from using mines after 2001.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_claims(text: str, expected: list[Row]) -> None:
    assert rows(analysis_of(text)) == sorted(expected, key=lambda row: tuple(part or "" for part in row))


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        ("Peru voted for UNGA Resolution 71/34 in December 2016.", "MBT"),
        ("Peru voted for UNGA Resolution 71/45 on the Convention on Cluster Munitions in 2016.", "CCM"),
        ("Peru voted for Resolution 71/45, the annual UNGA text on the Mine Ban Treaty, in 2016.", "MBT"),
        (
            "Peru voted for UNGA Resolution 71/203, which condemns the use of cluster munitions in Syria, in 2016.",
            "OTHER",
        ),
    ],
)
def test_the_treaty_is_that_of_the_resolution(text: str, treaty: str) -> None:
    assert [claim.treaty for claim in votes(analysis_of(text))] == [treaty]


def test_a_row_of_years_is_annual_and_a_single_vote_is_once() -> None:
    found = votes(
        analysis_of("Peru has voted for every UNGA resolution since 2005, including Resolution 71/34 in 2016.")
    )
    assert {claim.when.edtf: claim.recurrence for claim in found if claim.when} == {"2005/..": "annual", "2016": "once"}


def test_an_overview_row_tells_of_the_country_of_the_report() -> None:
    text = "Pro-mine ban UNGA voting record\tAbstained on Resolution 66/29 in December 2011"
    row = Segment("table_row", "overview_table", 0, len(text), None, 0)
    assert rows(analyse(replace(report_of("x"), text=text, segments=(row,)))) == [per("abstained", "66/29", "2011-12")]


def test_in_a_chapter_the_resolution_may_stand_in_the_sentence_before() -> None:
    text = "Resolution 71/34 came to the vote on 5 December 2016. Cuba and Iran were among the states that abstained."
    assert rows(analysis_of(text, country=None)) == [
        ("abstained", "CUB", "A/RES/71/34", "2016-12-05"),
        ("abstained", "IRN", "A/RES/71/34", "2016-12-05"),
    ]


def test_who_explains_a_vote_does_not_claim_it() -> None:
    found = votes(analysis_of("Peru explained its abstention on Resolution 71/34 in December 2016."))
    assert [(claim.value, claim.assertion) for claim in found] == [("abstained", "monitor")]


def test_in_a_chapter_those_that_abstained_are_named_behind() -> None:
    text = "Resolution 71/34 was adopted on 5 December 2016. Among those that abstained were Cuba and Egypt."
    found = rows(analysis_of(text, country=None))
    assert found == [
        ("abstained", "CUB", "A/RES/71/34", "2016-12-05"),
        ("abstained", "EGY", "A/RES/71/34", "2016-12-05"),
    ]


def test_did_not_vote_on_it_is_no_exception_from_its_date() -> None:
    text = "Peru abstained on Resolution 70/55 in 2015. It did not vote on the resolution in 2014."
    assert per("absent", None, "2014") in rows(analysis_of(text))


def test_joined_voters_are_all_in_the_evidence() -> None:
    text = "Chile and Peru abstained on Resolution 71/34."
    assert {text[c.start : c.end] for c in votes(analysis_of(text, country=None))} == {text.rstrip(".")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru and 18 other states abstained on Resolution 68/30.", [per("abstained", "68/30", None)]),
        (
            "Peru, together with several other countries, voted against Resolution 68/30.",
            [per("against", "68/30", None)],
        ),
        (
            "Peru voted for the pro-ban UNGA resolution in 1996, and the pro-treaty UNGA resolution in 1998.",
            [per("in_favor", None, "1996"), per("in_favor", None, "1998")],
        ),
        ("Chile said that 18 other states abstained on Resolution 68/30.", []),
        (
            "Peru supported the annual resolution from 1996 to 2003 and has abstained since then.",
            [per("abstained", None, "2003/.."), per("in_favor", None, "1996/2003")],
        ),
    ],
)
def test_named_voters_beside_unnamed_ones_and_since_the_end_of_a_period(sentence: str, expected: list[Row]) -> None:
    assert rows(analysis_of(sentence)) == expected


def test_both_governments_are_those_of_the_sentence_before() -> None:
    text = "Cuba and Iran abstained on Resolution 71/34. Both governments have also abstained on the texts since 1997."
    assert ("abstained", "IRN", None, "1997/..") in rows(analysis_of(text, country=None))


def test_a_vote_goes_back_over_sentences_that_name_no_resolution() -> None:
    text = (
        "Resolution 71/34 was adopted on 5 December 2016. China has voted in favor of the annual text since 2005. "
        "Nobody voted against it. India abstained."
    )
    assert ("abstained", "IND", "A/RES/71/34", "2016-12-05") in rows(analysis_of(text, country=None))


@pytest.mark.parametrize(
    ("text", "voters"),
    [
        ("Brazil abstained on Resolution 71/45 in December 2016, as did two signatories, Cyprus and Uganda.",
         {"BRA", "CYP", "UGA"}),
        ("Brazil and Turkey were among the 40 states that abstained on Resolution 71/45, as was one signatory, Uganda.",
         {"BRA", "TUR", "UGA"}),
        ("Brazil was absent from the vote on Resolution 71/45; so were Chad and Togo.", {"BRA", "TCD", "TGO"}),
    ],
)  # fmt: skip
def test_who_did_the_same_has_the_same_vote(text: str, voters: set[str]) -> None:
    claims = find_claims(analysis_of(text, country=None, treaty="CCM"))
    assert {c.actor for c in claims if c.claim_type == "vote"} == voters
    assert {c.actor for c in claims if c.value == "signatory"} == voters - {"BRA", "TUR", "TCD", "TGO"}


@pytest.mark.parametrize(
    "text",
    [
        "On 6 December 2021, Peru was again among those that abstained from voting on Resolution 76/26.",
        "Peru belonged to the states that abstained on Resolution 76/26 on 6 December 2021.",
        "Peru was once more one of 17 states abstaining on Resolution 76/26 on 6 December 2021.",
    ],
)
def test_one_of_those_who_voted_so(text: str) -> None:
    claims = [c for c in find_claims(analysis_of(text)) if c.claim_type == "vote"]
    assert [(c.value, c.actor, c.when.edtf if c.when else None) for c in claims] == [("abstained", "PER", "2021-12-06")]
