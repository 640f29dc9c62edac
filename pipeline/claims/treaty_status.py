"""Treaty status and joining events. Rules: ``rules/treaty_status.toml``."""

from __future__ import annotations

import re

from pipeline.claims.arguments import dates_of, evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import TreatyAt, treaties_after
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.records import Claim

EVENTS = frozenset({"signed", "ratified", "acceded", "entered_into_force", "withdrew"})
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$")
_PLURAL_PARTIES = re.compile(r"\b(?:all|other|of the|the|some|many|most|several|among|between|by|its fellow|fellow|\d+|each|every|Meetings? of|call\w* on|urg\w+|with|told|from|no|any|first|committee of|to)\s+(?:\w+\s+)?(?:States? Part(?:y|ies)|states? not party|states parties|non-signator\w+|signator\w+|State Party)", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of treaty status in a sentence: one an actor, treaty and date."""
    rules = rule_file("treaty_status")
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules):
        frame = hit.frame
        value = rules.value(hit.rule.sense, frame)
        if value is None or _no_claim(sentence, hit, value):
            continue
        treaties = _treaties(sentence, hit)
        dates = dates_of(frame, after=max([frame.end, *(t.end or 0 for t in treaties[:1])])) if value in EVENTS or value == "state_party" else []
        dates = [d for d in dates if d.relation not in {"since", "until"} or value == "withdrew"]
        if value == "state_party" and not re.search(r"\bbec[oa]m", frame.text[max(0, frame.start - 2) : frame.end]):
            dates = []
        for actor, treaty, date in _distribute(sentence, hit, treaties, dates):
            end = max(frame.end, treaty.end or 0, date.end if date else 0)
            start = min(evidence_start(frame), frame.start)
            if date is not None and date.end <= start and start - date.end < 60:
                start = date.start
            if treaty is not treaties[0] and treaty.start is not None:
                start = treaty.start
            claims.append(
                make_claim(
                    frame, "treaty_status", value, actor, hit.rule.id, start=start, end=end, confidence=hit.rule.confidence,
                    when=date.edtf if date else None, treaty=treaty.code, hedged=frame.hedged,
                )  # fmt: skip
            )
    return claims


def _no_claim(sentence: Sentence, hit: Hit, value: str) -> bool:
    frame, text = hit.frame, sentence.text
    if frame.future and value != "not_party":
        return True
    if frame.irrealis and value in EVENTS | {"state_party"}:
        return True
    around = text[max(0, frame.start - 30) : frame.end]
    if value in {"state_party", "not_party", "signatory"} and _PLURAL_PARTIES.search(around) and not re.search(r"\b(?:is|are|was|were|remain\w*|bec[oa]me)\b[^.;]{0,40}$", text[max(0, frame.start - 40) : frame.end]):
        return True
    if hit.rule.id == "treaty_status.entered_into_force":
        return not (sentence.treaties or re.search(r"\b(?:treaty|convention|protocol|it)\b", text[max(0, frame.start - 80) : frame.start], re.IGNORECASE)) or not _actor_for(sentence, hit)
    if hit.rule.id == "treaty_status.withdrew":
        return not re.match(r"(?:\s+its [^.;]{0,30})?\s*(?:from )?(?:the )?(?:treaty|convention|Mine Ban|Ottawa|Convention|CCW|Amended|Protocol|it\b)", text[frame.end :])
    if hit.rule.id == "treaty_status.acceded" and hit.match.group().lower().startswith(("joined", "adhered")):
        _, right = sentence.part_of(frame.start)
        return not re.match(r"\s+(?:to )?(?:the )?(?:(?:Mine Ban|Ottawa|treaty|convention|Convention|CCW|Amended|Protocol)\b|it\b(?! in)|its (?:Amended )?[Pp]rotocol|both|on \d|in \d{4})", text[frame.end :])
    return False


def _actor_for(sentence: Sentence, hit: Hit) -> list[Actor]:
    """"entered into force for Peru": the state behind "for"."""
    for agent in sentence.agents:
        if agent.start >= hit.frame.end and agent.start - hit.frame.end < 40 and _FOR.search(sentence.text[hit.frame.end : agent.start]):
            return sentence.context.actors_of(sentence, agent)
    return []


def _treaties(sentence: Sentence, hit: Hit) -> list[TreatyAt]:
    if hit.rule.id == "treaty_status.entered_into_force":
        before = [t for t in sentence.treaties if t.end <= hit.frame.start]
        if before:
            return [TreatyAt(before[-1].code, before[-1].start, before[-1].end)]
    if sentence.label_end and hit.frame.start >= sentence.label_end and sentence.treaties and sentence.treaties[0].end <= sentence.label_end:
        return [TreatyAt(sentence.treaties[0].code, None, None)]
    return treaties_after(sentence, hit.frame.end, hit.frame.start)


def _distribute(sentence: Sentence, hit: Hit, treaties: list[TreatyAt], dates: list[DateMention]) -> list[tuple[Actor, TreatyAt, DateMention | None]]:
    """Actors, treaties and dates put together: with "respectively" or as many dates as actors, one each."""
    actors = [a for a in hit.frame.actors if a.type == "state"]
    if hit.rule.id == "treaty_status.entered_into_force":
        actors = _actor_for(sentence, hit) or actors
    if not actors:
        actors = sentence.context.actors_of(sentence, None)
    if len(dates) == len(actors) > 1:
        return [(actor, treaties[0], date) for actor, date in zip(actors, dates, strict=True)]
    return [(actor, treaty, date) for actor in actors for treaty in treaties for date in (dates[:1] or [None])]
