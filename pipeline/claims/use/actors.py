"""Who did it, where the frame alone does not tell: admissions, denials, second by-phrases, lists behind a colon.

``actors_of(hit, value)`` is the entry; ``agents_at`` and ``actors_at`` also serve the accusations and answers.
"""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.claims.use.assertion import ACTING, assertion_of, justifier
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.governors import Governor
from pipeline.language.patterns import pattern
from pipeline.language.view import Sentence

_AND = re.compile(r"\)?(?:\s*\([^)]*\))?\s*,?\s*(?:and|or|,)\s*(?:the\s+|by\s+)?")


def agents_at(sentence: Sentence, at: int) -> list[Agent]:
    """The agent that begins at an offset (articles between), and those coordinated with it."""
    found: list[Agent] = []
    for agent in sentence.agents:
        shelling = agent.modifier and wording("use", "attack_of").match(sentence.text, agent.end)
        if agent.start < at or agent.kind not in ACTING or (agent.modifier and not shelling):
            continue
        gap = sentence.text[found[-1].end if found else at : agent.start]
        same = found and gap == " (" and agent.id == found[-1].id
        named = (
            found
            and found[-1].id == "NSAG"
            and re.fullmatch(r"\s+(?:of|from|loyal to)\s+(?:the\s+)?(?:[a-z-]+\s+)?", gap)
        )
        if same or named:
            found[-1] = agent
            continue
        whole_or_part = wording("use", "before_agent").fullmatch(gap) or wording("use", "part_of_group").match(gap)
        if not (_AND.fullmatch(gap) if found else whole_or_part):
            break
        found.append(agent)
    return found


def actors_at(sentence: Sentence, agents: list[Agent]) -> list[Actor]:
    """The actors of several agents, each once."""
    unique: dict[str, Actor] = {}
    for agent in agents:
        for actor in sentence.context.actors_of(sentence, agent):
            unique.setdefault(actor.id, actor)
    return list(unique.values())


