"""What leans on a use told just before: denials ("rejected the charge"), repeats ("did the same in 2004"), the same accusation made again.

Everything here looks back for ``used`` claims, in the sentence itself and in the ones before it; ``stated`` gives a sentence's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.claims.arguments import dates_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.use_actors import ACTING, actors_at, assertion_of
from pipeline.claims.use_dates import dates_behind
from pipeline.claims.use_reading import Act, claims_of
from pipeline.claims.use_words import pattern
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.subjects import agent_after
from pipeline.language.view import Sentence
from pipeline.records import Assertion, Claim

Stated = Callable[[Sentence], list[Claim]]
_PAST = frozenset({"VBD", "VBN"})
_SENTENCES_BACK = 4


def told(sentence: Sentence, before: int, own: list[Claim], stated: Stated, *, back: int = _SENTENCES_BACK) -> list[list[Claim]]:
    """The ``used`` claims before an offset, nearest sentence first, within the paragraph (and the one before it)."""
    found = [[c for c in own if c.value == "used" and c.start < sentence.start + before]]
    step, paragraphs = sentence.previous, {sentence.paragraph}
    for _ in range(back):
        if step is None or (step.paragraph not in paragraphs and len(paragraphs) > 1):
            break
        paragraphs.add(step.paragraph)
        found.append([c for c in stated(step) if c.value == "used"])
        step = step.previous
    return [claims for claims in found if claims]


def answered(hit: Hit, own: list[Claim], stated: Stated) -> list[Claim]:
    """``not_used`` by whoever rejects what was said of him, with the time of the act that he denies."""
    sentence, match = hit.frame.sentence, hit.match
    frame, denier, plural = _denial(hit)
    if frame is None or frame.irrealis or (frame.negated and not frame.passive):
        return []
    if denier is not None and denier.kind in {"observer", "monitor"}:
        return []
    deniers = sentence.context.actors_of(sentence, denier) if denier is not None else []
    claims = _charges(told(sentence, match.start(), own, stated), deniers, denier, plural, sentence.report.country_iso3)
    if not claims:
        return _disowned(hit, frame, denier, deniers)
    made = []
    for charge in claims:
        actor = Actor(charge.actor, charge.actor_type, 0.9)
        frame.assertion, frame.speaker = _own_word(sentence, actor), (sentence.text[denier.start : denier.end] if denier else None)
        own_words = [c for c in own if c.start >= sentence.start + match.start() and c.assertion == frame.assertion]
        if any(c.value == "not_used" and c.actor == actor.id for c in own_words):
            continue
        when = charge.when.edtf if charge.when else None
        start = denier.start if denier is not None and denier.end <= match.start() and match.start() - denier.end < 60 else match.start()
        made.extend(claims_of(frame, [actor], Act("not_used", charge.weapon, start, match.end(), hit.rule.id, hit.rule.confidence, (when,))))
    return made


def _disowned(hit: Hit, frame: Frame, denier: Agent | None, deniers: list[Actor]) -> list[Claim]:
    """"denied responsibility for the mine blast": a charge that only the denial tells of."""
    sentence, match = hit.frame.sentence, hit.match
    if denier is None or not deniers or not re.search(r"responsibility|involvement|blame|complicity|part|role", match.group()):
        return []
    object_ = re.match(r"\s+(?:for|in)\s+[^.;,]{0,80}", sentence.text[match.end() :])
    weapons = [w for w in sentence.weapons if object_ and match.end() <= w.start < match.end() + object_.end()]
    if not weapons or not pattern("event").search(object_.group() if object_ else ""):
        return []
    frame.assertion, frame.speaker = _own_word(sentence, deniers[0]), sentence.text[denier.start : denier.end]
    dates = tuple(dates_behind(frame, match.end()))
    return claims_of(frame, deniers, Act("not_used", weapons[0].weapon, match.start(), weapons[0].end, hit.rule.id, 0.7, dates or (None,)))


def _denial(hit: Hit) -> tuple[Frame | None, Agent | None, bool]:
    """The denying verb's frame, who denies, and whether several do."""
    sentence, match = hit.frame.sentence, hit.match
    name = next((n for n in ("denial", "denial2", "denial3", "denial4", "denial5", "denial6", "denial7") if match.groupdict().get(n)), None)
    if name is None:
        return None, None, False
    start = match.start(name)
    frame = verb_frame(sentence, start, start + len(match.group(name).split()[0]), _PAST)
    if frame is None:
        return None, None, False
    if name == "denial3":
        agents = agent_after(sentence, match.end(name), within=110)
        return frame, (agents[0] if agents else None), len(agents) > 1
    if name == "denial2":
        inside = [a for a in sentence.agents if match.start("owner") <= a.start < match.end("owner")]
        return frame, (inside[-1] if inside else None), False
    if frame.passive:
        return None, None, False
    return frame, frame.subject, False


