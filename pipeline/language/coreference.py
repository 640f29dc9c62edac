"""Whom "it", "the group", "both sides", "he" and "we" mean: a small coreference, written for these reports.

``referred(context, sentence, agent)`` is the entry. "It" is the country of the profile unless the sentence, or one
before it in the paragraph, was about somebody else. Patterns are in ``patterns.toml`` ("reference.…").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.language.actor import Actor
from pipeline.language.agents import Agent
from pipeline.language.patterns import pattern
from pipeline.language.prepositions import in_phrase
from pipeline.language.pronouns import accused_group, is_observer, is_persons_group, is_unknown, named_ahead, pair_named
from pipeline.language.subjects import coordinated_before

if TYPE_CHECKING:
    from pipeline.language.context import Context
    from pipeline.language.view import Sentence

#: How many characters back "the group" in a new paragraph may find the one that it means.
_GROUP_REACH = 900

_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_MANY = frozenset({"they", "them"})
_SPEAKERS = frozenset({"we", "i", "us", "our", "my"})


def referred(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """Who a reference, or an organ that one owns ("its army"), is; empty where nobody can be named."""
    word = agent.text.lower()
    if pattern("reference.two").match(agent.text):
        return _of_two(context, sentence, agent)
    if word in _SPEAKERS or word.startswith("our "):
        return _quoted(context, sentence, agent)
    if word in _PERSONS or (agent.possessor and pattern("reference.persons_own").match(sentence.text, agent.start)):
        return _person(context, sentence, agent)
    if (
        sentence.text[agent.start : agent.start + 5].lower() == "whose"
        and (owner := _before_relative(sentence, agent)) is not None
    ):
        return context.actors_of(sentence, owner)
    return _antecedent(context, sentence, agent)


def spoken_for(context: Context, sentence: Sentence, agent: Agent) -> Actor | None:
    """The group that the sentence before is about, which "a spokesman" then speaks for."""
    alone = r"(?:^|\W)(?i:an?|the|one|another)\s+$"
    if not pattern("reference.spokesperson").match(agent.text) or not re.search(alone, sentence.text[: agent.start]):
        return None
    subject = sentence.previous.subject if sentence.previous else None
    if subject is None or subject.kind != "group" or subject.id in {None, "NSAG"}:
        return None
    return Actor(subject.id or subject.text, "armed_group", 0.7)


def _quoted(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """Whom "we" in a quotation is: who speaks in this sentence, else in the one before, else the home state."""
    for step in (sentence, sentence.previous):
        if step is None:
            continue
        speakers = [
            g.speaker for g in step.governors if g.speaker and g.speaker.kind in {"state", "group", "reference"}
        ]
        speakers = [s for s in speakers if s != agent and s.text.lower() not in _SPEAKERS]
        found = context.actors_of(step, speakers[0]) if speakers else []
        if found:
            unnamed = speakers[0].id == "NSAG"
            return (_last_group(context, step, speakers[0]) if unnamed else []) or found
    return context.actors_of(sentence, None)


def _person(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """Whom "he" or "she" speaks for: the side of the person named last, wherever it stands ("interview with a …
    representative")."""
    aside = any(g.parenthetical and g.speaker == agent for g in sentence.governors)
    # "The army did the same, he said": not whom he speaks of
    limit = sentence.part_of(agent.start)[0] if aside else agent.start
    step: Sentence | None = sentence
    while step is not None:
        spoke = [g.speaker for g in step.governors if g.speaker is not None] if step is not sentence else []
        if spoke and spoke[-1].kind == "observer":
            return []
        for other in reversed(step.agents):
            if (step is sentence and other.end > limit) or other.modifier:
                continue
            if step is sentence and pattern("reference.many").search(other.text):
                continue
            of_group = other.kind == "reference" and other.end - other.start > len(other.text)
            whole = other.kind == "group" and (other.plural or is_persons_group(step, other))
            if other.official or of_group or whole:
                return context.actors_of(step, other)
            if other.kind == "observer" and step is not sentence:
                return []
        step = step.previous
    groups = [a for a in sentence.agents if a.end <= agent.start and a.kind == "group"]
    return context.actors_of(sentence, groups[-1]) if groups else []


def _before_relative(sentence: Sentence, agent: Agent) -> Agent | None:
    """The owner in "Peru, whose forces": the agent right before "whose"."""
    ended = [a for a in sentence.agents if a.end <= agent.start and a.kind != "reference"]
    if ended and re.fullmatch(r"\)?(?:\[\d+\])*,?\s+", sentence.text[ended[-1].end : agent.start]):
        return replace(ended[-1], modifier=False)
    if re.search(r"\bthat (?:country|state)(?:\[\d+\])*,\s+$", sentence.text[: agent.start]):
        return next((a for a in reversed(ended) if a.kind == "state" and a.id), None)
    return None


def _antecedent(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """Whom a reference means: somebody earlier in the sentence, else whom the one before is about, else home."""
    if is_observer(sentence, agent) or is_unknown(sentence, agent):
        return []
    wants_group = agent.kind == "reference" and pattern("reference.group").match(agent.text) is not None
    ahead = named_ahead(sentence, agent)
    if ahead is not None:
        return context.actors_of(sentence, ahead)
    found = [] if wants_group else _speaker_itself(context, sentence, agent)
    found = found or _earlier_in(context, sentence, agent, wants_group)
    if found:
        return [Actor(a.id, a.type, min(a.certainty, 0.85)) for a in found]
    found = _in_sentences_before(context, sentence, agent, wants_group)
    if found:
        return [Actor(a.id, a.type, min(a.certainty, 0.8)) for a in found]
    if wants_group:
        return _last_group(context, sentence, agent)
    return context.actors_of(sentence, None)


def _speaker_itself(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """ "on Peru, which replied that it", "led to Peru, whose ministry said that it": who speaks, though in a phrase."""
    if agent.text.lower() not in {"it", "they"}:
        return []
    for governor in sentence.governors:
        speaker = governor.speaker
        if governor.class_ not in {"say", "deny"} or governor.parenthetical:
            continue
        if agent.start - governor.content not in range(3):
            continue
        if speaker is None or speaker.text.lower() in {"it", "they"} or speaker.end > governor.start:
            continue
        owner = _before_relative(sentence, speaker) if sentence.text.startswith("whose", speaker.start) else None
        if owner is not None or (speaker.kind in {"state", "group"} and speaker.id is not None):
            return context.actors_of(sentence, owner or speaker)
    return []


def _last_group(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """The group named last in the paragraphs before; "the rebels" may also be some without a name."""
    rebels = pattern("reference.rebels").search(agent.text) is not None
    text = context.report.text[max(0, sentence.start - _GROUP_REACH) : sentence.start]
    named = [m for m in context.groups.find(text) if m.kind == "group"] if not rebels else []
    if named:
        return [Actor(named[-1].name, "armed_group", 0.6)]
    return [Actor("NSAG", "armed_group", 0.5)] if rebels else []


def _first_group(context: Context, sentence: Sentence) -> list[Actor]:
    """The first group that the report names behind a summary that speaks of both sides only."""
    named = [m for m in context.groups.find(context.report.text[sentence.start :]) if m.kind == "group"]
    return [Actor(named[0].name, "armed_group", 0.5)] if named else []


def _earlier_in(context: Context, sentence: Sentence, agent: Agent, wants_group: bool) -> list[Actor]:
    for other in _candidates(sentence, agent):
        group = other.kind == "group"
        if group and pattern("reference.paper_of").search(sentence.text[: other.start]):
            return context.actors_of(sentence, other)
        if other.kind == "reference" and not wants_group and pattern("reference.group").match(other.text):
            return context.actors_of(sentence, other)
        if other.kind == "reference" and not wants_group and pattern("reference.two").match(other.text):
            return context.actors_of(sentence, other)
        if other.possessor and other.plural and agent.text.lower() in {"they", "them"}:
            return context.actors_of(sentence, other)
        if other.kind in {"observer", "monitor", "paper", "reference"} or other.modifier or other.possessor:
            continue
        if wants_group if not group else (not wants_group and in_phrase(sentence, other)):
            continue
        if not group and in_phrase(sentence, other):
            continue
        found = context.actors_of(sentence, other)
        if found:
            return [*_beside(context, sentence, agent, other), *found]
    return []


def _beside(context: Context, sentence: Sentence, agent: Agent, other: Agent) -> list[Actor]:
    """Whom "they" means beside the nearest: "Peru and Chile said that they"."""
    if agent.text.lower() not in _MANY:
        return []
    listed = coordinated_before(sentence, other)
    return [actor for one in listed for actor in context.actors_of(sentence, one)]


def _candidates(sentence: Sentence, agent: Agent) -> Iterator[Agent]:
    """Agents before a reference, the nearest first; not those that it cannot mean.

    "It" is not who is told ("told the mission that it"), not who accuses it ("charged it with"), and, where it speaks
    in an aside ("X, it said, had"), not who the aside interrupts, nor whom a closed relative clause names.
    """
    text = sentence.text
    before = [a for a in sentence.agents if a.end <= agent.start]
    aside = text[: agent.start].endswith(", ") and any(
        g.parenthetical and g.speaker == agent for g in sentence.governors
    )
    if sentence.search("reference.object", agent.start):
        # The verb's own subject stands before it: somebody of an earlier clause or sentence is meant.
        left, _ = sentence.part_of(agent.start)
        before = [a for a in before if a.end <= left]
    asides = pattern("reference.aside").finditer(text[: agent.start])
    # An apposition is one only behind somebody: in "Ortiz, a spokesman for the XLF, said" the XLF may be meant.
    closed = [m.span() for m in asides if m["relative"] or any(a.end == m.start() for a in before)]
    before = [a for a in before if not any(start < a.start and a.end < end for start, end in closed)] or before
    for place, other in enumerate(reversed(before)):
        if aside and place == 0:
            continue
        # "According to an official, it": not the official
        source = other.id is None and any(
            g.speaker == other and g.rule == "say.according_to" for g in sentence.governors
        )
        if not source and not pattern("reference.told").search(text[: other.start]):
            yield other


def _in_sentences_before(context: Context, sentence: Sentence, agent: Agent, wants_group: bool) -> list[Actor]:
    step = sentence.previous
    while step is not None:
        subject = _group_of(step) if wants_group else accused_group(step, agent) or step.subject
        found = context.actors_of(step, subject) if subject is not None else []
        if found:
            return found
        step = step.previous
    return []


def _group_of(step: Sentence) -> Agent | None:
    """The group that a sentence is about, else the one that it names: rather one that acts than one in a phrase."""
    if step.subject in step.agents and step.subject is not None and step.subject.kind == "group":
        return step.subject
    named = [a for a in step.agents if a.kind == "group" and a.id != "NSAG"]
    acting = [a for a in named if not in_phrase(step, a)]
    if acting or named:
        return acting[0] if acting else named[-1]
    return step.subject if step.subject is not None and step.subject.kind == "group" else None


def _of_two(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """ "Both sides" are the last two, "the former" is the first of them."""
    two = _last_two(context, sentence, agent)
    one = pattern("reference.one_of_two").match(agent.text)
    if one is not None:
        return two[1:2] if one.group("former") else two[:1]
    home = context.home(sentence)
    if len(two) == 1 and home is not None and two[0].id != home.id:
        two.append(Actor(home.id, home.type, 0.6))
    if len(two) < 2 and pattern("reference.sides").search(agent.text):
        named = _last_group(context, sentence, agent) or _first_group(context, sentence)
        two = [*two, *([home] if home else []), *named]
        two = list({actor.id: actor for actor in two}.values())
        return two[:2] if len(two) > 1 else []
    return two


def _is_place(step: Sentence, agent: Agent) -> bool:
    """Whether a country is only where something happens ("in Peru"), or where a thing is from ("Peruvian mines")."""
    if agent.kind != "state" or agent.official:
        return False
    if agent.modifier:
        return not re.match(r"\s+(?:and|or)\b", step.text[agent.end :])
    return pattern("reference.place").search(step.text[: agent.start]) is not None


def _last_two(context: Context, sentence: Sentence, agent: Agent) -> list[Actor]:
    """The last two who are named as one pair ("Peru and Chile"), else the last two named."""
    for place in (sentence, sentence.previous):
        pair = pair_named(place, agent.start if place is sentence else None) if place is not None else []
        if place is not None and pair and not pattern("reference.two_groups").search(agent.text):
            two = [actor for other in pair for actor in context.actors_of(place, other)]
            return [Actor(actor.id, actor.type, 0.7) for actor in reversed(two)][:2]
    found: list[Actor] = []
    only_groups = pattern("reference.two_groups").search(agent.text) is not None
    only_states = pattern("reference.two_states").search(agent.text) is not None
    wanted = {"group"} if only_groups else {"state"} if only_states else {"state", "group", "coalition"}
    step: Sentence | None = sentence
    while step is not None and len(found) < 2:
        for other in reversed(step.agents):
            if step is sentence and other.end > agent.start:
                continue
            if other.kind in wanted and not other.possessor and not _is_place(step, other):
                for actor in context.actors_of(step, other):
                    if actor.id not in {a.id for a in found}:
                        found.append(Actor(actor.id, actor.type, 0.7))
            if len(found) >= 2:
                break
        step = step.previous
    return found[:2]
