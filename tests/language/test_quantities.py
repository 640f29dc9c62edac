"""Counts in text: what is a figure, what it stands for, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.language import quantities
from pipeline.language.cuefile import RuleFileError
from pipeline.language.quantities import find_quantities

CASES: list[tuple[str, list[int | None]]] = [
    ("50,659 mines and 1 360 fuzes", [50659, 1360]),
    ("1.18 million mines", [1180000]),
    ("more than six million", [6000000]),
    ("half a million mines, or a million", [500000, 1000000]),
    ("two and a half million mines", [2500000]),
    ("two hundred and fifty thousand mines", [250000]),
    ("twenty-four crates", [24]),
    ("“not much less than 200,000 mines", [200000]),
    ("between 10,000 and 15,000 mines", [None, None]),
    ("four to five million mines", [None, None]),
    ("4,000 or 5,000 mines", [None, None]),
    ("fell from 3,000 to 2,500 mines", [3000, 2500]),
    ("1,360 in 2004 to 2006", [1360]),
    ("On 31 December 2010, 200,013 mines", [200013]),
    ("500 TS 50 and DM 31 mines", [500]),
    ("45,425 PMN and 114,384 PMN-2 mines", [45425, 114384]),
    ("four mines.[12]", [4]),
    ("one of the largest producers of mines, and one mine", [1]),
]

NO_COUNT = [
    "in 2004",
    "on 24 October",
    "Article 7 and Articles 3 and 4",
    "Resolution 71/34",
    "Amended Protocol II and Form 8",
    "155mm and 122 mm shells",
    "40 percent",
    "10 kilometers and 5 tons",
    "a 10-year plan",
    "No. 4 mines of Type 72",
    "US$2.5 million",
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_counts(text: str, values: list[int | None]) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == values


@pytest.mark.parametrize("text", NO_COUNT)
def test_no_counts(text: str) -> None:
    assert find_quantities(text) == []


def test_rough_figures_are_marked() -> None:
    text = "some 4,000, at least 30, and exactly 12"
    assert [(q.value, q.rough) for q in find_quantities(text)] == [(4000, True), (30, True), (12, False)]


def test_the_place_is_that_of_the_figure_with_its_scale() -> None:
    text = "it held about 3.37 million mines"
    (quantity,) = find_quantities(text)
    assert text[quantity.start : quantity.end] == "3.37 million"


def test_a_misspelt_key_is_an_error_that_lists_the_allowed_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(package: str, name: str) -> dict[str, Any]:
        return {"rough": {"pattern": ["some"]}}

    monkeypatch.setattr(quantities, "read_toml", read)
    quantities._vocabulary.cache_clear()
    try:
        with pytest.raises(RuleFileError, match=r"quantities.toml: unknown pattern; allowed: .*rough.patterns"):
            find_quantities("some 4,000")
    finally:
        quantities._vocabulary.cache_clear()
