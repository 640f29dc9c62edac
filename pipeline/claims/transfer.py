"""Exports, imports and moratoria. Rules and words: ``rules/transfer.toml``; shared with production: ``goods/``.

Read ``find`` first. A transfer is a claim of the one whose verb it is ("Chile sold", "Peru bought"); a passive with a
foreign giver ("were supplied by Chile") tells of both. Moratoria and bans are in ``moratoria.py``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods import (
    Readers,
    claims_of,
    denial_claims,
    doers,
    echo_claims,
    ended_claims,
    engaged_claims,
    is_idle,
    is_since,
    read_all,
    role_claims,
    row_claims,
    same_claims,
    sense_of,
    settled,
    so_does_claims,
    thing_of,
    times,
    vocabulary,
    weapon_of_act,
)
from pipeline.claims.goods.moratoria import moratoria, one_moratorium
from pipeline.claims.goods.routes import brought_into, cargo_claims, listed_delivery, named_origin
from pipeline.claims.goods.sources_of_arms import came_from, origin_found, source_claims
from pipeline.claims.rulefile import RuleFile, part_pattern, rule_file
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim


def _words(name: str) -> re.Pattern[str]:
    return part_pattern("transfer", name)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of transfer in a sentence."""
    claims = read_all(sentence, rule_file("transfer"), _READERS, _ended, "from")
    return one_moratorium(claims) or row_claims(sentence, "transfer")


def _clause(hit: Hit) -> str:
    left, right = hit.frame.sentence.part_of(hit.frame.start)
    return hit.frame.text[left:right]


# ------------------------------------------------------------------ exports


def _exports(hit: Hit, rules: RuleFile) -> list[Claim]:
    frame = hit.frame
    if _disarms(frame):
        return []
    armed = frame.passive and frame.text[frame.start : frame.end].lower() == "armed"
    if armed or is_idle(frame) or _is_noun_before_noun(frame) or _is_attack(frame):
        return []
    if frame.passive and re.match(r"\s+with\b", frame.text[frame.end :]):
        return _supplied_with(hit, rules)
    if frame.passive and frame.text[frame.start : frame.end].lower() in {"given", "handed", "sent", "sold", "supplied"}:
        received = next((w for w in frame.sentence.weapons if 0 < w.start - frame.end < 30), None)
        if received is not None and not re.search(r"[,;]| to | by ", frame.text[frame.end : received.start]):
            return _supplied_with(hit, rules)
    thing = thing_of(hit)
    if thing is None or (_words("vague_verb").match(frame.text, frame.start) and not frame.sentence.weapons):
        return []
    actors = doers(hit, "from")
    receivers = _receivers(hit)
    if not _goes_abroad(hit, actors, receivers):
        return []
    claims = claims_of(hit, rules, sense_of("export", frame), thing, actors)
    claims += _received(claims, actors, frame)
    home = frame.sentence.context.actors_of(frame.sentence, None)
    if frame.actors and home and _is_given(frame) and not receivers and _ours(hit, home[0]):
        given = [c for c in claims if c.value == "exported_in_past" and c.actor == claims[0].actor]
        claims += [replace(c, value="imported", actor=home[0].id, actor_type=home[0].type) for c in given]
    return claims


def _is_given(frame: Frame) -> bool:
    """ "were supplied by Chile", "Chile delivered 400": a gift or sale to nobody else who is named."""
    gives = not frame.passive and _words("giving_verb").match(frame.text, frame.start) is not None
    to_others = _words("to_a_name").search(frame.text[frame.end :]) or _words("abroad").search(frame.text[frame.end :])
    return not frame.negative and (frame.passive or (gives and not to_others))


def _disarms(frame: Frame) -> bool:
    """ "The rebels handed over their mines to the army": no trade."""
    groups = bool(frame.actors) and all(actor.type == "armed_group" for actor in frame.actors)
    return groups and not frame.negative and _words("disarmed").search(frame.text[frame.end :]) is not None