def _charges(found: list[list[Claim]], deniers: list[Actor], denier: Agent | None, plural: bool, home: str | None) -> list[Claim]:
    """The charges that the denier answers: the nearest against himself, or, where he is only "it", the nearest at all."""
    ids = {actor.id for actor in deniers}
    for claims in found:
        open_ = [c for c in claims if not _self_said(c, home)]
        against = [c for c in open_ if c.actor in ids]
        if against:
            return _distinct(against)
        if (denier is None or denier.kind == "reference" or plural) and open_:
            return _distinct([c for c in open_ if c.actor == open_[-1].actor])
    return []


def _self_said(claim: Claim, home: str | None) -> bool:
    """Whether the actor itself admits the act."""
    return claim.assertion == "armed_group" or (claim.assertion == "government" and claim.actor == home)


def _distinct(claims: list[Claim]) -> list[Claim]:
    unique: dict[tuple[str, str | None], Claim] = {}
    for claim in claims:
        unique.setdefault((claim.actor, claim.when.edtf if claim.when else None), claim)
    return list(unique.values())


def _own_word(sentence: Sentence, actor: Actor) -> Assertion:
    if actor.type == "armed_group":
        return "armed_group"
    home = sentence.report.country_iso3
    return "government" if actor.type == "state" and (home is None or home == actor.id) else "third_party"


def dated_denials(sentence: Sentence, own: list[Claim], stated: Stated) -> list[Claim]:
    """The sentence's own ``not_used`` claims; those that lean on a charge just made ("they had placed none there") with its time."""
    made = []
    for claim in own:
        none_found = claim.hedged and claim.assertion == "third_party"
        if claim.value != "not_used" or claim.when is not None or claim.assertion == "monitor" or not (none_found or _leans(sentence, claim)):
            made.append(claim)
            continue
        charges = [c for claims in told(sentence, claim.start - sentence.start, own, stated, back=2) for c in claims if c.actor == claim.actor and c.when]
        made.append(replace(claim, when=charges[0].when) if charges else claim)
    return made


def _leans(sentence: Sentence, claim: Claim) -> bool:
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    tail = sentence.text[claim.end - sentence.start :][:40]
    past = re.search(r"\b(?:had|having|did|was|were)\b|\b\w+ed no\b|\blaid no\b", words)
    return bool(past and pattern("leaning").search(words.split(" ", 1)[-1] + re.split(r"[.;,]", tail)[0]))


