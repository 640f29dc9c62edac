"""What a sentence leans on: the report's country, its named groups, and whom "it", "the group", "both sides" mean.

``Context.actors_of(sentence, agent)`` is the program's coreference: small, and written for these reports, where "it"
is the
country of the profile unless the sentence or the one before was about somebody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.groups import Groups
from pipeline.language.patterns import pattern
from pipeline.language.subjects import in_phrase
from pipeline.records import ActorType, Report
from pipeline.reference.countries import find_countries

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: ISO code or printed name, and how sure the link is (1 named, less where it was worked out)."""

    id: str
    type: ActorType
    certainty: float = 1.0


#: How many characters back "the group" in a new paragraph may find the one that it means.
_GROUP_REACH = 900

UNKNOWN = Actor("unknown", "unknown", 0.3)


@dataclass
class Context:
    """One report's actors."""

    report: Report

    @cached_property
    def groups(self) -> Groups:
        return Groups.of(self.report.text, self.report.country_iso3)

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
            dated = [d.edtf for d in step.dates if d.edtf and d.relation != "title" and not d.edtf.startswith("..")]
            if dated:
                return dated[-1].removesuffix("/..")
            step = step.previous
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
        if agent.kind == "state" and not agent.possessor:
            actor = self._group_before(sentence, agent) or self._in_country(sentence, agent) or self.home(sentence)
            return [actor] if actor else []
        if pattern("reference.two").match(agent.text):
            return self._of_two(sentence, agent)
        if agent.text.lower() in {"we", "i", "us", "our"} or agent.text.lower().startswith("our "):
            return self._quoted(sentence, agent)
        return self._antecedent(sentence, agent)

    def _group_before(self, sentence: Sentence, agent: Agent) -> Actor | None:
        """The group that the sentence before is about, which "a spokesman" then speaks for."""
        subject = sentence.previous.subject if sentence.previous else None
        alone = re.search(r"(?:^|\W)(?:an?|the|one|another)\s+$", sentence.text[: agent.start], re.IGNORECASE)
        if alone is None or not pattern("reference.spokesperson").match(agent.text):
            return None
        if subject is None or subject.kind != "group" or subject.id in {None, "NSAG"}:
            return None
        return Actor(subject.id or subject.text, "armed_group", 0.7)

    def _in_country(self, sentence: Sentence, agent: Agent) -> Actor | None:
        """The other country that opens the clause: "In Cameroon, a military spokesperson blamed"."""
        opened = pattern("reference.in_country").search(sentence.text[: agent.start])
        if opened is None or not pattern("reference.local_head").match(agent.text):
            return None
        found = [a for a in sentence.agents if a.start == opened.start("country") and a.kind == "state" and a.id]
        return Actor(found[0].id or "", "state", 0.7) if found and not found[0].modifier else None

    def _quoted(self, sentence: Sentence, agent: Agent) -> list[Actor]:
        """Whom "we" in a quotation is: who speaks in this sentence, else in the one before, else the home state."""
        for step in (sentence, sentence.previous):
            if step is None:
                continue
            speakers = [g.speaker for g in step.governors if g.speaker and g.speaker.kind in {"state", "group"}]
            speakers = [speaker for speaker in speakers if speaker != agent]
            if speakers:
                return self.actors_of(step, speakers[0])
        return self.actors_of(sentence, None)

    def _person(self, sentence: Sentence, agent: Agent) -> list[Actor]:
        """Whom "he" or "she" speaks for: the side of the person named last, wherever it stands ("interview with a …
        representative")."""
        step: Sentence | None = sentence
        while step is not None:
            for other in reversed(step.agents):
                if (step is sentence and other.end > agent.start) or other.modifier:
                    continue
                if other.official or (other.kind == "group" and other.plural):
                    return self.actors_of(step, other)
                if other.kind == "observer" and step is not sentence:
                    return []
            step = step.previous
        return []

    def _antecedent(self, sentence: Sentence, agent: Agent) -> list[Actor]:
        """Whom a reference means: somebody earlier in the sentence, else whom the one before is about, else home."""
        if agent.text.lower() in {"he", "she"}:
            return self._person(sentence, agent)
        if sentence.text.startswith("whose", agent.start):
            owners = [a for a in sentence.agents if 0 < agent.start - a.end < 12]
            named = [a for a in owners if a.kind in {"state", "group", "coalition"} and not a.possessor]
            if named:
                return self.actors_of(sentence, named[-1])
        wants_group = agent.kind == "reference" and pattern("reference.group").match(agent.text) is not None
        found = self._earlier_in(sentence, agent, wants_group)
        if found:
            return [Actor(a.id, a.type, min(a.certainty, 0.85)) for a in found]
        found = self._in_sentences_before(sentence, wants_group)
        if found:
            return [Actor(a.id, a.type, min(a.certainty, 0.8)) for a in found]
        if wants_group:
            return self._last_group(sentence, agent)
        return self.actors_of(sentence, None)

    def _last_group(self, sentence: Sentence, agent: Agent) -> list[Actor]:
        """The group named last in the paragraphs before; "the rebels" may also be some without a name."""
        rebels = pattern("reference.rebels").search(agent.text) is not None
        text = self.report.text[max(0, sentence.start - _GROUP_REACH) : sentence.start]
        named = [m for m in self.groups.find(text) if m.kind == "group"] if not rebels else []
        if named:
            return [Actor(named[-1].name, "armed_group", 0.6)]
        return [Actor("NSAG", "armed_group", 0.5)] if rebels else []

    def _earlier_in(self, sentence: Sentence, agent: Agent, wants_group: bool) -> list[Actor]:
        for other in reversed([a for a in sentence.agents if a.end <= agent.start]):
            group = other.kind == "group"
            if other.kind == "reference" and not wants_group and pattern("reference.group").match(other.text):
                return self.actors_of(sentence, other)
            if other.kind in {"observer", "monitor", "paper", "reference"} or other.modifier or other.possessor:
                continue
            if wants_group if not group else (not wants_group and in_phrase(sentence, other)):
                continue
            if not group and in_phrase(sentence, other):
                continue
            found = self.actors_of(sentence, other)
            if found:
                return found
        return []

    def _in_sentences_before(self, sentence: Sentence, wants_group: bool) -> list[Actor]:
        step = sentence.previous
        while step is not None:
            subject = step.subject
            if wants_group and (subject is None or subject.kind != "group"):
                named = [a for a in step.agents if a.kind == "group" and a.id != "NSAG"]
                subject = named[-1] if named else None
            found = self.actors_of(step, subject) if subject is not None else []
            if found:
                return found
            step = step.previous
        return []

    def _of_two(self, sentence: Sentence, agent: Agent) -> list[Actor]:
        """ "Both sides" are the last two, "the former" is the first of them."""
        two = self._last_two(sentence, agent)
        one = pattern("reference.one_of_two").match(agent.text)
        if one is None:
            return two
        return two[1:2] if one.group("former") else two[:1]

    def _last_two(self, sentence: Sentence, agent: Agent) -> list[Actor]:
        found: list[Actor] = []
        only_groups = pattern("reference.two_groups").search(agent.text) is not None
        step: Sentence | None = sentence
        while step is not None and len(found) < 2:
            for other in reversed(step.agents):
                if step is sentence and other.end > agent.start:
                    continue
                wanted = {"group"} if only_groups else {"state", "group", "coalition"}
                if other.kind in wanted and not other.possessor:
                    for actor in self.actors_of(step, other):
                        if actor.id not in {a.id for a in found}:
                            found.append(Actor(actor.id, actor.type, 0.7))
                if len(found) >= 2:
                    break
            step = step.previous
        home = self.home(sentence)
        if len(found) == 1 and home is not None and found[0].id != home.id:
            found.append(Actor(home.id, home.type, 0.6))
        return found[:2]

    def follow(self, sentence: Sentence) -> None:
        """Settle whom the sentence is about, for the sentences after it."""
        for agent in sentence.agents:
            if agent.kind in {"observer", "monitor", "paper"} or agent.modifier or in_phrase(sentence, agent):
                continue
            if agent.kind == "reference" and pattern("reference.empty_it").search(
                sentence.text[max(0, agent.start - 8) : agent.end + 14]
            ):
                sentence.subject = next((a for a in sentence.agents if a.kind == "group" and a.id != "NSAG"), None)
                if sentence.subject is not None:
                    return
                continue
            if agent.kind == "reference":
                previous = sentence.previous.subject if sentence.previous else None
                sentence.subject = previous
                if previous is not None:
                    return
                continue
            sentence.subject = agent
            return
        sentence.subject = sentence.previous.subject if sentence.previous else None
