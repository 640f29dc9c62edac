"""Who acts and who speaks in a sentence: states, armed groups, observers, the Monitor, and the words that refer back
to them.

``find_agents(text, groups)`` gives every agent of one sentence, each as wide as it is named ("the Ministry of Defense
of
Peru", "former UNITA fighters"). References ("it", "the group", "both sides") stay open here; ``context.py`` follows
them.
Words are in ``agents.toml`` and ``groups.toml``, patterns in ``patterns.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pipeline.language.cuefile import agents as vocabulary
from pipeline.language.cuefile import alternation, state_forces
from pipeline.language.groups import Groups
from pipeline.language.patterns import pattern
from pipeline.reference.countries import CountryMention, find_countries

AgentKind = Literal["state", "group", "coalition", "observer", "monitor", "reference", "paper"]

_RANK = {"group": 0, "coalition": 0, "state": 1, "monitor": 2, "observer": 3, "paper": 4, "reference": 5}


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent at ``text[start:end]`` of its sentence.

    ``id`` is an ISO 3166-1 alpha-3 code for a state, the full printed name for a group, None where it must be worked
    out
    from what stands before: a state's organ without a country ("the army") or a reference ("it").
    """

    start: int
    end: int
    kind: AgentKind
    id: str | None
    text: str
    official: bool = False
    """A state's organ or officer rather than the country itself."""
    plural: bool = False
    modifier: bool = False
    """Only an adjective before a noun that is no organ ("Syrian territory"): it may own, but does not act."""
    possessor: bool = False
    """ "its army": the reference owns the organ."""


def find_agents(text: str, groups: Groups) -> list[Agent]:
    """Agents of one sentence in text order; where two overlap, the wider stands."""
    found = [*_groups(text, groups), *_states(text, find_countries(text)), *_organs(text), *_others(text)]
    named = _without_floating(_with_initials(_widest(found, text), text), text)
    return _with_followers(named, text)


def _groups(text: str, groups: Groups) -> Iterator[Agent]:
    """Named groups together with their people: "former X fighters", "fighters loyal to the X"."""
    for mention in groups.find(text):
        if mention.kind == "body":
            yield Agent(mention.start, mention.end, "state", None, mention.name, official=True)
            continue
        if mention.kind == "forces":
            yield Agent(
                mention.start, mention.end, "state", mention.name, text[mention.start : mention.end], official=True
            )
            continue
        start, end = _with_people(text, mention.start, mention.end)
        kind: AgentKind = "coalition" if mention.kind == "coalition" else "group"
        people = (start, end) != (mention.start, mention.end)
        yield Agent(start, end, kind, mention.name, text[start:end], plural=people)
    if groups.coalition is not None:
        for match in pattern("reference.coalition").finditer(text):
            yield Agent(match.start(), match.end(), "coalition", groups.coalition, match.group())


def _with_people(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of a group's name with its people: "a spokesperson for the X", "the X’s fighters"."""
    after = pattern("agent.people_after").match(text[end:])
    before = pattern("agent.people_before").search(text[:start])
    return (before.start() if before else start), end + (after.end() if after else 0)


def _states(text: str, countries: list[CountryMention]) -> Iterator[Agent]:
    """Countries, each with the organ named before or after it: "Peru’s army", "officials of Peru"."""
    for country in countries:
        start, end = country.start, country.end
        if country.iso3 is None:
            yield Agent(start, end, "group", country.name, text[start:end])
            continue
        named = country.kind == "name"
        if pattern("agent.backed").match(text[end:]):
            continue
        head = pattern("agent.head_after_country").match(text[end:])
        if head and (not named or text[end : end + 1] in "’'" or head.start("head") == 1):
            yield Agent(start, end + head.end(), "state", country.iso3, text[start : end + head.end()], official=True)
            continue
        before = pattern("agent.head_before_country").search(text[:start]) if named else None
        if before and not pattern("agent.owner").search(text[: before.start("head")]):
            opening = before.start("head")
            yield Agent(opening, end, "state", country.iso3, text[opening:end], official=True)
            continue
        yield Agent(start, end, "state", country.iso3, text[start:end], modifier=not named)


def _organs(text: str) -> Iterator[Agent]:
    """Organs and officers of a state that no country is named with: "the army", "its officials"."""
    for match in pattern("agent.state_head").finditer(text):
        before = text[: match.start()]
        foreign = pattern("agent.foreign_adjective").search(before)
        if foreign:
            yield Agent(foreign.start(), match.end(), "observer", None, match.group())
            continue
        owner = pattern("agent.owner").search(before)
        head = match.group().lower()
        if not owner and head in _common_nouns() and not pattern("agent.definite").search(before):
            continue
        start = owner.start("owner") if owner else match.start()
        plural = head.endswith("s")
        yield Agent(
            start, match.end(), "state", None, match.group(), official=True, plural=plural, possessor=bool(owner)
        )
    for match in _forces().finditer(text):
        code = state_forces()[match.group()]
        yield Agent(match.start(), match.end(), "state", code, match.group(), official=True)
    codes = {name: code for code, name in vocabulary()["capitals"].items()}
    for match in pattern("agent.capital").finditer(text):
        name = match.group("name")
        yield Agent(match.start("name"), match.end("name"), "state", codes[name], name, official=True)


def _others(text: str) -> Iterator[Agent]:
    """Unnamed armed groups, observers, the Monitor, papers, references."""
    for match in pattern("agent.nsag").finditer(text):
        name = match.group() if match.group("backer") else "NSAG"
        yield Agent(match.start(), match.end(), "group", name, match.group(), plural=True)
    for match in _rulers().finditer(text):
        code = vocabulary()["rulers"][match.group("ruler") or match.group("followed")]
        yield Agent(match.start(), match.end(), "state", code, match.group(), official=True, plural=True)
    for match in pattern("agent.media").finditer(text):
        yield Agent(match.start(), match.end(), "observer", None, match.group())
    kinds: tuple[AgentKind, ...] = ("monitor", "observer", "paper")
    for kind in kinds:
        for match in pattern(f"agent.{kind}").finditer(text):
            yield Agent(match.start(), match.end(), kind, None, match.group())
    for match in pattern("agent.reference").finditer(text):
        if match.group("country"):
            yield Agent(match.start(), match.end(), "state", None, match.group())
        elif match.group("group") and not match.group().lower().startswith("its"):
            start, end = _with_people(text, match.start(), match.end())
            yield Agent(start, end, "reference", None, match.group())
        else:
            plural = match.group().lower() in {"they", "them", "both", "we"} or match.group("both") is not None
            yield Agent(match.start(), match.end(), "reference", None, match.group(), plural=plural)


@lru_cache(maxsize=1)
def _common_nouns() -> frozenset[str]:
    return frozenset(vocabulary()["common_heads"])


@lru_cache(maxsize=1)
def _forces() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(state_forces())})\b")


