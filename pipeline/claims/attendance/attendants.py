"""Which states came to a meeting or stayed away from it."""

from __future__ import annotations

import re

from pipeline.claims.attendance.meetings import meetings_of
from pipeline.claims.attendance.places import part
from pipeline.claims.frames_of import Hit
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.subjects import agent_after
from pipeline.language.view import Sentence


def attendants(sentence: Sentence, hit: Hit) -> list[Actor]:
    """Who came or stayed away: states only; the profile's own where a pronoun or nobody is the subject."""
    frame, context = hit.frame, sentence.context
    if "without" in hit.match.group().lower() or "absence" in hit.match.group().lower():
        agents = agent_after(sentence, hit.match.start(), words="without|absence of")
        named = [
            actor
            for agent in agents
            for actor in context.actors_of(sentence, agent)
            if actor.type == "state" and agent.kind == "state"
        ]
        return named or context.actors_of(sentence, None)
    subject = _subject(sentence, hit)
    if subject is None and not frame.passive and not sentence.report.country_iso3:
        return _among(sentence, hit)
    if subject is not None and subject.kind in {"observer", "monitor", "coalition"} and not frame.passive:
        return []
    if (
        sentence.report.country_iso3
        and (subject is None or subject.kind in {"reference", "paper"})
        and not frame.passive
    ):
        return context.actors_of(sentence, None)
    return [a for a in frame.actors if a.type == "state"] or context.actors_of(sentence, None)


def _subject(sentence: Sentence, hit: Hit) -> Agent | None:
    """The subject; None where it is only the state's own observers, or the country where a meeting was held."""
    subject = hit.frame.subject
    if subject is None or (subject.kind == "observer" and part("own_observers").fullmatch(subject.text)):
        return None
    hosts = not hit.frame.passive and any(m.start < subject.start < m.end for m in meetings_of(sentence))
    before = sentence.text[: subject.start]
    city = not hit.frame.passive and part("in_city").search(before) and sentence.text.startswith(",", subject.end)
    return None if hosts or city else subject


def _among(sentence: Sentence, hit: Hit) -> list[Actor]:
    """In an overview: the states listed behind a meeting that "many states" attended; nobody where none is named."""
    found: list[Actor] = []
    last = max((m.end for m in sentence.meetings), default=hit.frame.end)
    for agent in sentence.agents:
        if agent.kind != "state" or agent.modifier or agent.start < last:
            continue
        gap = sentence.text[last : agent.start]
        if not (
            part("among").fullmatch(gap)
            if not found
            else re.fullmatch(r"(?:\s*\([^)]*\))?,?\s*(?:and|as well as)?\s*(?:the\s+)?", gap)
        ):
            break
        found.extend(actor for actor in sentence.context.actors_of(sentence, agent) if actor.type == "state")
        last = agent.end
    return found
