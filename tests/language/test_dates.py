"""Dates in running text: what is found, what it means, and what is no date."""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib.resources import files

import pytest

from pipeline.language.dates import DateMention, bounds, find_dates, make_when, resolve_relative
from pipeline.language.dates_leads import _lead_pattern, _run_before
from pipeline.language.dates_relative import GATE
from pipeline.language.dates_since import since_event
from pipeline.language.dates_vocabulary import read_vocabulary, vocabulary
from pipeline.language.edtf_dates import library_bounds

from .one_report import analysis_of

D = dt.date


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2017-10-23", D(2017, 10, 23), D(2017, 10, 23)),
        ("2016", D(2016, 1, 1), D(2016, 12, 31)),
        ("2012-02", D(2012, 2, 1), D(2012, 2, 29)),
        ("2016-11/2016-12", D(2016, 11, 1), D(2016, 12, 31)),
        ("1994/..", D(1994, 1, 1), None),
        ("../2012", None, D(2012, 12, 31)),
    ],
)
def test_bounds(edtf: str, first: dt.date | None, last: dt.date | None) -> None:
    assert bounds(edtf) == (first, last)
    when = make_when(edtf)
    assert (when.edtf, when.earliest, when.latest) == (edtf, first, last)


@pytest.mark.parametrize("edtf", ["May 2012", "2012-13-01", "2014/2012", ""])
def test_bounds_refuses(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"no EDTF date|ends before"):
        bounds(edtf)


@pytest.mark.parametrize(
    "edtf", ["1999", "2012-02", "2012-02-29", "2005/2016-03", "1994-04/..", "../2012-06", "2003-11-24/2003-11-26"]
)
def test_plain_forms_mean_what_the_library_says(edtf: str) -> None:
    assert bounds(edtf) == library_bounds(edtf)


def test_other_forms_are_left_to_the_library() -> None:
    assert bounds("199X") == (D(1990, 1, 1), D(1999, 12, 31))
    assert bounds("2012?") == (D(2012, 1, 1), D(2012, 12, 31))


