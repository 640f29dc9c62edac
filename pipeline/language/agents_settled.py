"""Agents as they were found, settled: the wider of two that overlap, names with their initials, forces with whom they
follow.

Read ``settled`` first. Patterns are in ``patterns.toml`` ("agent.…").
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.language.agent import Agent
from pipeline.language.agent_gate import FOLLOWERS, agent_gate
from pipeline.language.cuefile import agents as vocabulary
from pipeline.language.patterns import pattern

_RANK = {"group": 0, "coalition": 0, "state": 1, "monitor": 2, "observer": 3, "paper": 4, "reference": 5}


def settled(found: list[Agent], text: str) -> list[Agent]:
    """The agents of a sentence in text order, none overlapping."""
    return _with_followers(_without_floating(_with_initials(_widest(found, text), text), text), text)


def _widest(found: list[Agent], text: str) -> list[Agent]:
    found = [_paper_of_group(agent, found) for agent in found]
    found.sort(key=lambda a: (-(a.end - a.start), _RANK[a.kind], a.start))
    kept: list[Agent] = []
    for agent in found:
        if not any(agent.start < other.end and other.start < agent.end for other in kept):
            kept.append(agent)
    kept.sort(key=lambda a: a.start)
    return [_foreign_observer(agent, kept, text) for agent in kept]


def _paper_of_group(agent: Agent, found: list[Agent]) -> Agent:
    """ "A Shining Path statement" speaks for the group."""
    if agent.kind != "paper":
        return agent
    inside = (a for a in found if a.kind == "group" and a.id != "NSAG" and agent.start < a.start < a.end < agent.end)
    group = next(inside, None)
    return replace(agent, kind="group", id=group.id) if group is not None else agent


def _with_initials(agents: list[Agent], text: str) -> list[Agent]:
    """ "the Karenni Army (KA)" is one agent, a name and its initials in brackets; so is "the insurgent group X"."""
    joined: list[Agent] = []
    for agent in agents:
        # A name in another language may stand in the bracket before the initials, with words like an organ's in it.
        for back, name in enumerate(joined[:-4:-1], start=1):
            whole = _as_one(name, agent, text)
            if whole is not None:
                joined[-back:] = [whole]
                break
        else:
            joined.append(agent)
    return joined


def _as_one(name: Agent, agent: Agent, text: str) -> Agent | None:
    """Two agents in a row that name the same: kind and name, name and initials, a group and its unit; else None."""
    groups = name.kind == agent.kind == "group"
    letter = name.text.lower().startswith(("a ", "an ")) and agent.official
    if name.kind == "paper" and ((agent.kind == "group" and agent.id != "NSAG") or letter):
        # "a communiqué of the XLF" speaks for the group, "a letter from the ministry" for the state
        of_it = pattern("speaker.paper_of").fullmatch(text, name.end, agent.start)
        return replace(agent, start=name.start, text=text[name.start : agent.end]) if of_it else None
    called = agent.kind == "group" and agent.id != "NSAG" and _is_common(name)
    if called and pattern("agent.called").fullmatch(text, name.end, agent.start):
        return replace(agent, start=name.start, text=text[name.start : agent.end])
    apposed = called and name.text.endswith(("group", "movement", "faction", "organization"))
    if (
        apposed
        and pattern("agent.apposed_name").fullmatch(text, name.end, agent.start)
        and text[agent.end :][:1] == ","
    ):
        return replace(agent, start=name.start, text=text[name.start : agent.end])
    owned = text[name.end : agent.start] in {"’s ", "'s "}
    unit = owned and not agent.id and pattern("group.numbered_unit").search(agent.text)
    if unit and (name.kind == "group" or (name.kind == "state" and name.official)):
        return replace(name, end=agent.end, plural=True)
    if groups and name.id != "NSAG" and owned:
        return replace(name, end=agent.end, plural=True)
    if groups and name.id != "NSAG" and pattern("agent.alias").fullmatch(text, name.end, agent.start):
        return replace(name, end=agent.end)  # whatever it is known as, it is called by its name
    same = name.kind == agent.kind and (name.id or name.text) == (agent.id or agent.text)
    closing = pattern("agent.bracket_closed").match(text, agent.end) if same or groups else None
    if closing and pattern("agent.bracketed").fullmatch(text, name.end, agent.start):
        return replace(name, end=closing.end(), id=agent.id if name.id == "NSAG" else name.id)
    return None


def _with_followers(agents: list[Agent], text: str) -> list[Agent]:
    """ "forces loyal to the president" act for him; those loyal to a warlord, or to a president that was, are a group
    without a name."""
    if not any(agent_gate().may_match(name, text) for name in FOLLOWERS):
        return agents  # in most sentences nobody follows anybody
    ousted = [
        Agent(match.start(), match.end(), "group", "NSAG", match.group(), plural=True)
        for match in agent_gate().finditer("agent.followers_of_ousted", text)
    ]
    followers = [_followers(agent, text) for agent in agents]
    led = [a for a in followers if a is not None and not any(a.start < o.end and o.start < a.end for o in ousted)]
    led += ousted
    led += [agent for agent in agents if agent.id in vocabulary()["rulers"].values() and agent.plural]
    owned = [m for m in agent_gate().finditer("agent.men_of_somebody", text) if not _is_named(m, agents)]
    for match in [*agent_gate().finditer("agent.followers_of_somebody", text), *owned]:
        if not any(a.start < match.end() and match.start() < a.end for a in led):
            led.append(Agent(match.start(), match.end(), "group", "NSAG", match.group(), plural=True))
    others = [a for a in agents if not any(a.start < b.end and b.start < a.end for b in led)]
    return sorted([*others, *led], key=lambda a: a.start)


def _is_named(match: re.Match[str], agents: list[Agent]) -> bool:
    """Whether the owner of the men is a state, a group, or another that the program knows."""
    start, end = match.span("owner")
    return any(a.start < end and start < a.end and (a.id or a.kind != "state") for a in agents)


def _followers(agent: Agent, text: str) -> Agent | None:
    """The forces that stand before the agent that they follow, as one with it; None where there are none."""
    if agent.kind not in {"state", "group", "observer"}:
        return None
    before = pattern("agent.followers").search(text[: agent.start])
    if before is None:
        return None
    start, against = before.start(), before.group("against")
    whole = replace(agent, start=start, text=text[start : agent.end], official=True, plural=True, modifier=False)
    rebel = agent.kind == "state" and (against or pattern("agent.commander").match(agent.text))
    if agent.kind == "observer" or rebel:
        return replace(whole, kind="group", id="NSAG")
    return None if against else whole


def _is_common(agent: Agent) -> bool:
    """Whether an agent is a group's kind rather than its name: "rebels", "the movement"."""
    return agent.id == "NSAG" or (
        agent.kind == "reference" and pattern("reference.group").match(agent.text) is not None
    )


