"""Who acts and who speaks in a sentence: states, armed groups, observers, the Monitor, and the words that refer back to them.

``find_agents(text, groups)`` gives every agent of one sentence, each as wide as it is named ("the Ministry of Defense of
Peru", "former UNITA fighters"). References ("it", "the group", "both sides") stay open here; ``pipeline/language/reference_back.py``
follows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pipeline.language.cuefile import agents as vocabulary
from pipeline.language.cuefile import alternation, state_forces
from pipeline.language.groups import Groups
from pipeline.reference.countries import CountryMention, find_countries

AgentKind = Literal["state", "group", "coalition", "observer", "monitor", "reference", "paper"]


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent at ``text[start:end]`` of its sentence.

    ``id`` is an ISO 3166-1 alpha-3 code for a state, the full printed name for a group, None where it must be worked out
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
    """"its army": the reference owns the organ."""


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    words = alternation(vocabulary()["state_heads"])
    return re.compile(rf"\b(?:{words})(?:s|ies)?\b(?:\s+of\s+(?:Defen[cs]e|Foreign Affairs|(?:the )?Interior|Justice|External Affairs|National Defen[cs]e|War|Internal Affairs|Security|State)\b(?:\s+and\s+[A-Z]\w+)*)?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _observers() -> re.Pattern[str]:
    heads = alternation([*vocabulary()["observer_heads"], *(word + "s" for word in vocabulary()["observer_heads"])])
    return re.compile(rf"(?<![\w-])(?:{alternation(vocabulary()['observers'])})(?![\w-])|\b(?i:{heads})\b")


@lru_cache(maxsize=1)
def _forces() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(state_forces())})\b")


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(vocabulary()['foreign_adjectives'])})\s+(?:military\s+|security\s+|senior\s+)?$")


@lru_cache(maxsize=1)
def _nsag() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:[Uu]nidentified |[Uu]nknown )?(?i:{alternation(vocabulary()['nsag'])})(?![\w-])(?:\s*\(NSAGs?\))?")


@lru_cache(maxsize=1)
def _group_people() -> str:
    return alternation(vocabulary()["group_people"])


@lru_cache(maxsize=1)
def _capitals() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {name: code for code, name in vocabulary()["capitals"].items()}
    # A place in "in Geneva", "Osh, Batken" or "(Kabul)"; an actor at the head of a clause or owning something.
    return re.compile(rf"(?:^|[.;:,]\s|\b(?:that|but|and|while|although)\s)(?P<name>{alternation(names)})(?=\s+(?:has|had|have|also|then|answered|replied|denie[sd]|sa(?:id|ys)|state[sd]|\w+(?:ed|s)\b|never)|[’']s)"), names


@lru_cache(maxsize=1)
def _references() -> re.Pattern[str]:
    groups = alternation(vocabulary()["group_reference"])
    return re.compile(
        rf"\b(?i:(?P<group>{groups})|(?P<both>both (?:sides|governments|parties|countries|states|of them|armies)|each other|either (?:side|party|army)|neither (?:side|party)|the two (?:sides|countries|governments))|"
        r"(?P<latter>the latter)|(?P<former>the former)(?! \w)|(?P<country>the country|the republic|the state(?! part)|the government|the kingdom)|"
        r"(?P<possessive>its|their|his|her|our|whose)|(?P<pronoun>it|they|he|she|we|both|(?<!have )(?<!has )(?<!had )(?<!are )(?<!were )each|neither|them|us|none of them)|(?P<i>I)\b)(?=\W|$)"
    )


def find_agents(text: str, groups: Groups) -> list[Agent]:
    """Agents of one sentence in text order; where two overlap, the wider stands."""
    found: list[Agent] = []
    countries = find_countries(text)
    for mention in groups.find(text):
        if mention.kind == "body":
            found.append(Agent(mention.start, mention.end, "state", None, mention.name, official=True))
            continue
        start, end = _with_people(text, mention.start, mention.end)
        found.append(Agent(start, end, "coalition" if mention.kind == "coalition" else "group", mention.name, text[start:end], plural=end > mention.end))
    found.extend(_states(text, countries))
    found.extend(_plain(text))
    return _widest(found, text)


def _with_people(text: str, start: int, end: int) -> tuple[int, int]:
    """A group's name together with its people: "former X fighters", "forces of the X", "fighters loyal to the X"."""
    after = re.compile(rf"(?:[’']s)?\s+(?:(?:armed|former|senior|local|ground)\s+)?(?:{_group_people()})\b", re.IGNORECASE).match(text, end)
    if after:
        end = after.end()
    before = re.search(rf"(?:\b(?:{_group_people()})\s+(?:of|from|for|in|loyal to|allied with|belonging to)\s+(?:the\s+)?)$", text[:start], re.IGNORECASE)
    return (before.start() if before else start), end


