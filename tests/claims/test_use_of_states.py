"""Use by states: what could not be settled, who vouches for an act, and when it was done, in many wordings."""

from __future__ import annotations

import pytest

from pipeline.claims import use

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is unclear whether the mines were laid by the army.", ["unconfirmed"]),
        ("Whether Peruvian soldiers planted the mines in 2003 could not be established.", ["unconfirmed 2003"]),
        ("It is not known if Peru used antipersonnel mines in 1995.", ["unconfirmed 1995"]),
        ("The Monitor has not been able to confirm mine use by Peruvian forces in 2012.", ["unconfirmed 2012"]),
        ("Since 2003, there has not been any credible allegation of use by the army.", ["not_used 2003/.. ?"]),
    ],
)
def test_what_nobody_could_settle(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence, treaty="MBT")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The use of mines by the army in 1995 was confirmed by a defense ministry official.",
            ["used @government 1995"],
        ),
        ("Mine use by the army was documented by several NGOs in 2003.", ["used @third_party 2003"]),
        ("Peru has justified the laying of mines as a measure against infiltration by rebels.", ["used @government"]),
        (
            "Amnesty International showed mines that it said had been laid by the army in May 2003.",
            ["used @third_party 2003-05"],
        ),
        (
            "An Ecuadorian defense ministry spokesperson claimed that Ecuador laid mines in 1995.",
            ["used ECU @third_party 1995"],
        ),
    ],
)
def test_who_vouches_for_an_act(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence, treaty="MBT")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army used mines until the end of the war in 2006.", ["used ../2006"]),
        (
            "Peru used mines in Loreto (1990), Puno (1992 and 1994), and Lima (1995).",
            ["used 1990", "used 1992", "used 1994", "used 1995"],
        ),
        ("Peru last used mines during the 1994–1995 standoff with Ecuador.", ["used 1994/1995"]),
        ("Peru has not laid mines since the 1994–1995 confrontation.", ["not_used 1995/.."]),
        (
            "Peru laid mines in 1992 and 1995, and has not used any since.",
            ["not_used 1995/..", "used 1992", "used 1995"],
        ),
        ("Mines were laid by Peru and by Ecuador during the 1995 conflict.", ["used 1995", "used ECU 1995"]),
        ("Peru dropped mines in Loreto in 1982, and used mines in Puno in 1990.", ["used 1982", "used 1990"]),
        ("During the December 2001 conference, Peru said that it does not use mines.", ["not_used @government"]),
        (
            "Peru said that a breach took place in 2011, when its troops laid mines near Puno.",
            ["used @government 2011"],
        ),
    ],
)
def test_when_it_was_done(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence, treaty="MBT")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru said that it will under no circumstances use mines again.", ["future_use_renounced @government"]),
        ("To date the government has not announced a moratorium on the use of mines.", []),
        ("The observers could not say who laid the mines.", []),
        ("Puno Times News reported in May that soldiers had laid mines near Puno.", ["used @third_party"]),
        ("In Ecuador, government forces laid mines in 1995.", ["used ECU 1995"]),
        ("A general, asked about it by a daily, replied that the army laid mines in 1995.", ["used @government 1995"]),
        ("Soldiers laid mines near Puno, a local daily alleged in 2003.", ["used @third_party"]),
        (
            "Ecuador said that soldiers were seen in May 2003 and that mines had been laid by the army.",
            ["used @third_party"],
        ),
        (
            "Peru denied reports that its forces used mines in 1995 and into 1996.",
            ["not_used @government 1995", "not_used @government 1996"],
        ),
        ("A military court found that the army laid mines in 1995.", ["used @government 1995"]),
    ],
)
def test_words_around_an_act(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence, treaty="MBT")) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "Mines were laid near Puno in 2014, but both Peru and Ecuador deny having done so.",
            ["not_used @government 2014", "not_used ECU @third_party 2014"],
        ),
        ("The Royal Peru Army (RPA) laid mines in 2000. The RPA laid none in 2001.", ["not_used 2001", "used 2000"]),
        ("Neither Ecuador (which fought Peru) nor Chile laid mines in 1995.", ["not_used CHL 1995"]),
        ("Ecuador accused Peru in 1998 of having passed mines to rebels.", []),
        ("Peru would have to clear the mines, whoever laid them.", []),
        (
            "Ecuador, which had 5,000 troops in Peru, has stated that its forces laid no mines there.",
            ["not_used ECU @third_party"],
        ),
        ("Peru has not used mines and never will.", ["future_use_renounced", "not_used"]),
        ("Ecuadorian and Peruvian forces laid over one million mines in 1995.", ["used 1995", "used ECU 1995"]),
    ],
)
def test_several_actors_and_what_is_left_out(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences, treaty="MBT")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru employs 300 deminers to clear mines.", []),
        ("Peru dropped leaflets warning of mines.", []),
        ("Peru stated that joint operations with states that use mines are allowed.", []),
        ("The seminar discussed the use of mines by rebels.", []),
        ("The tribunal held Peru responsible for laying mines in 1995.", ["used @third_party 1995"]),
        (
            "The army had denied laying mines, but in 2001 a general admitted that it had.",
            ["not_used @government", "used @government"],
        ),
        (
            "According to the government, Peru has never used mines, while it reserves the right to do so.",
            ["future_use_reserved @government", "not_used @government"],
        ),
        ("Both the army and the rebels laid mines in 1990.", ["used 1990", "used NSAG 1990"]),
        (
            "Peru used mines in 1990 but pledged in May 1991 not to do so again.",
            ["future_use_renounced 1991-05", "used 1990"],
        ),
    ],
)
def test_objects_that_are_no_weapon_and_words_that_lean(sentence: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentence, treaty="MBT")) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("In neighboring Ecuador, government aircraft dropped mines in 1995.", ["used ECU 1995"]),
        ("Mines were used in Peru by foreign armed forces in 1941.", []),
        (
            "Rebels said that soldiers laid mines in May 2003. The General Staff denied it the same week.",
            ["not_used @government 2003-05", "used @third_party 2003-05"],
        ),
        ("Researchers were told by two women that soldiers laid mines in 2003.", ["used @third_party 2003"]),
        (
            "Peru, accused by Ecuador of laying mines, said in 2003 that it has used none since 1995.",
            ["not_used @government 1995/..", "used @third_party"],
        ),
        (
            "Peru admits to having laid mines until the peace accord of 26 October 1998.",
            ["used @government ../1998-10-26"],
        ),
        ("No mined area has been marked by the army.", []),
        (
            "Ecuador’s commission blamed Peruvian soldiers for mines laid in May 2003, which Peru denied doing.",
            ["not_used @government 2003-05", "used @third_party 2003-05"],
        ),
    ],
)
def test_accused_told_and_foreign(sentences: str, expected: list[str]) -> None:
    assert marks(use.find, report_of(sentences, treaty="MBT")) == expected
