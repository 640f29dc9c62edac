"""States called by what they do: "is a producer and exporter of", "a former exporter", "lists as producers: A, B,
and C".
"""

from __future__ import annotations

import re

from pipeline.claims.arguments import Object, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.reading import claims_of
from pipeline.claims.goods.thing import in_section
from pipeline.claims.goods.words import vocabulary
from pipeline.claims.rulefile import RuleFile
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.records import Claim


def role_claims(hit: Hit, rules: RuleFile, stem: str) -> list[Claim]:
    """Claims of a noun of role; ``stem`` is the sense ("producer", "exporter"), with "_not", "_never", "_formerly"."""
    frame = hit.frame
    left, _ = frame.sentence.part_of(frame.start)
    before = vocabulary("role_apart").split(frame.text[left : frame.start])[-1]
    thing = _thing(hit)
    if thing is None or not vocabulary("role_predicate").search(before):
        return []
    if frame.irrealis or frame.future or vocabulary("role_unreal").search(before):
        return []
    if vocabulary("unlisted").search(frame.text[: frame.start]):
        return []
    sense = stem + _ending(hit, before)
    return claims_of(hit, rules, sense, thing, _bearers(frame), _dates(frame, thing, sense))


def _ending(hit: Hit, before: str) -> str:
    frame = hit.frame
    if hit.match.group().lower().startswith("non"):
        return "_not"
    if vocabulary("role_not").search(before) and not re.search(r"\bnot only\b", before):
        return "_never" if re.search(r"\bnever\b[^.;]{0,60}$", before) else "_not"
    if re.search(r"\bin the past\b", frame.text[frame.end : frame.end + 60]):
        return "_formerly"
    if vocabulary("role_former").search(before) and not vocabulary("role_listed").search(before):
        return "_formerly"
    return ""


def _dates(frame: Frame, thing: Object, sense: str) -> list[DateMention]:
    """Dates directly behind the role: "a producer until 1997"."""
    end = max(frame.end, thing.end or 0)
    near = [d for d in frame.sentence.dates if d.edtf and 0 <= d.start - end < 30]
    near = [d for d in near if "," not in frame.text[frame.end : d.start]]
    return [d for d in near if d.relation in {"until", "range", "since"} or sense.endswith("_formerly")]


def _thing(hit: Hit) -> Object | None:
    """ "producers of mines", "mine producer"; else what the paragraph speaks of; None for producers of something
    else.
    """
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    behind = vocabulary("role_of").match(text, frame.end)
    if behind:
        for weapon in sentence.weapons:
            gap = text[behind.end() : weapon.start]
            if 0 <= weapon.start - behind.end() < 60 and not re.search(r"[,;.]", gap):
                return Object(weapon.weapon, weapon.start, weapon.end)
        if vocabulary("role_of_them").match(text, behind.end()):
            return Object(last_weapon(sentence, frame.start), frame.end, behind.end())
        return None
    before = [weapon for weapon in sentence.weapons if weapon.end <= frame.start]
    if before and frame.start - before[-1].end < 3:
        return Object(before[-1].weapon, before[-1].start, before[-1].end)
    if before or in_section(sentence) or (sentence.previous is not None and sentence.previous.weapons):
        return Object(last_weapon(sentence, frame.start), None, None)
    return None


def _bearers(frame: Frame) -> list[Actor]:
    """Whom the role is said of: the list behind "are:" or "are A, B, and C", else the subject, else the report's
    country.
    """
    sentence, text = frame.sentence, frame.text
    context = sentence.context
    following = [a for a in sentence.agents if a.start >= frame.end and a.kind == "state" and a.id and not a.modifier]
    if following and vocabulary("role_list").fullmatch(text[frame.end : following[0].start]):
        return [actor for agent in following for actor in context.actors_of(sentence, agent)]
    earlier = [a for a in sentence.agents if a.end <= frame.start and a.kind in {"state", "group"} and not a.modifier]
    named = [a for a in earlier if vocabulary("role_named").match(text, a.end)]
    if named:
        return context.actors_of(sentence, named[-1])
    if frame.actors:
        return frame.actors
    # "Once an exporter, Peru says": the subject follows.
    opened = [a for a in following if re.fullmatch(r"[^,;.]{0,60},\s+(?:the\s+)?", text[frame.end : a.start])]
    if opened:
        return context.actors_of(sentence, opened[0])
    return [Actor(actor.id, actor.type, 0.6) for actor in context.actors_of(sentence, None)]
