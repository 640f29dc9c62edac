"""Whose act a production or transfer is: the subject, the by-phrase, the place, the owner of the weapon, the list
it heads.
"""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.words import begin_of, vocabulary
from pipeline.language.agents import Agent
from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.frames import Frame

_AT_PLACE = re.compile(r"\s+in\s+(?:the\s+)?")
_ITS = re.compile(r"(?:all |most |some )?(?:of )?(?:its|their)\b")


def doers(hit: Hit, place: str, *, nominal: bool = False) -> list[Actor]:
    """Whose act it is; empty where the grammatical subject only observes or names nobody ("several states").

    A passive or a noun takes it from a by-phrase, else from where it happened (``place``: "in" or "from", "produced in
    Chile") or whose weapon it is ("Chilean mines were sold"), else the report's country. ``nominal``: the predicate's
    subject is the act itself ("production ended"), so that an agent in an earlier part of the sentence has no share.
    """
    frame = hit.frame
    generic = _generic(frame)
    if generic is not None:
        return _enumerated(frame) or _listed(frame, generic)
    if vocabulary("generic_subject").search(frame.text[: begin_of(frame)]):
        return _enumerated(frame)
    if vocabulary("nobody").search(frame.text[: frame.start]):
        return _first(frame, _placed(frame, place))
    if nominal:
        return _of_act(frame, place)
    if found := _told_apart(frame):
        return found
    if own := _speaker_of(frame) or _host(frame):
        return own
    if _is_nobody(frame):
        return _enumerated(frame) or _first(frame, _placed(frame, place))
    if frame.actors and not (frame.implied_actor and hit.kind == "verb"):
        return frame.actors
    if frame.subject is not None and not frame.passive and hit.kind == "verb":
        return []
    found = _first(frame, _placed(frame, place))
    return found if found or _made_by_others(frame) else _home(frame)


def _told_apart(frame: Frame) -> list[Actor]:
    """Whom an apposition tells of, or the owner or part of a subject that is no agent itself."""
    apart = vocabulary("only_country").search(frame.text[: frame.start])
    if apart is not None or _is_apposed(frame):
        return _apposed(frame, apart.start() if apart is not None else None)
    hidden = frame.subject is None and frame.group is not None and not frame.passive
    return _hidden_subject(frame) if hidden else []


def _speaker_of(frame: Frame) -> list[Actor]:
    """Another state of whose goods its own official speaks: "said that the country has sold none", "none was sold"."""
    of_country = frame.subject is not None and frame.subject.text.lower() == "the country"
    unsaid = frame.passive and frame.subject is None
    said = [g for g in frame.governors if g.class_ in {"say", "deny"} and g.speaker is not None]
    # "stated in 2009 that its rockets had been bought": the goods are the speaker's.
    own = unsaid and bool(said) and _ITS.match(frame.text, said[-1].content) is not None
    if not (of_country or own or (unsaid and frame.negative)):
        return []
    speakers = [g.speaker for g in said if g.speaker is not None]
    if not speakers or speakers[-1].kind != "state" or speakers[-1].id is None:
        return []
    placed = not of_country and _placed(frame, "in" if own else "(?:in|from)")
    return [] if placed else frame.sentence.context.actors_of(frame.sentence, speakers[-1])


def _host(frame: Frame) -> list[Actor]:
    """The state that a clause opens with where a firm is its subject: "and in Peru one company, Acme, makes"."""
    hosted = vocabulary("hosted_firm").search(frame.text[: begin_of(frame)])
    if hosted is None or frame.passive:
        return []
    return _first(frame, [a for a in frame.sentence.agents if a.kind == "state" and a.start == hosted.start("rest")])


def _apposed(frame: Frame, end: int | None) -> list[Actor]:
    """Whom an apposition tells of: the state that ends at ``end``, else the last before the verb, or the home state."""
    if end is not None:
        return _first(frame, [a for a in frame.sentence.agents if a.end == end and a.kind == "state"])
    return _first(frame, _states_before(frame)[-1:]) or _home(frame)


def _made_by_others(frame: Frame) -> bool:
    """Whether nothing leads from a passive or a bare participle to the report's own country."""
    text = frame.text
    if frame.passive and vocabulary("out_of_reach").search(text):
        return True
    elsewhere = vocabulary("making_deed").match(text, frame.start) and vocabulary("made_elsewhere").match(
        text[frame.end :]
    )
    if elsewhere or vocabulary("found_weapons").search(text[: frame.start]):
        return frame.passive or frame.subject is None
    bare = frame.group is not None and not frame.group.finite
    return bare and frame.subject is None and vocabulary("bare_adjective").match(text[frame.start :]) is not None


def _is_nobody(frame: Frame) -> bool:
    """In an overview chapter, which has no country of its own: no subject, or only "they"."""
    if frame.sentence.report.country_iso3 is not None:
        return False
    return frame.subject is None or (frame.subject.kind == "reference" and frame.subject.plural)


def _home(frame: Frame) -> list[Actor]:
    if _is_nobody(frame):
        return []
    found = frame.sentence.context.actors_of(frame.sentence, None)
    return [Actor(actor.id, actor.type, 0.6) for actor in found] or [UNKNOWN]


