"""What the words of a sentence alone say of an "it" in it: the name that follows, or an observer that speaks.

``coreference`` asks here before it looks back.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.patterns import pattern

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


def named_ahead(sentence: Sentence, agent: Agent) -> Agent | None:
    """ "When it signed, Peru said": the state that is subject behind the clause which opens the sentence."""
    if agent.text.lower() != "it" or not pattern("reference.opening_clause").fullmatch(sentence.text[: agent.start]):
        return None
    for other in sentence.agents:
        if other.start > agent.end and other.kind == "state" and other.id and not other.modifier:
            subject = pattern("reference.main_subject").fullmatch(sentence.text, agent.end, other.start)
            verb = pattern("reference.main_verb").match(sentence.text, other.end)
            return other if subject and verb else None
    return None


def is_observer(sentence: Sentence, agent: Agent) -> bool:
    """Whether "it" is the observer that speaks: "the mission told the Monitor that it found none"."""
    if agent.text.lower() not in {"it", "they"}:
        return False
    return any(
        g.speaker is not None
        and g.speaker.kind == "observer"
        and agent.start - g.content in range(3)
        and (agent.text.lower() == "it" or not _is_one(g.speaker))
        for g in sentence.governors
        if g.class_ == "say" and not g.parenthetical and g.speaker != agent
    )


def is_unknown(sentence: Sentence, agent: Agent) -> bool:
    """Whether "they" are people of no known kind who speak: "Hunters told a priest that they had laid mines"."""
    if agent.text.lower() != "they":
        return False
    for governor in sentence.governors:
        group = governor.group
        if governor.class_ != "say" or governor.parenthetical or governor.speaker is not None or group is None:
            continue
        near = agent.start - governor.content in range(3) and not (group.passive or group.gerund or group.infinitive)
        left, _ = sentence.part_of(group.start)
        if near and pattern("reference.unknown_people").search(sentence.text[left : group.start]):
            return True
    return False


def accused_group(step: Sentence, agent: Agent) -> Agent | None:
    """The group that a sentence accuses, where a later "it" cannot be who accuses: "Police blamed the X. It denied"."""
    owned = agent.possessor and agent.text.lower() not in {"he", "she", "they"}
    if agent.text.lower() not in {"it", "its"} and not owned:
        return None
    while step.subject is not None and step.subject not in step.agents and step.previous is not None:
        step = step.previous  # where the one who is still spoken of was named
    accuser = step.subject
    if accuser is None or not accuser.official or not pattern("reference.people").search(accuser.text):
        return None
    accused = pattern("reference.accuses").search(step.text, accuser.end if accuser in step.agents else 0)
    groups = (a for a in step.agents if accused and a.start >= accused.end() and a.kind == "group")
    return next((a for a in groups if a.id != "NSAG" and not a.modifier), None)


def is_persons_group(sentence: Sentence, agent: Agent) -> bool:
    """ "Luis Ortiz of the XLF": the group named behind somebody of it."""
    before = sentence.text[: agent.start]
    return agent.kind == "group" and pattern("reference.person_of").search(before) is not None


def _is_one(observer: Agent) -> bool:
    """Whether an observer is one body under its name, which "they" does not mean: "Human Rights Watch"."""
    return observer.text[:1].isupper() and not observer.text.endswith("s")


def pair_named(sentence: Sentence, before: int | None) -> list[Agent]:
    """The last two agents before an offset that "and" joins under their names: "Peru and Chile signed; neither …"."""
    named = [a for a in sentence.agents if a.id and a.id != "NSAG" and a.kind in {"state", "group"} and not a.modifier]
    named = [a for a in named if before is None or a.end <= before]
    for first, second in reversed(list(pairwise(named))):
        if pattern("reference.pair").match(sentence.text[first.end : second.start]):
            listed = [a for a in named if a.end <= first.start]
            gap = sentence.text[listed[-1].end : first.start] if listed else ""
            return [] if pattern("reference.listed").match(gap) else [first, second]
    return []
