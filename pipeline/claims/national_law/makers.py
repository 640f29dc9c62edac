"""Whose law it is."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.frames_of import Hit
from pipeline.claims.national_law.words import part
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.subjects import run_of_names
from pipeline.language.view import Sentence


def makers(sentence: Sentence, hit: Hit) -> list[Actor]:
    """The states that are the subject; in a chapter those named in the same part; else the home state.

    Empty for a group's decree and for that of somebody unknown.
    """
    if _of_others(sentence, hit):
        return []
    owner = _owner_in_relative(sentence, hit.match.start())
    if owner is not None:
        return sentence.context.actors_of(sentence, owner)
    frame, subject = hit.frame, hit.frame.subject
    chapter = sentence.report.country_iso3 is None
    states = [a for a in frame.actors if a.type == "state"]
    if not frame.passive and not (chapter and subject is None):
        if states:
            return states if chapter else states[:1]
        if frame.actors or (subject and subject.kind == "reference" and part("group").match(subject.text)):
            return []
    if chapter:
        left, right = sentence.part_of(hit.match.start())
        named = [a for a in sentence.agents if a.kind == "state" and a.id and left <= a.start < right]
        if named:
            run = run_of_names(sentence, named[0])
            return [actor for agent in run for actor in sentence.context.actors_of(sentence, agent)]
    return sentence.context.actors_of(sentence, None)[:1]


def _owner_in_relative(sentence: Sentence, start: int) -> Agent | None:
    """The state of "Peru, whose Weapons Act forbids": the one named right before "whose"."""
    whose = part("whose").search(sentence.text[:start])
    named = [a for a in sentence.agents if a.kind == "state" and a.id and whose and a.end == whose.start()]
    return replace(named[-1], modifier=False) if named else None


def _of_others(sentence: Sentence, hit: Hit) -> bool:
    """Whether the law is a group's ("a decree of the X bans") or a person's without an office ("Omar Prado banned")."""
    start, end = hit.match.span()
    inside = any(
        a.kind == "group" and start <= a.start < end and part("of_group").search(sentence.text[: a.start])
        for a in sentence.agents
    )
    named = part("stranger").search(sentence.text[:start])
    known = named and any(a.start < start and named.start() < a.end for a in sentence.agents)
    return inside or bool(named and not known and hit.rule.sense == "has" and hit.match.group()[0].islower())


def listed_makers(sentence: Sentence, hit: Hit) -> list[tuple[Agent, DateMention | None]]:
    """The states, each with its date, that a number of states is broken down into: "three states: Peru in 2008, …"."""
    found: list[tuple[Agent, DateMention | None]] = []
    end = hit.match.end()
    for agent in sentence.agents:
        if agent.kind != "state" or not agent.id or agent.modifier or agent.start < end:
            continue
        if not part("next_listed" if found else "opens_list").fullmatch(sentence.text[end : agent.start]):
            break
        date = next((d for d in sentence.dates if d.edtf and d.start >= agent.end), None)
        if date is not None and not part("listed_date").fullmatch(sentence.text[agent.end : date.start]):
            date = None
        found.append((agent, date))
        end = date.end if date else agent.end
    return found
