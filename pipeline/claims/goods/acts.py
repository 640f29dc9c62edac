"""Production and exports named by a noun: "no evidence of production", "exports ceased in 1999", "the last known
sale".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods.actor import doers
from pipeline.claims.goods.evidence import unfounded, unrecorded
from pipeline.claims.goods.reading import claims_of, is_idle, sense_of
from pipeline.claims.goods.thing import in_section, lacks_weapon
from pipeline.claims.goods.time import is_since, onward, since_then, times
from pipeline.claims.goods.words import begin_of, vocabulary
from pipeline.claims.rulefile import Rule, RuleFile
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

Reader = Callable[[Hit, RuleFile], list[Claim]]
Readers = Mapping[str, Reader]
"""How hits are read, by the sense of their rule."""

_PURPOSE = re.compile(r"\b(?:for|on)\s+$")
_OF = re.compile(r"\s+of(?:\s+[\w-]+){1,5}")


def read_all(sentence: Sentence, rules: RuleFile, readers: Readers, other: Reader, place: str) -> list[Claim]:
    """The claims of all hits, each read by the sense of its rule (``other`` where none is named), nouns last.

    ``place`` is the preposition that tells whose act a noun is: "production in Chile", "exports from Chile".
    """
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules, unwanted=lacks_weapon):
        claims.extend(readers.get(hit.rule.sense, other)(hit, rules))
    taken = [(claim.start, claim.end) for claim in claims]
    for hit in find_hits(sentence, rules.nouns, unwanted=_names_no_act):
        at = sentence.start + hit.frame.start
        if not any(start <= at < end for start, end in taken):
            claims.extend(noun_claims(hit, rules, place))
    return claims


def _names_no_act(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """Whether a noun is part of another thing's name, or its act has no weapon: "an export licence", "for export"."""
    before = sentence.text[: match.start()]
    if vocabulary("not_the_act").match(sentence.text, match.end()) or _PURPOSE.search(before):
        return True
    return bool(vocabulary("not_provided").search(before)) or _weapon_of_noun(sentence, *match.span()) is None


def noun_claims(hit: Hit, rules: RuleFile, place: str) -> list[Claim]:
    """The claims of an act's noun that stands alone: only where there was none, or somebody is accused of it."""
    thing = weapon_of_act(hit)
    frame, text = hit.frame, hit.frame.text
    before = text[: frame.start]
    if thing is None:
        return []
    left, _ = frame.sentence.part_of(frame.start)
    none = vocabulary("none_before").search(before[left:]) is not None
    if none and not vocabulary("act_modifier").search(before):
        return []
    frame = _denied(unrecorded(frame), before, left, none=none)
    told = vocabulary("past_act").search(before[left:]) is not None and not (none or frame.negative)
    if vocabulary("legal").search(before) or (
        not told and frame.implied_actor and not (frame.negative or frame.unverified)
    ):
        return []
    if told:
        return claims_of(replace(hit, frame=frame), rules, f"{hit.rule.sense}_past", thing, doers(hit, place), [])
    if frame.negative and not (none or frame.no_evidence or frame.denied):
        return []
    hit = replace(hit, frame=frame)
    dates = times(hit, thing) or since_then(frame)
    vague = (
        hit.rule.sense == "export_noun"
        and (frame.no_evidence or frame.hedged)
        and not before.endswith(("such ", "recent "))
    )
    ever = vague or vocabulary("ever").search(text[: frame.end + 60])
    never = frame.negative and not dates and not is_since(frame) and ever
    sense = f"{hit.rule.sense}_never" if never else hit.rule.sense
    return claims_of(hit, rules, sense, thing, doers(hit, place), dates)


def _denied(frame: Frame, before: str, left: int, *, none: bool) -> Frame:
    """The frame under "no … production"; "knows of no production, nor of any sale" goes on with what was not found."""
    if none and re.match(r"nor\b", before[left:]) and vocabulary("nothing_found").search(before[:left]):
        frame = replace(frame, no_evidence=True, hedged=True)
    if none and not frame.no_evidence and not frame.denied:
        frame = replace(frame, negated=True)
    return frame


