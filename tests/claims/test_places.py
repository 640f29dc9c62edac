"""``place`` of claims of use and contamination: names that no list of the program holds, found by a trained model."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.claims.places import find_places
from pipeline.extract import extract
from pipeline.language.analysis import analyse
from tests.language.one_report import report_of


def places_in(text: str) -> list[tuple[str, str, str | None]]:
    """Value, actor and place of the claims of use and contamination, in text order."""
    analysis = analyse(report_of(text))
    found = find_places(analysis, find_claims(analysis))
    return [(c.value, c.actor, c.place) for c in found if c.claim_type in {"use", "contamination"}]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In May 2015, soldiers laid antipersonnel mines near Huambalpa.", "Huambalpa"),
        ("The army planted antipersonnel mines on a road south of Puerto Lindo in 2014.", "Puerto Lindo"),
        ("The army mined the hills around Tarapoto and Yanamayo in June 2013.", "Tarapoto and Yanamayo"),
        ("The army laid no antipersonnel mines in the province of Condorcanqui in 2015.", "Condorcanqui"),
    ],
)
def test_where_it_was_is_named(text: str, place: str) -> None:
    ((_, actor, found),) = places_in(text)
    assert (actor, found) == ("PER", place)


@pytest.mark.parametrize(
    "text",
    [
        "Peru has not used antipersonnel mines since the fighting in Cenepa ended in 1995.",
        "Villagers from Yanamayo said that the army laid antipersonnel mines in May 2015.",
        "The army laid antipersonnel mines in large numbers in August 2015.",
        "In 2015, the army used antipersonnel mines made in Italy.",
    ],
)
def test_a_place_of_something_else_is_not_where(text: str) -> None:
    assert {place for _, _, place in places_in(text)} == {None}


def test_each_claim_has_the_place_of_its_own_words() -> None:
    text = "The army used antipersonnel mines near Yanamayo in 2010 and near Tarapoto in 2012."
    claims = [c for c in extract(report_of(text)).claims if c.claim_type == "use"]
    assert [(c.when, c.place) for c in claims] == [("2010", "Yanamayo"), ("2012", "Tarapoto")]


def test_other_claims_are_left_as_they_are() -> None:
    analysis = analyse(report_of("Peru attended the Third Review Conference in Maputo in June 2014."))
    claims = find_claims(analysis)
    assert claims
    assert find_places(analysis, claims) == claims
