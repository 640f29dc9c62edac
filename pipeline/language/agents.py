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
from collections.abc import Callable, Iterator
from functools import lru_cache

from pipeline.language.agent import Agent, AgentKind
from pipeline.language.agent_gate import agent_gate
from pipeline.language.agents_settled import settled
from pipeline.language.cuefile import agents as vocabulary
from pipeline.language.cuefile import state_forces
from pipeline.language.groups import Groups
from pipeline.language.patterns import pattern
from pipeline.reference.countries import CountryMention, find_countries


def find_agents(text: str, groups: Groups) -> list[Agent]:
    """Agents of one sentence in text order; where two overlap, the wider stands."""
    found = [*_groups(text, groups), *_states(text, find_countries(text))]
    patterns = agent_gate()
    for name in patterns.able(text):
        read = _READERS.get(name)
        if read is not None:
            found += [agent for match in patterns.finditer(name, text) if (agent := read(text, match)) is not None]
    return settled(found, text)


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
        left = pattern("agent.deserters").match(text[mention.end :])
        if left:
            yield Agent(mention.start, mention.end + left.end(), "observer", None, text[mention.start :][: left.end()])
            continue
        apart = pattern("agent.dissidents").match(text[mention.end :])
        if apart and mention.kind == "group":
            # Those who left a group are another one.
            whole = text[mention.start : mention.end + apart.end()]
            yield Agent(mention.start, mention.end + apart.end(), "group", whole, whole, plural=True)
            continue
        start, end = _with_people(text, mention.start, mention.end)
        kind: AgentKind = "coalition" if mention.kind == "coalition" else "group"
        people = (start, end) != (mention.start, mention.end)
        bare = not people and text[mention.start : mention.end] in vocabulary()["entity_adjectives"]
        yield Agent(start, end, kind, mention.name, text[start:end], plural=people, modifier=bare)
    name = "reference.coalition" if groups.coalition is not None else "reference.coalition_acting"
    if "coalition" in text:
        for match in pattern(name).finditer(text):
            start, end = _with_people(text, match.start(), match.end())
            yield Agent(start, end, "coalition", groups.coalition or "coalition", text[start:end])


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
        before = _head_before(text, start) if named else None
        if before and not _has_owner(text, before.start("head"), before.group("head"), countries):
            opening = before.start("head")
            yield Agent(opening, end, "state", country.iso3, text[opening:end], official=True)
            continue
        yield Agent(start, end, "state", country.iso3, text[start:end], modifier=not named)


def _head_before(text: str, start: int) -> re.Match[str] | None:
    """The organ named before a country: "officials of the Republic of "; most stand behind nothing like it."""
    may_be = text[max(0, start - 12) : start].rstrip().lower().endswith(("of", "from", "in", "for", "the"))
    may_be = may_be and agent_gate().may_match("agent.state_head", text)
    return pattern("agent.head_before_country").search(text[:start]) if may_be else None


def _has_owner(text: str, start: int, head: str, countries: list[CountryMention]) -> bool:
    """Whether forces somewhere are another's: "Russian aircraft in Syria", "its troops in Peru"."""
    if pattern("agent.owner").search(text[:start]):
        return True
    if not head.endswith((" in", " for")):
        return False
    gap = r"(?:’s?|'s?)?\s+(?:[a-z]+\s+){0,2}"
    return any(country.iso3 and re.fullmatch(gap, text[country.end : start]) for country in countries)


def _organ(text: str, match: re.Match[str]) -> Agent | None:
    """An organ or officer of a state that no country is named with: "the army", "its officials"."""
    if pattern("agent.name_of_body").match(text, match.start()):
        return None
    before = text[: match.start()]
    foreign = pattern("agent.foreign_adjective").search(before)
    if foreign:
        return Agent(foreign.start(), match.end(), "observer", None, match.group())
    owner = pattern("agent.owner").search(before)
    head = match.group().lower()
    if not owner and head in _common_nouns() and not pattern("agent.definite").search(before):
        return None
    start = owner.start("owner") if owner else match.start()
    plural = head.endswith("s")
    described = not owner and pattern("agent.thing_of_organ").match(text, match.end()) is not None
    return Agent(
        start, match.end(), "state", None, match.group(), official=True, plural=plural, possessor=bool(owner),
        modifier=described,
    )  # fmt: skip


