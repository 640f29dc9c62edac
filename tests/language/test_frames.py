"""The factors of a predicate: negation and its scope, who says so, plans, whom "it" means."""

from __future__ import annotations

import re

import pytest

from pipeline.language.frames import Frame, verb_frame
from pipeline.language.inflect import forms

from .one_report import analysis_of


def frame_of(text: str, verb: str, *, country: str | None = "PER") -> Frame:
    """The frame of the last form of ``verb`` in the last sentence of the text that holds one."""
    for sentence in reversed(analysis_of(text, country=country).sentences):
        for match in reversed(list(re.finditer(r"\w+", sentence.text))):
            tags = forms(verb).get(match.group().lower())
            if tags:
                frame = verb_frame(sentence, match.start(), match.end(), tags)
                assert frame is not None
                return frame
    raise AssertionError(f"no form of {verb} in {text!r}")


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Peru used mines.", False),
        ("Peru has not used mines.", True),
        ("Peru has never used mines.", True),
        ("Peru does not produce or use mines.", True),
        ("Peru has neither produced nor used mines.", True),
        ("No soldier used mines.", True),
        ("Peru used no mines.", True),
        ("Peru has never made mines or used them.", True),
        ("Peru, which has had no army since 1948, used mines.", False),
        ("Peru denied that it had used mines.", True),
        ("Peru had not, as of May 2016, used mines.", True),
        ("Peru did not, however, use mines.", True),
        ("Peru did not like mines, as of May 2016, but it used mines.", False),
        ("The army denied that it had laid traps, and claimed that rebels used mines.", False),
        ("The Monitor has found no evidence that Peru used mines.", True),
        ("Peru did not attend the meeting. Peru used mines.", False),
        ("Peru refrained from using mines.", True),
        ("Peru did not keep its army from using mines.", False),
    ],
)
def test_negation(text: str, negative: bool) -> None:
    assert frame_of(text, "use").negative is negative


@pytest.mark.parametrize(
    ("text", "assertion", "speaker"),
    [
        ("Peru has not used mines.", "monitor", None),
        ("Officials stated that Peru has not used mines.", "government", "Officials"),
        ("Peru has not used mines, the ministry told the Monitor.", "government", "ministry"),
        ("According to the army, rebels used mines.", "government", "army"),
        ("Villagers alleged that soldiers used mines.", "third_party", "Villagers"),
        ("Human Rights Watch reported that the army used mines.", "third_party", "Human Rights Watch"),
        ("Chile said that Peru used mines.", "third_party", "Chile"),
        ("A UNITA spokesperson said that the group has not used mines.", "armed_group", "UNITA spokesperson"),
        ("The envoy was told by residents that soldiers used mines.", "third_party", "residents"),
        ("The Monitor concluded that the army used mines.", "monitor", None),
        ("“We have not used mines,” said a general.", "government", "general"),
        ("Peru promised a report in May, and rebels used mines in June.", "monitor", None),
        ("Officials said that it shares the aims but has not used mines.", "government", "Officials"),
    ],
)
def test_who_says_so(text: str, assertion: str, speaker: str | None) -> None:
    frame = frame_of(text, "use")
    assert (frame.assertion, frame.speaker) == (assertion, speaker)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Peru used mines.", ["PER"]),
        ("Ecuador and Chile used mines.", ["ECU", "CHL"]),
        ("Mines were used by the army and by rebels.", ["PER", "NSAG"]),
        ("In Chile, Peru used mines.", ["PER"]),
        ("Peruvian troops serving in Chile and Bolivia used mines.", ["PER"]),
        ("UNITA agreed to talks. It then used mines.", ["UNITA"]),
        ("Chile accused Peru of having used mines.", ["PER"]),
        ("The Wagner Group, a Russian company, used mines.", ["Wagner Group"]),
        ("Fighters of UNITA used mines.", ["UNITA"]),
        ("Peru and UNITA signed a truce. Both sides had used mines.", ["UNITA", "PER"]),
    ],
)
def test_who_did_it(text: str, actors: list[str]) -> None:
    assert sorted(a.id for a in frame_of(text, "use").actors) == sorted(actors)


@pytest.mark.parametrize(
    ("text", "irrealis"),
    [
        ("Peru used mines.", False),
        ("Peru plans to use mines.", True),
        ("The law forbids soldiers to use mines.", True),
        ("Peru could use mines.", True),
        ("If attacked, Peru would fight. Peru used mines.", False),
        ("Peru is one of the last states to use mines.", False),
        ("Peru is known to have used mines.", False),
    ],
)
def test_plans_and_calls_are_no_acts(text: str, irrealis: bool) -> None:
    assert frame_of(text, "use").irrealis is irrealis


def test_a_hedge_is_kept_with_its_place() -> None:
    frame = frame_of("Peru apparently used mines.", "use")
    assert frame.hedged
    assert ("hedge", 5, 15) in frame.cues
    assert not frame_of("Peru used mines.", "use").hedged


def test_in_a_chapter_the_section_names_the_country() -> None:
    assert [a.id for a in frame_of("Chile signed in 1997. The army used mines.", "use", country=None).actors] == ["CHL"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Peru and Chile went to war. Both laid mines.", {"PER", "CHL"}),
        ("Peru and Chile fought a third country’s army, and neither laid mines.", {"PER", "CHL"}),
        ("The ELN and the FARC fought the army, but both laid mines.", {"ELN", "FARC"}),
        ("Peru and Chile both laid mines.", {"PER", "CHL"}),
    ],
)
def test_both_and_neither_are_the_pair_named_last(text: str, actors: set[str]) -> None:
    assert {actor.id for actor in frame_of(text, "lay").actors} == actors
