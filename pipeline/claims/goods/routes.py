"""Weapons on their way: "listed as the origin of mines sold in", "a delivery from Peru to Chile", "carried Peruvian
mines", "has brought none into Chile".
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.acts import weapon_of_act
from pipeline.claims.goods.reading import claims_of, sense_of
from pipeline.claims.goods.words import vocabulary
from pipeline.claims.rulefile import RuleFile, part_pattern
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.records import Claim


def _words(name: str) -> re.Pattern[str]:
    return part_pattern("transfer", name)


def named_origin(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "The panel listed Peru as the origin of mines sold in Chile": who is named sent them."""
    frame, sentence = hit.frame, hit.frame.sentence
    thing = weapon_of_act(hit)
    before = [a for a in sentence.agents if a.end <= hit.match.start("origin") and a.kind in {"state", "group"}]
    before = [a for a in before if not a.modifier and (a.id or a.kind == "group")]
    if thing is None or not before or frame.negative or frame.irrealis:
        return []
    lister = [a for a in sentence.agents if a.end <= hit.match.start() and a != before[-1]]
    frame = _said_by(frame, lister[-1] if lister else None)
    actors = sentence.context.actors_of(sentence, before[-1])
    return claims_of(replace(hit, frame=frame), rules, hit.rule.sense, thing, actors, _behind(hit, thing))


def listed_delivery(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "SIPRI lists a possible delivery of mines from Peru to Chile in 2019": whom it came from sent them."""
    frame, sentence = hit.frame, hit.frame.sentence
    thing = weapon_of_act(hit)
    giver = [a for a in sentence.agents if a.start == hit.match.end() and a.kind in {"state", "group"}]
    before = frame.text[: hit.match.start("act")]
    if thing is None or not giver or frame.negative or _words("no_delivery").search(before):
        return []
    lister = [a for a in sentence.agents if a.end <= hit.match.start("act")]
    frame = _said_by(frame, lister[-1] if lister else None)
    frame = replace(frame, hedged=frame.hedged or _words("possible").search(before[-20:]) is not None)
    actors = sentence.context.actors_of(sentence, giver[0])
    return claims_of(replace(hit, frame=frame), rules, hit.rule.sense, thing, actors, _behind(hit, thing))


def cargo_claims(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "A train stopped at the border on 9 May 1998 carried Peruvian mines": whose they are sent them."""
    frame, sentence = hit.frame, hit.frame.sentence
    maker = [a for a in sentence.agents if a.start == hit.match.end() and a.kind == "state" and a.modifier and a.id]
    weapon = next((w for w in sentence.weapons if maker and w.start - maker[0].end in range(30)), None)
    if weapon is None or frame.negative or frame.irrealis or frame.future:
        return []
    if vocabulary("other_subject").search(frame.text[maker[0].end : weapon.start]):
        return []
    actors = [Actor(maker[0].id or "", "state", 0.7)]
    dates = [d for d in sentence.dates if d.edtf and d.relation == "at"][:1]
    return claims_of(hit, rules, hit.rule.sense, Object(weapon.weapon, weapon.start, weapon.end), actors, dates)


def brought_into(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "Peru has brought no mines into Chile": a transfer, where somebody is named who brought them to others."""
    frame, sentence = hit.frame, hit.frame.sentence
    weapon = next((w for w in sentence.weapons if hit.match.start() < w.start and w.end <= hit.match.end()), None)
    there = {a.id for a in sentence.agents if a.start == hit.match.end()}
    actors = [actor for actor in frame.actors if actor.id not in there]
    if _words("none_of_them").search(hit.match.group()):
        frame = replace(frame, negated=not frame.denied)
    if weapon is None or frame.subject is None or frame.passive or frame.irrealis or frame.future or not there:
        return []
    if frame.subject.kind not in {"state", "group", "reference"} or frame.subject.id == "NSAG":
        return []
    thing = Object(weapon.weapon, weapon.start, weapon.end)
    return claims_of(replace(hit, frame=frame), rules, sense_of("export", frame), thing, actors)


def _said_by(frame: Frame, lister: Agent | None) -> Frame:
    """The frame as the word of whoever lists it; the Monitor's lists are the report's own."""
    if frame.assertion != "monitor":
        return frame
    register = _words("register").search(frame.text[: frame.start]) if lister is None else None
    if register is not None:
        return replace(frame, assertion="third_party", speaker=register.group("who"))
    if lister is None or lister.kind not in {"observer", "state"}:
        return frame
    home = frame.sentence.own_government
    own = lister.kind == "state" and lister.id in {home, None}
    speaker = frame.text[lister.start : lister.end]
    return replace(frame, assertion="government" if own else "third_party", speaker=speaker)


def _behind(hit: Hit, thing: Object) -> list[DateMention]:
    """The date behind the weapon: "mines sold in Chile in 2004"."""
    end = max(hit.match.end(), thing.end or 0)
    _, right = hit.frame.sentence.part_of(hit.match.start())
    near = [d for d in hit.frame.sentence.dates if d.edtf and end <= d.start < right]
    return [d for d in near if d.relation in {"at", "range"}][:1]