def _first(frame: Frame, agents: list[Agent]) -> list[Actor]:
    """The actors of the first agent that acts at all, and of those joined to it ("in Chile and Peru")."""
    found: list[Actor] = []
    end = 0
    for agent in agents:
        if found and not re.fullmatch(r",?\s+(?:and\s+)?(?:the\s+)?", frame.text[end : agent.start]):
            break
        found += frame.sentence.context.actors_of(frame.sentence, agent)
        end = agent.end
    return found


def _generic(frame: Frame) -> int | None:
    """Where "states that", "countries still" before the verb begins: those on a list, not an actor."""
    if frame.group is None:
        return None
    before = frame.text[: frame.group.start]
    found = vocabulary("generic_makers").search(before)
    if found is None and frame.group.gerund:
        found = vocabulary("generic_gerund").search(before)
    return found.start() if found else None


def _of_act(frame: Frame, place: str) -> list[Actor]:
    if _is_nobody(frame):
        return _enumerated(frame) or _first(frame, _placed(frame, place))
    left, _ = frame.sentence.part_of(frame.start)
    subject = [frame.subject] if frame.subject is not None and frame.subject.start >= left else []
    if found := _first(frame, _placed(frame, place)):
        return found
    return (frame.actors if subject else []) or _home(frame)


def _hidden_subject(frame: Frame) -> list[Actor]:
    """ "a number of rebels make", "its workshops turned out": a subject inside a phrase, or one that is no agent
    but is owned.
    """
    before = frame.text[: begin_of(frame)]
    agents = [a for a in frame.sentence.agents if a.end <= len(before)]
    for agent in reversed(agents):
        if vocabulary("workshop_of").search(before[: agent.start]):
            return _first(frame, [agent])
    if len(agents) > 1 and _AT_PLACE.fullmatch(before, agents[-2].end, agents[-1].start):
        # "dozens of rebel groups in Peru make": the place is no subject
        before = before[: agents[-2].end] + before[agents.pop().end :]
    if agents and not before[agents[-1].end :].strip() and vocabulary("some_of").search(before[: agents[-1].start]):
        return _first(frame, agents[-1:])
    owner = vocabulary("owned_workshop").search(before)
    if owner is None:
        return []
    return _first(frame, [Agent(owner.start("owner"), owner.end("owner"), "reference", None, owner.group("owner"))])


def _is_apposed(frame: Frame) -> bool:
    """ "Acme, the manufacturer of": the subject only says what a company is, whose state the name does not tell."""
    subject = frame.subject
    if subject is None or subject.kind != "state" or subject.id or subject.text.lower().startswith(("its", "their")):
        return False
    if re.match(r"\s+of\b", frame.text[subject.end :]) is None:
        return False
    return vocabulary("apposed").search(frame.text[: subject.start]) is not None


def _states_before(frame: Frame) -> list[Agent]:
    """States before the verb that are subjects rather than places: the last is the one that companies are spoken
    of beside.
    """
    states = [a for a in frame.sentence.agents if a.kind == "state" and a.id and a.end <= begin_of(frame)]
    return [a for a in states if a != frame.subject and not vocabulary("of_place").search(frame.text[: a.start])]


def _enumerated(frame: Frame) -> list[Actor]:
    """ "Sixteen states are believed to produce mines: China, Cuba, and India"; empty where no list follows."""
    following = [a for a in frame.sentence.agents if a.start >= frame.end and not a.modifier]
    states = [a for a in following if a.kind == "state" and a.id]
    for position, agent in enumerate(states):
        if re.search(
            r"(?:[:—–]|\b(?:including|namely|among them|such as|notably))\s*(?:the\s+)?$",
            frame.text[frame.end : agent.start],
        ):
            context = frame.sentence.context
            return [actor for item in states[position:] for actor in context.actors_of(frame.sentence, item)]
    return []


def _listed(frame: Frame, before: int) -> list[Actor]:
    """Who stands on the list: "names Peru among the states that produce", "Peru figures on the list of countries
    that".
    """
    agents = [a for a in frame.sentence.agents if a.end <= before and not a.modifier]
    agents = [a for a in agents if a.kind in {"state", "group", "reference"}]
    beside = [a for a in agents if re.match(r"\s+(?:as|among|on|one|in|to)\b", frame.text[a.end :])]
    subject = [] if _is_nobody(frame) else frame.actors
    return _first(frame, beside[-1:]) or subject or _first(frame, agents[:1]) or _home(frame)


def _placed(frame: Frame, place: str) -> list[Agent]:
    """Agents that a predicate without a subject of its own leans on, best first."""
    text = frame.text
    left, right = frame.sentence.part_of(frame.start)
    named = [a for a in frame.sentence.agents if a.id and left <= a.start and a.end <= right]
    states = [a for a in named if a.kind == "state"]
    there = re.compile(rf"\b{place}\s+(?:the\s+|a\s+factory\s+in\s+)?$")
    near = [a for a in states if frame.start <= a.start < frame.end + 60]
    behind: list[Agent] = []
    for agent in near:
        joined = behind and re.fullmatch(r",?\s+(?:and\s+)?(?:the\s+)?", text[behind[-1].end : agent.start])
        if joined or there.search(text[frame.start : agent.start]):
            behind.append(agent)
    earlier = [a for a in named if a.end <= begin_of(frame)]
    opening = [a for a in earlier if a.kind == "state" and vocabulary("opening_place").fullmatch(text[left : a.start])]
    owners = [a for a in earlier if a.kind in {"state", "group"} and vocabulary("owned_weapon").match(text, a.end)]
    return behind or opening or owners
