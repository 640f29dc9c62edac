"""Exports, imports and moratoria. Rules and words: ``rules/transfer.toml``; what it shares with production: ``goods.py``.

Read ``find`` first. A transfer is a claim of the one whose verb it is ("Chile sold", "Peru bought"); a passive with a foreign giver
("were supplied by Chile") is told of both.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods import claims_of, doers, is_idle, onward, sense_of, thing_of, times, vocabulary
from pipeline.claims.moratoria import moratorium_claims
from pipeline.claims.production import weapon_of_act
from pipeline.claims.roles import role_claims
from pipeline.claims.rulefile import RuleFile, part_pattern, rule_file
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.view import Sentence
from pipeline.records import Claim

_LEGAL = re.compile(
    r"\b(?:ban|banning|bans|banned|prohibit\w*|prohibitions?|restrict\w*|outlaw\w*|crime|offen[cs]e|punish\w*|penal\w*|laws?|Act|treaty|convention|moratori\w+|control\w*|halt|stop|end|cease|suspen\w+|against|assist\w*)\b[^.;]{0,70}$", re.IGNORECASE
)


def _words(name: str) -> re.Pattern[str]:
    return part_pattern("transfer", name)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of transfer in a sentence."""
    rules = rule_file("transfer")
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules):
        sense = hit.rule.sense
        if sense in {"moratorium", "ban"}:
            claims.extend(moratorium_claims(hit, rules))
        elif sense == "exporter":
            claims.extend(role_claims(hit, rules, "exporter"))
        elif hit.kind == "verb":
            claims.extend(_exports(hit, rules) if sense == "export" else _imports(hit, rules))
        else:
            claims.extend(_acts(hit, rules))
    return claims


def _exports(hit: Hit, rules: RuleFile) -> list[Claim]:
    frame = hit.frame
    if is_idle(frame):
        return []
    if frame.passive and re.match(r"\s+with\b", frame.text[frame.end :]):
        return _supplied_with(hit, rules)
    thing = thing_of(hit)
    if thing is None:
        return []
    actors = doers(hit, "from")
    receivers = _receivers(hit, actors)
    if not _goes_abroad(hit, thing, actors, receivers):
        return []
    claims = claims_of(hit, rules, sense_of("export", frame), thing, actors)
    home = frame.sentence.context.actors_of(frame.sentence, None)
    if frame.passive and frame.actors and home and not receivers and not frame.negative and home[0] not in frame.actors and home[0].id not in {a.id for a in frame.actors}:
        claims += [replace(c, value="imported", actor=home[0].id, actor_type=home[0].type) for c in claims[:1] if c.value == "exported_in_past"]
    return claims


def _supplied_with(hit: Hit, rules: RuleFile) -> list[Claim]:
    """"Peru was supplied with mines by Chile": the subject received them."""
    frame = hit.frame
    after = re.compile(r"\s+with\b").match(frame.text, frame.end)
    weapon = next((w for w in frame.sentence.weapons if after and 0 <= w.start - after.end() < 60), None)
    before = [a for a in frame.sentence.agents if frame.group and a.end <= frame.group.start and not a.modifier]
    if weapon is None or frame.negative:
        return []
    actors = frame.sentence.context.actors_of(frame.sentence, before[-1] if before else None)
    return claims_of(hit, rules, "import", Object(weapon.weapon, weapon.start, weapon.end), actors)


def _goes_abroad(hit: Hit, thing: Object, actors: list[Actor], receivers: list[Actor]) -> bool:
    """Whether a weapon changes hands between states, or may: verbs of handing over need to say to whom, those of trade do not."""
    frame = hit.frame
    text = frame.text
    left, right = frame.sentence.part_of(frame.start)
    clause = text[left:right]
    foreign = [r for r in receivers if r.id not in {a.id for a in actors}]
    if foreign or _words("abroad").search(clause):
        return True
    if _words("at_home").search(clause):
        return False
    verb = text[frame.start : frame.end].lower()
    if frame.negative or _words("trade_verb").search(verb) or re.match(r"(?:re-)?export|trad|market|engag", verb):
        return True
    home = frame.sentence.context.actors_of(frame.sentence, None)
    if frame.passive and frame.actors:
        return not home or any(a.id != home[0].id for a in frame.actors)
    # "produces, imports, and transfers cluster munitions": a list of what states do with weapons.
    return bool(re.search(r"\b(?:export|import|produc|manufactur|stockpil)\w*,?\s+(?:and\s+|or\s+)?(?:\w+,?\s+)?$", text[: frame.start], re.IGNORECASE))


def _receivers(hit: Hit, actors: list[Actor]) -> list[Actor]:
    """To whom: "to Chile", "to rebels in the north", "supplied it with"."""
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    _, right = sentence.part_of(frame.start)
    found: list[Agent] = []
    for agent in sentence.agents:
        if not frame.end <= agent.start < right or agent.kind in {"observer", "monitor", "paper"}:
            continue
        before = text[frame.end : agent.start]
        if re.fullmatch(r"\s+(?:the\s+)?", before) or re.search(r"\bto\s+(?:the\s+|its\s+|several\s+|some\s+|both\s+|forces\s+in\s+|rebels\s+in\s+|groups\s+in\s+|the\s+government\s+of\s+|militias?\s+(?:\w+\s+){0,2}?in\s+|[\w-]+\s+){0,3}$", before):
            found.append(agent)
    context = sentence.context
    return [actor for agent in found for actor in context.actors_of(sentence, agent)]


def _imports(hit: Hit, rules: RuleFile) -> list[Claim]:
    frame = hit.frame
    if is_idle(frame) or _words("not_received").match(frame.text[frame.end :]):
        return []
    thing = thing_of(hit)
    if thing is None:
        return []
    left, right = frame.sentence.part_of(frame.start)
    clause = frame.text[left:right]
    if _words("found_at").search(clause) or (_words("at_home").search(clause) and not re.search(r"\bfrom (?:the )?[A-Z]", clause)):
        return []
    return claims_of(hit, rules, "import", thing, doers(hit, "into"))


def _acts(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of exports as a noun: none known, the last one, ceased."""
    frame, sense = hit.frame, hit.rule.sense
    thing = weapon_of_act(hit)
    if thing is None:
        return []
    before = frame.text[: frame.start]
    if sense == "export":
        negated = replace(frame, negated=True)
        ever = vocabulary("ever").search(hit.match.group()) or not times(hit, thing)
        return claims_of(replace(hit, frame=negated), rules, "export_never" if ever else sense, thing, doers(hit, "from"))
    if sense in {"past_noun", "ceased"} and re.search(r"\b(?:no|not|never|nor|should|must|will|to|could|may)\s+(?:\w+\s+){0,2}$", before[-30:], re.IGNORECASE):
        return []
    dates = times(hit, thing)
    if sense == "export_noun":
        if _LEGAL.search(before) or (frame.implied_actor and not (frame.negative or frame.unverified)):
            return []
        if frame.negative and not frame.no_evidence and not frame.denied and not re.search(r"\b(?:no|nor|neither|without|any)\s+(?:[\w-]+,?\s+){0,4}(?:or\s+|and\s+)?$", before, re.IGNORECASE):
            return []
        never = frame.negative and not dates and vocabulary("ever").search(frame.text[: frame.end + 60])
        sense = "export_noun_never" if never else sense
    return claims_of(hit, rules, sense, thing, doers(hit, "from"), onward(dates) if sense == "ceased" else dates)
