"""Whose verb of saying it is: who speaks before it, behind it in an inverted order, or under a bare name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.clauses import VerbGroup
from pipeline.language.patterns import pattern
from pipeline.language.subjects import agent_after, subject_before

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


def told_by(sentence: Sentence, end: int) -> Agent | None:
    """Who speaks behind "by": "was told by residents that"; "were assured that" names nobody."""
    speaker = next(iter(agent_after(sentence, end, within=60)), None)
    if speaker is not None and pattern("governor.act_by").search(sentence.text[end : speaker.start]):
        return None
    return speaker


def active_speaker(sentence: Sentence, group: VerbGroup, start: int) -> Agent | None:
    """The subject of a verb of saying at ``start``; a state before an observer where both speak."""
    named = pattern("governor.as_name").search(sentence.text, 0, group.start)
    if named is not None and not any(named.start() < a.end and a.start < group.start for a in sentence.agents):
        return Agent(named.start("name"), named.end("name"), "observer", None, named.group("name"))
    one = pattern("governor.one_of_them").search(sentence.text, 0, group.start)
    if one is not None:
        # one of the persons told of before: whom "he" would stand for
        observers = any(a.kind == "observer" and a.end <= one.start("one") for a in sentence.agents)
        return Agent(one.start("one"), one.end("one"), "observer" if observers else "reference", None, "he")
    speaker = _first_of_list(sentence, subject_before(sentence, group, start))
    if speaker is not None and _is_quoted(sentence.text, speaker.start, start):
        return None  # who is spoken of in the quotation before
    return speaker


def _is_quoted(text: str, at: int, verb: int) -> bool:
    """Whether ``at`` lies in a quotation that ends before the verb."""
    return text.rfind("“", 0, at) > text.rfind("”", 0, at) and text.find("”", at, verb) >= 0


def inverted_speaker(sentence: Sentence, start: int, end: int) -> Agent | None:
    """Who speaks in "…,” said a spokesperson": the agent behind the verb; None where the order is the usual one."""
    before, after = sentence.text[:start], sentence.text[end:]
    if pattern("governor.question_follows").match(after) or pattern("governor.told").match(sentence.text[start:end]):
        # Who stands behind "told" is told.
        return None
    if pattern("governor.tells_somebody").match(sentence.text[start:]) or pattern("governor.told_by").match(after):
        return None
    if not pattern("governor.inverted").search(before) and not ("“" in before and before.rstrip().endswith(("”", ","))):
        return None
    for agent in sentence.agents:
        if agent.start > end and pattern("governor.follower").match(sentence.text[end : agent.start]):
            # "…, denied it": an object, and who denies stands before
            return None if agent.text.lower() in {"it", "them", "him", "us"} else agent
    return None


def person(sentence: Sentence, start: int) -> Agent | None:
    """A person who speaks under a bare name: an official where the report gives the name a title."""
    named = pattern("governor.person").search(sentence.text[:start])
    if named is None:
        return None
    name = named.group("name").strip()
    report, last = sentence.report.text, name.split()[-1]
    title = pattern("governor.title")
    places = (match.start() for match in re.finditer(rf"\b{re.escape(last)}\b", report))
    titled = any(title.search(report[max(0, at - 80) : at]) for at in places)
    begin = named.start("name")
    return Agent(begin, begin + len(name), "state" if titled else "observer", None, name, official=True)


def _first_of_list(sentence: Sentence, speaker: Agent | None) -> Agent | None:
    """Of "Peru and the UN command" the state: it stands for what both say."""
    if speaker is None or speaker.kind == "state":
        return speaker
    for other in sentence.agents:
        if other.end >= speaker.start or other.kind != "state" or other.modifier:
            continue
        if pattern("governor.and_agent").match(sentence.text[other.end : speaker.start]):
            return other
    return speaker
