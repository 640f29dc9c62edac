"""Deeds told in a row, lots that make up a sum, and what is to be announced one day: which date and count is whose.

Each case is a sentence and the claims of all families: family, value, time and count.
"""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse

from ..language.one_report import report_of


def told(text: str, section: str = "Policy") -> list[str]:
    claims = find_claims(analyse(report_of(text, country="PER", treaty="MBT", section=section)))
    return sorted(
        " ".join(
            [claim.claim_type, claim.value]
            + ([claim.when.edtf] if claim.when else [])
            + ([f"#{claim.quantity}"] if claim.quantity is not None else [])
        )
        for claim in claims
    )


LOTS = [
    (
        "Peru destroyed a stockpile of 900 mines: 500 in Arica on 2 May 2001, and another 400 in Tacna in June 2003.",
        ["destroyed #900", "destroyed 2001-05-02 #500", "destroyed 2003-06 #400"],
    ),
    (
        "The navy destroyed its mines in two lots: 400 in 2002 and the remaining 120 in 2004.",
        ["destroyed", "destroyed 2002 #400", "destroyed 2004 #120"],
    ),
    (
        "Peru has destroyed 9,000 stockpiled mines since 2010, including 500 in 2012 and 310 in early 2015.",
        ["destroyed 2010/.. #9000", "destroyed 2012 #500", "destroyed 2015 #310"],
    ),
    (
        "Peru destroyed 3,000 stockpiled mines in 2004, most of them at sea, and 400 in 2005.",
        ["destroyed 2004 #3000", "destroyed 2005 #400"],
    ),
    ("Peru destroyed 300 stockpiled mines in May 2003: 40 others were sold in 2004.", ["destroyed 2003-05 #300"]),
    ("In 2006 the army found another 25 stockpiled mines and destroyed them immediately.", ["destroyed 2006 #25"]),
    ("In May 2011 the navy came upon 60 mines in a depot and blew them up the same week.", ["destroyed 2011-05 #60"]),
    ("Peru and Chile destroyed a total of 900 stockpiled mines in 2003.", ["destroyed 2003", "destroyed 2003"]),
    ("Police seized 40 mines from smugglers and destroyed them.", []),
    ("Deminers found 12 mines near a road and destroyed them.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), LOTS)
def test_dated_lots(sentence: str, expected: list[str]) -> None:
    assert [line for line in told(sentence) if line.startswith("stockpile")] == [
        f"stockpile {line}" for line in expected
    ]


DEEDS = [
    (
        "Hosted a seminar in May 2011, submitted its initial Article 7 report, and finished destroying its stockpile.",
        ["stockpile destroyed", "transparency_report submitted"],
    ),
    (
        "In 2012 Peru provided its initial Article 7 report, and destroyed its stockpile.",
        ["stockpile destroyed 2012", "transparency_report submitted 2012"],
    ),
    (
        "Peru enacted legislation, and submitted its initial Article 7 report in March 2009.",
        ["national_law has_law", "transparency_report submitted 2009-03"],
    ),
    (
        "Peru has completed destruction of its stockpile, and hopes to finish clearance in 2017.",
        ["stockpile destroyed"],
    ),
    ("Peru used and exported mines in 1984.", ["transfer exported_in_past 1984", "use used 1984"]),
]


@pytest.mark.parametrize(("sentence", "expected"), DEEDS)
def test_whose_date(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


PLANS = [
    "Peru hopes to declare at the meeting that it has completed destruction of its stockpile.",
    "Peru intends to announce completion of its stockpile destruction in 2016.",
    "The ministry expects to be able to report in June that all stockpiled mines have been destroyed.",
    "Peru plans to inform States Parties that it has joined the convention.",
    "Peru will declare at the next meeting that it has destroyed all its stockpiled mines.",
    "Peru said that it would announce the end of its stockpile destruction in Geneva.",
]


@pytest.mark.parametrize("sentence", PLANS)
def test_what_is_to_be_announced_is_no_fact(sentence: str) -> None:
    assert told(sentence) == []


def test_what_somebody_stood_up_to_announce_is_a_fact() -> None:
    assert told("Peru took the floor to announce that it had destroyed its stockpile in 2011.") == [
        "stockpile destroyed 2011"
    ]


GONE_ON = [
    (
        "Peru has provided nine Article 7 reports. The first two were submitted on 2 May 2000 and 13 March 2001.",
        ["submitted", "submitted 2000-05-02", "submitted 2001-03-13"],
    ),
    (
        "Peru retains more antipersonnel mines than any other State Party: it reported 6,500 as of 31 December 2014.",
        ["retains 2014-12-31 #6500"],
    ),
    (
        "Peru, with 4,900 mines, and Chile, with 2,100, retain the largest quantities.",
        ["retains #2100", "retains #4900"],
    ),
    ("The army trains deminers with inert devices and keeps no live mines for the purpose.", ["retains_none"]),
    ("Its initial Article 7 report revealed a total of 34,500 mines as of 1 March 2009.", ["holds 2009-03-01 #34500"]),
    (
        "Officials put the stockpile at 2 million mines; in 2003 the minister put the total lower, at 1.5 million.",
        ["holds #2000000", "holds 2003 #1500000"],
    ),
    ("It has asked to keep 45 defuzed mines.", []),
    ("It is not clear that any factory-made mines are in its hands.", []),
    (
        "A moratorium of unlimited duration on the export of mines was announced on 3 May 1996.",
        ["export_moratorium 1996-05-03"],
    ),
    (
        "It attended the Fourth Meeting of States Parties in Geneva in September 2002, as well as the intersessional"
        " meetings in Geneva in May of that year.",
        ["attended 2002-05", "attended 2002-09"],
    ),
    (
        "It went to a conference in Santiago, Chile, in June 2001, but stayed away from the Fourth Meeting of States"
        " Parties in Geneva in September 2002.",
        ["attended", "did_not_attend 2002-09"],
    ),
    (
        "It attended the Ninth Meeting of States Parties as an observer, as it had the Eighth Meeting of States Parties"
        " at the Dead Sea in November 2007.",
        ["attended_as_observer", "attended_as_observer 2007-11"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GONE_ON)
def test_what_goes_on_from_the_words_before(text: str, expected: list[str]) -> None:
    assert [line.split(" ", 1)[1] for line in told(text)] == expected
