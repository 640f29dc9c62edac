"""Of which states a status or an act of joining is said: named ones only, not "states that joined" or "parliament"."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.subjects import run_of_names
from pipeline.language.view import Sentence

_GUESS = 0.5
"""In a chapter the state that is only the last one named has this certainty: too weak."""
_NEXT_NAME = re.compile(
    r"(?:[’']s)?(?:\s*\([^)]*\))?(?:\[\d+\])*\s*(?:,|and|, and|or|\(|—|–|as well as)?\s*(?:and\s+)?(?:the\s+|both\s+)?"
)


def word(key: str) -> re.Pattern[str]:
    """A wording of ``words/treaty_status.toml``."""
    return wording("treaty_status", key)


def is_sure(sentence: Sentence, actor: Actor) -> bool:
    """Whether the link to the actor is more than the guess that a chapter allows."""
    return sentence.report.country_iso3 is not None or actor.certainty > _GUESS


def unreal(sentence: Sentence, begin: int) -> bool:
    """Whether the predicate at ``begin`` stands in a clause that states no fact: "once it is a State Party"."""
    before = sentence.text[:begin]
    gerund = word("gerund").match(sentence.text[begin:])
    if gerund and (gerund["of"] or word("gerund_of").search(before)):
        return True
    # the preposition of a gerund is one of its words: "has set its mind on joining"
    return bool(word("unreal").search(before + ("on " if sentence.text.startswith("on ", begin) else "")))


def told_aside(sentence: Sentence, begin: int) -> bool:
    """Whether the predicate only says when something else happened: "before it had joined the convention"."""
    return bool(word("aside").search(sentence.text[:begin]))


def object_of_relative(sentence: Sentence, begin: int) -> bool:
    """Whether a relative "that" is object of the predicate at ``begin``: "a law that the president signed"."""
    found = list(re.finditer(r"\b(?:that|which)\s+(?=\S)", sentence.text[: begin + 1]))
    if not found:
        return False
    between = sentence.text[found[-1].end() : begin]
    if re.search(r"[,;]", between) or not between.strip():
        return False
    opener = found[-1]
    if any(date.end == opener.start() - 1 for date in sentence.dates):
        return False  # "It was only on 5 May 2003 that it acceded."
    return not any(g.end <= opener.start() + 1 and abs(g.content - opener.end()) <= 2 for g in sentence.governors)


def begin_of(hit: Hit) -> int:
    """Where the words of a predicate begin, its auxiliaries included."""
    return hit.frame.group.start if hit.frame.group else hit.frame.start


def stated_actors(sentence: Sentence, hit: Hit, *, realised: bool = False, bodies: bool = True) -> list[Actor]:
    """The states that are subject of the predicate; empty where the subject is generic or, with ``bodies``, a lawmaker.

    ``realised``: the predicate is an infinitive behind "one of the first states to".
    """
    frame, begin = hit.frame, begin_of(hit)
    before = sentence.text[:begin]
    taken_up = word("of_which").search(before) or word("beside").search(before)
    if taken_up:
        return named_run(sentence, taken_up.start())
    counted = word("counted").search(before)
    if counted and (named := named_run(sentence, counted.start("end"))):
        return named
    relative = word("relative").search(before)
    if relative and not frame.passive:
        return _antecedent(sentence, relative.end("antecedent"))
    if realised:
        known = frame.subject is not None and frame.subject.kind in {"state", "reference"}
        return frame.actors if known else sentence.context.actors_of(sentence, _last_name(sentence, begin))
    if bodies and word("body").search(sentence.text[: frame.start]):
        return []
    they = frame.subject is not None and frame.subject.kind == "reference" and frame.subject.plural
    if word("generic").search(before) and not word("among").search(before) and not they:
        return []
    embedded = _main_subject(sentence, frame.subject, begin)
    if embedded is not None:
        return sentence.context.actors_of(sentence, embedded)
    return [] if frame.subject is None and _has_other_subject(before) else frame.actors


def _has_other_subject(before: str) -> bool:
    """Whether words that are no agent stand where a subject does: "No state from the region", "The agreement"."""
    if word("generic_head").search(before):
        return True
    if not before.strip() or re.search(r"(?:\b(?:and|but|or|nor|then|while|later)|[,;:(—–])\s*$", before):
        return False
    return bool(re.search(r"\b(?:the|a|an|its|their|this|that)\s+\w+\s+$", before))


def _last_name(sentence: Sentence, end: int) -> Agent | None:
    named = [a for a in sentence.agents if a.end <= end and a.kind in {"state", "reference"} and not a.modifier]
    return named[-1] if named else None


def _main_subject(sentence: Sentence, subject: Agent | None, begin: int) -> Agent | None:
    """The main clause's subject where the one found stands in a relative clause before the predicate.

    "Peru acceded on the day on which Chile ratified, and has been a State Party since": Peru.
    """
    if subject is None or not re.search(r",\s+and\s+$", sentence.text[:begin]):
        return None
    opener = re.search(r"\b(?:which|who|whom|where|when)\b[^,;.]{0,30}$", sentence.text[: subject.start])
    if opener is None:
        return None
    named = (a for a in sentence.agents if a.end <= opener.start() and a.kind in {"state", "reference"})
    return next((a for a in named if not a.modifier), None)


def _antecedent(sentence: Sentence, end: int) -> list[Actor]:
    """Whom a relative clause behind ``end`` is about: the name before it, or who is "one of the states that"."""
    for agent in sentence.agents:
        if agent.start < end <= agent.end:
            return [a for a in sentence.context.actors_of(sentence, agent) if a.type == "state"]
    among = word("among").search(sentence.text[:end])
    if among is None:
        return []
    name = _last_name(sentence, among.start() + 1)
    run = named_run(sentence, name.end) if name is not None else []
    return run or sentence.context.actors_of(sentence, name)


def actors_before(sentence: Sentence, start: int, words: str) -> list[Actor]:
    """The states that an apposition stands behind: "Peru, a State Party", "Peru and Chile, both States Parties"."""
    if not re.search(r"(?:,|\(|—|–)\s*$", sentence.text[:start]):
        return []
    plural = re.search(r"\b(?:both|all|neither)\b|(?:ies|States)\b", words, re.IGNORECASE)
    names = named_run(sentence, start)
    return names if plural else names[-1:]


def named_run(sentence: Sentence, start: int) -> list[Actor]:
    """The list of names that ends just before ``start``: "Peru, Chile and Cuba, ..."."""
    chosen: list[Agent] = []
    right = start
    for agent in reversed([a for a in sentence.agents if a.end <= start]):
        if agent.kind != "state" or agent.modifier or not _NEXT_NAME.fullmatch(sentence.text, agent.end, right):
            break
        chosen.insert(0, agent)
        right = agent.start
    return [actor for agent in chosen for actor in sentence.context.actors_of(sentence, agent)]


def listed_states(sentence: Sentence, end: int) -> tuple[list[Actor], int]:
    """The states behind ``end`` that a number of states is broken down into: "35 states have not joined, including".

    Also the offset at which their list ends; ``end`` where there is none.
    """
    for agent in sentence.agents:
        if agent.start < end or agent.kind != "state" or agent.modifier:
            continue
        gap = sentence.text[end : agent.start]
        if word("opens_list").search(gap) and not word("closes_clause").search(gap):
            run = run_of_names(sentence, agent)
            return [actor for name in run for actor in sentence.context.actors_of(sentence, name)], run[-1].end
    return [], end
