from __future__ import annotations

import datetime as dt

from pipeline.reference.resolutions import recorded_vote

from .profiles import profile


def test_one_vote_against_the_record() -> None:
    assert recorded_vote("IND", "MBT", 2016) == "abstained"
    text = profile("India voted for it in 2016.")
    text.claim("voted for it in 2016", "vote", "in_favor", "2016", treaty="MBT", actor="IND")
    [finding] = text.findings()
    assert (finding.check, finding.severity, finding.expected) == ("vote_record", "warning", "abstained")
    assert "India" in finding.message


def test_a_range_that_is_partly_wrong_names_the_years() -> None:
    years = [year for year in range(1997, 2017) if recorded_vote("AZE", "MBT", year) not in (None, "in_favor")]
    assert years
    text = profile("It voted in favor every year since 1997.", last_updated=dt.date(2017, 10, 1))
    text.claim("voted in favor every year since 1997", "vote", "in_favor", "1997/..", treaty="MBT", recurrence="annual")
    [finding] = text.findings()
    assert finding.found == f"in_favor in {', '.join(map(str, years))}"


def test_a_country_without_a_row_is_only_mentioned() -> None:
    text = profile("South Sudan abstained in 2003.")
    text.claim("abstained in 2003", "vote", "abstained", "2003", treaty="MBT", actor="SSD")
    assert [(f.check, f.severity) for f in text.findings()] == [("vote_record", "info")]


def test_silence_where_the_record_agrees_or_ends() -> None:
    text = profile(
        "It abstained in 2016, voted no in 2021, stayed away in 2003, and backed an arms resolution in 2017."
    )
    text.claim("abstained in 2016", "vote", "abstained", "2016", treaty="MBT", actor="IND")
    text.claim("voted no in 2021", "vote", "against", "2021", treaty="MBT", actor="IND")
    text.claim("stayed away in 2003", "vote", "absent", "2003", treaty="MBT", actor="SSD")
    text.claim("backed an arms resolution in 2017", "vote", "in_favor", "2017", treaty="OTHER", actor="IND")
    assert text.findings() == []


def test_silence_about_years_taken_out_of_a_range_and_about_doubtful_claims() -> None:
    wrong = [year for year in range(1997, 2017) if recorded_vote("AZE", "MBT", year) not in (None, "in_favor")]
    words = f"It voted in favor every year since 1997, except in {', '.join(map(str, wrong))}."
    text = profile(words + " India voted for it in 2016.", last_updated=dt.date(2017, 10, 1))
    text.claim("voted in favor every year since 1997", "vote", "in_favor", "1997/..", treaty="MBT", recurrence="annual")
    text.claim("voted for it in 2016", "vote", "in_favor", "2016", treaty="MBT", actor="IND", confidence=0.4)
    assert text.findings() == []
