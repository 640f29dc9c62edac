from __future__ import annotations

import pycountry
import pytest

from pipeline.reference.countries import by_name, demonyms, find_countries, name_of


def found(text: str) -> list[tuple[str, str | None, str]]:
    return [(text[m.start : m.end], m.iso3, m.kind) for m in find_countries(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Republic of Azerbaijan", [("Republic of Azerbaijan", "AZE", "name")]),
        ("a mission of the State of Libya", [("State of Libya", "LBY", "name")]),
        ("Côte d’Ivoire’s army", [("Côte d’Ivoire", "CIV", "name")]),
        ("Côte d'Ivoire", [("Côte d'Ivoire", "CIV", "name")]),
        ("Myanmar/Burma and Lao PDR", [("Myanmar/Burma", "MMR", "name"), ("Lao PDR", "LAO", "name")]),
        ("NORTH MACEDONIA", [("NORTH MACEDONIA", "MKD", "name")]),
        ("DR Congo, the Congo", [("DR Congo", "COD", "name"), ("Congo", "COG", "name")]),
        ("South\nSudan and Sudan", [("South\nSudan", "SSD", "name"), ("Sudan", "SDN", "name")]),
        ("Niger, Nigeria", [("Niger", "NER", "name"), ("Nigeria", "NGA", "name")]),
        ("Guinea-Bissau, Guinea", [("Guinea-Bissau", "GNB", "name"), ("Guinea", "GIN", "name")]),
        ("Equatorial Guinea", [("Equatorial Guinea", "GNQ", "name")]),
        ("Papua New Guinea", [("Papua New Guinea", "PNG", "name")]),
        ("Dominica and the Dominican Republic", [("Dominica", "DMA", "name"), ("Dominican Republic", "DOM", "name")]),
        ("U.S. and UK troops", [("U.S.", "USA", "name"), ("UK", "GBR", "name")]),
        ("Angolan sappers and Turks", [("Angolan", "AGO", "demonym"), ("Turks", "TUR", "demonym")]),
        ("US-made shells", [("US", "USA", "demonym")]),
        ("Soviet stocks in Yugoslavia", [("Soviet", "SUN", "demonym"), ("Yugoslavia", "YUG", "name")]),
        ("Kosovo", [("Kosovo", "XKX", "name")]),
        ("Nagorno-Karabakh", [("Nagorno-Karabakh", None, "area")]),
        ("Taiwan", [("Taiwan", "TWN", "area")]),
        (
            "Kenya, Congo, Republic of Moldova",
            [("Kenya", "KEN", "name"), ("Congo", "COG", "name"), ("Republic of Moldova", "MDA", "name")],
        ),
    ],
)
def test_names_and_demonyms(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Latin American states",
        "in the Indian Ocean",
        "US$20,000",
        "US $5 million",
        "told us so",
        "New Mexico",
        "turkey",
    ],
)
def test_words_that_name_no_country(text: str) -> None:
    assert found(text) == []


def test_look_ups() -> None:
    assert by_name("Iran, Islamic Republic of") == "IRN"
    assert by_name("the Netherlands") == "NLD"
    assert by_name("Angolan") is None
    assert by_name("Abkhazia") is None
    assert name_of("TUR") == "Turkey"
    assert name_of("GRL") == "Greenland"
    assert name_of("QQQ") is None
    assert "Angolans" in demonyms("AGO")


def test_every_member_of_the_united_nations_and_its_official_name_is_found() -> None:
    territories = {country.alpha_3 for country in pycountry.countries if name_of(country.alpha_3) == country.name}
    known = [country for country in pycountry.countries if country.alpha_3 not in territories]
    named = [getattr(country, "official_name", None) for country in known]
    missed = [name for name in named if name and "," not in name and len(found(name)) != 1]
    assert missed == []
