from __future__ import annotations

from collections.abc import Callable

import pytest

from .profiles import profile

FIRST, SECOND = "It says one thing", "It says another"


def said(one: tuple[str, str, str | None], other: tuple[str, str, str | None], **more: object) -> list[str]:
    """Checks that fire on two statements (claim type, value, when); ``more`` is given to both, ``second`` to one."""
    second = more.pop("second", {})
    assert isinstance(second, dict)
    text = profile(f"{FIRST}. {SECOND}.")
    add: Callable[..., object] = text.claim
    add(FIRST, *one, **more)
    add(SECOND, *other, **{**more, **second})
    return [f.check for f in text.findings() if f.severity != "info"]


MSP9 = {"treaty": "MBT", "event": "MBT-MSP-9"}
ISM = {"treaty": "MBT", "event": "MBT-ISM-2004"}


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [
        (("attendance", "did_not_attend", "2008-11"), ("attendance", "attended_as_observer", "2008-11"), MSP9),
        (("attendance", "did_not_attend", None), ("attendance", "attended", "2008-11"), MSP9),
        (("production", "produces", None), ("production", "never_produced", None), {"weapon": "antipersonnel_mine"}),
        (
            ("transfer", "never_exported", None),
            ("transfer", "exported_in_past", None),
            {"weapon": "antipersonnel_mine"},
        ),
        (("treaty_status", "state_party", None), ("treaty_status", "not_party", None), {"treaty": "MBT"}),
        (("treaty_status", "ratified", "2001-05-03"), ("treaty_status", "ratified", "2002-05-03"), {"treaty": "MBT"}),
        (("stockpile", "never_held", None), ("stockpile", "holds", None), {"weapon": "cluster_munition"}),
        (("use", "not_used", "1994/.."), ("use", "used", "2001-03"), {"weapon": "antipersonnel_mine"}),
        (
            ("transparency_report", "submitted", "2015"),
            ("transparency_report", "not_submitted", "2015"),
            {"treaty": "MBT"},
        ),
        (("vote", "abstained", "2021"), ("vote", "in_favor", "2021"), {"treaty": "MBT", "event": "A/RES/76/26"}),
    ],
)
def test_two_statements_that_cannot_both_hold(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None], more: dict[str, object]
) -> None:
    assert said(one, other, **more) == ["contradiction"]


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [
        (("attendance", "attended", "2004-02"), ("attendance", "did_not_attend", "2004-06"), ISM),
        (
            ("attendance", "attended", None),
            ("attendance", "did_not_attend", None),
            {**MSP9, "second": {"event": "MBT-MSP-10"}},
        ),
        (("use", "used", "2001"), ("use", "not_used", "2001"), {"second": {"assertion": "government"}}),
        (("use", "used", "2001"), ("use", "not_used", "2001/.."), {}),
        (("production", "produces", None), ("production", "never_produced", None), {"second": {"hedged": True}}),
        (("production", "produces", None), ("production", "does_not_produce", "2005/.."), {}),
        (("production", "produces", None), ("production", "never_produced", None), {"second": {"actor": "TCD"}}),
        (("production", "produces", None), ("production", "never_produced", None), {"second": {"weapon": "ied"}}),
        (("treaty_status", "signatory", None), ("treaty_status", "state_party", None), {"treaty": "MBT"}),
        (("treaty_status", "signed", "1997-12-03"), ("treaty_status", "ratified", "2002-05-03"), {"treaty": "MBT"}),
        (("treaty_status", "ratified", "2001"), ("treaty_status", "ratified", "2001-05-03"), {"treaty": "MBT"}),
        (
            ("transparency_report", "submitted", "2011-07"),
            ("transparency_report", "not_submitted", "2011-07/.."),
            {"treaty": "MBT"},
        ),
    ],
)
def test_statements_that_can_both_hold(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None], more: dict[str, object]
) -> None:
    assert said(one, other, **more) == []


def test_an_exception_is_no_contradiction() -> None:
    text = profile("Apart from a strike in 2009, it has not used them since 2003. It used them in 2009.")
    text.claim("has not used them since 2003", "use", "not_used", "2003/..")
    text.claim("It used them in 2009", "use", "used", "2009")
    assert text.findings() == []


def test_the_finding_runs_from_the_first_statement_to_the_end_of_the_second() -> None:
    text = profile("It stayed away.[1] It was there.", ["Letter."])
    text.claim("stayed away", "attendance", "did_not_attend", **MSP9)
    text.claim("was there", "attendance", "attended", **MSP9)
    assert text.said() == [("contradiction", "stayed away.[1] It was there", None)]


@pytest.mark.parametrize(
    ("denied", "fires"),
    [
        ("Peru has attended no meeting of the treaty since 2006", True),
        ("Peru has attended no meeting of the treaty since a Review Conference of 2006", True),
        ("Peru has not come to any Meeting of States Parties since 2006", True),
        ("Peru has stayed away from the intersessional meetings since 2006", False),
        ("Peru has not been at a Review Conference since 2006", False),
    ],
)
def test_meetings_of_one_kind_denied_leave_those_of_another(denied: str, fires: bool) -> None:
    met = "It was at the Twelfth Meeting of States Parties"
    text = profile(f"{denied}. {met}.")
    text.claim(denied, "attendance", "did_not_attend", "2006/..", treaty="MBT")
    text.claim(met, "attendance", "attended", "2012-12", treaty="MBT", event="MBT-MSP-12")
    assert ("contradiction" in [f.check for f in text.findings()]) is fires


@pytest.mark.parametrize(
    ("missing", "fires"),
    [
        ("Peru has not sent an annual update in 2004", False),
        ("Peru has not sent any Article 7 report in 2004", True),
        ("Peru has not sent its initial report in 2004", True),
    ],
)
def test_a_first_report_and_a_missing_update_are_two_reports(missing: str, fires: bool) -> None:
    came = "Peru handed in its initial report on 9 May 2004"
    text = profile(f"{came}. {missing}.")
    text.claim(came, "transparency_report", "submitted", "2004-05-09", treaty="MBT", event="MBT-ART7")
    text.claim(missing, "transparency_report", "not_submitted", "2004", treaty="MBT", event="MBT-ART7")
    assert ("contradiction" in [f.check for f in text.findings()]) is fires
