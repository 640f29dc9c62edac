"""Production of mines and cluster munitions. Rules and words: ``rules/production.toml``; what it shares with transfer: ``goods.py``."""

from __future__ import annotations

import re

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods import claims_of, doers, is_idle, sense_of, thing_of, times, vocabulary
from pipeline.claims.roles import role_claims
from pipeline.claims.rulefile import rule_file
from pipeline.language.view import Sentence
from pipeline.records import Claim

_LEGAL = re.compile(
    r"\b(?:ban|banning|bans|banned|prohibit\w*|prohibitions?|restrict\w*|outlaw\w*|resolutions?|norm|crime|offen[cs]e|punish\w*|penal\w*|laws?|Act|treaty|convention|invest\w*|assist\w*|right|halt|stop|end|cease|against)\b[^.;]{0,70}$", re.IGNORECASE
)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of production in a sentence."""
    rules = rule_file("production")
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules):
        sense = hit.rule.sense
        if sense == "producer":
            claims.extend(role_claims(hit, rules, "producer"))
        elif hit.kind == "verb":
            thing = None if is_idle(hit.frame) else thing_of(hit)
            if thing is not None:
                claims.extend(claims_of(hit, rules, sense_of("produce", hit.frame), thing, doers(hit, "in")))
        else:
            claims.extend(_act_claims(hit))
    return claims


def _act_claims(hit: Hit) -> list[Claim]:
    """Claims of production as a noun and of its end: "production ceased in 1999", "no evidence of production"."""
    frame, sense = hit.frame, hit.rule.sense
    thing = weapon_of_act(hit)
    if thing is None:
        return []
    before = frame.text[: frame.start]
    inside = hit.match.group().lower()
    if sense in {"ended", "continues"} and re.search(r"\b(?:not|never|no)\b", f"{before[-25:]} {inside}"):
        return []
    if sense in {"ended", "continues"} and re.search(r"\b(?:could|can|may|might|should|must|will|would|would be|if|whether|until|once|before)\b", f"{before[-40:]} {inside}"):
        return []
    if sense == "produce_noun":
        if _LEGAL.search(before) or (frame.implied_actor and not (frame.negative or frame.unverified)):
            return []
        if frame.negative and not frame.no_evidence and not frame.denied and not _is_none(before):
            return []
        sense = "produce_noun_never" if frame.negative and vocabulary("ever").search(frame.text[: frame.end + 60]) and not times(hit, thing) else sense
    if sense == "no_facility":
        sense = "no_facility_never" if vocabulary("ever").search(f"{before[-30:]} {inside}") else sense
    if sense == "ended":
        sense = "stop"
    return claims_of(hit, rule_file("production"), sense, thing, doers(hit, "in"))


def _is_none(before: str) -> bool:
    return bool(re.search(r"\b(?:no|nor any|nor|neither|without|any)\s+(?:[\w-]+,?\s+){0,4}(?:or\s+|and\s+)?$", before, re.IGNORECASE))


def weapon_of_act(hit: Hit) -> Object | None:
    """The weapon of an act named by a noun; understood where the paragraph or the section is about weapons; None for "production of copper"."""
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    named = re.compile(r"\s+of\s+(?:(?:the|its|their|all|any|new|such|further)\s+)*(?:[\w-]+\s+){0,3}?([\w-]+)").match(text, frame.start + len(hit.match.group().split()[0]))
    left, right = sentence.part_of(frame.start)
    for weapon in sentence.weapons:
        if weapon.start >= frame.start and weapon.start - frame.end < 80 and weapon.end <= right:
            return Object(weapon.weapon, weapon.start, weapon.end)
    if named and not re.search(r"\b(?:mines?|weapons?|munitions?|it|them|these|those|any|bombs?|rockets?|devices|types?|models?)\b", named.group()):
        return None
    before = [w for w in sentence.weapons if w.end <= frame.start]
    if before:
        return Object(before[-1].weapon, None, None)
    step, steps = sentence.previous, 2
    while step is not None and steps:
        if step.weapons:
            return Object(step.weapons[-1].weapon, None, None)
        step, steps = step.previous, steps - 1
    if (sentence.section_kind or "").startswith(("production", "transfer")):
        return Object(None, None, None)
    return None