def _forces(_: str, match: re.Match[str]) -> Agent:
    code = state_forces()[" ".join(match.group().split()).replace("'", "’")]
    return Agent(match.start(), match.end(), "state", code, match.group(), official=True)


def _capital(_: str, match: re.Match[str]) -> Agent:
    name = match.group("name")
    return Agent(match.start("name"), match.end("name"), "state", _capitals()[name], name, official=True)


def _ruler(_: str, match: re.Match[str]) -> Agent:
    """Forces called by their ruler."""
    code = vocabulary()["rulers"][match.group("ruler") or match.group("followed")]
    return Agent(match.start(), match.end(), "state", code, match.group(), official=True, plural=True)


def _unnamed(_: str, match: re.Match[str]) -> Agent:
    """An unnamed armed group, by the name of those who back it where they are named."""
    name = match.group() if match.groupdict().get("backer") else "NSAG"
    return Agent(match.start(), match.end(), "group", name, match.group(), plural=True)


def _defenders(_: str, match: re.Match[str]) -> Agent:
    return Agent(match.start(), match.end(), "group", _printed(match.group()), match.group(), plural=True)


def _adjective(_: str, match: re.Match[str]) -> Agent:
    return Agent(match.start(), match.end(), "group", "NSAG", match.group(), modifier=True)


def _alliance(_: str, match: re.Match[str]) -> Agent:
    return Agent(match.start(), match.end(), "coalition", match.group("of") or match.group("name"), match.group())


def _own_leader(_: str, match: re.Match[str]) -> Agent:
    return Agent(match.start(), match.end(), "state", None, match.group("leader"), official=True, possessor=True)


def _printed(words: str) -> str:
    """A group's description in place of a name: "Village defense forces"."""
    return words[:1].upper() + words[1:]


def _plainly(kind: AgentKind) -> Callable[[str, re.Match[str]], Agent]:
    """For patterns whose matches are agents of one kind, whatever they say."""
    return lambda _, match: Agent(match.start(), match.end(), kind, None, match.group())


def _reference(text: str, match: re.Match[str]) -> Agent:
    if match.group("country"):
        return Agent(match.start(), match.end(), "state", None, match.group())
    if match.group("group") and not match.group().lower().startswith("its"):
        return Agent(*_with_people(text, match.start(), match.end()), "reference", None, match.group())
    plural = match.group().lower() in {"they", "them", "both", "we"} or match.group("both") is not None
    return Agent(match.start(), match.end(), "reference", None, match.group(), plural=plural)


_READERS: dict[str, Callable[[str, re.Match[str]], Agent | None]] = {
    "agent.state_head": _organ,
    "forces": _forces,
    "agent.capital": _capital,
    "agent.nsag": _unnamed,
    "agent.defenders": _defenders,
    "agent.guerrilla": _unnamed,
    "agent.nsag_adjective": _adjective,
    "agent.alliance": _alliance,
    "rulers": _ruler,
    "agent.media": _plainly("observer"),
    "agent.own_leader": _own_leader,
    "agent.monitor": _plainly("monitor"),
    "agent.observer": _plainly("observer"),
    "agent.paper": _plainly("paper"),
    "agent.reference": _reference,
}
"""What the match of a pattern says, by the pattern’s name."""


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {name: code for code, name in vocabulary()["capitals"].items()}


@lru_cache(maxsize=1)
def _common_nouns() -> frozenset[str]:
    return frozenset(vocabulary()["common_heads"])


__all__ = ["Agent", "AgentKind", "find_agents"]
