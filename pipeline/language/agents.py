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
from functools import lru_cache

from pipeline.language.agent import Agent, AgentKind
from pipeline.language.agents_settled import settled
from pipeline.language.cuefile import agents as vocabulary
from pipeline.language.cuefile import alternation, state_forces
from pipeline.language.groups import Groups
from pipeline.language.patterns import gate, pattern
from pipeline.matching.pattern_set import Gate
from pipeline.reference.countries import CountryMention, find_countries


def find_agents(text: str, groups: Groups) -> list[Agent]:
    """Agents of one sentence in text order; where two overlap, the wider stands."""
    found = [*_groups(text, groups), *_states(text, find_countries(text)), *_organs(text)]
    found += [*_unnamed(text), *_others(text)]
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
        before = pattern("agent.head_before_country").search(text[:start]) if named else None
        if before and not _has_owner(text, before.start("head"), before.group("head"), countries):
            opening = before.start("head")
            yield Agent(opening, end, "state", country.iso3, text[opening:end], official=True)
            continue
        yield Agent(start, end, "state", country.iso3, text[start:end], modifier=not named)


def _has_owner(text: str, start: int, head: str, countries: list[CountryMention]) -> bool:
    """Whether forces somewhere are another's: "Russian aircraft in Syria", "its troops in Peru"."""
    if pattern("agent.owner").search(text[:start]):
        return True
    if not head.endswith((" in", " for")):
        return False
    gap = r"(?:’s?|'s?)?\s+(?:[a-z]+\s+){0,2}"
    return any(country.iso3 and re.fullmatch(gap, text[country.end : start]) for country in countries)


def _organs(text: str) -> Iterator[Agent]:
    """Organs and officers of a state that no country is named with: "the army", "its officials"."""
    for match in _gate().finditer("agent.state_head", text):
        if pattern("agent.name_of_body").match(text, match.start()):
            continue
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
        described = not owner and pattern("agent.thing_of_organ").match(text, match.end()) is not None
        yield Agent(
            start, match.end(), "state", None, match.group(), official=True, plural=plural, possessor=bool(owner),
            modifier=described,
        )  # fmt: skip
    for match in _gate().finditer("forces", text):
        code = state_forces()[" ".join(match.group().split()).replace("'", "’")]
        yield Agent(match.start(), match.end(), "state", code, match.group(), official=True)
    codes = _capitals()
    for match in _gate().finditer("agent.capital", text):
        name = match.group("name")
        yield Agent(match.start("name"), match.end("name"), "state", codes[name], name, official=True)


def _unnamed(text: str) -> Iterator[Agent]:
    """Unnamed armed groups, alliances, forces called by their ruler."""
    for match in _gate().finditer("agent.nsag", text):
        name = match.group() if match.group("backer") else "NSAG"
        yield Agent(match.start(), match.end(), "group", name, match.group(), plural=True)
    for match in _gate().finditer("agent.defenders", text):
        yield Agent(match.start(), match.end(), "group", _printed(match.group()), match.group(), plural=True)
    for match in _gate().finditer("agent.guerrilla", text):
        yield Agent(match.start(), match.end(), "group", "NSAG", match.group(), plural=True)
    for match in _gate().finditer("agent.nsag_adjective", text):
        yield Agent(match.start(), match.end(), "group", "NSAG", match.group(), modifier=True)
    for match in _gate().finditer("agent.alliance", text):
        yield Agent(match.start(), match.end(), "coalition", match.group("of") or match.group("name"), match.group())
    for match in _gate().finditer("rulers", text):
        code = vocabulary()["rulers"][match.group("ruler") or match.group("followed")]
        yield Agent(match.start(), match.end(), "state", code, match.group(), official=True, plural=True)


def _printed(words: str) -> str:
    """A group's description in place of a name: "Village defense forces"."""
    return words[:1].upper() + words[1:]


def _others(text: str) -> Iterator[Agent]:
    """Observers, the Monitor, papers, references."""
    for match in _gate().finditer("agent.media", text):
        yield Agent(match.start(), match.end(), "observer", None, match.group())
    for match in pattern("agent.own_leader").finditer(text):
        owned = match.group("leader")
        yield Agent(match.start(), match.end(), "state", None, owned, official=True, possessor=True)
    kinds: tuple[AgentKind, ...] = ("monitor", "observer", "paper")
    for kind in kinds:
        for match in _gate().finditer(f"agent.{kind}", text):
            yield Agent(match.start(), match.end(), kind, None, match.group())
    for match in _gate().finditer("agent.reference", text):
        if match.group("country"):
            yield Agent(match.start(), match.end(), "state", None, match.group())
        elif match.group("group") and not match.group().lower().startswith("its"):
            start, end = _with_people(text, match.start(), match.end())
            yield Agent(start, end, "reference", None, match.group())
        else:
            plural = match.group().lower() in {"they", "them", "both", "we"} or match.group("both") is not None
            yield Agent(match.start(), match.end(), "reference", None, match.group(), plural=plural)


@lru_cache(maxsize=1)
def _gate() -> Gate:
    """The patterns that look through a whole sentence."""
    unnamed = (
        "nsag",
        "defenders",
        "guerrilla",
        "nsag_adjective",
        "alliance",
        "media",
        "monitor",
        "observer",
        "paper",
        "reference",
    )
    named = (f"agent.{name}" for name in ("state_head", "capital", *unnamed))
    return gate(*named, forces=_forces(), rulers=_rulers())


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {name: code for code, name in vocabulary()["capitals"].items()}


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


__all__ = ["Agent", "AgentKind", "find_agents"]
