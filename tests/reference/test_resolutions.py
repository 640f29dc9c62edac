from __future__ import annotations

from collections import Counter

import pytest

from pipeline.reference.resolutions import (
    annual_by_event,
    annual_resolution,
    find_resolutions,
    record_ends,
    recorded_vote,
    same_resolution,
    session_of_year,
)
from pipeline.reference.tables import csv_rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UN General Assembly Resolution 71/34", [("Resolution 71/34", "A/RES/71/34")]),
        ("under resolution 54/54B of 1999", [("resolution 54/54B", "A/RES/54/54 B")]),
        ("Resolution 56/24 M in 2001", [("Resolution 56/24 M", "A/RES/56/24 M")]),
        ("see A/RES/61/84, 6 December", [("A/RES/61/84", "A/RES/61/84")]),
        ("resolutions 58/53 and 59/84", [("resolutions 58/53", "A/RES/58/53"), ("59/84", "A/RES/59/84")]),
        (
            "Resolutions 51/45 S, 52/38 A, and 53/77 N",
            [("Resolutions 51/45 S", "A/RES/51/45 S"), ("52/38 A", "A/RES/52/38 A"), ("53/77 N", "A/RES/53/77 N")],
        ),
        ("It voted for Resolution 52/38 A.", [("Resolution 52/38 A", "A/RES/52/38 A")]),
        ("Under Resolution 71/34 A state may", [("Resolution 71/34", "A/RES/71/34")]),
        ("Security Council Resolution 1676 (2006)", []),
        ("Human Rights Council resolution 34/26", []),
        ("document A/67/PV.48", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.event) for m in find_resolutions(text)] == expected


def test_the_annual_resolution_of_a_year() -> None:
    resolution = annual_resolution("MBT", 2016)
    assert resolution is not None
    assert (resolution.event, resolution.session, resolution.adopted) == ("A/RES/71/34", 71, "2016-12-05")
    assert annual_resolution("CCM", 2014) is None
    assert annual_by_event("A/RES/56/24") == annual_resolution("MBT", 2001)
    assert same_resolution("A/RES/56/24", "A/RES/56/24 M")
    assert not same_resolution("A/RES/54/54 A", "A/RES/54/54 B")


def test_every_session_of_the_table_fits_its_year() -> None:
    rows = csv_rows("unga_resolutions.csv")
    assert [row for row in rows if int(row["session"]) != session_of_year(int(row["year"]))] == []


def test_the_votes_add_up_to_the_recorded_totals() -> None:
    counted = Counter((row["resolution"], row["vote"]) for row in csv_rows("unga_votes.csv"))
    wrong = [
        (row["resolution"], column, row[column], counted[row["resolution"], column.removeprefix("recorded_")])
        for row in csv_rows("unga_resolutions.csv")
        if row["country_votes"] == "True"
        for column in ("recorded_in_favor", "recorded_against", "recorded_abstained")
        if abs(int(row[column]) - counted[row["resolution"], column.removeprefix("recorded_")]) > 1
    ]
    assert wrong == []


def test_the_record_and_its_ends() -> None:
    assert recorded_vote("ZWE", "CCM", 2019) == "abstained"
    assert recorded_vote("SSD", "MBT", 2005) is None
    assert (record_ends("MBT"), record_ends("CCM")) == (2019, 2019)
    assert record_ends("CCW") is None