def _states(text: str, countries: list[CountryMention]) -> list[Agent]:
    found = []
    for country in countries:
        if country.iso3 is None:
            found.append(Agent(country.start, country.end, "group", country.name, text[country.start : country.end]))
            continue
        head = re.compile(rf"(?:[’']s?)?\s+(?:(?!and\b|or\b)[\w’-]+\s+){{0,3}}?({_heads().pattern})", re.IGNORECASE).match(text, country.end)
        name = country.kind == "name"
        if head and (not name or text[country.end : country.end + 1] in "’'" or head.start(1) - country.end == 1):
            found.append(Agent(country.start, head.end(), "state", country.iso3, text[country.start : head.end()], official=True))
            continue
        before = re.search(rf"\b((?:{_heads().pattern})(?:(?:\s+(?!in\b|on\b|at\b|by\b|to\b)[a-z]\w*){{0,2}}?\s+(?:of|from)|\s+(?:in|for)))\s+(?:the\s+)?(?:[A-Z]\w+ of (?:the )?)*$", text[: country.start], re.IGNORECASE)
        if before and name:
            found.append(Agent(before.start(1), country.end, "state", country.iso3, text[before.start(1) : country.end], official=True))
            continue
        found.append(Agent(country.start, country.end, "state", country.iso3, text[country.start : country.end], modifier=not name))
    return found


def _plain(text: str) -> list[Agent]:
    """Agents that no country or group name is part of."""
    found = []
    for match in _nsag().finditer(text):
        found.append(Agent(match.start(), match.end(), "group", "NSAG", match.group(), plural=True))
    for match in re.finditer(rf"(?<![\w-])(?:{alternation(vocabulary()['monitor'])})(?![\w-])(?! Report| \d)", text):
        found.append(Agent(match.start(), match.end(), "monitor", None, match.group()))
    for match in _observers().finditer(text):
        found.append(Agent(match.start(), match.end(), "observer", None, match.group()))
    for match in _heads().finditer(text):
        start = match.start()
        owner = re.search(r"\b(its|their|his|her|our|whose|the country[’']s)\s+(?:(?!and\b|or\b|of\b|to\b)[a-z-]+\s+){0,2}$", text[:start], re.IGNORECASE)
        head = match.group().lower()
        if _foreign().search(text[:start]):
            found.append(Agent(_foreign().search(text[:start]).start(), match.end(), "observer", None, match.group()))  # type: ignore[union-attr]
            continue
        if not owner and head in {"state", "country", "republic", "kingdom", "companies", "company", "firm", "plant", "forces", "mission", "industry", "units", "aircraft", "jets", "engineers", "manufacturer", "factory", "factories"}:
            if not re.search(r"\b(?:the|local|domestic|state-owned|state|government|private|several|its|own)\s+(?:\w+\s+)?$", text[:start], re.IGNORECASE):
                continue
        if head == "state" or (head == "states" and not owner):
            continue
        found.append(Agent(owner.start(1) if owner else start, match.end(), "state", None, match.group(), official=True, plural=head.endswith("s"), possessor=bool(owner)))
    for match in _forces().finditer(text):
        found.append(Agent(match.start(), match.end(), "state", state_forces()[match.group()], match.group(), official=True))
    pattern, codes = _capitals()
    for match in pattern.finditer(text):
        found.append(Agent(match.start("name"), match.end("name"), "state", codes[match.group("name")], match.group("name"), official=True))
    papers = re.compile(rf"\bForm [A-J]\b(?: of (?:the|its) (?:[\w-]+ ){{0,3}}report)?|\b(?:(?:its|the|an?|their|this|that|initial|first|second|third|latest|voluntary|most recent|updated|annual|same|ministry[’']s)\s+)+(?:[\w-]+\s+){{0,2}}?(?:{alternation(vocabulary()['state_papers'])})\b", re.IGNORECASE)
    for match in papers.finditer(text):
        found.append(Agent(match.start(), match.end(), "paper", None, match.group()))
    for match in _references().finditer(text):
        if match.group("possessive"):
            continue
        if match.group("country"):
            found.append(Agent(match.start(), match.end(), "state", None, match.group()))
        else:
            plural = match.group().lower() in {"they", "them", "both", "we", "each other"} or bool(match.group("both"))
            found.append(Agent(match.start(), match.end(), "reference", None, match.group(), plural=plural))
    return found


def _widest(found: list[Agent], text: str) -> list[Agent]:
    rank = {"group": 0, "coalition": 0, "state": 1, "monitor": 2, "observer": 3, "paper": 4, "reference": 5}
    found.sort(key=lambda a: (-(a.end - a.start), rank[a.kind], a.start))
    kept: list[Agent] = []
    for agent in found:
        if not any(agent.start < other.end and other.start < agent.end for other in kept):
            kept.append(agent)
    kept.sort(key=lambda a: a.start)
    return [_foreign_observer(agent, kept, text) for agent in kept]


def _foreign_observer(agent: Agent, kept: list[Agent], text: str) -> Agent:
    """"Turkish newspapers": a demonym before an observer is only where the observer is from."""
    if agent.kind == "state" and agent.modifier:
        for other in kept:
            if other.kind == "observer" and other.start - agent.end in (1, 2) and text[agent.end : other.start].isspace():
                return replace(agent, kind="observer", id=None)
    return agent
