"""States called by what they do: "is a producer and exporter of", "a former exporter", "lists as producers: A, B,
and C".
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.acts import weapon_of_act
from pipeline.claims.goods.reading import claims_of
from pipeline.claims.goods.thing import in_section
from pipeline.claims.goods.words import vocabulary
from pipeline.claims.rulefile import RuleFile
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame, verb_frame
from pipeline.records import Claim


def role_claims(hit: Hit, rules: RuleFile, stem: str) -> list[Claim]:
    """Claims of a noun of role; ``stem`` is the sense ("producer", "exporter"), with "_not", "_never", "_formerly"."""
    frame = hit.frame
    left, _ = frame.sentence.part_of(frame.start)
    before = vocabulary("role_apart").split(frame.text[left : frame.start])[-1]
    thing = _thing(hit)
    heads = vocabulary("role_opening").fullmatch(before) is not None and _list_behind(frame) != []
    if thing is None or not (heads or vocabulary("role_predicate").search(before)):
        return []
    if frame.irrealis or frame.future or vocabulary("role_unreal").search(before):
        return []
    if vocabulary("unlisted").search(frame.text[: frame.start]):
        return []
    sense = stem + _ending(hit, before)
    hit = replace(hit, frame=_lister(frame, left))
    return claims_of(hit, rules, sense, thing, _bearers(frame), _dates(frame, thing, sense))


def heading_claims(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "Those still producing mines are India and Myanmar": the states that follow."""
    frame = hit.frame
    following = _states_behind(frame)
    if not following or not re.fullmatch(r"\s*:?\s*(?:the\s+)?", frame.text[frame.end : following[0].start]):
        return []
    thing = weapon_of_act(hit)
    unsure = vocabulary("likely").search(hit.match.group()) is not None
    frame = replace(frame, hedged=frame.hedged or unsure, negated=False)
    actors = [actor for agent in following for actor in frame.sentence.context.actors_of(frame.sentence, agent)]
    return claims_of(replace(hit, frame=frame), rules, hit.rule.sense, thing, actors, []) if thing is not None else []


def _ending(hit: Hit, before: str) -> str:
    frame = hit.frame
    if hit.match.group().lower().startswith("non"):
        return "_not"
    if vocabulary("role_not").search(before) and not re.search(r"\bnot only\b", before):
        return "_never" if re.search(r"\bnever\b[^.;]{0,60}$", before, re.IGNORECASE) else "_not"
    if vocabulary("role_ended").search(before):
        return "_ended"
    if re.search(r"\bin the past\b", frame.text[frame.end : frame.end + 60]):
        return "_formerly"
    if any(0 <= d.start - frame.end < 30 and d.relation == "until" for d in frame.sentence.dates) or _opening(frame):
        return "_formerly"
    if vocabulary("role_long_past").search(before) and not vocabulary("since_word").search(frame.text):
        return "_formerly"
    if vocabulary("role_former").search(before) and not vocabulary("role_listed").search(before):
        return "_formerly"
    return ""


def _opening(frame: Frame) -> list[DateMention]:
    """The end that opens the sentence: "Before 2003, Peru was also an exporter"."""
    opening = (d for d in frame.sentence.dates if d.start < 3 and d.end < frame.start)
    return [d for d in opening if d.edtf and d.edtf.startswith("../")]


def _dates(frame: Frame, thing: Object, sense: str) -> list[DateMention]:
    """Dates directly behind the role: "a producer until 1997"."""
    end = max(frame.end, thing.end or 0)
    near = [d for d in frame.sentence.dates if d.edtf and 0 <= d.start - end < 30]
    near = [d for d in near if "," not in frame.text[frame.end : d.start]] or _opening(frame)
    return [d for d in near if d.relation in {"until", "range", "since"} or sense.endswith(("_formerly", "_ended"))]


