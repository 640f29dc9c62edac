"""Whose weapons are meant, and who says so, where a family of held weapons reads a predicate."""

from __future__ import annotations

from pipeline.claims.frames_of import Hit
from pipeline.claims.holdings.figures import held, verb_start
from pipeline.claims.holdings.objects import Part
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Assertion

_OWNER_FIRST = frozenset({"remain", "size", "stock", "none"})
"""Senses in which the owner of the store goes before the subject: "mines remain in Peru’s depots"."""


def holders(hit: Hit, part: Part) -> list[Actor]:
    """Who holds: the subject, or the owner of the store that is named, else the report's state."""
    frame = hit.frame
    sentence, subject = frame.sentence, frame.subject
    context = sentence.context
    if _many_states(frame, part):
        return []
    if hit.rule.sense == "left" or _by_contractor(hit):
        return context.actors_of(sentence, None)
    owner = _store_owner(sentence, part)
    if owner is not None and (hit.rule.sense in _OWNER_FIRST or not frame.actors or _only_observes(subject)):
        actors = context.actors_of(sentence, owner)
        if actors:
            return actors
    named = _named_holder(hit) or _equipped(hit, part)
    if named is not None:
        return context.actors_of(sentence, named)
    if frame.actors:
        return frame.actors
    if subject is not None and subject.kind in {"reference", "group"}:
        return []  # "the group", where no group was named
    return [Actor(a.id, a.type, 0.5) for a in context.actors_of(sentence, None)]


def _many_states(frame: Frame, part: Part) -> bool:
    if not held("many_states").search(frame.text[part.left : verb_start(frame)]):
        return False
    return frame.subject is None or frame.sentence.report.country_iso3 is None


def _by_contractor(hit: Hit) -> bool:
    """ "A company in Germany scrapped 400 mines for Peru": the mines were the report’s state’s."""
    frame = hit.frame
    home, subject = frame.sentence.report.country_iso3, frame.subject
    if hit.rule.sense != "destroy" or home is None or subject is None or subject.id in {None, home}:
        return False
    return held("contractor").search(subject.text) is not None


def _only_observes(subject: Agent | None) -> bool:
    return subject is not None and subject.kind in {"observer", "monitor"}


def _named_holder(hit: Hit) -> Agent | None:
    """ "credited the army with", "lists Peru as possessing"."""
    if hit.rule.sense != "declare" or not held("names_holder").search(hit.match.group()):
        return None
    start, end = hit.match.span()
    agents = hit.frame.sentence.agents
    return next((a for a in agents if start < a.start and a.end <= end and a.kind in {"state", "group"}), None)


def _equipped(hit: Hit, part: Part) -> Agent | None:
    """ "The rebels are equipped with": whom a passive that tells of a holder is about."""
    frame = hit.frame
    if hit.rule.sense != "stock" or not frame.passive or hit.kind != "phrase":
        return None
    before = [a for a in frame.sentence.agents if part.left <= a.start and a.end <= verb_start(frame)]
    return next((a for a in reversed(before) if a.kind in {"state", "group", "reference"} and not a.modifier), None)


def _store_owner(sentence: Sentence, part: Part) -> Agent | None:
    """The owner in "the depots of Peru", "Peru’s stockpile", "Peruvian army depots", "in the hands of the police"."""
    for store in held("stores").finditer(sentence.text, part.left, part.right):
        for agent in sentence.agents:
            if agent.kind not in {"observer", "monitor", "paper"} and _owns(sentence.text, agent, store.span()):
                return agent
    return None


def _owns(text: str, agent: Agent, store: tuple[int, int]) -> bool:
    start, end = store
    if agent.start >= end:
        return not agent.modifier and held("store_of").search(text[end : agent.start]) is not None
    if agent.end > start:
        return False
    gap = text[agent.end : start]
    if held("owner_of").search(gap):
        return True
    return (agent.modifier and held("adjective_of").search(gap) is not None) or (agent.official and gap.isspace())


# ------------------------------------------------------------------ who says so


def says_itself(hit: Hit) -> bool:
    """ "declared 4,000 mines", "reported retaining 400", "spoke of 600 retained mines"."""
    frame = hit.frame
    before = frame.text[: frame.start]
    if hit.rule.sense == "declare" or held("spoke").search(before) or held("reports").search(hit.match.group()):
        return True
    if held("entry").search(hit.match.group()):
        return True
    return bool(held("reporting").search(before) and held("gerund").search(frame.text[frame.start :]))


def settle_speaker(hit: Hit) -> None:
    """Give a predicate that itself says so its assertion: it is its subject’s word."""
    frame = hit.frame
    _settle_governed(frame)
    if frame.assertion != "monitor" and frame.speaker is not None:
        return
    around = frame.text[max(0, frame.start - 12) : frame.end + 30]
    told = hit.rule.sense == "number" and held("count_told").search(hit.match.group())
    if not (says_itself(hit) or told or (hit.rule.sense == "stock" and held("declared_stock").search(around))):
        return
    subject = frame.subject
    if subject is not None and subject.kind == "monitor":
        return
    assertion = _said_by(frame)
    if assertion is not None:
        frame.assertion = assertion
        frame.speaker = subject.text if subject is not None else None


def _settle_governed(frame: Frame) -> None:
    """Put right who says so: nobody by "…, whose size it has not told"; a group by its spokesperson."""
    says = [g for g in frame.governors if g.class_ in {"say", "deny"}]
    told = [g for g in says if not (g.parenthetical and held("never_told").search(frame.text[: g.start]))]
    if says and not told:
        frame.assertion, frame.speaker = "monitor", None
    speaker = told[-1].speaker if told else None
    if speaker is None or not any(actor.type == "armed_group" for actor in frame.actors):
        return
    if held("of_the_group").search(frame.text[speaker.end :]):
        frame.assertion = "armed_group"


def _said_by(frame: Frame) -> Assertion | None:
    sentence, subject = frame.sentence, frame.subject
    if subject is not None and subject.kind == "observer":
        return "third_party"
    if frame.text[frame.start : frame.end].lower().startswith("estimates of"):
        return "third_party"
    if _stranger(frame):
        return "third_party"
    actors = frame.actors or sentence.context.actors_of(sentence, None)
    if not actors:
        return None
    if actors[0].type == "armed_group":
        return "armed_group"
    return "government" if sentence.own_government in {None, actors[0].id} else "third_party"


def _stranger(frame: Frame) -> bool:
    """ "A retired officer put it at 4,000": the subject is nobody that the vocabularies know."""
    subject = frame.subject
    if (subject is not None and subject.kind != "reference") or not held("estimate").search(frame.text[frame.start :]):
        return False
    left, _ = frame.sentence.part_of(frame.start)
    lead = frame.text[max(left, subject.end if subject else 0) : verb_start(frame)]
    return held("stranger").search(lead) is not None and not lead.strip().endswith(",")
