"""Armed groups and coalitions: found by their words, their initials, their people, and never among states and their
forces."""

from __future__ import annotations

import re

import pytest

from pipeline.language.cuefile import alternation, known_groups, whole_words
from pipeline.language.group_company import by_company
from pipeline.language.group_names import is_group_name
from pipeline.language.groups import Groups
from pipeline.language.patterns import pattern, pattern_rules


@pytest.mark.parametrize(
    "name",
    [
        "Andean Liberation Front",
        "People’s Revolutionary Army",
        "Movement for Justice and Unity",
        "Front for the Freedom of the Coast",
        "Northern Islamic Brigade",
        "Inga Defence Forces",
    ],
)
def test_names_of_groups(name: str) -> None:
    assert is_group_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "United Nations",
        "Peruvian Armed Forces",
        "Kenya Defence Forces",
        "National Defence Force",
        "Ministry of Defense",
        "European Union",
        "Mine Ban Treaty",
        "Security Council",
        "Peru",
    ],
)
def test_names_that_are_no_group(name: str) -> None:
    assert not is_group_name(name)


def test_initials_stand_for_the_full_name() -> None:
    text = "The Andean Liberation Front (ALF) used mines. An ALF commander denied it."
    found = Groups.of(text).find(text)
    assert [(text[m.start : m.end], m.name) for m in found] == [
        ("Andean Liberation Front", "Andean Liberation Front"),
        ("ALF", "Andean Liberation Front"),
        ("ALF", "Andean Liberation Front"),
    ]


def test_initials_of_an_aid_organisation_are_no_group() -> None:
    text = "Norwegian People’s Aid (NPA) cleared the land. NPA left in 2004."
    assert Groups.of(text).find(text) == []


def test_a_group_that_only_its_people_give_away() -> None:
    text = "The armed group Sol Negro laid mines. In 2004, Sol Negro denied it."
    assert [m.name for m in Groups.of(text).find(text)] == ["Sol Negro", "Sol Negro"]


def test_a_coalition_is_no_armed_group() -> None:
    text = "The Peru-led coalition has not used the weapon."
    assert [(m.name, m.kind) for m in Groups.of(text).find(text)] == [("Peru-led coalition", "coalition")]


def test_a_part_of_a_name_means_the_whole() -> None:
    text = "The LTTE held the north. In 2008 Tigers planted mines there."
    assert {m.name for m in Groups.of(text).find(text)} == {"LTTE"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Northern Storm fighters laid mines.", ["Northern Storm"]),
        ("In May, Tuareg rebels laid mines.", ["Tuareg rebels"]),
        ("Militiamen of the Sanhaja clan laid mines.", ["Sanhaja"]),
        ("Retreating fighters laid mines.", []),
        ("Its fighters laid mines.", []),
    ],
)
def test_names_by_the_fighters_beside_them(text: str, names: list[str]) -> None:
    assert [m.name for m in Groups.of(text).find(text)] == names


def test_listed_names_without_telling_words_keep_their_initials() -> None:
    text = (
        "The Donetsk People’s Republic (DPR) and the Barisan Revolusi Nasional (BRN) met. The BRN and the DPR agreed."
    )
    assert [m.name for m in Groups.of(text).find(text)][-2:] == [
        "Barisan Revolusi Nasional",
        "Donetsk People’s Republic",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Coast People’s Liberation Movement/Army (CPLM/A) laid mines.", "Coast People’s Liberation Movement/Army"),
        ("Fighters of Peru Shield, a militia allied with the government, mined the road.", "Peru Shield"),
        ("Police attributed the mine to the Nueva Aurora Roja (NAR), which denied it.", "Nueva Aurora Roja"),
        ("Hijos del Sol (HDS) also uses mines against patrols.", "Hijos del Sol"),
    ],
)
def test_names_that_initials_apposition_and_blame_give_away(text: str, found: str) -> None:
    names = Groups.of(text).names
    assert names[found] == (found, "group")


def test_a_group_goes_by_its_place_and_head() -> None:
    text = "The Arica Mujahideen Shura Council laid mines. The Arica council denied it."
    assert [m.name for m in Groups.of(text).find(text)] == ["Arica Mujahideen Shura Council"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of Peru laid mines.",
        "Mines were laid in the Valley of the Apurimac Rivers (VAR). VAR rebels fled.",
        "The report attributed the mine to Peru, which denied it.",
        "Rebels of Northern Peru laid mines.",
    ],
)
def test_countries_and_areas_are_no_groups(text: str) -> None:
    assert Groups.of(text).names == {}


def test_a_second_name_means_the_group_of_the_first() -> None:
    groups = Groups.of("The Army of Light (AOL), also known as the Lanterns, laid mines. Its fighters deny it.")
    assert {mention.name for mention in groups.find("The Lanterns laid mines.")} == {"Army of Light"}


def test_whole_words_are_found_where_the_words_between_boundaries_are() -> None:
    plainly = re.compile(rf"(?<![\w-])(?:{alternation(known_groups())})(?![\w-])")
    quickly = re.compile(whole_words(known_groups()))
    text = ", ".join(known_groups()) + " pre-FARC FARC-like xFARC FARCs the Lord's\nResistance Army (ELN)"
    assert quickly.findall(text) == plainly.findall(text)


@pytest.mark.parametrize("name", [name for name in pattern_rules() if name.startswith("called.")])
def test_no_name_is_called_over_a_full_stop(name: str) -> None:
    for example in pattern_rules()[name].must_match:
        match = pattern(name).search(example)
        assert match is not None
        for gap in re.finditer(r"\s", match.group().strip()):
            at = match.start() + gap.start()
            across = pattern(name).search(f"{example[:at]}.{example[at:]}")
            assert across is None or "." not in across.group()


@pytest.mark.parametrize(
    "text",
    [
        "The ELN (National Army of St. Rose), Sol Negro (SN), and the FARC met.",
        "FARC,\nSol Negro and the ELN met.",
        "Sol Negro (SN) and the\nELN have also used mines.",
        "The Lord's Resistance Army and the Sol Negro (SN) reportedly laid mines.",
    ],
)
def test_a_name_beside_known_ones_is_a_group(text: str) -> None:
    known = {name: (name, "group") for name in ("ELN", "FARC", "Lord’s Resistance Army")}
    assert list(by_company(text, known)) == ["Sol Negro"]


@pytest.mark.parametrize(
    "text", ["The ELN, a group, and the FARC met.", "The ELN met. Sol Negro and Luna Roja laid mines."]
)
def test_a_name_apart_from_known_ones_is_none(text: str) -> None:
    assert not list(by_company(text, {name: (name, "group") for name in ("ELN", "FARC")}))
