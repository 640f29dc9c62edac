"""Stockpiles and their destruction. Rules: ``rules/stockpile.toml``."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.weapon_family import Reading, read_hit
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading(
    "stockpile", stative=frozenset({"holds", "holds_none", "never_held", "unknown"}), counted=frozenset({"holds", "destroyed"}), needs_actor=False
)
# Mines found in the ground and destroyed are clearance, not stockpile destruction.
_CLEARANCE = re.compile(r"\b(?:clear(?:ed|ing|ance)|deminers?|demining|demined|minefields?|found and|unexploded|UXO|ERW|in the ground|square (?:met|kilomet)\w+|survey)\b", re.IGNORECASE)
# A plan or a duty to destroy, seen from the verb: "has until … to destroy", "deadline".
_DUTY = re.compile(r"\b(?:must|deadline|until|obliged|required|has to|have to|should|by law|due to|time to|years to|plan|task of|how to|cost of|ways? to|ability to|help|assist\w*|support)\b[^.;]{0,50}$", re.IGNORECASE)
_TRAINING = re.compile(r"\b(?:training|to train|research and|for research|development of|countermeasures|trainers|permitted purposes)\b", re.IGNORECASE)
_OTHER_OBJECT = re.compile(r"^\s+(?:\w+\s+){0,2}?(?:seminar|conference|meeting|workshop|talks|elections?|records?|position|view|reservations?|right|promise|moratorium|ban|law|plans?|deadline|impact|effect|doubts?|reports?|information|details|evidence|a policy|observer)\b", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims about stockpiles in a sentence."""
    rules = rule_file("stockpile")
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules):
        if not _is_stock(hit):
            continue
        found = read_hit(hit, rules, READING)
        if hit.rule.id == "stockpile.hold" and any(claim.value == "holds" for claim in claims if _same_part(sentence, hit, claim)):
            continue
        claims.extend(found)
    return claims


def _same_part(sentence: Sentence, hit: Hit, claim: Claim) -> bool:
    left, right = sentence.part_of(hit.frame.start)
    return sentence.start + left <= claim.start < sentence.start + right


def _is_stock(hit: Hit) -> bool:
    sentence, frame = hit.frame.sentence, hit.frame
    text = sentence.text
    left, right = sentence.part_of(frame.start)
    part = text[left:right]
    if hit.rule.sense == "destroy":
        if _CLEARANCE.search(part) and not re.search(r"\bstock", part, re.IGNORECASE):
            return False
        return not _DUTY.search(text[max(0, frame.start - 70) : frame.start])
    if hit.rule.sense in {"stock", "hold"}:
        if _TRAINING.search(part) or _DUTY.search(text[max(0, frame.start - 50) : frame.start]):
            return False
        if re.search(r"\b(?:destr|eliminat|dispos|burn|detonat|demilitari)\w*\b", part, re.IGNORECASE) and hit.rule.sense == "stock":
            return False
    if hit.rule.sense == "hold":
        if _OTHER_OBJECT.match(text[frame.end :]):
            return False
        if re.match(r"\s+(?:been|not|never|also|yet|to|had|no (?:plan|law|legislation))\b", text[frame.end :]) and hit.match.group().lower() in {"have", "has", "had", "having"}:
            return False
        if hit.match.group().lower() in {"have", "has", "had", "having"}:
            return bool(re.match(r"\s+(?:no|any|some|about|only|at least|around|approximately|over|more than|[\d,]+|an? (?:stock|arsenal)|large|small|such|none|cluster|antipersonnel|anti-personnel|landmines|mines|the weapon)\b", text[frame.end :]))
    return True
