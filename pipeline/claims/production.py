"""Production of mines and cluster munitions. Rules and words: ``rules/production.toml``; shared with transfer:
``goods/``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.frames_of import Hit
from pipeline.claims.goods import (
    Readers,
    claims_of,
    denial_claims,
    doers,
    doubted_claims,
    echo_claims,
    ended_claims,
    engaged_claims,
    heading_claims,
    in_section,
    is_idle,
    read_all,
    role_claims,
    row_claims,
    same_claims,
    sense_of,
    settled,
    so_does_claims,
    thing_of,
    vocabulary,
    weapon_of_act,
)
from pipeline.claims.rulefile import RuleFile, rule_file
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

_UNSIGNED = frozenset({"improvised_mine", "ied", "booby_trap"})
"""Weapons that a passive without a doer leaves to nobody: those who improvise them are seldom the state."""


def find(sentence: Sentence) -> list[Claim]:
    """Claims of production in a sentence or a row of an overview table."""
    claims = read_all(sentence, rule_file("production"), _READERS, _whole, "in")
    return claims or row_claims(sentence, "production")


def _made(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of a verb of making that has a weapon for its object, or for its subject in the passive."""
    thing = None if is_idle(hit.frame) else thing_of(hit)
    if thing is None:
        return []
    frame = hit.frame
    if _only_improvised(frame):
        return []
    if frame.passive and not frame.actors and thing.weapon in _UNSIGNED and not frame.negative:
        return []
    return claims_of(hit, rules, sense_of("produce", frame), thing, doers(hit, "in"))


def _only_improvised(frame: Frame) -> bool:
    """ "rely on improvised explosive devices": an adjective, where no subject stands right before it."""
    if frame.text[frame.start : frame.end].lower() != "improvised" or frame.passive:
        return False
    near = frame.subject is not None and not frame.text[frame.subject.end : frame.start].strip()
    return not near and not (frame.group is not None and frame.group.perfect)


def _is_of_weapons(hit: Hit) -> bool:
    """ "It ceased in 2007" goes on from production; what "came from the plant" is a weapon, not a visitor."""
    sentence = hit.frame.sentence
    if hit.rule.sense == "ceased_before":
        return sentence.previous is not None and vocabulary("making_word").search(sentence.previous.text) is not None
    left, _ = sentence.part_of(hit.frame.start)
    if vocabulary("stand_in").search(hit.frame.text, left, hit.frame.start) and in_section(sentence):
        return True
    return any(left <= weapon.start and weapon.end <= hit.frame.start for weapon in sentence.weapons)


def _whole(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of phrases that say it all: "stopped the production of", "has no production facilities"."""
    frame, sense = hit.frame, hit.rule.sense
    thing = weapon_of_act(hit)
    if thing is None or (sense == "stop" and vocabulary("ending_as_aim").search(frame.text[: frame.start])):
        return []
    if sense == "never_has":
        said = vocabulary("make_words").search(frame.text[: frame.start])
        if said is None or vocabulary("other_deeds").search(said.group()):
            return []
    if sense == "no_facility":
        frame = replace(frame, negated=False)
        if vocabulary("ever").search(frame.text[max(0, frame.start - 30) : frame.end + 25]):
            sense = "no_facility_never"
    return claims_of(replace(hit, frame=frame), rules, sense, thing, doers(hit, "in"))


def _ended(hit: Hit, rules: RuleFile) -> list[Claim]:
    return ended_claims(hit, rules, "in")


def _of_weapons(hit: Hit, rules: RuleFile) -> list[Claim]:
    frame = hit.frame
    left, _ = frame.sentence.part_of(frame.start)
    if hit.rule.sense in {"leaves_plant", "in_production"} and vocabulary("no_mine").search(
        frame.text[left : frame.start]
    ):
        hit = replace(hit, frame=replace(frame, negated=not frame.denied))
    if hit.rule.sense == "from_plant" and vocabulary("last_of").search(frame.text[left : frame.start]):
        hit = replace(hit, rule=replace(hit.rule, sense="last_from_plant"))
        return ended_claims(hit, rules, "in")
    return ended_claims(hit, rules, "in") if _is_of_weapons(hit) else []


def _echo(hit: Hit, rules: RuleFile) -> list[Claim]:
    return echo_claims(hit, rules, "making_deed", "in")


def _verb(hit: Hit, rules: RuleFile) -> list[Claim]:
    return _made(settled(hit), rules)


def _maker_stopped(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "Peru, the maker of the M-1 mine, stopped in 1996"."""
    sentence, thing = hit.frame.sentence, weapon_of_act(hit)
    before = [a for a in sentence.agents if a.end <= hit.match.start()]
    named = [a for a in before if re.fullmatch(r"(?:\s*\([^)]*\))?", hit.frame.text[a.end : hit.match.start()])]
    actors = [actor for agent in named[-1:] for actor in sentence.context.actors_of(sentence, agent)]
    behind = [d for d in sentence.dates if d.edtf and 0 <= d.start - hit.match.end() < 20 and d.relation == "at"]
    return claims_of(hit, rules, "ended", thing, actors, behind) if thing is not None else []


_READERS: Readers = {
    "producer": lambda hit, rules: role_claims(hit, rules, "producer"),
    "produce": _verb,
    "produce_noun": lambda hit, rules: [],  # its own round, in ``read_all``: a form that is no verb may be the noun
    "ended": _ended,
    "continues": _ended,
    "made_once": _ended,
    "engaged": lambda hit, rules: engaged_claims(hit, rules, "produce", "in"),
    "echo_not": _echo,
    "echo_still": _echo,
    "echo_stop": _echo,
    "answer_denied": lambda hit, rules: denial_claims(hit, rules, _verb),
    "so_does": lambda hit, rules: so_does_claims(hit, rules, _verb),
    "did_same": lambda hit, rules: same_claims(hit, rules, _verb),
    "maker_stopped": _maker_stopped,
    "resumed": _ended,
    "listed_making": heading_claims,
    "doubted": lambda hit, rules: doubted_claims(hit, rules, "in"),
    "ceased_before": _of_weapons,
    "from_plant": _of_weapons,
    "leaves_plant": _of_weapons,
    "in_production": _of_weapons,
}
"""How hits are read, by the sense of their rule; other senses are phrases that say it all (``_whole``)."""