def _received(claims: list[Claim], givers: list[Actor], frame: Frame) -> list[Claim]:
    """ "Chile supplied it with 400 mines": what the report's own country, of which the text speaks, got."""
    sentence, home = frame.sentence, frame.sentence.report.country_iso3
    if frame.passive or home is None or home in {giver.id for giver in givers}:
        return []
    behind = [a for a in sentence.agents if a.start >= frame.end and a.kind == "reference" and not a.plural]
    near = [a for a in behind if _words("receiver_gap").search(frame.text[frame.end : a.start])][:1]
    got = [actor for agent in near for actor in sentence.context.actors_of(sentence, agent) if actor.id == home]
    given = [claim for claim in claims[:1] if claim.value == "exported_in_past"]
    return [replace(claim, value="imported", actor=a.id, actor_type=a.type) for claim in given for a in got]


def _is_noun_before_noun(frame: Frame) -> bool:
    """ "US export records", "remotely delivered mines": no verb, though a state or a verb stands before it."""
    bare = frame.group is not None and frame.group.start == frame.start
    if _words("delivered_how").search(frame.text[: frame.start]):
        return True
    return bare and _words("noun_before_noun").match(frame.text, frame.end) is not None


def _is_attack(frame: Frame) -> bool:
    """ "Pilots delivered bombs on the town": no transfer."""
    if not frame.text[frame.start :].lower().startswith("deliver"):
        return False
    return bool(
        _words("pilots").search(frame.text[: frame.start]) or _words("dropped_on").match(frame.text[frame.end :])
    )


def _ours(hit: Hit, home: Actor) -> bool:
    """Whether a weapon that a foreigner gave came to the report's own country: nobody else is spoken of."""
    givers = {actor.id for actor in hit.frame.actors}
    sentence = hit.frame.sentence
    spoken = [agent for near in (sentence.previous, sentence) if near is not None for agent in near.agents]
    named = {a.id for a in spoken if a.kind in {"state", "group"} and a.id and not a.modifier}
    return home.id not in givers and named <= {*givers, home.id}


