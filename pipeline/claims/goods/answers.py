"""Words that lean on a deed told before: "Chile denied it", "and so does Iran", "Moldova did the same for Eritrea"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods.reading import claims_of
from pipeline.claims.goods.words import vocabulary
from pipeline.claims.rulefile import Rule, RuleFile
from pipeline.language.agents import Agent
from pipeline.language.dates import make_when
from pipeline.language.view import Sentence
from pipeline.records import Assertion, Claim

Deeds = Callable[[Hit, RuleFile], list[Claim]]
"""Reads a hit of the family's verb."""
_DONE = frozenset({"produces", "produced_in_past", "exports", "exported_in_past"})


def denial_claims(hit: Hit, rules: RuleFile, deeds: Deeds) -> list[Claim]:
    """ "Chile denied it" behind "accused Chile of having sold mines in 1994": the denier says that it did not, then."""
    frame = hit.frame
    deniers = {actor.id: actor for actor in frame.actors} if frame.subject is not None else {}
    if not deniers:
        return []
    told = [claim for claim in _told_before(hit, rules, deeds) if claim.actor in deniers]
    if not told or frame.irrealis or vocabulary("no_denial").search(frame.text[: frame.start]):
        return []
    actor = deniers[told[-1].actor or ""]
    home = frame.sentence.own_government
    said: Assertion = "government" if home in {None, actor.id} else "third_party"
    said = "armed_group" if actor.type == "armed_group" else said
    speaker = frame.subject.text if frame.subject is not None else None
    frame = replace(frame, assertion=said, speaker=speaker, denied=False, negated=False, hedged=False)
    found = claims_of(
        replace(hit, frame=frame), rules, hit.rule.sense, Object(told[-1].weapon, None, None), [actor], []
    )
    return [replace(claim, when=told[-1].when) for claim in found]


def so_does_claims(hit: Hit, rules: RuleFile, deeds: Deeds) -> list[Claim]:
    """ "Peru produces mines, and so does Chile": whoever stands behind does what the one before does."""
    sentence = hit.frame.sentence
    told = _told_before(hit, rules, deeds, here=True)
    behind = _run(sentence, hit.match.end())
    if not told or not behind:
        return []
    hedged = vocabulary("likely").search(hit.match.group()) is not None
    actors = [actor for agent in behind for actor in sentence.context.actors_of(sentence, agent)]
    start, end = sentence.start + hit.match.start(), sentence.start + behind[-1].end
    return [
        replace(
            told[-1], actor=actor.id, actor_type=actor.type, start=start, end=end, extractor=hit.rule.id, when=None,
            quantity=None, quantity_unit=None, hedged=told[-1].hedged or hedged, confidence=hit.rule.confidence,
        )
        for actor in actors
    ]  # fmt: skip


def same_claims(hit: Hit, rules: RuleFile, deeds: Deeds) -> list[Claim]:
    """ "Chile did the same for Peru that year": the deed told last, by somebody else, at its own time."""
    frame = hit.frame
    told = _told_before(hit, rules, deeds)
    actors = [actor for actor in frame.actors if actor.id not in {claim.actor for claim in told}]
    if not told or frame.subject is None or frame.negative or frame.irrealis or frame.future:
        return []
    left, right = frame.sentence.part_of(frame.start)
    dates = [d.edtf for d in frame.sentence.dates if d.edtf and left <= d.start < right and d.relation != "until"]
    if not dates and re.search(r"\b(?:that|the same) (?:year|month)\b", frame.text[frame.end : right]):
        dates = [told[-1].when.edtf] if told[-1].when is not None else []
    start = frame.sentence.start + frame.subject.start
    return [
        replace(
            told[-1], actor=actor.id, actor_type=actor.type, start=start, end=frame.sentence.start + frame.end,
            extractor=hit.rule.id, when=make_when(dates[-1]) if dates else None, quantity=None, quantity_unit=None,
            confidence=hit.rule.confidence,
        )
        for actor in actors
    ]  # fmt: skip


def _run(sentence: Sentence, end: int) -> list[Agent]:
    """The states and groups that a list at ``end`` opens with: "Iran and Myanmar"."""
    found: list[Agent] = []
    for agent in sentence.agents:
        gap = sentence.text[end : agent.start]
        if agent.start >= end and re.fullmatch(r"\s*(?:,\s*)?(?:and\s+)?(?:the\s+)?", gap) and not agent.modifier:
            found.append(agent)
            end = agent.end
    return found


def _told_before(hit: Hit, rules: RuleFile, deeds: Deeds, *, here: bool = False) -> list[Claim]:
    """The deeds done that are told earlier in the sentence; where it tells none and ``here`` is not asked, in the
    sentence before.
    """
    sentence = hit.frame.sentence
    found = [claim for claim in _deeds_of(sentence, rules, deeds, hit.match.start()) if claim.value in _DONE]
    if found or here or sentence.previous is None:
        return found
    return [c for c in _deeds_of(sentence.previous, rules, deeds, len(sentence.previous.text)) if c.value in _DONE]


def _deeds_of(sentence: Sentence, rules: RuleFile, deeds: Deeds, limit: int) -> list[Claim]:
    def is_no_deed(_: Sentence, rule: Rule, match: re.Match[str]) -> bool:
        return rule.sense not in {"produce", "export"} or match.end() > limit

    hits = [hit for hit in find_hits(sentence, rules, unwanted=is_no_deed) if hit.kind == "verb"]
    return [claim for hit in hits for claim in deeds(hit, rules)]
