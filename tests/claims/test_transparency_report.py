"""Transparency reports: a sentence of our own and every submission that it states, value, event and date."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import analysis_of, report_of

Row = tuple[str, str | None, str | None]


def submissions(text: str, treaty: str = "MBT", country: str | None = "PER") -> list[Row]:
    found = find_claims(analysis_of(text, treaty=treaty, country=country))
    return [(c.value, c.event, c.when.edtf if c.when else None) for c in found if c.claim_type == "transparency_report"]


def row(value: str) -> list[Row]:
    line = f"Transparency reporting\t{value}"
    segment = Segment("table_row", "overview_table", 0, len(line), None, 0)
    made = report_of(line)
    report = Report(**{name: getattr(made, name) for name in made.__slots__} | {"segments": (segment,)})
    found = [c for c in find_claims(analyse(report)) if c.claim_type == "transparency_report"]
    return [(c.value, c.event, c.when.edtf if c.when else None) for c in found]


def sent(*dates: str | None, event: str = "MBT-ART7", value: str = "submitted") -> list[Row]:
    return [(value, event, date) for date in dates]


def not_sent(*dates: str | None, event: str = "MBT-ART7") -> list[Row]:
    return sent(*dates, event=event, value="not_submitted")


ART13 = "CCW-APII-ART13"
CASES: list[tuple[str, list[Row]]] = [
    # a participle that stands with the report tells no act
    ("In May 2014, Peru committed to provide the annual updated Article 7 report due by 30 April.", []),
    ("Peru provided its annual updated Article 7 report in May 2014.", sent("2014-05")),
    # reports that only "that for", "a third", "the one before that" name
    (
        "Peru sends Article 7 reports. That for 2012 was submitted on 30 April 2013, that for 2013 on 16 June 2014,"
        " well after the deadline, and the most recent one on 14 April 2015.",
        sent(None, "2013-04-30", "2014-06-16", "2015-04-14"),
    ),
    ("The initial Article 7 report came on 3 May 2000 and a second on 2 July 2002.", sent("2000-05-03", "2002-07-02")),
    ("Peru sent its Article 7 report in May 2013 and the one before that in June 2012.", sent("2013-05", "2012-06")),
    ("On 3 May 2003 and 8 May 2004, Peru submitted updates to its Article 7 report.", sent("2003-05-03", "2004-05-08")),
    # late after all, or still not there
    ("Peru did not submit its Article 7 report for 2009 until 20 October 2010.", sent("2010-10-20")),
    ("Peru missed its deadline of May 2008 and submitted the initial Article 7 report only in 2010.", sent("2010")),
    (
        "Peru sent its Article 13 report on 2 November 2005 but failed to do so the following year.",
        [*sent("2005-11-02", event=ART13), *not_sent("2006", event=ART13)],
    ),
    (
        "The Article 7 report was signed in April 2006, but as of 1 July 2006 it had not been submitted to the UN.",
        not_sent("2006-07-01"),
    ),
    (
        "Peru has submitted no report under Article 13 of CCW Amended Protocol II since 2006.",
        not_sent("2006/..", event=ART13),
    ),
    ("Peru did not send in the annual updates for 2003 and 2004.", not_sent("2003", "2004")),
    ("Peru has not provided its Article 7 report for 2009.", not_sent("2009")),
    ("Peru submitted its Article 7 report on 30 April 2009, covering calendar year 2008.", sent("2009-04-30")),
    (
        "It has sent Article 7 reports, the last on 31 March 2008. The others were dated 2 May 2004 and 6 May 2006.",
        sent("2008-03-31", "2004-05-02", "2006-05-06"),
    ),
    ("On 30 April 2009, Peru handed in its Article 7 report.", sent("2009-04-30")),
    ("Peru submitted its Article 7 report for calendar year 2008 in April 2009.", sent("2009-04")),
    # passives, arrivals, clefts, participles
    ("Its initial transparency report was received by the UN on 5 May 2001.", sent("2001-05-05")),
    ("The UN received Peru’s initial transparency report on 5 May 2001.", sent("2001-05-05")),
    ("An initial Article 7 report reached the UN on 5 May 2001.", sent("2001-05-05")),
    ("Its latest Article 7 report dates from 31 March 2014.", sent("2014-03-31")),
    ("It was not until 3 March 2011 that Peru handed over its Article 7 report.", sent("2011-03-03")),
    ("The Article 7 report, due by 28 August 2012, was not submitted until June 2014.", sent("2014-06")),
    ("In its Article 7 report, submitted in April 2010, Peru declared 40 mines.", sent("2010-04")),
    # lists
    ("Peru submitted Article 7 reports in 2004, 2005, and 2007.", sent("2004", "2005", "2007")),
    (
        "Article 7 reports came on 5 May 2001 (for the period to April 2001), on 30 April 2002, and on 2 May 2003.",
        sent("2001-05-05", "2002-04-30", "2003-05-02"),
    ),
    (
        "Peru submitted its third Article 7 report on 2 May 2005, after those of 3 May 2004 and 28 April 2003.",
        sent("2005-05-02", "2004-05-03", "2003-04-28"),
    ),
    (
        "Peru sent an initial Article 7 report in 2001. Updates followed in 2002 and 2003, and the latest in 2004.",
        sent("2001", "2002", "2003", "2004"),
    ),
    (
        "It has submitted an Article 7 report every year since 2003, most recently on 5 May 2009.",
        sent("2003/..", "2009-05-05"),
    ),
    (
        "Peru submitted its Article 7 report on 30 April 2009 and its Article 13 report on 1 October 2009.",
        [*sent("2009-04-30"), *sent("2009-10-01", event=ART13)],
    ),
    # the convention meant
    ("Peru sent its Article 13 report under Amended Protocol II in November 2008.", sent("2008-11", event=ART13)),
    ("The annual report due under Article 13 was handed in on 4 November 2002.", sent("2002-11-04", event=ART13)),
    (
        "Peru joined the Convention on Cluster Munitions and sent its Article 7 report for that convention in 2012.",
        sent("2012", event="CCM-ART7"),
    ),
    # reports that describe themselves, nouns, "reported"
    ("In its Article 7 report submitted in April 2010, Peru declared 40 mines.", sent("2010-04")),
    ("Its initial Article 7 report, of 22 June 2004, lists 40 mines.", sent("2004-06-22")),
    ("The submission of its Article 7 report on 30 April 2015 was late.", sent("2015-04-30")),
    ("Peru last reported under Article 7 in 2009.", sent("2009")),
    ("Peru reported under Article 7 in 2009 that it had no mines.", []),
    ("Peru has sent Article 7 reports early. Its last, dated 16 April 2010, covers 2009.", sent(None, "2010-04-16")),
    (
        "Peru sent an Article 7 report on 7 May 2003 and has brought it up to date each year since.",
        sent("2003-05-07", "2003/.."),
    ),
    # the verb is not said again
    (
        "Peru has not submitted an Article 7 report since it sent the last of five in 2005.",
        [*not_sent("2005/.."), *sent("2005")],
    ),
    ("Peru said in 2004 that it would submit an Article 7 report, but it never did.", not_sent(None)),
    ("Peru pledged in 2009 to submit an Article 7 report, but as of 2016 it had not done so.", not_sent(None)),
    # voluntary
    ("Peru submitted a voluntary Article 7 report in 2008.", sent("2008", value="submitted_voluntarily")),
    ("In 2008 Peru provided an Article 7 report on a voluntary basis.", sent("2008", value="submitted_voluntarily")),
    (
        "Peru has not acceded to the Mine Ban Treaty. It submitted an Article 7 report in 2008.",
        sent("2008", value="submitted_voluntarily"),
    ),
    # nothing came
    ("As of 1 July 2016, Peru had not submitted its transparency report due by 30 April 2016.", not_sent("2016-07-01")),
    ("Peru has yet to submit its initial Article 7 report.", not_sent(None)),
    ("The initial Article 7 report was due in 2004, but as of June 2005 it had not been sent.", not_sent("2005-06")),
    ("Peru did not submit Article 7 reports in 2010 and 2012.", not_sent("2010", "2012")),
    ("Peru has not submitted an Article 7 report since 2009.", not_sent("2009/..")),
    ("Peru failed to submit an Article 7 report in 2004.", not_sent("2004")),
    ("No voluntary Article 7 report has ever been provided.", not_sent(None)),
    ("Peru submitted an Article 7 report in 2004. None was provided in 2005.", [*sent("2004"), *not_sent("2005")]),
    ("Since 2009, Peru has not submitted an Article 7 report.", not_sent("2009/..")),
    ("There has been no Article 7 report since 2009.", not_sent("2009/..")),
    ("Peru sent an Article 7 report in 2001. None has come in the ten years since the first.",
     [*sent("2001"), *not_sent("2001/..")]),
    ("None of the Article 7 reports due in the years 2013 to 2015 has been submitted.", not_sent("2013/2015")),
    ("Peru let both 2008 and 2009 go by without an Article 7 report.", not_sent("2008", "2009")),
    ("Peru has not met its Article 7 reporting obligation since 2009.", not_sent("2009/..")),
    ("Peru is not among the States Parties that have submitted an Article 7 report.", not_sent(None)),
    ("The UN has yet to receive an Article 7 report from Peru.", not_sent(None)),
    ("Peru still owes the UN its initial Article 7 report.", not_sent(None)),
    # no submission
    ("Peru should have submitted its Article 7 report by 30 April 2004.", []),
    ("A draft of its Article 7 report was completed in April 2014.", []),
    ("Peru published its Article 7 report in April 2014.", []),
    ("Peru intends to submit its Article 7 report in May 2004.", []),
    ("Peru must submit its Article 7 report by 30 April of each year.", []),
    ("Its Article 7 report was due on 28 August 2004.", []),
    ("According to its Article 7 report, Peru destroyed its stockpile in 2001.", []),
    ("Peru stated in its Article 7 report that it had submitted a plan in May 2004.", []),
    ("Peru provided an update on clearance in its Article 7 report.", []),
    ("Peru completed Form J of its Article 7 report.", []),
    ("Peru submitted an Article 5 extension request in March 2009.", []),
    ("Norway assisted Peru in submitting its Article 7 report.", []),
    ("In May 2005, Landmine Monitor sent its draft report to the government.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_submissions(text: str, expected: list[Row]) -> None:
    assert sorted(submissions(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("30 April 2009, covering calendar year 2008", sent("2009-04-30")),
        ("17 June 2014 (due 30 April)", sent("2014-06-17")),
        ("Initial report in August 2013 and update in May 2014", sent("2013-08", "2014-05")),
        ("Voluntary report submitted in 2010", sent("2010", value="submitted_voluntarily")),
        ("None", not_sent(None)),
        ("Initial report overdue", not_sent(None)),
        ("Initial report due by 28 August 2012", []),
        ("Last report in April 2010; nothing received in 2011", [*sent("2010-04"), *not_sent("2011")]),
    ],
)
def test_a_row_of_the_overview_table(value: str, expected: list[Row]) -> None:
    assert row(value) == expected


def test_a_note_takes_the_subject_of_the_words_that_it_stands_behind() -> None:
    text = (
        "Peru has sent Article 7 reports each year.[1]\n[1] The reports were received on 5 May 2001 and 30 April 2002."
    )
    dated = [r for r in submissions(text) if r[2]]
    assert dated == sent("2001-05-05", "2002-04-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three states have yet to submit initial Article 7 reports: Cape Verde, Madagascar, and Togo.",
         {("CPV", None), ("MDG", None), ("TGO", None)}),
        ("Canada, Chad, and Palau provided voluntary Article 7 reports, in 2010, 2012, and 2011 respectively.",
         {("CAN", "2010"), ("TCD", "2012"), ("PLW", "2011")}),
        ("Chad submitted its initial Article 7 report in May 2010 and Palau in June 2011.",
         {("TCD", "2010-05"), ("PLW", "2011-06")}),
        ("Initial Article 7 reports came from Chad (May 2010) and Palau (June 2011).",
         {("TCD", "2010-05"), ("PLW", "2011-06")}),
        ("Most States Parties submitted their Article 7 reports; Peru and Chile did not.",
         {("PER", None), ("CHL", None)}),
        ("Peru submitted a voluntary Article 7 report in 2009, as neighboring Chile did in 2008.",
         {("PER", "2009"), ("CHL", "2008")}),
        ("Chad has not submitted an Article 7 report since 2009, nor has Palau since 2010.",
         {("TCD", "2009/.."), ("PLW", "2010/..")}),
        ("States Parties with overdue initial Article 7 reports are Chad, Palau, and Togo.",
         {("TCD", None), ("PLW", None), ("TGO", None)}),
        ("Half of the States Parties had submitted Article 7 reports by July 2017.", set()),
    ],
)  # fmt: skip
def test_actors_in_an_overview_chapter(text: str, expected: set[tuple[str, str | None]]) -> None:
    found = [c for c in find_claims(analysis_of(text, country=None)) if c.claim_type == "transparency_report"]
    assert {(c.actor, c.when.edtf if c.when else None) for c in found} == expected


def test_what_was_never_produced_is_the_weapon() -> None:
    assert (
        submissions("Peru stated in its Article 7 reports that it never used mines and has never produced them.") == []
    )


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Peru sent its ninth Article 7 report on 30 April 2012. Its forerunners are dated May 2009 and April 2010.",
         ["2012-04-30", "2009-05", "2010-04"]),
        ("Peru’s latest Article 7 report is dated 30 April 2012. Earlier ones were sent on 1 May 2009 and 3 May 2010.",
         ["2012-04-30", "2009-05-01", "2010-05-03"]),
        ("Peru sent its Article 7 report on 28 April 2005. Those before it date from September 1999 and March 2001.",
         ["2005-04-28", "1999-09", "2001-03"]),
        ("Peru has submitted two Article 7 reports. They are dated 3 May 2001 and 4 April 2002.",
         [None, "2001-05-03", "2002-04-04"]),
        ("The most recent Article 7 report, Peru’s seventh, was submitted on 30 April 2010.", ["2010-04-30"]),
        ("The second of Peru’s transparency reports, of 9 April 2003, has 40 pages.", ["2003-04-09"]),
        ("Peru’s Article 7 report for 2004 bears the date of 28 April 2005.", ["2005-04-28"]),
        ("Peru’s transparency report of 28 April 2005 is its sixth.", ["2005-04-28"]),
        ("Peru’s Article 7 report lists 400 mines. They were dated 1971, the others 1999.", []),
    ],
)  # fmt: skip
def test_reports_by_what_stands_for_them(text: str, dates: list[str | None]) -> None:
    found = [c for c in find_claims(analysis_of(text)) if c.claim_type == "transparency_report"]
    assert [c.when.edtf if c.when else None for c in sorted(found, key=lambda c: c.start)] == dates
