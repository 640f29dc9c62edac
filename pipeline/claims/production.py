"""Production of mines and cluster munitions. Rules and words: ``rules/production.toml``; shared with transfer:
``goods/``.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods import (
    claims_of,
    doers,
    ended_claims,
    is_idle,
    noun_claims,
    nouns_of,
    role_claims,
    sense_of,
    settled,
    thing_of,
    vocabulary,
    weapon_of_act,
)
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
            case "ended" | "continues" | "made_once":
                claims.extend(ended_claims(hit, rules, "in"))
            case "ceased_before" | "from_plant":
                claims.extend(ended_claims(hit, rules, "in") if _is_of_weapons(hit) else [])
            case "produce_noun":
                continue  # its own round, below: a form that is no verb may be the noun
            case _:
                claims.extend(_whole(hit, rules))
    taken = [(claim.start, claim.end) for claim in claims]
    for hit in find_hits(sentence, nouns_of(rules)):
        at = sentence.start + hit.frame.start
        if not any(start <= at < end for start, end in taken):
            claims.extend(noun_claims(hit, rules, "in"))
    return claims


def _made(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of a verb of making that has a weapon for its object, or for its subject in the passive."""
    thing = None if is_idle(hit.frame) else thing_of(hit)
    if thing is None:
        return []
    return claims_of(hit, rules, sense_of("produce", hit.frame), thing, doers(hit, "in"))


def _is_of_weapons(hit: Hit) -> bool:
    """ "It ceased in 2007" goes on from production; what "came from the plant" is a weapon, not a visitor."""
    sentence = hit.frame.sentence
    if hit.rule.sense == "ceased_before":
        return sentence.previous is not None and vocabulary("making_word").search(sentence.previous.text) is not None
    left, _ = sentence.part_of(hit.frame.start)
    return any(left <= weapon.start and weapon.end <= hit.frame.start for weapon in sentence.weapons)


def _whole(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of phrases that say it all: "stopped the production of", "has no production facilities"."""
    frame, sense = hit.frame, hit.rule.sense
    thing = weapon_of_act(hit)
    if thing is None:
        return []
    if sense == "never_has":
        said = vocabulary("make_words").search(frame.text[: frame.start])
        if said is None or vocabulary("other_deeds").search(said.group()):
            return []
    if sense == "no_facility":
        frame = replace(frame, negated=False)
        if vocabulary("ever").search(frame.text[max(0, frame.start - 30) : frame.end]):
            sense = "no_facility_never"
    return claims_of(replace(hit, frame=frame), rules, sense, thing, doers(hit, "in"))
