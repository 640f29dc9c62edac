"""What a sentence leans on: the report's country, its named groups, and whom "it", "the group", "both sides" mean.

``Context.actors_of(sentence, agent)`` says who an agent is; what a reference means is in ``coreference.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.language.actor import UNKNOWN, Actor
from pipeline.language.agents import Agent
from pipeline.language.coreference import referred, spoken_for
from pipeline.language.dates import find_dates, is_period
from pipeline.language.groups import Groups
from pipeline.language.patterns import pattern
from pipeline.language.prepositions import in_phrase
from pipeline.records import ActorType, Report
from pipeline.reference.countries import find_countries

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


_PERIOD_REACH = 6
"""Sentences back, at most, in which "that war" finds its time."""


@dataclass
class Context:
    """The actors of one report, or of an entry in a chapter on many states."""

    report: Report
    chapter: bool = False
    """Whether ``report`` is an entry, told as a profile of its state."""

    @cached_property
    def groups(self) -> Groups:
        return Groups.of(self.report.text, self.report.country_iso3)

    @cached_property
    def independence(self) -> str | None:
        """When the report says that its country became independent."""
        for told in pattern("date.independence").finditer(self.report.text):
            dates = [d.edtf for d in find_dates(told.group()) if d.edtf and "/" not in d.edtf]
            if dates:
                return dates[0]
        return None

    def home(self, sentence: Sentence) -> Actor | None:
        """The state that an unnamed actor means here: the profile's country, in a chapter the section's or the last
        one named."""
        if self.report.country_iso3:
            return Actor(self.report.country_iso3, "state", 0.9)
        if sentence.section:
            for mention in find_countries(sentence.section):
                if mention.iso3:
                    return Actor(mention.iso3, "state", 0.7)
        step: Sentence | None = sentence
        while step is not None:
            for agent in step.agents:
                if agent.kind == "state" and agent.id and not agent.modifier:
                    return Actor(agent.id, "state", 0.5)
            step = step.previous
        return None

    def anchor(self, sentence: Sentence) -> str | int | None:
        """The date that "the previous month" or "on 5 May" lean on: the last one before in the paragraph."""
        step = sentence.previous
        while step is not None:
            dated = [d for d in step.dates if d.edtf and d.relation != "title" and not d.edtf.startswith("..")]
            told = [d for d in dated if not pattern("reference.told_aside").search(step.text[: d.start])] or dated
            if told:
                return (told[-1].edtf or "").removesuffix("/..")
            step = step.previous
        return None

    def period(self, sentence: Sentence) -> str | None:
        """The span or time of a war that "those years" and "that war" lean on: the last one some sentences back."""
        step, steps = sentence.previous, _PERIOD_REACH
        while step is not None and steps:
            told = [d.edtf for d in step.dates if is_period(step.text, d)]
            if told:
                return told[-1]
            step, steps = step.previous, steps - 1
        return None

    def actors_of(self, sentence: Sentence, agent: Agent | None) -> list[Actor]:
        """Who the agent is; empty for those who only observe; the home state where none is named."""
        if agent is None:
            home = self.home(sentence)
            return [home] if home else []
        if agent.kind in {"observer", "monitor"}:
            return []
        if agent.kind == "paper":
            return self.actors_of(sentence, None)
        types: dict[str, ActorType] = {"coalition": "other", "group": "armed_group"}
        if agent.kind in types:
            return [Actor(agent.id or agent.text, types[agent.kind])]
        if agent.kind == "state" and agent.id:
            return [Actor(agent.id, "state")]
        key = "actors", agent, id(self)
        if key not in sentence.known:
            sentence.known[key] = self._worked_out(sentence, agent)
        return list(sentence.known[key])

    def _worked_out(self, sentence: Sentence, agent: Agent) -> list[Actor]:
        """Who an agent is that no name tells: an organ ("the army"), or a reference ("it")."""
        if agent.kind == "state" and not agent.possessor:
            actor = (
                spoken_for(self, sentence, agent)
                or self._in_country(sentence, agent)
                or _serves(sentence, agent)
                or _admitted_by(sentence, agent)
                or self.home(sentence)
            )
            return [actor] if actor else []
        return referred(self, sentence, agent)

    def _in_country(self, sentence: Sentence, agent: Agent) -> Actor | None:
        """The other country that opens the clause: "In Cameroon, a military spokesperson blamed"."""
        opened = pattern("reference.in_country").search(sentence.text[: agent.start])
        if opened is None or not pattern("reference.local_head").search(sentence.text[: agent.end]):
            return None
        found = [a for a in sentence.agents if a.start == opened.start("country") and a.kind == "state" and a.id]
        return Actor(found[0].id or "", "state", 0.7) if found and not found[0].modifier else None

    def subject_of(self, sentence: Sentence) -> Agent | None:
        """Whom a sentence is about, for the sentences after it."""
        named = _topic(sentence)
        if named is not None:
            return named
        previous = sentence.previous.subject if sentence.previous else None
        for agent in sentence.agents:
            if agent.kind in {"observer", "monitor", "paper"} or agent.modifier or in_phrase(sentence, agent):
                continue
            if agent.kind == "reference" and pattern("reference.empty_it").search(
                sentence.text[max(0, agent.start - 8) : agent.end + 14]
            ):
                group = next((a for a in sentence.agents if a.kind == "group" and a.id != "NSAG"), None)
                if group is not None:
                    return group
                continue
            if agent.kind == "reference":
                about = _rebels(agent, previous) or previous
                if about is not None:
                    return about
                continue
            if agent.possessor and previous is not None and self._owned_by_group(sentence, agent):
                return previous  # "their foreign ministry": still about the group
            return agent
        return previous

    def _owned_by_group(self, sentence: Sentence, agent: Agent) -> bool:
        return [actor.type for actor in self.actors_of(sentence, agent)] == ["armed_group"]


def _topic(sentence: Sentence) -> Agent | None:
    """Whom a sentence says that it is about ("As for the army"), or the group that has its last word."""
    topic = pattern("reference.topic").match(sentence.text)
    named = next((a for a in sentence.agents if topic and a.start - topic.end() in range(12)), None)
    if named is not None:
        return named
    for agent in sentence.agents:
        if agent.kind == "group" and pattern("reference.exception").search(sentence.text[: agent.start]):
            return agent
    answered = pattern("reference.last_word").search(sentence.text)
    groups = (a for a in sentence.agents if a.kind == "group" and answered and a.start >= answered.start("who"))
    return next(groups, None)


def _rebels(agent: Agent, previous: Agent | None) -> Agent | None:
    """ "The rebels" where no group has been spoken of: some that the report does not name."""
    unnamed = previous is None or previous.kind != "group"
    return agent if unnamed and pattern("reference.rebels").search(agent.text) else None


def _serves(sentence: Sentence, agent: Agent) -> Actor | None:
    """The other country whose official it is: "a minister of the Chilean government"."""
    if not agent.official:
        return None
    near = [a for a in sentence.agents if a.kind == "state" and a.id and a.start > agent.end]
    of_it = near and pattern("reference.serves").fullmatch(sentence.text, agent.end, near[0].start)
    return Actor(near[0].id or "", "state", 0.9) if of_it else None


def _admitted_by(sentence: Sentence, agent: Agent) -> Actor | None:
    """The other country whose official admits or denies what "the army" did: its own army is meant."""
    if not pattern("reference.forces").match(agent.text):
        return None
    for governor in sentence.governors:
        speaker = governor.speaker
        owns_up = governor.class_ == "deny" or pattern("reference.admits").match(governor.word)
        if not owns_up or governor.parenthetical or speaker is None or speaker.kind != "state" or not speaker.id:
            continue
        if governor.content <= agent.start and governor.governs(agent.start, agent.end):
            return Actor(speaker.id, "state", 0.7)
    return None


__all__ = ["UNKNOWN", "Actor", "Context"]
