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
