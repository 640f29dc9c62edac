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