def repeated(hit: Hit, own: list[Claim], stated: Stated) -> list[Claim]:
    """Claims of "so did X in 2004", "they did so again", "made the same accusation": value and weapon of the act before."""
    sentence, match, frame = hit.frame.sentence, hit.match, hit.frame
    if pattern("not_use_context").search(sentence.text[: match.start()]) and not own:
        return []
    base = [c for c in own if c.start < sentence.start + match.start()] or _told_just_before(sentence, stated)
    if not base or frame.irrealis:
        return []
    last = base[-1]
    if match.groupdict().get("charge"):
        return _charged_again(hit, base)
    agents = _repeaters(hit)
    actors = actors_at(sentence, agents) or ([] if match.groupdict().get("inverted") or frame.subject is None else frame.actors)
    if match.groupdict().get("asdone") and sentence.previous is None and not base:
        return []
    value = last.value
    if value == "used" and re.search(r"\b(?:stop|ceas|halt|quit|discontinu)\w*\s+$", sentence.text[: match.start()]):
        value, frame.negated = "stopped_using", False
    if match.groupdict().get("asdone"):
        frame.assertion, frame.speaker = last.assertion, last.speaker
    if re.search(r"\b(?:will|would)\s+(?:go on|continue|keep)\s+(?:to\s+)?$", sentence.text[: match.start()]) and value == "used":
        value, frame.future = "future_use_reserved", False
    if match.groupdict().get("elided"):
        if not frame.no_evidence:
            return []
        frame.assertion, frame.speaker = "monitor", None
    if match.groupdict().get("elided") and not actors:
        actors = [Actor(c.actor, c.actor_type, 0.8) for c in _distinct(base)]
    if frame.negative and value in {"used", "not_used", "unconfirmed"}:
        value = "not_used"
        if frame.future:
            value = "future_use_renounced"
    elif (frame.negative and value != "stopped_using") or frame.future:
        return []
    listed = dates_behind(frame, match.end()) or ([] if agents else dates_of(frame))
    start = min([match.start()] + [a.start for a in agents])
    end = max([match.end()] + [a.end for a in agents])
    return claims_of(frame, actors, Act(value, last.weapon, start, end, hit.rule.id, hit.rule.confidence, tuple(listed) or (None,), frame.hedged))


def _told_just_before(sentence: Sentence, stated: Stated) -> list[Claim]:
    """The claims of the sentence before; of the one before that where that one only repeats it."""
    step = sentence.previous
    for _ in range(3):
        if step is None or step.paragraph != sentence.paragraph:
            return []
        previous = stated(step)
        tail = step.text[max((c.end for c in previous), default=step.start) - step.start :]
        if previous:
            return previous if not pattern("not_use_context").search(tail) else []
        if not re.search(r"\bdid (?:so|the same|likewise)\b|^So did\b", step.text):
            return []
        step = step.previous
    return []


def _repeaters(hit: Hit) -> list[Agent]:
    """Who did it too: behind "so did", before "had done"."""
    sentence, match = hit.frame.sentence, hit.match
    if match.groupdict().get("elided"):
        return [a for a in sentence.agents if match.start("elided") <= a.start < match.end("elided") and a.kind in ACTING][:1]
    if match.groupdict().get("inverted"):
        found: list[Agent] = []
        for agent in sentence.agents:
            gap = sentence.text[found[-1].end if found else match.end() : agent.start] if agent.start >= match.end() else None
            if gap is None or agent.kind not in ACTING:
                continue
            if re.fullmatch(r"\s*(?:the\s+|both\s+)?" if not found else r"(?:\s*\([^)]*\))?,?\s+and\s+(?:the\s+)?", gap):
                found.append(agent)
        return found
    if match.groupdict().get("asdone"):
        return [a for a in sentence.agents if match.start() <= a.start < match.end() and a.kind in ACTING][:1]
    return []


def _charged_again(hit: Hit, base: list[Claim]) -> list[Claim]:
    """"residents made the same accusation": the charge before, said by somebody else."""
    sentence, frame = hit.frame.sentence, hit.frame
    charges = [c for c in base if c.value == "used" and c.assertion != "monitor"]
    if not charges or frame.negated or frame.subject is None:
        return []
    last = charges[-1]
    actor = Actor(last.actor, last.actor_type, 0.9)
    frame.assertion = assertion_of(sentence, frame.subject, [actor])
    frame.speaker = sentence.text[frame.subject.start : frame.subject.end]
    when = last.when.edtf if last.when else None
    return claims_of(frame, [actor], Act("used", last.weapon, frame.subject.start, hit.match.end(), hit.rule.id, hit.rule.confidence, (when,)))