def _thing(hit: Hit) -> Object | None:
    """ "producers of mines", "mine producer"; else what the paragraph speaks of; None for producers of something
    else.
    """
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    before = [weapon for weapon in sentence.weapons if weapon.end <= frame.start]
    if before and frame.start - before[-1].end < 3:
        return Object(before[-1].weapon, before[-1].start, before[-1].end)
    behind = vocabulary("role_of").match(text, frame.end)
    if behind:
        for weapon in sentence.weapons:
            gap = text[behind.end() : weapon.start]
            if 0 <= weapon.start - behind.end() < 60 and not re.search(r"[,;.]", gap):
                return Object(weapon.weapon, weapon.start, weapon.end)
        if vocabulary("role_of_them").match(text, behind.end()):
            return Object(last_weapon(sentence, frame.start), frame.end, behind.end())
        return None
    inside = [weapon for weapon in sentence.weapons if frame.start < weapon.end and weapon.start < frame.end]
    if inside:
        return Object(inside[0].weapon, inside[0].start, frame.end)
    if before or in_section(sentence) or (sentence.previous is not None and sentence.previous.weapons):
        return Object(last_weapon(sentence, frame.start), None, None)
    bare = vocabulary("role_bare").search(text[: frame.start]) is not None and sentence.report.treaty is not None
    return Object(None, None, None) if bare else None


def _states_behind(frame: Frame) -> list[Agent]:
    return [a for a in frame.sentence.agents if a.start >= frame.end and a.kind == "state" and a.id and not a.modifier]


def _list_behind(frame: Frame) -> list[Agent]:
    """The states of a list that the role heads: "producers are China, Cuba, and India"."""
    following = _states_behind(frame)
    opened = following and vocabulary("role_list").fullmatch(frame.text[frame.end : following[0].start])
    return following if opened else []


def _lister(frame: Frame, left: int) -> Frame:
    """Who calls them so: "Jane’s lists Peru as a producer" is Jane’s word, "The Monitor lists" the report's own."""
    if frame.assertion != "monitor":
        return frame
    for verb in reversed(list(vocabulary("role_lister").finditer(frame.text, left, frame.start))):
        lists = verb_frame(frame.sentence, verb.start(), verb.end(), frozenset({"VBD", "VBN", "VBZ", "VBP"}))
        beside = [
            a for a in frame.sentence.agents if a.end <= verb.start() and not frame.text[a.end : verb.start()].strip()
        ]
        subject = (lists.subject if lists is not None else None) or next(iter(beside), None)
        if lists is None or subject is None or subject.kind in {"monitor", "reference"}:
            continue
        home = frame.sentence.own_government
        if subject.kind == "observer" or (subject.kind == "state" and {a.id for a in lists.actors} != {home}):
            return replace(frame, assertion="third_party", speaker=frame.text[subject.start : subject.end])
    return frame


def _bearers(frame: Frame) -> list[Actor]:
    """Whom the role is said of: the list behind "are:" or "are A, B, and C", else the subject, else the report's
    country.
    """
    sentence, text = frame.sentence, frame.text
    context = sentence.context
    following = _states_behind(frame)
    if listed := _list_behind(frame):
        return [actor for agent in listed for actor in context.actors_of(sentence, agent)]
    earlier = [a for a in sentence.agents if a.end <= frame.start and a.kind in {"state", "group"} and not a.modifier]
    named = [a for a in earlier if vocabulary("role_named").match(text, a.end)]
    if named:
        return context.actors_of(sentence, named[-1])
    owner = frame.subject
    if owner is not None and text.startswith("’s", owner.end):
        # "Peru was Chile’s main supplier"
        apart = [
            a
            for a in earlier
            if re.fullmatch(r"\s+(?:\w+\s+)?(?:was|is|remained|became|were|are)\s+", text[a.end : owner.start])
        ]
        if apart:
            return context.actors_of(sentence, apart[-1])
    if frame.actors:
        return frame.actors
    # "Once an exporter, Peru says": the subject follows.
    opened = [a for a in following if re.fullmatch(r"[^,;.]{0,60},\s+(?:the\s+)?", text[frame.end : a.start])]
    if opened:
        return context.actors_of(sentence, opened[0])
    return [Actor(actor.id, actor.type, 0.6) for actor in context.actors_of(sentence, None)]
