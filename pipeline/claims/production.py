"""Production of mines and cluster munitions. Rules and words: ``rules/production.toml``; what it shares with transfer: ``goods.py``."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.acts import ended_claims, noun_claims, nouns_of, weapon_of_act
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods import claims_of, doers, is_idle, sense_of, settled, thing_of, vocabulary
from pipeline.claims.roles import role_claims
from pipeline.claims.rulefile import RuleFile, rule_file
from pipeline.language.view import Sentence
from pipeline.records import Claim


def find(sentence: Sentence) -> list[Claim]:
    """Claims of production in a sentence."""
    rules = rule_file("production")
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules):
        match hit.rule.sense:
            case "producer":
                claims.extend(role_claims(hit, rules, "producer"))
            case "produce":
                claims.extend(_made(settled(hit), rules))
            case "produce_noun":
                continue
            case "ended" | "continues" | "made_once":
                claims.extend(ended_claims(hit, rules, "in"))
            case _:
                claims.extend(_whole(hit, rules))
    spans = [(c.start, c.end) for c in claims]
    for hit in find_hits(sentence, nouns_of(rules)):
        at = sentence.start + hit.frame.start
        if not any(start <= at < end for start, end in spans):
            claims.extend(noun_claims(hit, rules, "in"))
    return claims


def _made(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of a verb of making that has a weapon for its object, or for its subject in the passive."""
    thing = None if is_idle(hit.frame) else thing_of(hit)
    return claims_of(hit, rules, sense_of("produce", hit.frame), thing, doers(hit, "in")) if thing is not None else []


def _whole(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of phrases that say it all: "stopped the production of", "has no production facilities"."""
    thing = weapon_of_act(hit)
    if thing is None:
        return []
    frame, sense = hit.frame, hit.rule.sense
    if sense == "never_has":
        said = vocabulary("make_words").search(frame.text[: frame.start])
        if said is None or re.search(r"\b(?:use|used|export|sell|sold|hold|held|stockpil|la(?:id|y))", said.group()):
            return []
    if sense == "no_facility":
        frame = replace(frame, negated=False)
        if vocabulary("ever").search(frame.text[max(0, frame.start - 30) : frame.end]):
            sense = "no_facility_never"
    return claims_of(replace(hit, frame=frame), rules, sense, thing, doers(hit, "in"))