# Text, then (words, EDTF, relation) of everything that is found in it.
SINGLE = [
    ("It signed in 1997.", ("in 1997", "1997", "at")),
    ("Geneva, 13 June 2005.", ("13 June 2005", "2005-06-13", "at")),
    ("It acceded on March 3, 2004.", ("on March 3, 2004", "2004-03-03", "at")),
    ("a letter of 1st March 2004", ("of 1st March 2004", "2004-03-01", "at")),
    ("dated 03 May 2004", ("dated 03 May 2004", "2004-05-03", "at")),
    ("on 23/05/2004", ("on 23/05/2004", "2004-05-23", "at")),
    ("on 2004-05-23", ("on 2004-05-23", "2004-05-23", "at")),
    ("12-Mar-2004", ("12-Mar-2004", "2004-03-12", "at")),
    ("the 3rd day of March, 2004", ("3rd day of March, 2004", "2004-03-03", "at")),
    ("May 2012 was quiet.", ("May 2012", "2012-05", "at")),
    ("Mid-July 2015 saw more.", ("Mid-July 2015", "2015-07", "at")),
    ("in late 2012", ("in late 2012", "2012", "at")),
    ("at the end of 2014", ("at the end of 2014", "2014", "at")),
    ("in the summer of 2012", ("in the summer of 2012", "2012", "at")),
    ("in the first half of 2014", ("in the first half of 2014", "2014-01/2014-06", "at")),
    ("in the early 1990s", ("in the early 1990s", "1990/1999", "at")),
    ("It made mines in the 1980s.", ("in the 1980s", "1980/1989", "at")),
    ("Resolution 2042 (2012)", ("2012", "2012", "at")),
    ("Since 1997, none", ("Since 1997", "1997/..", "since")),
    ("since mid-2012", ("since mid-2012", "2012/..", "since")),
    ("since at least 2005", ("since at least 2005", "2005/..", "since")),
    ("from 2005 onward", ("from 2005 onward", "2005/..", "since")),
    ("2005–present", ("2005–present", "2005/..", "since")),
    ("until 1989", ("until 1989", "../1989", "until")),
    ("up to the end of 2002", ("up to the end of 2002", "../2002", "until")),
    ("It was not until June 2014 that", ("not until June 2014", "2014-06", "at")),
    ("prior to March 2006", ("prior to March 2006", "../2006-03", "before")),
    ("made after 1980", ("after 1980", "1980/..", "after")),
    ("by the end of 2018", ("by the end of 2018", "2018", "by")),
    ("for calendar year 2015", ("for calendar year 2015", "2015", "for")),
    ("(for the period June 2000–November 2008)", ("for the period June 2000–November 2008", "2000-06/2008-11", "for")),
    ("fought from 1992–94", ("from 1992–94", "1992/1994", "range")),
    ("2005-2016", ("2005-2016", "2005/2016", "range")),
    ("in 1998–02", ("in 1998–02", "1998/2002", "range")),
    ("from 1992 to 1994", ("from 1992 to 1994", "1992/1994", "range")),
    ("between 2000 and 2002", ("between 2000 and 2002", "2000/2002", "range")),
    ("in November–December 2016", ("in November–December 2016", "2016-11/2016-12", "range")),
    ("24–26 November 2003", ("24–26 November 2003", "2003-11-24/2003-11-26", "range")),
    ("30 June to 2 July 2020", ("30 June to 2 July 2020", "2020-06-30/2020-07-02", "range")),
    ("November 28 to December 2, 2016", ("November 28 to December 2, 2016", "2016-11-28/2016-12-02", "range")),
    ("from 2 May 1995 until the end of 2002", ("from 2 May 1995 until the end of 2002", "1995-05-02/2002", "range")),
    ("the 2014 Review Conference", ("2014", "2014", "adjectival")),
    ("in its June 2010 letter", ("June 2010", "2010-06", "adjectival")),
    ("Landmine Monitor Report 2006, p. 844", ("2006", "2006", "title")),
    ("It fell silent in May.", ("in May", None, "relative")),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_single_expression(text: str, expected: tuple[str, str | None, str]) -> None:
    found = find_dates(text)
    assert [(m.text, m.edtf, m.relation) for m in found] == [expected]
    assert all(text[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2008 and 2009", ["2008", "2009"]),
        ("in 2008, 2009, and 2011", ["2008", "2009", "2011"]),
        ("in February and June 2004", ["2004-02", "2004-06"]),
        ("on 6 August and 15 September 2020", ["2020-08-06", "2020-09-15"]),
        ("on 6, 7, and 9 August 2020", ["2020-08-06", "2020-08-07", "2020-08-09"]),
        ("throughout the 1960s and early 1970s", ["1960/1969", "1970/1979"]),
        ("in 2010 and in the first half of 2014", ["2010", "2014-01/2014-06"]),
    ],
)
def test_lists_are_taken_apart(text: str, expected: list[str]) -> None:
    assert [m.edtf for m in find_dates(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 71/34 and S/2018/594",
        "pp. 1998–2001",
        "Protocol II, Form A, and Article 7",
        "2,000 mines",
        "It destroyed 1996 mines.",
        "It may have March on its mind.",
        "Decree No. 2005",
        "a MON-2000 charge",
        "+41 22 1920 1625",
        "in FY2010 and fiscal year 2011",
        "on 03/05/2004",
        "on 31 June 2004",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 2012, a convoy was hit; the road had been mined the previous month.", ["2012-03", "2012-02"]),
        ("It acceded on 9 January 2012, effective on 1 July of that year.", ["2012-01-09", "2012-07-01"]),
        ("On 22 December 2011 the code was changed; an order followed the following April.", ["2011-12-22", "2012-04"]),
        ("On 31 December 2009 it held 90. One year earlier, it held 95.", ["2009-12-31", "2008-12-31"]),
        ("In 1993 sales ended. Two years later, so did production.", ["1993", "1995"]),
        ("A ban came in 1997, and none has been sold since then.", ["1997", "1997/.."]),
        ("It signed in 2001 and said the previous month was too early.", ["2001", None]),
    ],
)
def test_leaning_on_the_date_before(text: str, expected: list[str | None]) -> None:
    assert [m.edtf for m in find_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "period", "expected"),
    [
        ("It laid mines in those years.", "1989/1994", ["1989/1994"]),
        (
            "They were at war from 1989 to 1994; in 2012 it admitted use during that war.",
            None,
            ["1989/1994", "2012", "1989/1994"],
        ),
        ("It fought a war with Chile in 1995. Both laid mines during the war.", None, ["1995", "1995"]),
        ("It attacked Puno on 5 May 2013 and laid mines in the same attack.", None, ["2013-05-05", "2013-05-05"]),
        ("It attacked Puno on 5 May 2013, having mined the road the previous week.", None, ["2013-05-05", "2013-04"]),
        ("It laid mines during the war with Chile.", "1989/1994", []),
        ("It left in 2013 and laid mines in the first quarter of that year.", None, ["2013", "2013-01/2013-03"]),
    ],
)
def test_times_of_wars_and_events_told_before(text: str, period: str | None, expected: list[str]) -> None:
    assert [m.edtf for m in find_dates(text, period=period)] == expected


