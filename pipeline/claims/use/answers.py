"""Denials of a use told just before: "rejected the charge", "denied it", "called the story a fabrication".

``told`` looks back for ``used`` claims, in the sentence itself and in the ones before it; ``stated`` gives a sentence's
own. Repeats ("did the same in 2004") are in ``use/repeats.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.claims.arguments import last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.use.dates import dates_behind
from pipeline.claims.use.reading import act_of, claims_of
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.subjects import agent_after
from pipeline.language.view import Sentence
from pipeline.records import Assertion, Claim

Stated = Callable[[Sentence], list[Claim]]
_PAST = frozenset({"VBD", "VBN"})
_SENTENCES_BACK = 4


def told(
    sentence: Sentence, before: int, own: list[Claim], stated: Stated, *, back: int = _SENTENCES_BACK
) -> list[list[Claim]]:
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
    nothing = match.groupdict().get("denial12") or match.groupdict().get("denial13")
    if frame is None or frame.irrealis or (frame.negated and not frame.passive and not nothing):
        return []
    if denier is not None and denier.kind in {"observer", "monitor"}:
        return []
    deniers = _all_deniers(frame, denier)
    here = match.groupdict().get("denial2") and not match.group().startswith(",")
    near = told(sentence, match.start(), own, stated, back=0 if here else _SENTENCES_BACK)
    open_ = _is_open(denier) or plural
    if told(sentence, match.start(), own, stated, back=0) and not open_ and not nothing:
        near = near[:1]  # what the sentence itself has told is answered, though of another whom the denier stands for
    claims = _charges(near, {d.id for d in deniers}, open_, sentence.report.country_iso3)
    claims = claims or _charges_of_allies(near[:1], own, deniers)
    if not claims:
        return _disowned(hit, frame, denier, deniers)
    frame.speaker = sentence.text[denier.start : denier.end] if denier is not None else None
    beside = denier is not None and denier.end <= match.start() < denier.end + 60
    start = denier.start if denier is not None and beside else match.start()
    made = []
    for charge in claims:
        actor = Actor(charge.actor, charge.actor_type, 0.9)
        frame.assertion = own_word(sentence, actor if open_ or not deniers else deniers[0])
        again = [c for c in own if c.start >= sentence.start + match.start() and c.assertion == frame.assertion]
        if any(c.value == "not_used" and c.actor == actor.id for c in again):
            continue
        when = _closer_time(frame, match.end(), charge)
        made += claims_of(frame, [actor], act_of(hit, "not_used", charge.weapon, (start, match.end()), (when,)))
    return made


def _closer_time(frame: Frame, at: int, charge: Claim) -> str | None:
    """When what is denied was: the time of the charge, or a closer one ("for the strikes in May 2014")."""
    when = charge.when.edtf if charge.when else None
    blamed = re.compile(r"\s+(?:for|in|of|that)\s+[^.;,]{0,80}").match(frame.text, at)
    if when is None or "/" in when or blamed is None:
        return when
    dates = [d.edtf for d in dates_behind(frame, at) if d.start < blamed.end() and d.relation == "at" and d.edtf]
    return next((edtf for edtf in dates if edtf.startswith(when)), when)


def _all_deniers(frame: Frame, denier: Agent | None) -> list[Actor]:
    """The denier, with those joined to it: "both Peru and Chile deny"."""
    if denier is None:
        return []
    found = frame.sentence.context.actors_of(frame.sentence, denier)
    joined = frame.actors if denier == frame.subject and not frame.passive else []
    return [*found, *(actor for actor in joined if actor.id not in {a.id for a in found})]


def _disowned(hit: Hit, frame: Frame, denier: Agent | None, deniers: list[Actor]) -> list[Claim]:
    """ "denied responsibility for the mine blast": a charge that only the denial tells of."""
    sentence, match = hit.frame.sentence, hit.match
    if (
        denier is not None
        and deniers
        and re.search(r"\b(?:do(?:ing|ne) (?:so|it)|use(?: of \w+ own)?)$", match.group())
    ):
        return _unnamed(hit, frame, denier, deniers)
    if (
        denier is None
        or not deniers
        or not re.search(r"responsib|involve|blame|complicity|part|role|hand|nothing", match.group())
    ):
        return []
    object_ = re.compile(r"\s+(?:for|in|with)\s+[^.;,]{0,80}").match(sentence.text, match.end())
    if object_ is None or not wording("use", "event").search(object_.group()):
        return []
    weapons = [w for w in sentence.weapons if match.end() <= w.start < object_.end()]
    if not weapons:
        return []
    frame.assertion, frame.speaker = own_word(sentence, deniers[0]), sentence.text[denier.start : denier.end]
    span = (match.start(), weapons[0].end)
    act = act_of(hit, "not_used", weapons[0].weapon, span, dates_behind(frame, match.end()))
    return claims_of(frame, deniers, act)


def _unnamed(hit: Hit, frame: Frame, denier: Agent, deniers: list[Actor]) -> list[Claim]:
    """ "Mines were laid there in 2014, but both deny having done so": an act told without naming who did it."""
    sentence, match = hit.frame.sentence, hit.match
    found = _act_by_nobody(sentence, match.start())
    if found is None and not re.search(r"\buse\b", match.group()):
        return []
    step, length = found or (sentence, match.start())
    dates = [d.edtf for d in step.dates if found and d.end <= length and d.edtf and d.relation == "at"]
    span, when = (denier.start, match.end()), (dates[-1] if dates else None,)
    act = act_of(hit, "not_used", last_weapon(step, length), span, when)
    frame.speaker = sentence.text[denier.start : denier.end]
    made: list[Claim] = []
    for actor in deniers:
        frame.assertion = own_word(sentence, actor)
        made += claims_of(frame, [actor], act)
    return made


def _act_by_nobody(sentence: Sentence, before: int) -> tuple[Sentence, int] | None:
    """The sentence that tells of a use by nobody named: this one up to an offset, else the one before."""
    if wording("use", "done_by_nobody").search(sentence.text[:before]):
        return sentence, before
    previous = sentence.previous
    if previous is not None and wording("use", "done_by_nobody").search(previous.text):
        return previous, len(previous.text)
    return None


def _denial(hit: Hit) -> tuple[Frame | None, Agent | None, bool]:
    """The denying verb's frame, who denies, and whether several do."""
    sentence, match = hit.frame.sentence, hit.match
    name = next(group for group, words in match.groupdict().items() if group.startswith("denial") and words)
    start = match.start(name)
    frame = verb_frame(sentence, start, start + len(match.group(name).split()[0]), _PAST)
    if frame is None:
        return None, None, False
    if name in {"denial3", "denial10"}:
        words = "by" if name == "denial3" else re.escape(match.group(name))
        agents = agent_after(sentence, match.start(name), words=words, within=110)
        return frame, (agents[0] if agents else None), len(agents) > 1
    if name == "denial2":
        inside = [a for a in sentence.agents if match.start("owner") <= a.start < match.end("owner")]
        return frame, (inside[-1] if inside else None), False
    if frame.passive:
        return None, None, False
    return frame, frame.subject, False


