"""Who is the object of a preposition, alone or in a list, and so does not act: "in Peru", "between Peru and Chile".

``in_phrase(sentence, agent)`` says it. Patterns are in ``patterns.toml`` ("subject.…").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.language.agent import Agent
from pipeline.language.patterns import pattern

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


def in_phrase(sentence: Sentence, agent: Agent) -> bool:
    """Whether an agent is the object of a preposition ("in Peru", "between Peru and Chile").

    Not so behind "of" and its own people: in "saboteurs of the X" the X acts. Every verb behind an agent asks: the
    sentence remembers.
    """
    known = sentence.in_phrase
    key = agent.start, agent.end, agent.kind, agent.official
    if key not in known:
        known[key] = _in_phrase(sentence, agent)
    return known[key]


def _in_phrase(sentence: Sentence, agent: Agent) -> bool:
    before = sentence.text[: agent.start]
    together = sentence.search("subject.together", agent.start)
    if together and not pattern("subject.singular").match(sentence.text[agent.end :]):
        return False
    if pattern("subject.preposition").search(before):
        called = pattern("subject.nation_of").search(before)
        if called is not None:
            return pattern("subject.preposition").search(before[: called.start()]) is not None
        people = pattern("subject.people_of").search(before)
        if people is not None and pattern("subject.aimed_at").search(before):
            return True
        return not (people and (agent.kind == "group" or agent.official))
    if before.endswith(" ("):
        return any(o.end == len(before) - 2 and in_phrase(sentence, o) for o in sentence.agents)
    joined = before[-20:].rstrip().endswith(("and", "or", "the"))
    if joined and re.search(r"\b(?:and|or)\s+(?:the\s+)?$", before):
        for other in sentence.agents:
            parted = any(other.end < at <= agent.start for at in sentence.breaks)
            if other.end <= agent.start and not parted and _joined(before[other.end :]):
                return in_phrase(sentence, other)
    head = _head_of_list(sentence, agent)
    return head is not None and head is not agent and in_phrase(sentence, head)


def _head_of_list(sentence: Sentence, agent: Agent) -> Agent | None:
    """The first of "in Peru, Chile, and Cuba", of which the agent is one; None where it is in no list of three.

    A list that opens the sentence is none: in "In Peru, Chile and Cuba laid mines" they act.
    """
    if len(sentence.agents) < 3:
        return None
    run: list[Agent] = []
    for other in sentence.agents:
        gap = sentence.text[run[-1].end : other.start] if run else ""
        if run and pattern("subject.list_gap").match(gap):
            run.append(other)
            continue
        if agent in run:
            break
        run = [other]
    if agent not in run or len(run) < 3 or pattern("subject.list_opens").search(sentence.text[: run[0].start]):
        return None
    closed = re.search(r"\b(?:and|or)\b", sentence.text[run[-2].end : run[-1].start])
    return run[0] if closed else None


def _joined(gap: str) -> bool:
    return re.fullmatch(r"(?:\s*\([^)]*\))?,?\s*(?:and|or)\s+(?:the\s+)?", gap) is not None
