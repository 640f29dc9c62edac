"""Who acts and who speaks in a sentence."""

from __future__ import annotations

import pytest

from pipeline.language.agents import find_agents
from pipeline.language.cuefile import agents as vocabulary
from pipeline.language.groups import Groups
from pipeline.language.patterns import pattern_rules


def agents(text: str) -> list[tuple[str, str | None, str]]:
    return [(a.kind, a.id, text[a.start : a.end]) for a in find_agents(text, Groups.of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said so.", [("state", "PER", "Peru")]),
        ("The Peruvian army denied it.", [("state", "PER", "Peruvian army"), ("reference", None, "it")]),
        (
            "Officials of the Ministry of Defense of Peru agreed.",
            [("state", "PER", "Officials of the Ministry of Defense of Peru")],
        ),
        ("Peru’s Ministry of Defense agreed.", [("state", "PER", "Peru’s Ministry of Defense")]),
        ("Government forces laid them.", [("state", None, "Government forces")]),
        ("The Uganda People's Defence Force laid them.", [("state", "UGA", "Uganda People's Defence Force")]),
        ("The Inga Defence Forces laid them.", [("group", "Inga Defence Forces", "Inga Defence Forces")]),
        ("Rebels laid them.", [("group", "NSAG", "Rebels")]),
        ("Human Rights Watch reported use.", [("observer", None, "Human Rights Watch")]),
        ("Peruvian journalists reported use.", [("observer", None, "Peruvian"), ("observer", None, "journalists")]),
        ("Kurdish officials reported use.", [("observer", None, "Kurdish officials")]),
        ("The Monitor found none.", [("monitor", None, "The Monitor")]),
        ("According to its initial report, none remain.", [("paper", None, "its initial report")]),
    ],
)
def test_agents(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = agents(text)
    assert [row for row in expected if row not in found] == []


def test_a_place_is_no_actor_but_a_capital_that_answers_is() -> None:
    assert [a[1] for a in agents("The meeting was held in Lima.")] == []
    assert agents("Lima answered that it has none.")[0] == ("state", "PER", "Lima")


def test_the_people_of_a_group_are_the_group() -> None:
    text = "Former UNITA fighters agreed."
    assert agents(text) == [("group", "UNITA", "UNITA fighters")]


def test_a_country_before_a_verb_named_like_a_state_stays_a_country() -> None:
    assert agents("Peru states that all are gone.")[0] == ("state", "PER", "Peru")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Andean Liberation Front (ALF) agreed.",
            ("group", "Andean Liberation Front", "Andean Liberation Front (ALF)"),
        ),
        ("Forces loyal to President Ortiz laid them.", ("state", None, "Forces loyal to President")),
        ("Militiamen loyal to General Ortiz laid them.", ("group", "NSAG", "Militiamen loyal to General")),
        ("Troops under warlord Ortiz laid them.", ("group", "NSAG", "Troops under warlord Ortiz")),
        ("Pro-Gaddafi forces laid them.", ("state", "LBY", "Pro-Gaddafi forces")),
        (
            "Chilean-backed separatists laid them.",
            ("group", "Chilean-backed separatists", "Chilean-backed separatists"),
        ),
        ("The insurgent group Shining Path laid them.", ("group", "Shining Path", "The insurgent group Shining Path")),
        ("The ELN’s Eastern Liberation Front laid them.", ("group", "ELN", "ELN’s Eastern Liberation Front")),
        ("A spokesperson for the group agreed.", ("reference", None, "spokesperson for the group")),
        ("Ansar Allah (the Houthis) laid them.", ("group", "Ansar Allah", "Ansar Allah (the Houthis)")),
    ],
)
def test_groups_and_forces_by_whom_they_follow(text: str, expected: tuple[str, str | None, str]) -> None:
    assert agents(text)[0] == expected


def test_both_and_each_beside_those_they_count_are_nobody_else() -> None:
    assert [a[1] for a in agents("Both Peru and Chile laid mines.")] == ["PER", "CHL"]
    assert [a[1] for a in agents("Peru, Chile, and Cuba each laid mines.")] == ["PER", "CHL", "CUB"]
    assert agents("Both laid them.")[0] == ("reference", None, "Both")


@pytest.mark.parametrize("words", vocabulary()["group_reference"])
def test_every_reference_to_a_group_is_found(words: str) -> None:
    assert ("reference", None, f"{words[0].upper()}{words[1:]}") in agents(f"{words[0].upper()}{words[1:]} denied it.")


@pytest.mark.parametrize("words", pattern_rules()["agent.head_before_country"].must_match)
def test_every_organ_before_a_country_is_its_own(words: str) -> None:
    assert [(kind, id_) for kind, id_, _ in agents(f"{words}Peru.")] == [("state", "PER")]
