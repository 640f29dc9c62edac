"""What is told of a country by years: votes beside the record (Norway's are all in favor), meetings, treaty status."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import ClaimRow, VoteRow
from pipeline.review.country_years import all_votes, as_table, country_years
from pipeline.review.year_cells import Told, read_told
from pipeline.tables.read import TablesError
from tests.review.sites import plain_run
from tests.review.told import claim, told, vote


def _marks(shown: Told, matter: str, iso3: str = "NOR", treaty: str = "MBT") -> dict[int, str]:
    """By year what the cells of one matter show; meetings of which no report tells are left out."""
    cells = country_years(shown, iso3)
    marks: defaultdict[int, list[str]] = defaultdict(list)
    for cell in cells[(cells["matter"] == matter) & (cells["treaty"] == treaty)].to_dict("records"):
        if cell["basis"] != "untold" and cell["mark"]:
            marks[int(cell["year"])].append(cell["mark"])
    return {year: " | ".join(own) for year, own in marks.items()}


@pytest.mark.parametrize(
    ("rows", "year", "mark", "basis", "meaning"),
    [
        ([vote("in_favor", 2010, "explicit")], 2010, "Y", "said", "in favor (said); on record: in favor"),
        ([vote("in_favor", 2010, "implied")], 2010, "y", "implied", "in favor (implied); on record: in favor"),
        ([], 2010, "(Y)", "recorded", "no report tells; on record: in favor"),
        ([vote("abstained", 2010, "explicit")], 2010, "A≠Y", "contradicted", "abstained (said); on record: in favor"),
        ([vote("absent", 2010, "implied")], 2010, "x≠Y", "contradicted", "absent (implied); on record: in favor"),
        (
            [vote("in_favor", 2021, "explicit", report=2022)],
            2021,
            "Y",
            "said",
            "in favor (said); the record does not reach here",
        ),
        (
            [vote("in_favor", 2010, "implied"), vote("abstained", 2010, "explicit", report=2013)],
            2010,
            "A≠y",
            "contradicted",
            "abstained (said) and in favor (implied); on record: in favor",
        ),
        (
            [vote("in_favor", 2010, "implied"), vote("in_favor", 2010, "explicit", report=2013)],
            2010,
            "Y",
            "said",
            "in favor (said); on record: in favor",
        ),
    ],
    ids=["said", "implied", "recorded", "contradicted", "implied, contradicted", "no record", "two ways", "twice"],
)
def test_a_vote(rows: list[VoteRow], year: int, mark: str, basis: str, meaning: str) -> None:
    cells = country_years(told(*rows), "NOR")
    own = cells[(cells["matter"] == "vote") & (cells["treaty"] == "MBT") & (cells["year"] == year)]
    assert [tuple(row) for row in own[["mark", "basis", "meaning"]].itertuples(index=False)] == [(mark, basis, meaning)]


def test_a_vote_of_a_country_that_is_not_in_the_roll_call() -> None:
    before_it_joined = told(vote("in_favor", 2000, "implied", "CHE"), vote("absent", 2001, "explicit", "CHE"))
    assert _marks(before_it_joined, "vote", "CHE")[2000] == "y?"
    assert _marks(before_it_joined, "vote", "CHE")[2001] == "X"
    assert 1999 not in _marks(before_it_joined, "vote", "CHE")


def test_a_vote_on_another_treaty_has_no_cell() -> None:
    assert all_votes(told(vote("in_favor", 2010, "explicit", treaty="OTHER"))).empty


@pytest.mark.parametrize(
    ("claims", "marks"),
    [
        ([claim("attendance", "attended", "2011-11", event="MBT-MSP-11")], {2011: "M11 ✓"}),
        ([claim("attendance", "attended_as_observer", event="MBT-RC-2")], {2009: "RC2 o"}),
        ([claim("attendance", "did_not_attend", "2012", event="MBT-ISM-2012")], {2012: "ISM ✗"}),
        (
            [
                claim("attendance", "attended", "2012-05", event="MBT-ISM-2012"),
                claim("attendance", "did_not_attend", "2012-12", event="MBT-MSP-12"),
            ],
            {2012: "M12 ✗ | ISM ✓"},
        ),
        ([claim("attendance", "attended", "2012-05")], {2012: "mtg ✓"}),
        (
            [
                claim("attendance", "attended", event="MBT-RC-2"),
                claim("attendance", "attended_as_observer", "2009", event="MBT-RC-2"),
            ],
            {2009: "RC2 o"},
        ),
        (
            [
                claim("attendance", "attended", event="MBT-RC-2"),
                claim("attendance", "did_not_attend", "2009", event="MBT-RC-2"),
            ],
            {2009: "RC2 ✓≠✗"},
        ),
        (
            [
                claim("attendance", "attended", "2012-02", event="MBT-ISM-2012"),
                claim("attendance", "did_not_attend", "2012-05", event="MBT-ISM-2012"),
            ],
            {2012: "ISM ✓✗"},
        ),
        ([claim("attendance", "did_not_attend", "2009/..")], {2010: "m10 ✗", 2011: "m11 ✗", 2012: "m12 ✗"}),
        (
            [
                claim("attendance", "attended", "2009/2011", recurrence="annual"),
                claim("attendance", "did_not_attend", "2010", event="MBT-MSP-10"),
            ],
            {2009: "rc2 ✓", 2010: "M10 ✗", 2011: "m11 ✓"},
        ),
        ([claim("attendance", "attended", "2009/2011", evidence="attended meetings")], {}),
        ([claim("attendance", "did_not_attend", "2009/..", evidence="no intersessional meetings since 2009")], {}),
        (
            [claim("attendance", "attended", recurrence="annual", evidence="attended every Review Conference")],
            {2004: "rc1 ✓", 2009: "rc2 ✓"},
        ),
        (
            [claim("attendance", "did_not_attend", report=2001, evidence="never attended a meeting of the treaty")],
            {1999: "m1 ✗", 2000: "m2 ✗", 2001: "m3 ✗"},
        ),
    ],
    ids=[
        "attended", "observer", "not attended", "two in a year", "not named", "observer says more", "contradicted",
        "two sittings", "not since", "every, one left out", "some of a range", "other meetings", "one kind", "never",
    ],
)  # fmt: skip
def test_meetings(claims: list[ClaimRow], marks: dict[int, str]) -> None:
    assert _marks(told(*claims), "meeting") == marks


def test_a_meeting_in_two_parts_stands_in_the_year_that_is_said() -> None:
    at: dict[str, Any] = {"event": "CCM-RC-2", "treaty": "CCM", "report": 2022}
    assert _marks(told(claim("attendance", "attended", "2021-09", **at)), "meeting", treaty="CCM") == {2021: "RC2 ✓"}
    assert _marks(told(claim("attendance", "attended", **at)), "meeting", treaty="CCM") == {2020: "RC2 ✓"}


def test_meetings_held_of_which_no_report_tells_are_there_up_to_the_newest_report() -> None:
    cells = country_years(told(claim("attendance", "attended", event="MBT-MSP-1", report=2001)), "NOR")
    meetings = cells[cells["matter"] == "meeting"]
    assert list(meetings["mark"]) == ["M1 ✓", "M2 ·", "M3 ·"]
    assert "M2 ·" not in set(as_table(cells)["cell"])


def test_what_is_told_without_a_year_is_kept_for_the_table() -> None:
    cells = country_years(told(claim("attendance", "attended", evidence="took part in the Oslo Process")), "NOR")
    table = as_table(cells)
    assert list(table[table["year"] == ""]["words"]) == ["took part in the Oslo Process"]


@pytest.mark.parametrize(
    ("claims", "marks"),
    [
        (
            [
                claim("treaty_status", "signed", "1997-12"),
                claim("treaty_status", "ratified", "1999-07"),
                claim("treaty_status", "entered_into_force", "2000-01"),
                claim("treaty_status", "state_party", report=2002),
            ],
            {1997: "S", 1998: "s", 1999: "R", 2000: "P", 2001: "p", 2002: "P"} | dict.fromkeys(range(2003, 2013), "p"),
        ),
        ([claim("treaty_status", "not_party", report=2012)], {2012: "N"}),
        (
            [claim("treaty_status", "not_party", report=2010), claim("treaty_status", "not_party", report=2012)],
            {2010: "N", 2011: "n", 2012: "N"},
        ),
        (
            [claim("treaty_status", "signed", "2008", report=2009), claim("treaty_status", "state_party", report=2012)],
            {2008: "S", 2012: "P"},
        ),
        (
            [claim("treaty_status", "state_party", report=2010), claim("treaty_status", "not_party", report=2012)],
            {2010: "P", 2012: "N"},
        ),
        (
            [claim("treaty_status", "acceded", "2010", report=2012), claim("treaty_status", "withdrew", "2012")],
            {2010: "R", 2011: "r", 2012: "W"},
        ),
        ([claim("treaty_status", "state_party"), claim("treaty_status", "not_party")], {2012: "P≠N"}),
        ([claim("treaty_status", "state_party", treaty="CCW")], {}),
    ],
    ids=["steps", "not party", "between equal ones", "joined between", "in doubt", "withdrew", "contradicted", "CCW"],
)
def test_status(claims: list[ClaimRow], marks: dict[int, str]) -> None:
    assert _marks(told(*claims), "status") == marks


def test_all_votes_are_of_the_countries_that_reports_tell_of() -> None:
    votes = all_votes(told(vote("in_favor", 2010, "explicit"), vote("abstained", 2010, "explicit", "IND")))
    assert list(dict.fromkeys(votes["country"])) == ["India", "Norway"]
    marks = votes[(votes["year"] == 2010) & (votes["treaty"] == "MBT")].set_index("country")["mark"]
    assert dict(marks) == {"India": "A", "Norway": "Y"}


def test_cells_name_their_reports_and_words(tmp_path: Path) -> None:
    shown = read_told(plain_run(tmp_path).parent / "out")
    assert shown.countries == [("Norway", "NOR")]
    cells = country_years(shown, "NOR").to_dict("records")
    told_of_2014 = next(cell for cell in cells if cell["mark"] == "RC3 ✓")
    assert told_of_2014["words"] == "Norway attended the Third Review Conference in Maputo in June 2014"
    assert "2014 (" in told_of_2014["reports"]
    assert [cell["mark"] for cell in cells if cell["year"] == 2016] == ["Y", "(Y)", "M15 ✓"]


def test_without_tables_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TablesError, match="monitor-facts extract"):
        read_told(tmp_path / "nothing")
