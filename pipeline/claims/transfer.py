"""Exports, imports and moratoria. Rules and words: ``rules/transfer.toml``; what it shares with production: ``goods.py``.

Read ``find`` first. A transfer is a claim of the one whose verb it is ("Chile sold", "Peru bought"); a passive with a foreign giver
("were supplied by Chile") is told of both.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.acts import ended_claims, noun_claims, nouns_of, weapon_of_act
from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods import claims_of, doers, is_idle, is_since, sense_of, settled, thing_of, times
from pipeline.claims.moratoria import moratorium_claims, one_moratorium
from pipeline.claims.roles import role_claims
from pipeline.claims.rulefile import RuleFile, part_pattern, rule_file
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.view import Sentence
from pipeline.records import Claim

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
            claims.extend(_exports(settled(hit), rules) if sense == "export" else _imports(settled(hit), rules))
        elif sense == "export":
            claims.extend(_none_left(hit, rules))
        elif sense == "came_from":
            claims.extend(_came_from(hit, rules))
        elif sense != "export_noun":
            claims.extend(ended_claims(hit, rules, "from", beginning=sense == "ceased"))
    spans = [(c.start, c.end) for c in claims]
    for hit in find_hits(sentence, nouns_of(rules)):
        at = sentence.start + hit.frame.start
        if not any(start <= at < end for start, end in spans):
            claims.extend(noun_claims(hit, rules, "from"))
    return one_moratorium(claims)


def _exports(hit: Hit, rules: RuleFile) -> list[Claim]:
    frame = hit.frame
    if is_idle(frame):
        return []
    if frame.passive and re.match(r"\s+with\b", frame.text[frame.end :]):
        return _supplied_with(hit, rules)
    thing = thing_of(hit)
    vague = re.match(r"(?:provid|g[ai]v|furnish|equip|arm|pass|send|sent)", frame.text[frame.start :], re.IGNORECASE)
    if thing is None or (vague and not frame.sentence.weapons):
        return []
    actors = doers(hit, "from")
    receivers = _receivers(hit, actors)
    if not _goes_abroad(hit, thing, actors, receivers):
        return []
    claims = claims_of(hit, rules, sense_of("export", frame), thing, actors)
    home = frame.sentence.context.actors_of(frame.sentence, None)
    if frame.passive and frame.actors and home and not receivers and not frame.negative and _ours(hit, home[0]):
        claims += [replace(c, value="imported", actor=home[0].id, actor_type=home[0].type) for c in claims[:1] if c.value == "exported_in_past"]
    return claims


def _ours(hit: Hit, home: Actor) -> bool:
    """Whether a weapon that a foreigner gave came to the report's own country: nobody else is spoken of."""
    givers = {a.id for a in hit.frame.actors}
    sentence = hit.frame.sentence
    named = [a for s in (sentence.previous, sentence) if s is not None for a in s.agents if a.kind in {"state", "group"} and a.id and not a.modifier]
    return home.id not in givers and all(a.id in givers or a.id == home.id for a in named)


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
    if frame.negative:
        return True
    if _words("at_home").search(clause):
        return False
    verb = text[frame.start : frame.end].lower()
    others = [a for a in frame.sentence.agents if a.kind in {"state", "group"} and a.id and not a.modifier and a.id not in {x.id for x in actors}]
    if not frame.passive and others and re.match(r"(?:suppl|provid|deliver|donat|ship|furnish|g[ai]v|send|sent)", verb):
        return True
    if _words("trade_verb").search(verb) or re.match(r"(?:re-)?export|trad|market|engag", verb):
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
    text = frame.text
    if re.match(r"g[eo]t|sourc", text[frame.start :], re.IGNORECASE) and not re.match(r"[^.;,]{0,40}\bfrom\b", text[thing.end or frame.end :]):
        return []
    left, right = frame.sentence.part_of(frame.start)
    clause = frame.text[left:right]
    if _words("found_at").search(clause) or (_words("at_home").search(clause) and not re.search(r"\bfrom (?:the )?[A-Z]", clause)):
        return []
    return claims_of(hit, rules, "import", thing, doers(hit, "into"))


def _came_from(hit: Hit, rules: RuleFile) -> list[Claim]:
    """"All of its mines came from Spain": the owner's, not those that deminers found."""
    frame = hit.frame
    left, _ = frame.sentence.part_of(frame.start)
    before = frame.text[left : frame.start]
    weapons = [w for w in frame.sentence.weapons if left <= w.start and w.end <= frame.start]
    if not _words("owned").search(before) or not (weapons or re.search(r"\bthose\b", before)):
        return []
    thing = Object(weapons[-1].weapon, weapons[-1].start, weapons[-1].end) if weapons else Object(None, None, None)
    return claims_of(hit, rules, "came_from", thing, doers(hit, "into", nominal=True))


def _none_left(hit: Hit, rules: RuleFile) -> list[Claim]:
    """"No mine has left the country"."""
    thing = weapon_of_act(hit)
    if thing is None:
        return []
    hit = replace(hit, frame=replace(hit.frame, negated=True))
    open_end = times(hit, thing) or is_since(hit.frame)
    return claims_of(hit, rules, "export" if open_end else "export_never", thing, doers(hit, "from"))