@lru_cache(maxsize=1)
def _rulers() -> re.Pattern[str]:
    """A ruler's forces: "pro-Gaddafi forces", "forces loyal to Assad"."""
    return re.compile(
        rf"(?:\b[Pp]ro-)?\b(?P<ruler>{alternation(vocabulary()['rulers'])})(?:[’']s)?\s+"
        r"(?:(?:government|security|armed|loyalist|own|army)\s+)?(?:forces|troops|soldiers|loyalists|army|government|regime)\b"
        rf"|(?i:{pattern('agent.followers').pattern.removesuffix('$')})(?:[\w.]+\s+){{0,2}}?(?:al-)?(?P<followed>{alternation(vocabulary()['rulers'])})\b(?:\s+(?:government|regime|administration)\b)?"
    )


def _widest(found: list[Agent], text: str) -> list[Agent]:
    found.sort(key=lambda a: (-(a.end - a.start), _RANK[a.kind], a.start))
    kept: list[Agent] = []
    for agent in found:
        if not any(agent.start < other.end and other.start < agent.end for other in kept):
            kept.append(agent)
    kept.sort(key=lambda a: a.start)
    return [_foreign_observer(agent, kept, text) for agent in kept]


def _with_initials(agents: list[Agent], text: str) -> list[Agent]:
    """ "the Karenni Army (KA)" is one agent, a name and its initials in brackets; so is "the insurgent group X"."""
    joined: list[Agent] = []
    for agent in agents:
        whole = _as_one(joined[-1], agent, text) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(agent)
    return joined


def _as_one(name: Agent, agent: Agent, text: str) -> Agent | None:
    """Two agents in a row that name the same: kind and name, name and initials, a group and its unit; else None."""
    groups = name.kind == agent.kind == "group"
    called = agent.kind == "group" and agent.id != "NSAG" and _is_common(name)
    if called and pattern("agent.called").fullmatch(text, name.end, agent.start):
        return replace(agent, start=name.start, text=text[name.start : agent.end])
    if groups and name.id != "NSAG" and text[name.end : agent.start] in {"’s ", "'s "}:
        return replace(name, end=agent.end, plural=True)
    same = name.kind == agent.kind and (name.id or name.text) == (agent.id or agent.text)
    closing = pattern("agent.bracket_closed").match(text, agent.end)
    if closing and (same or groups) and pattern("agent.bracketed").fullmatch(text, name.end, agent.start):
        return replace(name, end=closing.end(), id=agent.id if name.id == "NSAG" else name.id)
    return None


def _with_followers(agents: list[Agent], text: str) -> list[Agent]:
    """ "forces loyal to the president" act for him; those loyal to a warlord, or to a president that was, are a group
    without a name."""
    ousted = [
        Agent(match.start(), match.end(), "group", "NSAG", match.group(), plural=True)
        for match in pattern("agent.followers_of_ousted").finditer(text)
    ]
    followers = [_followers(agent, text) for agent in agents]
    led = [a for a in followers if a is not None and not any(a.start < o.end and o.start < a.end for o in ousted)]
    led += ousted
    led += [agent for agent in agents if agent.id in vocabulary()["rulers"].values() and agent.plural]
    for match in pattern("agent.followers_of_somebody").finditer(text):
        if not any(a.start < match.end() and match.start() < a.end for a in led):
            led.append(Agent(match.start(), match.end(), "group", "NSAG", match.group(), plural=True))
    others = [a for a in agents if not any(a.start < b.end and b.start < a.end for b in led)]
    return sorted([*others, *led], key=lambda a: a.start)


def _followers(agent: Agent, text: str) -> Agent | None:
    """The forces that stand before the agent that they follow, as one with it; None where there are none."""
    before = pattern("agent.followers").search(text[: agent.start])
    if before is None or agent.kind not in {"state", "group", "observer"}:
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
    """ "Turkish newspapers": a demonym before an observer is only where the observer is from."""
    if agent.kind == "state" and agent.modifier:
        for other in kept:
            if other.kind == "observer" and other.start > agent.end and text[agent.end : other.start] == " ":
                return replace(agent, kind="observer", id=None)
    return agent