def _is_open(denier: Agent | None) -> bool:
    """Whether the words do not say who denies: "it", "its commander", "they", or nobody."""
    return denier is None or denier.kind == "reference" or denier.possessor


def _charges(found: list[list[Claim]], deniers: set[str], anyone: bool, home: str | None) -> list[Claim]:
    """The charges that are answered: the nearest against the denier, or, for ``anyone``, the nearest at all."""
    for claims in found:
        answerable = [c for c in claims if not _self_said(c, home)]
        against = [c for c in answerable if c.actor in deniers]
        if against:
            return distinct(against)
        if anyone and answerable:
            return distinct([c for c in answerable if c.actor == answerable[-1].actor])
    return []


def _charges_of_allies(found: list[list[Claim]], own: list[Claim], deniers: list[Actor]) -> list[Claim]:
    """The charges against a group that others make in the sentence in which a state rejects them."""
    if not deniers or deniers[0].type != "state" or not found:
        return []
    here = [c for c in found[0] if c in own and c.assertion == "third_party"]
    return distinct(here) if all(c.actor_type == "armed_group" for c in here) else []


def _self_said(claim: Claim, home: str | None) -> bool:
    """Whether the actor itself admits the act."""
    return claim.assertion == "armed_group" or (claim.assertion == "government" and claim.actor == home)


def distinct(claims: list[Claim]) -> list[Claim]:
    """Claims without those of the same actor and time."""
    unique: dict[tuple[str, str | None], Claim] = {}
    for claim in claims:
        unique.setdefault((claim.actor, claim.when.edtf if claim.when else None), claim)
    return list(unique.values())


def own_word(sentence: Sentence, actor: Actor) -> Assertion:
    """Whose assertion a denial is that an actor makes in its own name."""
    if actor.type == "armed_group":
        return "armed_group"
    home = sentence.own_government
    return "government" if actor.type == "state" and (home is None or home == actor.id) else "third_party"


def dated_denials(sentence: Sentence, own: list[Claim], stated: Stated) -> list[Claim]:
    """The sentence's own claims; denials that lean on a charge just made ("had placed none there") with its time."""
    return [_dated(sentence, claim, own, stated) if _undated_denial(sentence, claim) else claim for claim in own]


def _undated_denial(sentence: Sentence, claim: Claim) -> bool:
    if claim.when is not None or claim.assertion == "monitor":
        return False
    if claim.value != "not_used":
        return _counters(sentence, claim)
    none_found = claim.hedged and claim.assertion == "third_party"
    return none_found or _leans(sentence, claim)


def _counters(sentence: Sentence, claim: Claim) -> bool:
    """ "soldiers mined a path in May; the army retorted that the rebels had laid them": others did what was told."""
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    return claim.value == "used" and re.search(r"\bhad\s+(?:\w+\s+)?\w+\s+(?:them|it|these)$", words) is not None


def _dated(sentence: Sentence, claim: Claim, own: list[Claim], stated: Stated) -> Claim:
    near = told(sentence, claim.start - sentence.start, own, stated, back=2)
    countered = claim.value == "used"
    charges = [c for claims in near for c in claims if (c.actor == claim.actor) != countered and c.when]
    return replace(claim, when=charges[0].when) if charges else claim


def _leans(sentence: Sentence, claim: Claim) -> bool:
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    tail = re.split(r"[.;,]", sentence.text[claim.end - sentence.start :][:40])[0]
    past = re.search(r"\b(?:had|having|did|was|were)\b|\b\w+ed no\b|\blaid no\b", words)
    return bool(past and wording("use", "leaning").search(words.split(" ", 1)[-1] + tail))
