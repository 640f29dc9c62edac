from __future__ import annotations

import datetime as dt

import pytest

from .profiles import profile

BODY = "It acceded on 5 December 2016."


@pytest.mark.parametrize(
    ("last_updated", "fires"),
    [(dt.date(2016, 10, 28), True), (dt.date(2016, 12, 5), False), (None, False)],
)
def test_the_past_lies_before_the_last_update(last_updated: dt.date | None, fires: bool) -> None:
    text = profile(BODY, last_updated=last_updated)
    text.claim("acceded on 5 December 2016", "treaty_status", "acceded", "2016-12-05", treaty="MBT")
    assert [f.check for f in text.findings()] == (["date_after_update"] if fires else [])


def test_what_is_to_come_is_not_told_as_past() -> None:
    text = profile("It will become a State Party on 1 June 2017.", last_updated=dt.date(2016, 10, 28))
    text.claim("become a State Party on 1 June 2017", "treaty_status", "state_party", "2017-06-01", treaty="MBT")
    assert text.findings() == []


def test_one_finding_for_two_claims_of_the_same_words_and_date() -> None:
    text = profile("It did not produce or export mines in 2018.", last_updated=dt.date(2016, 10, 28))
    text.claim("did not produce", "production", "does_not_produce", "2018")
    text.claim("export mines in 2018", "transfer", "does_not_export", "2018")
    assert [f.check for f in text.findings()] == ["date_after_update"]
