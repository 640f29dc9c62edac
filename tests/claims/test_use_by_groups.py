"""Use: several users in one passage: by joining and reference, in lists and pairs, sides and groups."""

from __future__ import annotations

import pytest

from pipeline.claims import use

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "The army and several ethnic armed groups laid mines in 2003.",
            ["used 2003", "used NSAG 2003"],
        ),
        (
            "Mines were laid by both Peruvian and Chilean forces in 2003.",
            ["used 2003", "used CHL 2003"],
        ),
        (
            "The army fought the Shining Path. The latter laid mines in 2003; the former laid none.",
            ["not_used", "used Shining_Path 2003"],
        ),
        (
            "The army accused the Shining Path of laying mines in 2003. A spokesman for the movement denied it.",
            ["not_used Shining_Path @armed_group 2003", "used Shining_Path @government 2003"],
        ),
        (
            "Two groups laid mines in 2003: the Shining Path and the FARC.",
            ["used FARC 2003", "used Shining_Path 2003"],
        ),
        (
            "The Shining Path withdrew in 2003.\nThe group laid mines again in 2004.",
            ["used Shining_Path 2004"],
        ),
        ("Soldiers from Infantry Battalion 12 laid mines near Puno in 2003.", ["used 2003"]),
        (
            "The FARC, the ELN, and criminal bands all used mines in 2003.",
            ["used ELN 2003", "used FARC 2003", "used NSAG 2003"],
        ),
    ],
)
def test_who_used_them_by_joining_and_reference(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "The Shining Path told the mission that it had laid no mines in 2003.",
            ["not_used Shining_Path @armed_group 2003"],
        ),
        (
            "The Shining Path laid antivehicle mines in 2003. The army charged it with laying antipersonnel mines.",
            ["used Shining_Path 2003", "used Shining_Path @government"],
        ),
        (
            "The Shining Path fought on. “We use mines around our camps,” one of its officers explained.",
            ["used Shining_Path @armed_group"],
        ),
        (
            "The commander of the Shining Path’s northern wing said that his men had planted mines in 2003.",
            ["used Shining_Path @armed_group 2003"],
        ),
        (
            "Rockets can only have come from Chile, whose forces laid mines in 2003.",
            ["used CHL 2003"],
        ),
        (
            "The Shining Path, the most active user of mines of any armed group in the region, laid mines in 2003.",
            ["used Shining_Path 2003"],
        ),
        ("No mines are known to have been used by the Sol Negro.", ["not_used Sol_Negro ?"]),
        (
            "A Shining Path member of parliament denied that mines were laid.",
            ["not_used Shining_Path @armed_group"],
        ),
    ],
)
def test_who_used_them_over_several_clauses(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "Armed groups, most notably the Shining Path, laid mines in 2003.",
            ["used NSAG 2003", "used Shining_Path 2003"],
        ),
        (
            "Two armed groups laid mines in 2003, including the Shining Path.",
            ["used NSAG 2003", "used Shining_Path 2003"],
        ),
        (
            "The FARC and, to a lesser extent, the ELN laid mines in 2003.",
            ["used ELN 2003", "used FARC 2003"],
        ),
        (
            "The FARC, Sol Negro, and the ELN laid mines in 2003.",
            ["used ELN 2003", "used FARC 2003", "used Sol_Negro 2003"],
        ),
        (
            "The ELN and forces loyal to former President Ortiz laid mines in 2003.",
            ["used ELN 2003", "used NSAG 2003"],
        ),
        ("The Shining Path has admitted to using mines.", ["used Shining_Path @armed_group"]),
        ("Mines were used in 2003 by a number of factions.", ["used NSAG 2003"]),
    ],
)
def test_groups_by_name_and_as_a_whole(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Not only the FARC but also the ELN laid mines in 2003.", ["used ELN 2003", "used FARC 2003"]),
        ("The FARC, together with the ELN, laid mines in 2003.", ["used ELN 2003", "used FARC 2003"]),
        ("Mine use by the FARC and, less often, by the ELN was recorded in 2003.", ["used ELN 2003", "used FARC 2003"]),
        ("FARC dissidents laid mines in 2003.", ["used FARC_dissidents 2003"]),
        ("The army, militants, and feuding tribes have all used mines.", ["used", "used NSAG"]),
        (
            "Mines were used by three rebel groups: the ELN, the FARC, and the Shining Path.",
            ["used ELN", "used FARC", "used Shining_Path"],
        ),
        (
            "Abkhazia maintains that both Abkhazian and Georgian forces used mines in 2003.",
            ["used Abkhazia @armed_group 2003", "used GEO @third_party 2003"],
        ),
        ("Bombs fell; NATO aircraft dropped cluster bombs near Puno in 1999.", ["used NATO 1999"]),
        (
            "Chilean forces laid mines in Peru, and Bolivian forces also appear to have laid them.",
            ["used BOL ?", "used CHL"],
        ),
        ("Insurgent use of mines continued in 2003.", ["used NSAG 2003"]),
    ],
)
def test_who_acts_together(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


def test_both_sides_of_a_summary_are_named_behind_it() -> None:
    text = "The war was marked by use of mines by both sides.\nThe Shining Path broke off the talks."
    assert marks(use.find, report_of(text)) == ["used", "used Shining_Path"]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "The Sierra Verde Defence Forces (SVDF) laid mines in 2003. SVDF leaders acknowledge that they use mines.",
            ["used Sierra_Verde_Defence_Forces 2003", "used Sierra_Verde_Defence_Forces @armed_group"],
        ),
        (
            "The FARC and its ally, the National Liberation Army (ELN), have used mines.",
            ["used FARC", "used National_Liberation_Army"],
        ),
        ("The FARC, now part of the opposition, laid mines in 2003.", ["used FARC 2003"]),
        (
            "Chile, accused by the Shining Path of sowing mines, has used none, its delegate said.",
            ["not_used CHL @third_party", "used CHL @third_party"],
        ),
        ("Chilean aircraft in Peru have dropped cluster bombs since 2003.", ["used CHL 2003/.."]),
        ("Villagers complained that the Republican Guard had mined hills in 2003.", ["used @third_party 2003"]),
        (
            "A Bolivian commission blamed Chilean soldiers for mines laid near Puno in 2003.",
            ["used CHL @third_party 2003"],
        ),
        (
            "Luis Ortiz, a spokesman for the FARC, told reporters that the guerrillas laid mines.",
            ["used FARC @armed_group"],
        ),
    ],
)
def test_who_used_them_and_who_says_so_beside_asides(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Groups that used mines in 2003 include the ELN and the FARC.", ["used ELN 2003", "used FARC 2003"]),
        (
            "The Sol Negro and the Luna Roja, two irregular groups, laid mines in 2003.",
            ["used Luna_Roja 2003", "used Sol_Negro 2003"],
        ),
        ("Members of the Sol Negro group laid mines in 2003.", ["used Sol_Negro 2003"]),
        (
            "The ELN and the FARC accused each other of planting mines in 2003.",
            ["used ELN @third_party 2003", "used FARC @third_party 2003"],
        ),
        (
            "The ELN fought on. Their leader said that the movement does not use mines.",
            ["not_used ELN @armed_group"],
        ),
        ("Rebels of the ELN and FARC laid mines in 2003.", ["used ELN 2003", "used FARC 2003"]),
    ],
)
def test_groups_named_in_pairs_and_lists(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A mine killed two Shining Path fighters in 2003.",
        "Soldiers cleared a minefield around a former Shining Path camp.",
        "The government called on the Shining Path to stop using mines.",
        "If the Shining Path lays mines again, the talks will end.",
        "Police seized mines from Shining Path fighters in 2003.",
        "Chilean-backed separatists cleared mines near Puno in 2003.",
    ],
)
def test_groups_that_use_nothing(sentence: str) -> None:
    assert marks(use.find, report_of(sentence)) == []