def _supplied_with(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "Peru was supplied with mines by Chile": the subject received them."""
    frame = hit.frame
    weapon = next((w for w in frame.sentence.weapons if frame.end < w.start < frame.end + 70), None)
    if weapon is None or frame.negative:
        return []
    limit = frame.group.start if frame.group else frame.start
    before = [agent for agent in frame.sentence.agents if agent.end <= limit and not agent.modifier]
    actors = frame.sentence.context.actors_of(frame.sentence, before[-1] if before else None)
    thing = Object(weapon.weapon, weapon.start, weapon.end)
    got = claims_of(hit, rules, "import", thing, actors)
    known = {actor.id for actor in actors}
    givers = [actor for actor in frame.actors if frame.subject is not None and actor.id not in known]
    return [*got, *claims_of(hit, rules, "export", thing, givers)]


def _goes_abroad(hit: Hit, actors: list[Actor], receivers: list[Actor]) -> bool:
    """Whether a weapon changes hands between states, or may.

    Verbs of handing over need to say to whom; those of trade, denials and lists ("produces, imports, and transfers")
    need not.
    """
    frame = hit.frame
    givers, clause = {actor.id for actor in actors}, _clause(hit)
    if frame.negative or any(r.id not in givers for r in receivers) or _words("abroad").search(clause):
        return True
    if _words("at_home").search(clause):
        return False
    home = {actor.id for actor in frame.sentence.context.actors_of(frame.sentence, None)}
    if not frame.passive and not givers & home and _words("to_a_name").search(frame.text[frame.end :]):
        return True
    named = {a.id for a in frame.sentence.agents if a.kind in {"state", "group"} and a.id and not a.modifier}
    if not frame.passive and named - givers and _words("giving_verb").match(frame.text, frame.start):
        return True
    if _words("trade_verb").match(frame.text, frame.start):
        return True
    if not frame.passive and home and actors and not givers & home and all(a.type == "state" for a in actors):
        return (
            frame.past
            and frame.subject is not None
            and _words("giving_verb").match(frame.text, frame.start) is not None
        )
    if frame.passive and frame.actors:
        return bool(givers - home)
    return bool(_words("deeds_before").search(frame.text[: frame.start]))


def _receivers(hit: Hit) -> list[Actor]:
    """To whom: "to Chile", "to rebels in the north", "supplied it with"."""
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    _, right = sentence.part_of(frame.start)
    found: list[Agent] = []
    for agent in sentence.agents:
        if not frame.end <= agent.start < right or agent.kind in {"observer", "monitor", "paper"}:
            continue
        before = text[frame.end : agent.start]
        if re.fullmatch(r"\s+(?:the\s+)?", before) or _words("to_whom").search(before):
            found.append(agent)
    receivers = [actor for agent in found for actor in sentence.context.actors_of(sentence, agent)]
    if not receivers and any(a.kind == "reference" and a.text.lower().startswith("the ") for a in found):
        return [Actor("NSAG", "armed_group", 0.5)]
    return receivers


def _none_left(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "No mine has left the country"."""
    thing = weapon_of_act(hit)
    if thing is None:
        return []
    hit = replace(hit, frame=replace(hit.frame, negated=True))
    open_end = times(hit, thing) or is_since(hit.frame)
    return claims_of(hit, rules, "export" if open_end else "export_never", thing, doers(hit, "from"))


def _never_took_place(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "Exports have never taken place"."""
    thing = weapon_of_act(hit)
    return claims_of(hit, rules, hit.rule.sense, thing, doers(hit, "from", nominal=True)) if thing is not None else []


def _never_has(hit: Hit, rules: RuleFile) -> list[Claim]:
    """ "does not export mines and never has": the trade told before, and no other deed."""
    told = list(vocabulary("deeds").finditer(hit.frame.text[: hit.frame.start]))
    if not told or not vocabulary("trading_deed").match(told[-1].group()):
        return []
    thing = weapon_of_act(hit)
    return claims_of(hit, rules, hit.rule.sense, thing, doers(hit, "from")) if thing is not None else []


# ------------------------------------------------------------------ imports


def _imports(hit: Hit, rules: RuleFile) -> list[Claim]:
    frame = hit.frame
    text = frame.text
    if is_idle(frame) or _words("not_received").match(text[frame.end :]):
        return []
    thing = thing_of(hit)
    if thing is None:
        return []
    if _words("needs_source").match(text, frame.start) and not _words("source").match(text, thing.end or frame.end):
        return []
    clause = _clause(hit)
    if _words("found_at").search(clause) or (frame.passive and _words("at_market").search(frame.text[frame.end :])):
        return []
    here = _words("received_here").match(text, frame.start)
    if here and _words("at_home").search(clause) and not re.search(r"\bfrom (?:the )?[A-Z]", clause):
        return []
    return claims_of(hit, rules, "import", thing, doers(hit, "into"))


def _ended(hit: Hit, rules: RuleFile) -> list[Claim]:
    return ended_claims(hit, rules, "from", beginning=hit.rule.sense == "ceased")


def _verb(hit: Hit, rules: RuleFile) -> list[Claim]:
    return _exports(settled(hit), rules)


_READERS: Readers = {
    "moratorium": moratoria,
    "ban": moratoria,
    "exporter": lambda hit, rules: role_claims(hit, rules, "exporter"),
    "importer": lambda hit, rules: (
        role_claims(hit, rules, "importer") if hit.frame.text[: hit.frame.start] != "As an " else []
    ),
    "export": lambda hit, rules: _verb(hit, rules) if hit.kind == "verb" else _none_left(hit, rules),
    "export_noun": lambda hit, rules: [],  # its own round, in ``read_all``: a form that is no verb may be the noun
    "engaged": lambda hit, rules: engaged_claims(hit, rules, "export", "from"),
    "echo_not": lambda hit, rules: echo_claims(hit, rules, "trading_deed", "from"),
    "echo_denied": lambda hit, rules: denial_claims(hit, rules, _verb),
    "so_does": lambda hit, rules: so_does_claims(hit, rules, _verb),
    "did_same": lambda hit, rules: same_claims(hit, rules, _verb),
    "never_took_place": _never_took_place,
    "never_has": _never_has,
    "import": lambda hit, rules: _imports(settled(hit), rules),
    "came_from": came_from,
    "origin_found": origin_found,
    "named_origin": named_origin,
    "listed_delivery": listed_delivery,
    "cargo": cargo_claims,
    "brought_into": brought_into,
    "gift": source_claims,
    "import_source": source_claims,
    "import_reduced": source_claims,
}
"""How hits are read, by the sense of their rule; other senses are phrases with noun and verb (``_ended``)."""
