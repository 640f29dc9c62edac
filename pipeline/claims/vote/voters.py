"""Who cast a vote: the subject, those behind "coming from", those "among them", the owner of "Peru’s abstention"."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.claims.treaty_status.subjects import begin_of, stated_actors
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.subjects import run_of_names
from pipeline.language.view import Sentence

_JOINED_REACH = 90
"""Characters between a vote and others who are told to have cast it too, at most."""


def voters(sentence: Sentence, hit: Hit) -> list[Actor]:
    """The states that cast the vote of a predicate; empty where only a number of them is given."""
    text, words = sentence.text, hit.match.group()
    behind = _agents_behind(sentence, hit)
    follower = next((a for a in behind if wording("vote", "followers").fullmatch(text, hit.frame.end, a.start)), None)
    if follower is not None:
        return _actors(sentence, run_of_names(sentence, follower))
    if wording("vote", "named_owner").search(words):
        inside = (a for a in sentence.agents if hit.match.start() <= a.start and a.end <= hit.match.end())
        return _actors(sentence, [a for a in inside if a.kind == "state"][:1])
    if wording("vote", "unnamed_owner").match(words):
        return sentence.context.actors_of(sentence, None)
    if wording("vote", "sole_voter").search(text[: hit.frame.start]):
        named = next((a for a in behind if re.search(r"\b(?:was|were|being)\s+(?:the\s+)?$", text[: a.start])), None)
        return _actors(sentence, run_of_names(sentence, named)) if named is not None else []
    if wording("vote", "alone").search(text[: begin_of(hit)]) or re.match(r"alone", words):
        before = [a for a in sentence.agents if a.end <= begin_of(hit) and a.kind == "state" and not a.modifier]
        return _actors(sentence, before[-1:])
    realised = bool(wording("vote", "realised").search(text[: hit.frame.start]))
    return stated_actors(sentence, hit, realised=realised, bodies=False) or _among_them(sentence, behind)


def joined(sentence: Sentence, end: int) -> list[Agent]:
    """Those who cast the vote that was told up to ``end`` too: ", as did Peru", "; so were two signatories, Peru and".

    Empty where a time of their own stands behind them.
    """
    lead = wording("vote", "likewise").search(sentence.text, end)
    if lead is None or lead.start() - end > _JOINED_REACH:
        return []
    first = next((a for a in sentence.agents if a.kind == "state" and a.id and a.start == lead.end()), None)
    names = run_of_names(sentence, first) if first is not None else []
    return [] if not names or re.match(r"\s+(?:in|on|every|each|since)\b", sentence.text[names[-1].end :]) else names


def _agents_behind(sentence: Sentence, hit: Hit) -> list[Agent]:
    return [agent for agent in sentence.agents if agent.start >= hit.frame.end]


def _actors(sentence: Sentence, agents: list[Agent]) -> list[Actor]:
    return [actor for agent in agents for actor in sentence.context.actors_of(sentence, agent)]


def _among_them(sentence: Sentence, behind: list[Agent]) -> list[Actor]:
    """The names in "Thirty states voted for it, Peru, Chile, and Cuba among them"."""
    for agent in behind:
        if agent.kind != "state":
            continue
        run = run_of_names(sentence, agent)
        included = wording("vote", "introduces_names").search(sentence.text[: agent.start])
        if included or wording("vote", "among_them").match(sentence.text[run[-1].end :]):
            return _actors(sentence, run)
    return []
