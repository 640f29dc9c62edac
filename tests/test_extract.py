"""The whole of extract: its stages fit, it is pure, its ids stay, and a report of many phenomena comes out right."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline import extract as extract_name
from pipeline.extract import STAGES, extract
from pipeline.records import Report

from .language.one_report import report_of

TEXT = "\n".join(
    (
        "The Republic of Peru has not acceded to the Mine Ban Treaty. It has stated that it shares the aims of the"
        " treaty, but that it “cannot join the Convention before the border is settled.”[1]",
        "Peru has voted for the annual General Assembly resolution on the treaty every year since 2006, including "
        "Resolution 73/61 in 2015. It handed in voluntary Article 7 reports in 2009 and 2010.",
        "It did not attend the Third Review Conference in Maputo in June 2014, or the Fourteenth Meeting of States"
        " Parties in Geneva in December 2015. It last attended a Meeting of States Parties in 2011.",
        "Officials have said that Peru has used no mines since the war ended in 1995. They have also stated that "
        "while Peru does not intend to use mines again, it does not rule out the possibility.[2] Peru apparently "
        "has no law on mines.",
        "Peru has said that it does not make or export antipersonnel mines.[3]",
        "[1] Article 7 Report (for calendar year 2008), Form A, 3 May 2009.",
        "[2] Ibid. In May 2003, Peru said that it holds none. Statement of Peru, Fifth Meeting of States Parties, "
        "Bangkok, 16 September 2003.",
        "[3] See Landmine Monitor Report 2007, p. 12. See also, Article 7 Report (for calendar year 2008), Form B,"
        " 3 May 2009.",
    )
)


@pytest.fixture(scope="module")
def report() -> Report:
    return dataclasses.replace(report_of(TEXT, year=2016), last_updated=None)


def test_every_stage_gets_what_it_needs_from_an_earlier_one() -> None:
    given = {"report"}
    for stage in STAGES:
        assert set(stage.needs) <= given, stage.name
        assert stage.gives not in given, stage.name
        given.add(stage.gives)


def test_the_package_exports_the_function() -> None:
    assert extract_name is extract


def test_claims_of_a_whole_report(report: Report) -> None:
    rows = extract(report)
    found = {(c.claim_type, c.value, c.treaty, c.assertion, c.event, c.when) for c in rows.claims}
    assert found == {
        ("treaty_status", "not_party", "MBT", "monitor", None, None),
        ("position", "supports", "MBT", "government", None, None),
        ("position", "cannot_join", "MBT", "government", None, None),
        ("vote", "in_favor", "MBT", "monitor", None, "2006/.."),
        ("vote", "in_favor", "MBT", "monitor", "A/RES/73/61", "2015"),
        ("transparency_report", "submitted_voluntarily", "MBT", "monitor", "MBT-ART7", "2009"),
        ("transparency_report", "submitted_voluntarily", "MBT", "monitor", "MBT-ART7", "2010"),
        ("attendance", "did_not_attend", "MBT", "monitor", "MBT-RC-3", "2014-06"),
        ("attendance", "did_not_attend", "MBT", "monitor", "MBT-MSP-14", "2015-12"),
        ("attendance", "attended", "MBT", "monitor", "MBT-MSP-11", "2011"),
        ("use", "not_used", None, "government", None, "1995/.."),
        ("use", "future_use_renounced", None, "government", None, None),
        ("use", "future_use_reserved", None, "government", None, None),
        ("national_law", "no_law", None, "monitor", None, None),
        ("production", "does_not_produce", None, "government", None, None),
        ("transfer", "does_not_export", None, "government", None, None),
        ("stockpile", "holds_none", None, "government", None, None),
    }


def test_citations_follow_the_markers(report: Report) -> None:
    rows = extract(report)
    cited = {
        (claim.claim_type, claim.value): sorted(
            (c.note_number, c.basis) for c in rows.citations if c.claim_id == claim.claim_id
        )
        for claim in rows.claims
    }
    assert cited["treaty_status", "not_party"] == [(1, "paragraph")]
    assert cited["position", "cannot_join"] == [(1, "direct")]
    assert cited["use", "not_used"] == [(2, "paragraph"), (2, "paragraph")]
    assert cited["stockpile", "holds_none"] == [(2, "direct"), (2, "direct")]
    assert cited["national_law", "no_law"] == []
    assert {claim.value: claim.n_sources for claim in rows.claims}["does_not_produce"] == 2


def test_ibid_is_followed(report: Report) -> None:
    rows = extract(report)
    by_place = {(s.note_number, s.part): s for s in rows.sources}
    assert by_place[2, 1].ibid_of == by_place[1, 1].source_id
    assert (by_place[2, 1].kind, by_place[2, 1].date) == ("article_7_report", "2009-05-03")


def test_implied_votes_and_the_wrong_number(report: Report) -> None:
    rows = extract(report)
    implied = {vote.year: vote.resolution for vote in rows.votes if vote.basis == "implied"}
    assert min(implied) == 2006
    assert implied[2014] == "A/RES/69/34"
    assert [(vote.year, vote.basis) for vote in rows.votes if vote.year == 2015] == [(2015, "explicit")]
    assert [(f.check, f.expected) for f in rows.findings] == [("resolution_session", "A/RES/70/55")]


def test_evidence_is_the_text_at_its_offsets(report: Report) -> None:
    rows = extract(report)
    assert [c.evidence for c in rows.claims] == [report.text[c.start : c.end] for c in rows.claims]
    assert [s.text for s in rows.sentences] == [report.text[s.start : s.end] for s in rows.sentences]


def test_extract_is_pure(report: Report) -> None:
    assert extract(report) == extract(report)


def test_a_claim_keeps_its_id_when_others_come(report: Report) -> None:
    before = {c.claim_id for c in extract(report).claims}
    longer = report_of(TEXT.replace("Peru has said that it", "Peru is party to the CCW. Peru has said that it"))
    after = extract(longer).claims
    assert before <= {c.claim_id for c in after}
    assert {(c.claim_type, c.treaty) for c in after if c.claim_id not in before} == {("treaty_status", "CCW")}


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "Peru.",
        "[1] Ibid.",
        "\u2003\nPeru has signed it.[1][2",
        "Peru " * 3000,
        "“““Peru has used mines”, it said,[9] and",
    ],
)
def test_odd_texts_give_rows_and_no_error(text: str) -> None:
    rows = extract(report_of(text))
    assert rows.documents[0].text == text
