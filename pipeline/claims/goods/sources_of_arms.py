"""Where weapons came from, without a verb of buying: "a gift of Chile", "turned to suppliers", "mines bought from"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods import claims_of, doers, times, weapon_of_act
from pipeline.claims.rulefile import RuleFile, part_pattern
from pipeline.language.context import Actor
from pipeline.language.frames import Frame
from pipeline.records import Claim


def source_claims(hit: Hit, rules: RuleFile) -> list[Claim]:
    """The claims of a phrase that names a giver ("gift") or of those who got weapons from somebody."""
    if hit.frame.irrealis or hit.frame.future:
        return []
    match hit.rule.sense:
        case "gift":
            return _gift(hit, rules)
        case "import_reduced":
            return _held(hit, rules)
        case _:
            return _bought(hit, rules)


def _gift(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "…, a gift of Chile": the giver exported the weapon named last, if nothing else can be the gift."""
    frame = hit.frame
    sentence = frame.sentence
    giver = next((a for a in sentence.agents if frame.end - 12 <= a.end and a.start <= frame.end + 2), None)
    before = [w for w in sentence.weapons if w.end <= frame.start]
    actors = sentence.context.actors_of(sentence, giver) if giver is not None else []
    if not actors or not before or not part_pattern("transfer", "given_gap").fullmatch(_between(frame, before[-1].end)):
        return []
    if part_pattern("transfer", "not_given").search(frame.text[: frame.start]):
        return []
    thing = Object(before[-1].weapon, before[-1].start, before[-1].end)
    frame = replace(frame, actors=actors, subject=giver)
    given = claims_of(replace(hit, frame=frame), rules, "gift", thing, actors)
    home = sentence.context.actors_of(sentence, None)
    ours = home and home[0].id not in {a.id for a in actors} and not _others(frame, actors)
    ours = ours and giver is not None and not re.match(r"\s+to\b", frame.text[giver.end :])
    return given + (claims_of(replace(hit, frame=frame), rules, "import_source", thing, home) if ours else [])


def _others(frame: Frame, givers: list[Actor]) -> bool:
    """Whether somebody else than the giver and the report's own country is named who may have got the gift."""
    home = frame.sentence.report.country_iso3
    known = {home, *(actor.id for actor in givers)}
    return home is None or any(a.id and a.id not in known for a in frame.sentence.agents if not a.modifier)


def _between(frame: Frame, start: int) -> str:
    return frame.text[start : frame.start]


def _held(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "holds 2,000 mines bought from Chile": whoever holds them, or the report's own country, bought them."""
    frame = hit.frame
    sentence = frame.sentence
    before = [w for w in sentence.weapons if 0 < frame.start - w.end <= 2]
    left, _ = sentence.part_of(frame.start)
    words = frame.text[left : before[-1].start] if before else ""
    if not before or not part_pattern("transfer", "held_before").search(words):
        return []
    if part_pattern("transfer", "not_held").search(words):
        return []
    earlier = [
        a for a in sentence.agents if left <= a.start and a.end <= before[-1].start and a.kind in {"state", "group"}
    ]
    actors = sentence.context.actors_of(sentence, earlier[0] if earlier else None)
    thing = Object(before[-1].weapon, before[-1].start, before[-1].end)
    return claims_of(hit, rules, "import_source", thing, actors, times(hit, thing))


def _bought(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "turned to suppliers in Chile", "its main suppliers were", "imports came from"."""
    frame = hit.frame
    thing = weapon_of_act(hit)
    if thing is None or re.search(r"\b(?:mine|landmine) (?:detect|clear|action)", frame.text[frame.start :]):
        return []
    home = frame.sentence.context.actors_of(frame.sentence, None)
    owned = part_pattern("transfer", "own_supplier").search(hit.match.group())
    actors = home if owned else doers(hit, "into")
    if part_pattern("transfer", "last_delivery").match(hit.match.group()):
        about = frame.sentence.subject
        spoken = about is not None and about in frame.sentence.agents and about.end <= hit.match.start()
        actors = (frame.sentence.context.actors_of(frame.sentence, about) if spoken else []) or home
    if thing.weapon is None:
        thing = Object(last_weapon(frame.sentence, frame.end), None, None)
    return claims_of(hit, rules, "import_source", thing, actors)


def came_from(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "All of its mines came from Spain": the owner's, not those that deminers found."""
    frame = hit.frame
    left, _ = frame.sentence.part_of(frame.start)
    before = frame.text[left : frame.start]
    weapons = [w for w in frame.sentence.weapons if left <= w.start and w.end <= frame.start]
    if not part_pattern("transfer", "owned").search(before) or not (weapons or re.search(r"\b[Tt]hose\b", before)):
        return []
    thing = Object(weapons[-1].weapon, weapons[-1].start, weapons[-1].end) if weapons else Object(None, None, None)
    home = frame.sentence.context.actors_of(frame.sentence, None)
    return claims_of(hit, rules, "came_from", thing, home)


def origin_found(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "Mines of Peruvian origin have been found in Chile": the report's own country exported them, somehow."""
    sentence = hit.frame.sentence
    home = sentence.report.country_iso3
    makers = {a.id for a in sentence.agents if hit.match.start() <= a.start < hit.match.end()}
    abroad = any(a.kind == "state" and 0 <= a.start - hit.match.end() < 8 for a in sentence.agents)
    thing = weapon_of_act(hit)
    if thing is None or home is None or makers != {home} or not abroad:
        return []
    return claims_of(hit, rules, hit.rule.sense, thing, sentence.context.actors_of(sentence, None), [])