def ended_claims(hit: Hit, rules: RuleFile, place: str, *, beginning: bool = False) -> list[Claim]:
    """The claims of a phrase that holds noun and verb ("production ended", "the last export took place").

    ``beginning``: its date opens the state that follows ("exports ceased in 1994": none ``1994/..``).
    """
    frame = hit.frame
    inside, before = hit.match.group(), frame.text[: frame.start]
    thing = weapon_of_act(hit)
    if thing is None or vocabulary("unreal_act").search(inside) or vocabulary("legal").search(before):
        return []
    left, _ = frame.sentence.part_of(frame.start)
    open_end = vocabulary("condition").search(before[left:])
    reached = open_end is not None and vocabulary("until_reached").search(open_end.group() + inside) is not None
    if vocabulary("unreal_before").search(before[-30:]) or (open_end is not None and not reached):
        return []
    dates = times(hit, thing)
    if not dates:
        inner = [d for d in frame.sentence.dates if frame.start <= d.start < frame.end]
        dates = [d for d in inner if d.edtf and d.relation == "at"]
    actors = doers(hit, place, nominal=True)
    return claims_of(hit, rules, hit.rule.sense, thing, actors, onward(dates) if beginning else dates)


def doubted_claims(hit: Hit, rules: RuleFile, place: str) -> list[Claim]:
    """ "It is not known whether production continues", "Whether it has ceased is unclear"."""
    frame = hit.frame
    around = frame.text[max(0, frame.start - 80) : frame.start] + "|" + frame.text[frame.end : frame.end + 40]
    thing = weapon_of_act(hit)
    if thing is None or not (frame.unverified or vocabulary("in_doubt").search(around)):
        return []
    return claims_of(hit, rules, hit.rule.sense, thing, doers(hit, place, nominal=True), [])


_PAST, _PERFECT = frozenset({"VBD"}), frozenset({"VBN"})


def engaged_claims(hit: Hit, rules: RuleFile, stem: str, place: str) -> list[Claim]:
    """The claims of "is involved in the production of", "has never engaged in the trade of"."""
    frame, word = hit.frame, hit.match.group().split()[0].lower()
    tags = _PERFECT if word in {"taken", "undertaken", "done"} else _PAST
    if word.endswith("ed") or word in {"took", "undertook", "taken", "undertaken", "done"}:
        frame = verb_frame(frame.sentence, frame.start, frame.end, tags) or frame
    before = frame.text[: begin_of(frame)]
    if is_idle(frame) or frame.irrealis or vocabulary("engaged_in_general").search(before):
        return []
    if re.search(r"\bno\b", hit.match.group(), re.IGNORECASE):
        frame = replace(frame, negated=not frame.denied)
    hit = replace(hit, frame=unfounded(frame))
    thing = weapon_of_act(hit)
    return claims_of(hit, rules, sense_of(stem, hit.frame), thing, doers(hit, place)) if thing is not None else []


def weapon_of_act(hit: Hit) -> Object | None:
    """The weapon of an act that a hit names by a noun; see ``_weapon_of_noun``."""
    return _weapon_of_noun(hit.frame.sentence, hit.frame.start, hit.frame.end)


def _weapon_of_noun(sentence: Sentence, start: int, end: int) -> Object | None:
    """The weapon of an act named by a noun: behind it, before it, or what the paragraph or the section is about.

    None for "production of copper".
    """
    text = sentence.text
    _, right = sentence.part_of(start)
    for weapon in sentence.weapons:
        if start < weapon.end and weapon.start < end + 80 and weapon.end <= max(right, end):
            if vocabulary("other_purpose").search(text[start : weapon.start]):
                return None
            return Object(weapon.weapon, weapon.start, weapon.end)
    named = _OF.match(text, end) or re.compile(r"\w+" + _OF.pattern).match(text, start)
    if named and not any(vocabulary(words).search(named.group()) for words in ("trades", "weapon_words")):
        return None
    before = [weapon for weapon in sentence.weapons if weapon.end <= start]
    if before:
        return Object(before[-1].weapon, None, None)
    step, steps = sentence.previous, 2
    while step is not None and steps:
        if step.weapons:
            return Object(step.weapons[-1].weapon, None, None)
        step, steps = step.previous, steps - 1
    alone = not named and vocabulary("act_alone").search(text, start, end + 4) is not None
    return Object(None, None, None) if in_section(sentence) or (alone and sentence.report.treaty) else None