def test_since_that_date_does_not_count_from_a_saying() -> None:
    text = "It signed in September 2003 and said in 2010 that it had laid none since that date."
    assert [m.edtf for m in find_dates(text)] == ["2003-09", "2010", "2003-09/.."]


def test_independence_counts_from_the_day_that_the_report_tells() -> None:
    sentences = analysis_of("Peru became independent in 1975. It has laid no mines since independence.").sentences
    assert [m.edtf for m in sentences[1].dates] == ["1975/.."]


def test_anchor_from_the_caller() -> None:
    assert [m.edtf for m in find_dates("It denied this the same month.", anchor="2012-03")] == ["2012-03"]
    assert [m.edtf for m in find_dates("It denied this on 5 May.", anchor=2012)] == ["2012-05-05"]
    (mention,) = find_dates("It denied this the next day.")
    assert (mention.edtf, mention.relation) == (None, "relative")
    assert resolve_relative(mention, "2012-02-29").edtf == "2012-03-01"
    assert resolve_relative(mention, "2012") == mention


def test_since_a_dated_event() -> None:
    text = "None has been used since the agreement was signed on 4 April 2002."
    (mention,) = find_dates(text)
    assert since_event(text, mention) == DateMention(19, 65, "2002-04-04/..", "since", text[19:65])
    plain = "Since it had no funds, it stopped. It signed in 2001."
    (mention,) = find_dates(plain)
    assert since_event(plain, mention) is None


@pytest.mark.parametrize("rule", vocabulary().relative, ids=lambda rule: rule.id)
def test_relative_rule_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert [text for text in rule.must_match if not rule.compiled.search(text)] == []
    assert [text for text in rule.must_not_match if rule.compiled.search(text)] == []


@pytest.mark.parametrize("rule", vocabulary().not_a_date, ids=lambda rule: rule.id)
def test_not_a_date_rule_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert [text for text in rule.must_match if not rule.compiled.search(text.split("|")[0])] == []
    assert [text for text in rule.must_not_match if rule.compiled.search(text.split("|")[0])] == []


def test_unknown_key_is_refused() -> None:
    raw = tomllib.loads(files("pipeline.language").joinpath("dates.toml").read_text(encoding="utf-8"))
    raw["part"] = [{"words": ["early"], "month": [1, 2]}]
    with pytest.raises(ValueError, match=r"unknown key month; allowed: words, months"):
        read_vocabulary(raw)


LEADS = [word for row in vocabulary().before for word in row.words]
PARTS = [word for row in vocabulary().part for word in row.words]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    "middle", ["", " some time in", " at least", " or around", " a", " Guinea-Bissau’s", " states'"]
)
def test_no_lead_of_a_date_is_passed_over(lead: str, middle: str) -> None:
    for part in ("", *(f"{part} " for part in PARTS)):
        text = f"It was so (then {lead}{middle} {part}"
        found = _lead_pattern().search(text)
        assert found is not None
        assert _run_before(text, 0, len(text)) <= found.start()


def test_no_expression_that_leans_on_a_date_is_passed_over() -> None:
    examples = [example for rule in vocabulary().relative for example in rule.must_match]
    assert [example for example in examples if not GATE.search(example.lower())] == []