def actors_of(hit: Hit, value: str | None) -> list[Actor]:
    """Who did it: as the frame says, else who admits or denies it, else (if it was not done) the report's country."""
    frame, sentence = hit.frame, hit.frame.sentence
    if hit.match.groupdict().get("done"):
        return actors_at(sentence, agents_at(sentence, hit.match.end()))
    only_groups = [actor.id for actor in frame.actors] == ["NSAG"]
    counted = frame.subject is not None and wording("use", "counted_states").fullmatch(frame.subject.text)
    if _no_user(frame):
        return []
    unnamed = only_groups or counted or (frame.subject is None and frame.group is not None)
    if unnamed and (listed := _listed_behind(frame)):
        return listed
    if several := _neither_nor_those(frame) or _listed_aside(frame):
        return several
    if frame.actors and (frame.subject is not None or frame.passive or frame.implied_actor):
        return _not_the_accuser(frame) or _with_members(frame, [*frame.actors, *_more_by(frame)])
    if frame.group is None:
        groups = [a for a in sentence.agents if a.kind in {"group", "coalition"}]
        named = [a for a in groups if re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", frame.text[a.end : frame.start] or "-")]
        if named:
            return actors_at(sentence, named[-1:])
    if frame.group is not None and not frame.passive:
        return _people_before(frame)
    return _behind(frame) or _speaking(frame) or _home(frame, value)


def _with_members(frame: Frame, actors: list[Actor]) -> list[Actor]:
    """Of "armed groups, notably the A, used mines, including the B" also those named, and the groups as a whole."""
    sentence, text = frame.sentence, frame.text
    known = {actor.id: actor for actor in actors}
    for agent in sentence.agents:
        named = wording("use", "members_follow").match(text, agent.end) if agent.id == "NSAG" else None
        members = actors_at(sentence, agents_at(sentence, named.end())) if named else []
        if not members or not ({"NSAG", *(m.id for m in members)} & set(known)):
            continue
        known.setdefault("NSAG", Actor("NSAG", "armed_group"))
        known.update({member.id: member for member in members})
    behind = wording("use", "members_behind").match(text, frame.end) if "NSAG" in known else None
    if behind:
        known.update(
            {a.id: a for a in actors_at(sentence, agents_at(sentence, behind.end())) if a.type == "armed_group"}
        )
    return list(known.values())


def _not_the_accuser(frame: Frame) -> list[Actor]:
    """In "Soldiers came; the rebels alleged that they had laid mines" they are those named before the rebels."""
    if frame.subject is None or frame.subject.kind != "reference" or len(frame.actors) != 1:
        return []
    accusers = [g.speaker for g in frame.governors if g.class_ == "allege" and g.group is not None]
    accuser = accusers[-1] if accusers else None
    context, sentence = frame.sentence.context, frame.sentence
    if accuser is None or accuser.kind not in ACTING or accuser.end > frame.subject.start:
        return []
    accusing = {actor.id for actor in context.actors_of(sentence, accuser)}
    if frame.actors[0].id not in accusing:
        return []
    named = [a for a in sentence.agents if a.end <= accuser.start and a.kind in ACTING - {"reference"}]
    for agent in reversed([a for a in named if not a.modifier]):
        others = [actor for actor in context.actors_of(sentence, agent) if actor.id not in accusing]
        if others and (agent.official or agent.plural or agent.kind != "state"):
            frame.assertion = assertion_of(sentence, accuser, others)
            return others
    return []


def _more_by(frame: Frame) -> list[Actor]:
    """ "by the army, as it is known, and by rebels": the second by-phrase."""
    if frame.group is not None and not frame.passive:
        return []
    more = wording("use", "second_by").match(frame.text[frame.end :])
    if more is None:
        return []
    known = {actor.id for actor in frame.actors}
    found = actors_at(frame.sentence, agents_at(frame.sentence, frame.end + more.end()))
    return [actor for actor in found if actor.id not in known]


def _people_before(frame: Frame) -> list[Actor]:
    """ "aircraft of the Peruvian air force dropped": the agent of the "of" that stands right before the verb."""
    start = frame.group.start if frame.group is not None else frame.start
    for agent in reversed([a for a in frame.sentence.agents if a.end <= start and a.kind in ACTING]):
        if frame.text[: agent.start].endswith(" under "):
            continue
        if not re.fullmatch(r"(?:\s*\([^)]*\))?(?:\s+under\s+[^,;]{3,40})?\s*", frame.text[agent.end : start]):
            break
        if wording("use", "people_of").search(frame.text[: agent.start]):
            frame.subject = agent
            return frame.sentence.context.actors_of(frame.sentence, agent)
    return []


def _behind(frame: Frame) -> list[Actor]:
    """Agents of a by-phrase further off, or of a list behind a colon: "use by three was confirmed: the A and the B"."""
    sentence, text = frame.sentence, frame.text
    by = wording("use", "by_phrase").match(text, frame.end)
    if by and (frame.passive or (frame.group is None and not pattern("noun.to_agent").search(by.group()))):
        first = next((a for a in sentence.agents if a.start >= by.end() and a.kind in ACTING), None)
        if first is not None and re.fullmatch(r"(?:[a-z][\w-]*\s+){0,4}", text[by.end() : first.start]):
            return actors_at(sentence, agents_at(sentence, first.start))
    if frame.group is None and (before := _carried_out(frame)):
        return before
    conducted = wording("use", "conducted_by").match(text, frame.end) if frame.group is None else None
    if conducted:
        return actors_at(sentence, agents_at(sentence, conducted.end()))
    colon = text.find(":", frame.end)
    if (
        frame.group is None
        and 0 <= colon - frame.end < 80
        and wording("use", "those_listed").search(text[frame.end : colon])
    ):
        return actors_at(sentence, agents_at(sentence, colon + 1))
    return []


def _listed_behind(frame: Frame) -> list[Actor]:
    """ "Three groups laid mines in 2009: A, B, and C": those listed behind the colon."""
    include = wording("use", "who_include").match(frame.text, frame.end)
    if include:
        return actors_at(frame.sentence, agents_at(frame.sentence, include.end()))
    colon = frame.text.find(":", frame.end)
    if not 0 <= colon - frame.end < 110 or re.search(r"[.;]", frame.text[frame.end : colon]):
        return []
    return actors_at(frame.sentence, agents_at(frame.sentence, colon + 1))


def _no_user(frame: Frame) -> bool:
    """Whether the subject is a firm, or others of whom an official speaks: "“They put mines," the governor said"."""
    subject, home = frame.subject, frame.sentence.report.country_iso3
    if subject is not None and not frame.passive and wording("use", "makers").fullmatch(subject.text):
        return True
    if subject is None or subject.text.lower() != "they" or frame.negated or [a.id for a in frame.actors] != [home]:
        return False
    quoted = frame.text.rfind("“", 0, subject.end) > frame.text.rfind("”", 0, subject.end)
    return quoted and any(g.speaker is not None and g.speaker.kind == "state" for g in frame.governors)


def _neither_nor_those(frame: Frame) -> list[Actor]:
    """ "neither Peru’s forces nor those of its Chilean ally had used them": both."""
    start = frame.group.start if frame.group is not None else frame.start
    nor = wording("use", "nor_those_of").search(frame.text[:start])
    if nor is None or not frame.negated:
        return []
    agents = [a for a in frame.sentence.agents if a.kind in ACTING - {"reference"}]
    first = [a for a in agents if nor.start() <= a.start and a.end <= nor.start("nor")]
    second = [a for a in agents if nor.end() == a.start]
    found = [*first[-1:], *second[:1]]
    return actors_at(frame.sentence, found) if len(found) > 1 else []


def _listed_aside(frame: Frame) -> list[Actor]:
    """ "Both factions, the A and the B, have laid mines": those named between the subject and its verb."""
    subject = frame.subject
    if (
        subject is None
        or frame.passive
        or not (subject.id == "NSAG" or wording("use", "each_of_two").match(subject.text))
    ):
        return []
    aside = wording("use", "aside_opens").match(frame.text, subject.end)
    found = agents_at(frame.sentence, aside.end()) if aside else []
    if len(found) < 2 or found[-1].end > frame.start:
        return []
    closed = re.compile(r"(?:\s*\([^)]*\))?,").match(frame.text, found[-1].end)
    return actors_at(frame.sentence, found) if closed else []


def _carried_out(frame: Frame) -> list[Actor]:
    """ "Peruvian forces carried out 12 attacks with cluster bombs": the subject of the verb before the noun."""
    before = frame.text[: frame.start]
    verb = wording("use", "carrying_out").search(before) or wording("use", "included_in").search(before)
    if verb is None:
        return []
    outer = verb_frame(frame.sentence, verb.start("verb"), verb.end("verb"), frozenset({"VBD", "VBN"}))
    if outer is None or outer.passive or outer.subject is None or outer.irrealis:
        return []
    frame.subject, frame.negated = outer.subject, frame.negated or outer.negated
    return outer.actors


def _speaking(frame: Frame) -> list[Actor]:
    """Of an act without an actor: whoever admits or denies it, or says of himself that it was (not) done."""
    justifying = justifier(frame)
    if justifying is not None:
        return frame.sentence.context.actors_of(frame.sentence, justifying)
    for governor in reversed(frame.governors):
        speaker = governor.speaker
        if speaker is not None and speaker.kind in ACTING and _owns_up(governor, frame):
            return frame.sentence.context.actors_of(frame.sentence, speaker)
    return []


def _owns_up(governor: Governor, frame: Frame) -> bool:
    if governor.class_ == "deny" or wording("use", "admits").match(governor.word):
        return True
    if governor.class_ != "say" or frame.group is None or has_by(frame):
        return False
    said = re.fullmatch(
        r"\s*“?(?:(?:[\w’-]|(?<=\d),(?=\d))+\s+){0,7}“?", frame.text[governor.content : frame.group.start]
    )
    past = re.search(r"\b(?:was|were|been)\b", frame.text[frame.group.start : frame.start])
    if not frame.negated and not (past and said):
        return False
    others = [
        a
        for a in frame.sentence.agents
        if a.kind in {"group", "coalition", "state"}
        and a != governor.speaker
        and not a.official
        and governor.end <= a.start < frame.start
    ]
    return frame.negated or not others


def _home(frame: Frame, value: str | None) -> list[Actor]:
    """What a country's report says was not done, with nobody named, its country did not do."""
    if (
        value not in {"not_used", "unconfirmed"}
        or frame.denied
        or _found_by_others(frame)
        or has_by(frame)
        or not frame.sentence.report.country_iso3
    ):
        return []
    if frame.group is not None and not frame.passive:
        return []
    return [Actor(actor.id, actor.type, 0.5) for actor in frame.sentence.context.actors_of(frame.sentence, None)]


def _found_by_others(frame: Frame) -> bool:
    """ "They say that Chile laid mines. Experts saw no sign that any had been used": not of the country's doing."""
    before, home = frame.sentence.previous, frame.sentence.report.country_iso3
    told = before.agents if before is not None and before.paragraph == frame.sentence.paragraph else []
    others = [a for a in told if a.kind in {"state", "group"} and a.id not in {None, home}]
    if not others or any(a.id == home for a in told):
        return False
    for governor in frame.governors:
        if governor.class_ == "no_evidence" and wording("use", "somebody_looked").search(frame.text[: governor.start]):
            return True
    return False


def has_by(frame: Frame) -> bool:
    """Whether somebody who is no agent of ours is named: "by private companies"."""
    return bool(wording("use", "any_by").match(frame.text[frame.end :]))
