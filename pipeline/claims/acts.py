"""Production and exports named by a noun: "no evidence of production", "exports ceased in 1999", "the last known sale"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods import claims_of, doers, in_section, is_since, onward, times, vocabulary
from pipeline.claims.rulefile import RuleFile
from pipeline.records import Claim

# Directly before the noun: "no", "nor of any", "no use, production or".
_NONE = re.compile(r"\b(?:no|nor(?: of)? any|nor|neither|without|any)\s+(?:[\w-]+,?\s+){0,4}(?:or\s+|and\s+|nor\s+)?$", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:could|can|may|might|should|must|will|would|if|whether|until|once|unless)\b", re.IGNORECASE)
_TRADES = re.compile(r"\b(?:business|market|sector|trade|industry|plants?|factory|factories|line|lines)\b", re.IGNORECASE)
_OF = re.compile(r"\s+of(?:\s+[\w-]+){1,5}")
_CONDITION = re.compile(r"\b(?:once|until|unless|if|whether)\b[^.;]{0,90}$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|neither)\b", re.IGNORECASE)


def nouns_of(rules: RuleFile) -> RuleFile:
    """The rules for nouns alone: a form that may be a verb too ("exports") is tried as a noun by them."""
    return replace(rules, rules=tuple(rule for rule in rules.rules if rule.sense.endswith("_noun")))


def noun_claims(hit: Hit, rules: RuleFile, place: str) -> list[Claim]:
    """The claims of an act's noun that stands alone: only where it is said that there was none, or that somebody is accused of it."""
    frame = hit.frame
    before, text = frame.text[: frame.start], frame.text
    thing = weapon_of_act(hit)
    if thing is None or vocabulary("not_the_act").match(text, frame.end) or re.search(r"\b(?:for|on)\s+$", before):
        return []
    left, _ = frame.sentence.part_of(frame.start)
    none = bool(_NONE.search(text[left : frame.start]))
    if none and re.match(r"nor\b", text[left:]) and re.search(r"\b(?:knows?|knew) of no\b|\bno evidence\b", text[:left]):
        frame = replace(frame, no_evidence=True, hedged=True)
    if none and not frame.no_evidence and not frame.denied:
        frame = replace(frame, negated=True)
    if vocabulary("legal").search(before) or (frame.implied_actor and not (frame.negative or frame.unverified)):
        return []
    if frame.negative and not (none or frame.no_evidence or frame.denied):
        return []
    dates = times(replace(hit, frame=frame), thing)
    ever = vocabulary("ever").search(text[: frame.end + 60]) or (hit.rule.sense == "export_noun" and (frame.no_evidence or frame.hedged) and not re.search(r"\bsuch\s+$", before))
    never = frame.negative and not dates and not is_since(frame) and ever
    sense = f"{hit.rule.sense}_never" if never else hit.rule.sense
    return claims_of(replace(hit, frame=frame), rules, sense, thing, doers(hit, place), dates)


def ended_claims(hit: Hit, rules: RuleFile, place: str, *, beginning: bool = False) -> list[Claim]:
    """The claims of a phrase that holds noun and verb ("production ended", "the last export took place").

    ``beginning``: its date opens the state that follows ("exports ceased in 1994": none ``1994/..``).
    """
    frame = hit.frame
    inside = hit.match.group()
    thing = weapon_of_act(hit)
    if thing is None or _MODAL.search(inside) or _NEGATED.search(inside) or vocabulary("legal").search(frame.text[: frame.start]):
        return []
    if re.search(r"\b(?:not|never|no|nor|should|must|will|to|could|may|would|until|if)\s+(?:\w+\s+){0,2}$", frame.text[max(0, frame.start - 30) : frame.start], re.IGNORECASE):
        return []
    if _CONDITION.search(frame.text[frame.sentence.part_of(frame.start)[0] : frame.start]):
        return []
    dates = times(hit, thing)
    return claims_of(hit, rules, hit.rule.sense, thing, doers(hit, place, nominal=True), onward(dates) if beginning else dates)


def weapon_of_act(hit: Hit) -> Object | None:
    """The weapon of an act named by a noun: behind it, before it, or what the paragraph or the section is about.

    None for "production of copper".
    """
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    _, right = sentence.part_of(frame.start)
    for weapon in sentence.weapons:
        if weapon.start >= frame.start and weapon.start - frame.end < 80 and weapon.end <= right:
            return Object(weapon.weapon, weapon.start, weapon.end)
    named = _OF.match(text, frame.end) or re.compile(r"\w+" + _OF.pattern).match(text, frame.start)
    if named and not _TRADES.search(named.group()) and not vocabulary("weapon_words").search(named.group()):
        return None
    before = [w for w in sentence.weapons if w.end <= frame.start]
    if before:
        return Object(before[-1].weapon, None, None)
    step, steps = sentence.previous, 2
    while step is not None and steps:
        if step.weapons:
            return Object(step.weapons[-1].weapon, None, None)
        step, steps = step.previous, steps - 1
    at_home = in_section(sentence) or (hit.rule.sense == "produce_noun" and not named)
    return Object(None, None, None) if at_home else None
