"""Use: groups that answer, own up, or are named by others, and people of whom nothing is known."""

from __future__ import annotations

import pytest

from pipeline.claims import use

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "The Velka Front said that it had nothing to do with the blast of a mine on 3 May 2007.",
            ["not_used Velka_Front @armed_group 2007-05-03"],
        ),
        (
            "Police blamed the Velka Front for a mine laid near Puno in May 2004. The Front had no hand in it, its "
            "spokesman told the press.",
            ["not_used Velka_Front @armed_group 2004-05", "used Velka_Front @government 2004-05"],
        ),
        (
            "The governor attributed the blast of a landmine near Puno in May 2004 to the Velka Front. Its spokesman "
            "denied this.",
            ["not_used Velka_Front @armed_group 2004-05", "used Velka_Front @government 2004-05"],
        ),
        (
            "Residents said that the Karn Shield militia mined a road in May 2004; the Ministry of Defense called the "
            "accusation baseless.",
            ["not_used Karn_Shield @government 2004-05", "used Karn_Shield @third_party 2004-05"],
        ),
    ],
)
def test_who_answers_a_charge(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "A Velka Front cell claimed the explosion of a landmine near Puno in June 2011.",
            ["used Velka_Front @armed_group 2011-06"],
        ),
        (
            "Police blamed the Velka Front for a mine near Puno in March 2004. It had claimed responsibility for a "
            "mine under a bridge in January 2004.",
            ["used Velka_Front @armed_group 2004-01", "used Velka_Front @government 2004-03"],
        ),
        (
            "Omar Baltas of the Velka Front admitted that his men had placed mines on the road in 2003.",
            ["used Velka_Front @armed_group 2003"],
        ),
        (
            "The Velka Front’s commander conceded in May 2004 that his forces had laid the mine.",
            ["used Velka_Front @armed_group"],
        ),
        (
            "The Islamic State (IS) took the town in 2015. IS employed improvised mines to defend it.",
            ["used Islamic_State"],
        ),
    ],
)
def test_groups_that_own_up_through_their_people(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The police named the Velka Front as the main user of landmines.", ["used Velka_Front @government"]),
        ("A Velka Front statement said that its fighters do not lay mines.", ["not_used Velka_Front @armed_group"]),
        ("Hunters told a priest in May 2003 that they had laid mines around their huts.", []),
        ("In 2000, the Directorate of Trade placed mines on a list of prohibited goods.", []),
        ("The mine was tested in 1999 but has not been put into production.", []),
    ],
)
def test_who_is_named_and_who_is_nobody(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said that hunters had laid mines near Puno in 2003.",
        "Officials said that the miners planted mines around their pits in 2003.",
        "The ministry reported that a rancher had mined his land.",
        "The police, who arrested two men, said that the men had laid mines on the road in May 2003.",
        "Peru said that its northern neighbors used mines.",
        "Clearance around police bases was finished, but the mines that the war of 1995 left behind will take longer.",
        "It gave no details of their use.",
        "The council of the town placed mines on its agenda in 2003.",
    ],
)
def test_people_unknown_are_not_the_country(sentence: str) -> None:
    assert marks(use.find, report_of(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Officials said that none of its soldiers had laid mines.", ["not_used @government"]),
        ("The army admitted that some units had laid mines in 1995.", ["used @government 1995"]),
        ("A colonel acknowledged that the Third Battalion had laid mines in 1995.", ["used @government 1995"]),
        ("In 2003 a colonel told a mission that 2,000 mines had been emplaced around pylons.", ["used @government"]),
        (
            "The army said that fighters of an unknown band had laid mines near Puno in 2003.",
            ["used NSAG @government 2003"],
        ),
    ],
)
def test_own_units_are_the_country(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Velka Front (VF) and the Red Dawn Centre (RDC) have used mines since 1992.",
            ["used Red_Dawn_Centre 1992/..", "used Velka_Front 1992/.."],
        ),
        (
            "Neither the Velka Front nor the Karn Shield militia has used mines since 2003.",
            ["not_used Karn_Shield 2003/..", "not_used Velka_Front 2003/.."],
        ),
        ("A group calling itself the Dark Hand mined a road in June 2010.", ["used Dark_Hand 2010-06"]),
        ("Mines laid by the Sons of Arica killed two soldiers in June 2010.", ["used Sons_of_Arica 2010-06"]),
        ("Police blamed Kharat al-Nasr for a landmine near Puno.", ["used Kharat_al-Nasr @government"]),
        ("In 2003, village defense forces mined the paths to their homes.", ["used Village_defense_forces 2003"]),
        (
            "The Zafirs took the valley in 2003. Zafirs rebels fled. No reports of Zafir use of mines came in 2004.",
            ["not_used Zafirs 2004 ?"],
        ),
        (
            "Under the accord of May 2004, both the government and the Velka Front gave up the use of mines.",
            ["future_use_renounced 2004-05", "future_use_renounced Velka_Front 2004-05"],
        ),
        (
            "The Velka Front claimed the landmine that blew up a bus on 9 January 2001.",
            ["used Velka_Front @armed_group 2001-01-09"],
        ),
    ],
)
def test_groups_by_company_and_description(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence)) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("A communiqué of the Velka Front stated that it had never laid mines.", ["not_used Velka_Front @armed_group"]),
        ("A letter from the Ministry of Defense said that Peru has never used mines.", ["not_used @government"]),
        ("A report by Human Rights Watch said that the army laid mines in 2003.", ["used @third_party 2003"]),
        (
            "Villagers attributed the mines found near Puno to Chilean shelling.",
            ["used CHL @third_party"],
        ),
        (
            "The mayor alleged that Chilean helicopters dropped mines near Puno in May 1995. Army engineers saw no "
            "sign that mines had been used.",
            ["used CHL @government 1995-05"],
        ),
    ],
)
def test_papers_shelling_and_searches(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences)) == expected
