"""Attendance: a sentence of our own and every claim that it makes, value, event and time; most are about Peru."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import analysis_of, report_of

Row = tuple[str, str | None, str | None]


def attendance(text: str, treaty: str = "MBT") -> list[Row]:
    found = [c for c in find_claims(analysis_of(text, treaty=treaty)) if c.claim_type == "attendance"]
    return [(c.value, c.event, c.when.edtf if c.when else None) for c in found]


def row(text: str, label: str = "Participation in Mine Ban Treaty meetings") -> list[Row]:
    line = f"{label}\t{text}"
    segment = Segment("table_row", "overview_table", 0, len(line), None, 0)
    made = report_of(line)
    report = Report(**{name: getattr(made, name) for name in made.__slots__} | {"segments": (segment,)})
    found = [c for c in find_claims(analyse(report)) if c.claim_type == "attendance"]
    return [(c.value, c.event, c.when.edtf if c.when else None) for c in found]


CASES: list[tuple[str, list[Row]]] = [
    # conferences of a process, each by place and date
    (
        "Peru skipped the preparatory meetings of the Oslo Process in Lima in May 2007 and in Dublin in May 2008.",
        [("did_not_attend", None, "2007-05"), ("did_not_attend", None, "2008-05")],
    ),
    ("Peru took part in the negotiation of the treaty in Oslo in September 1997.", [("attended", None, "1997-09")]),
    ("Peru was vocal in the negotiations in Dublin in May 2008.", [("attended", None, "2008-05")]),
    # what stands between two meetings in a list does not end it
    (
        "Peru attended the Fifth Meeting of States Parties in Bangkok in September 2003, a regional meeting in Quito "
        "in May 2004, and the intersessional meetings of June 2004.",
        [("attended", "MBT-MSP-5", "2003-09"), ("attended", "MBT-ISM-2004", "2004-06")],
    ),
    (
        "Peru was at the Fifth Meeting of States Parties in Bangkok in September 2003, hosted a workshop in May 2004, "
        "and the First Review Conference was planned.",
        [("attended", "MBT-MSP-5", "2003-09")],
    ),
    # all but a few are attended; those who were kept from coming did not attend
    (
        "Peru has been at all but two Meetings of States Parties, including the Tenth Meeting of States Parties "
        "in 2010.",
        [("attended", None, None), ("attended", "MBT-MSP-10", "2010")],
    ),
    (
        "Peru’s delegates to the Tenth Meeting of States Parties in 2010 were turned back at the airport.",
        [("did_not_attend", "MBT-MSP-10", "2010")],
    ),
    (
        "Peru’s delegates came to the Tenth Meeting of States Parties in 2010 and were refused the floor.",
        [("attended", "MBT-MSP-10", "2010")],
    ),
    # a month without a year stands between the meeting and how it came
    (
        "Peru came to the Third Review Conference in Maputo in June as an observer.",
        [("attended_as_observer", "MBT-RC-3", None)],
    ),
    # how it came, said between commas
    (
        "Peru returned, this time as an observer, for the Tenth Meeting of States Parties in Geneva in December 2010.",
        [("attended_as_observer", "MBT-MSP-10", "2010-12")],
    ),
    (
        "Peru was at the Third Review Conference in Maputo in June 2014, though merely as an observer.",
        [("attended_as_observer", "MBT-RC-3", "2014-06")],
    ),
    (
        "At the Third Review Conference in June 2014, the chair set aside for observers was taken by its consul.",
        [("attended_as_observer", "MBT-RC-3", "2014-06")],
    ),
    (
        "Peru has participated in two Meetings of States Parties as an observer: in 2010 and 2012.",
        [("attended_as_observer", "MBT-MSP-10", "2010"), ("attended_as_observer", "MBT-MSP-12", "2012")],
    ),
    (
        "Peru was an observer at the Tenth Meeting of States Parties in December 2010, where it spoke twice.",
        [("attended_as_observer", "MBT-MSP-10", "2010-12")],
    ),
    # meetings of the kind named in the sentence before
    (
        "Peru attended the intersessional meetings in May 2003. It was absent from the session of February 2004.",
        [("attended", "MBT-ISM-2003", "2003-05"), ("did_not_attend", "MBT-ISM-2004", "2004-02")],
    ),
    (
        "Peru attended the intersessional meetings in June 2015. It was missing in May 2016.",
        [("attended", "MBT-ISM-2015", "2015-06"), ("did_not_attend", "MBT-ISM-2016", "2016-05")],
    ),
    (
        "Peru attended the intersessional meetings in May 2001 and in those of January–February and May 2002.",
        [
            ("attended", "MBT-ISM-2001", "2001-05"),
            ("attended", "MBT-ISM-2002", "2002-01/2002-02"),
            ("attended", "MBT-ISM-2002", "2002-05"),
        ],
    ),
    (
        "Peru was at the Fourth CCW Review Conference in November 2011 but not at the Thirteenth Annual Conference of "
        "States Parties to Amended Protocol II.",
        [("attended", "CCW-RC-4", "2011-11"), ("did_not_attend", None, None)],
    ),
    ("Peru has not signed the convention, none of whose meetings it has attended.", [("did_not_attend", None, None)]),
    ("Peru came to the meeting in Santiago.", [("attended", "MBT-MSP-15", None)]),
    ("Peru did not find it possible to attend the Third Review Conference.", [("did_not_attend", "MBT-RC-3", None)]),
    ("Peru was active in the peace negotiations in Oslo in 1993.", []),
    ("Its seat in parliament was taken by a general during the Third Review Conference.", []),
    (
        "Peru took part in the Third Review Conference, but not in the intersessional meetings in 2016 and 2017.",
        [
            ("attended", "MBT-RC-3", None),
            ("did_not_attend", "MBT-ISM-2016", "2016"),
            ("did_not_attend", "MBT-ISM-2017", "2017"),
        ],
    ),
    (
        "Peru missed the Fourteenth Meeting of States Parties, as it had the Thirteenth.",
        [("did_not_attend", "MBT-MSP-14", None), ("did_not_attend", "MBT-MSP-13", None)],
    ),
    (
        "Peru attended the Twelfth Meeting of States Parties in December 2012 but missed the Thirteenth a year later.",
        [("attended", "MBT-MSP-12", "2012-12"), ("did_not_attend", "MBT-MSP-13", "2013-12")],
    ),
    # one meeting, with and without its date
    ("Peru attended the Tenth Meeting of States Parties.", [("attended", "MBT-MSP-10", None)]),
    ("In December 2010 Peru attended the Tenth Meeting of States Parties.", [("attended", "MBT-MSP-10", "2010-12")]),
    ("Peru last spoke at a meeting in 2007, at the Eighth Meeting.", [("attended", "MBT-MSP-8", "2007")]),
    ("Peru last spoke in 2005, at the Sixth Meeting of States Parties.", [("attended", "MBT-MSP-6", "2005")]),
    ("It attended the 2014 Review Conference.", [("attended", "MBT-RC-3", "2014")]),
    ("It last attended a Meeting of States Parties in 2010.", [("attended", "MBT-MSP-10", "2010")]),
    ("Peru was present in Cartagena in December 2009.", [("attended", "MBT-RC-2", "2009-12")]),
    ("It attended the Bangkok meeting in September 2003.", [("attended", "MBT-MSP-5", "2003-09")]),
    (
        "As an observer, Peru attended the Tenth Meeting of States Parties.",
        [("attended_as_observer", "MBT-MSP-10", None)],
    ),
    ("Peru hosted the Third Review Conference in June 2014.", [("attended", "MBT-RC-3", "2014-06")]),
    ("Peru offered to host the Third Review Conference.", []),
    # exceptions told by the year alone
    (
        "Peru came to all Meetings of States Parties except in 2012 and 2013, and to intersessional meetings in 2011.",
        [
            ("attended", None, None),
            ("did_not_attend", "MBT-MSP-12", "2012"),
            ("did_not_attend", "MBT-MSP-13", "2013"),
            ("attended", "MBT-ISM-2011", "2011"),
        ],
    ),
    (
        "Apart from 2012, Peru has taken part in every Meeting of States Parties.",
        [("did_not_attend", "MBT-MSP-12", "2012"), ("attended", None, None)],
    ),
    (
        "Peru has been present at meetings of the treaty, but not since 2009.",
        [("attended", None, None), ("did_not_attend", None, "2009/..")],
    ),
    (
        "Peru went to the Meetings of States Parties in 2011 and 2013, but was absent in 2012.",
        [
            ("attended", "MBT-MSP-11", "2011"),
            ("attended", "MBT-MSP-13", "2013"),
            ("did_not_attend", "MBT-MSP-12", "2012"),
        ],
    ),
    (
        "Peru has gone to most meetings of the treaty and submitted a report in May 2010.",
        [("attended", None, None)],
    ),
    # lists and ellipsis
    (
        "Peru did not attend the Tenth Meeting of States Parties, or the intersessional meetings in June 2011.",
        [("did_not_attend", "MBT-MSP-10", None), ("did_not_attend", "MBT-ISM-2011", "2011-06")],
    ),
    (
        "Peru attended the Tenth Meeting of States Parties in Geneva in 2010 but not the Eleventh in 2011.",
        [("attended", "MBT-MSP-10", "2010"), ("did_not_attend", "MBT-MSP-11", "2011")],
    ),
    (
        "It stayed away from both Review Conferences, in Nairobi in 2004 and Cartagena in 2009.",
        [("did_not_attend", "MBT-RC-1", "2004"), ("did_not_attend", "MBT-RC-2", "2009")],
    ),
    (
        "Peru took part in the Tenth and Eleventh Meetings of States Parties, held in 2010 and 2011.",
        [("attended", "MBT-MSP-10", "2010"), ("attended", "MBT-MSP-11", "2011")],
    ),
    (
        "It missed the intersessional meetings of June 2010 and was back for those of June 2011.",
        [("did_not_attend", "MBT-ISM-2010", "2010-06"), ("attended", "MBT-ISM-2011", "2011-06")],
    ),
    (
        "Peru attended the Eleventh Meeting in 2011. At the next one, in Geneva in 2012, its seat was empty.",
        [("attended", "MBT-MSP-11", "2011"), ("did_not_attend", "MBT-MSP-12", "2012")],
    ),
    (
        "In May 2009 and June 2010 it took part in the intersessional meetings.",
        [("attended", "MBT-ISM-2009", "2009-05"), ("attended", "MBT-ISM-2010", "2010-06")],
    ),
    (
        "It has attended every Meeting of States Parties except the Seventh, in Geneva in September 2006.",
        [("attended", None, None), ("did_not_attend", "MBT-MSP-7", "2006-09")],
    ),
    (
        "Peru attended a regional meeting in February 2001 and the Third Meeting of States Parties in Managua.",
        [("attended", "MBT-MSP-3", None)],
    ),
    # observers, and how far the word reaches
    (
        "Peru attended the Tenth Meeting of States Parties as an observer and the Eleventh Meeting in Phnom Penh.",
        [("attended_as_observer", "MBT-MSP-10", None), ("attended", "MBT-MSP-11", None)],
    ),
    (
        "It attended as an observer the Tenth Meeting of States Parties and the intersessional meetings in June 2011.",
        [("attended_as_observer", "MBT-MSP-10", None), ("attended_as_observer", "MBT-ISM-2011", "2011-06")],
    ),
    (
        "Peru attended the Tenth Meeting in Geneva and the Eleventh Meeting in Phnom Penh, both times as an observer.",
        [("attended_as_observer", "MBT-MSP-10", None), ("attended_as_observer", "MBT-MSP-11", None)],
    ),
    ("The observers whom it sent to the Third Review Conference left.", [("attended_as_observer", "MBT-RC-3", None)]),
    ("Peru was not among the observers at the Third Review Conference.", [("did_not_attend", "MBT-RC-3", None)]),
    # the meeting before the verb
    (
        "The Sixth Meeting of States Parties, in Zagreb in November 2005, went ahead without Peru.",
        [("did_not_attend", "MBT-MSP-6", "2005-11")],
    ),
    ("The Eighth Meeting of States Parties was not attended by Peru.", [("did_not_attend", "MBT-MSP-8", None)]),
    ("It told the Tenth Meeting of States Parties, which it attended as an observer, that a law was near.",
     [("attended_as_observer", "MBT-MSP-10", None)]),
    ("An invitation to the Third Review Conference in Maputo in June 2014 was turned down.",
     [("did_not_attend", "MBT-RC-3", "2014-06")]),
    ("Peru was invited to the Third Review Conference in Maputo in June 2014 but did not go.",
     [("did_not_attend", "MBT-RC-3", "2014-06")]),
    ("Peru was invited to the Third Review Conference in Maputo. It did not attend it.",
     [("did_not_attend", "MBT-RC-3", None)]),
    ("No Meeting of States Parties has gone by without a delegation, and that includes the Tenth in 2010.",
     [("attended", None, None), ("attended", "MBT-MSP-10", "2010")]),
    ("Not one Meeting of States Parties has been attended by Peru.", [("did_not_attend", None, None)]),
    # nobody, never, not yet
    ("No representative of Peru has ever come to the intersessional meetings.", [("did_not_attend", None, None)]),
    ("Nobody came from Lima for the intersessional meetings of May 2013.",
     [("did_not_attend", "MBT-ISM-2013", "2013-05")]),
    ("Peru has never attended a meeting of the treaty.", [("did_not_attend", None, None)]),
    ("Peru has yet to attend a Meeting of States Parties.", [("did_not_attend", None, None)]),
    ("Peru has not attended any meeting of the treaty since the Seventh Meeting of States Parties in September 2006.",
     [("did_not_attend", None, "2006-09/..")]),
    ("Peru, a state not party, attended the Tenth Meeting of States Parties.", [("attended", "MBT-MSP-10", None)]),
    # the meeting by place and date, in lists and as the subject of a cleft
    ("Managua in 2001 is the only meeting that it skipped.", [("did_not_attend", "MBT-MSP-3", "2001")]),
    ("The only Meeting of States Parties that it has missed is the Fifth, in Bangkok in September 2003.",
     [("did_not_attend", "MBT-MSP-5", "2003-09")]),
    ("Peru was present in Zagreb in 2005, in Cartagena in 2009, besides Maputo in 2014.",
     [("attended", "MBT-MSP-6", "2005"), ("attended", "MBT-RC-2", "2009"), ("attended", "MBT-RC-3", "2014")]),
    ("It came as an observer: it was present in Zagreb in 2005.", [("attended_as_observer", "MBT-MSP-6", "2005")]),
    ("Peru has been present at all Review Conferences: in Nairobi in 2004, in Cartagena in 2009.",
     [("attended", "MBT-RC-1", "2004"), ("attended", "MBT-RC-2", "2009")]),
    ("Peru was absent when States Parties met in Phnom Penh in November 2011.",
     [("did_not_attend", "MBT-MSP-11", "2011-11")]),
    ("It missed the Meeting of States Parties in Santiago in 2016 and the one in Vienna in 2017.",
     [("did_not_attend", "MBT-MSP-15", "2016"), ("did_not_attend", "MBT-MSP-16", "2017")]),
    ("Peru attended neither the Second nor the Third Review Conference.",
     [("did_not_attend", "MBT-RC-2", None), ("did_not_attend", "MBT-RC-3", None)]),
    ("Peru attended the Second but not the Third Review Conference.",
     [("attended", "MBT-RC-2", None), ("did_not_attend", "MBT-RC-3", None)]),
    ("With the exception of the Third Review Conference, it has attended every meeting of the treaty.",
     [("did_not_attend", "MBT-RC-3", None), ("attended", None, None)]),
    ("It has attended all intersessional meetings, most recently in June 2015.",
     [("attended", None, None), ("attended", "MBT-ISM-2015", "2015-06")]),
    ("Peru came to the First Review Conference in 2004 and has not attended a meeting of the treaty since.",
     [("attended", "MBT-RC-1", "2004"), ("did_not_attend", None, "2004/..")]),
    # wished, registered, withdrawn
    ("Peru was invited to the Third Review Conference but stayed at home.", [("did_not_attend", "MBT-RC-3", None)]),
    ("Peru had promised to attend the Third Review Conference but did not.", [("did_not_attend", "MBT-RC-3", None)]),
    ("Peru did not register for the Third Review Conference.", [("did_not_attend", "MBT-RC-3", None)]),
    ("Peru registered for the Third Review Conference.", []),
    ("Peru gave the Third Review Conference a wide berth.", [("did_not_attend", "MBT-RC-3", None)]),
    ("Peru canceled its participation in the Third Review Conference.", [("did_not_attend", "MBT-RC-3", None)]),
    ("The list of participants of the Third Review Conference names nobody from Peru.",
     [("did_not_attend", "MBT-RC-3", None)]),
    ("The list of participants of the Third Review Conference names two Peruvian officials.",
     [("attended", "MBT-RC-3", None)]),
    ("It sent observers to the Second Review Conference in 2009 but stayed away from the Third Review Conference.",
     [("attended_as_observer", "MBT-RC-2", "2009"), ("did_not_attend", "MBT-RC-3", None)]),
    # no attendance
    ("Peru discussed its possible participation in the Third Review Conference.", []),
    ("Peru plans to attend the Third Review Conference.", []),
    ("It is not clear whether Peru attended the Third Review Conference.", []),
    ("Peru did not take the floor at the Third Review Conference.", []),
    ("The ICBL attended the Third Review Conference.", []),
    ("Peru took part in a workshop in preparation for the Third Review Conference.", []),
    ("Peru participated in the preparatory meetings for the Third Review Conference.", []),
    ("Peru served as co-rapporteur of the Standing Committee on Mine Clearance.", []),
    ("It accepted an invitation to the Third Review Conference, which Mozambique is to chair.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_attendance(text: str, expected: list[Row]) -> None:
    assert attendance(text) == expected


def test_the_treaty_spoken_of_decides() -> None:
    text = "Peru took part in the CCW’s Fourth Review Conference in November 2011."
    [claim] = [c for c in find_claims(analysis_of(text)) if c.claim_type == "attendance"]
    assert (claim.treaty, claim.event, claim.when and claim.when.edtf) == ("CCW", "CCW-RC-4", "2011-11")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "Attended the Twelfth Meeting of States Parties in 2012, but not the intersessional meetings in 2013",
            [("attended", "MBT-MSP-12", "2012"), ("did_not_attend", "MBT-ISM-2013", "2013")],
        ),
        ("Observer at the Second Review Conference", [("attended_as_observer", "MBT-RC-2", None)]),
        ("Twelfth Meeting of States Parties in December 2012", [("attended", "MBT-MSP-12", "2012-12")]),
        ("None", [("did_not_attend", None, None)]),
        (
            "None since the Seventh Meeting of States Parties in September 2006",
            [("did_not_attend", None, "2006-09/..")],
        ),
        ("Absent from the Third Review Conference", [("did_not_attend", "MBT-RC-3", None)]),
    ],
)
def test_a_row_of_the_overview_table(value: str, expected: list[Row]) -> None:
    assert row(value) == expected


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("China, Thailand, and Vietnam did not attend the Tenth Meeting of States Parties.", {"CHN", "THA", "VNM"}),
        (
            "Fifteen states not party attended the Tenth Meeting of States Parties, including China and India.",
            {"CHN", "IND"},
        ),
        ("The Tenth Meeting of States Parties was attended by India and Pakistan as observers.", {"IND", "PAK"}),
        ("Fifteen states not party attended the Tenth Meeting of States Parties.", set()),
    ],
)
def test_actors_in_an_overview_chapter(text: str, actors: set[str]) -> None:
    found = [c for c in find_claims(analysis_of(text, country=None)) if c.claim_type == "attendance"]
    assert {c.actor for c in found} == actors


def test_another_state_ends_a_list_of_meetings() -> None:
    text = "Togo came to the Third Review Conference and Chad to the Fourth."
    found = [c for c in find_claims(analysis_of(text, country=None)) if c.claim_type == "attendance"]
    assert [(c.actor, c.event) for c in found] == [("TGO", "MBT-RC-3")]


def test_who_did_not_is_said_without_the_verb() -> None:
    text = "India and Nepal attended the Third Review Conference; China did not."
    found = [c for c in find_claims(analysis_of(text, country=None)) if c.claim_type == "attendance"]
    assert {(c.actor, c.value) for c in found} == {
        ("IND", "attended"), ("NPL", "attended"), ("CHN", "did_not_attend"),
    }  # fmt: skip