def _without_floating(agents: list[Agent], text: str) -> list[Agent]:
    """Without the "both" and "each" that only stand beside those they count: "both Peru and Chile", "Peru and Chile
    each"."""
    kept: list[Agent] = []
    for place, agent in enumerate(agents):
        if agent.kind == "reference" and agent.text.lower() in {"both", "each", "either", "neither"}:
            before = agents[place - 1] if place else None
            after = agents[place + 1] if place + 1 < len(agents) else None
            if before is not None and before.kind in {"state", "group"} and text[before.end : agent.start] == " ":
                continue
            if after is not None and pattern("agent.counted").fullmatch(text, agent.end, after.start):
                continue
        kept.append(agent)
    return kept


def _foreign_observer(agent: Agent, kept: list[Agent], text: str) -> Agent:
    """ "Turkish newspapers": a demonym before an observer is only where the observer is from; "the UN Mission in Peru"
    observes there."""
    un_body = agent.kind == "state" and agent_gate().may_match("agent.un_body", text)
    if un_body and pattern("agent.un_body").search(text[: agent.start]):
        return replace(agent, kind="observer", id=None)
    if agent.kind == "state" and agent.modifier:
        for other in kept:
            if other.kind == "observer" and other.start > agent.end and text[agent.end : other.start] == " ":
                return replace(agent, kind="observer", id=None)
    return agent
