"""Positions on joining or endorsing a treaty. Rules: ``rules/position.toml``; the sense of a rule is the value."""

from __future__ import annotations

import re

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.frames_of import find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import TreatyAt, report_treaty
from pipeline.language.view import Sentence
from pipeline.records import Claim

_URGED = re.compile(r"\b(?:urg|call(?:ed|s|ing)? (?:on|upon|for)|appeal|ask|encourag|invit|recommend|request|press|lobb|persuad|need for|every state|all states|states? (?:not party )?to|should)\w*\b[^.;]{0,90}$", re.IGNORECASE)
_WEAPON_NOT_TREATY = re.compile(r"\b(?:clearance|victims|survivors|assistance|demining|action|resolution)\b", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of position in a sentence: one a value and part."""
    rules = rule_file("position")
    claims: list[Claim] = []
    seen: set[tuple[tuple[int, int], str]] = set()
    for hit in find_hits(sentence, rules):
        frame = hit.frame
        value = hit.rule.sense
        if _URGED.search(sentence.text[max(0, frame.start - 100) : frame.start]) or _WEAPON_NOT_TREATY.search(hit.match.group()):
            continue
        if frame.negated and value in {"supports", "considers_joining", "intends_to_join"}:
            value = {"supports": "opposes", "considers_joining": "no_plan_to_join", "intends_to_join": "no_plan_to_join"}[value]
        if frame.negated and hit.rule.sense == "opposes":
            if not re.search(r"\bnot\b|\bnever\b", hit.match.group()):
                continue
        part = sentence.part_of(frame.start)
        if (part, value) in seen or (value == "supports" and frame.irrealis):
            continue
        actors = [a for a in frame.actors if a.type in {"state", "armed_group"}]
        if not actors:
            continue
        seen.add((part, value))
        treaty = _treaty(sentence, frame.start, frame.end)
        for actor in actors:
            end = max(frame.end, treaty.end or 0)
            claims.append(
                make_claim(
                    frame, "position", value, actor, hit.rule.id, start=min(evidence_start(frame), frame.start), end=end,
                    confidence=hit.rule.confidence - 0.15, treaty=treaty.code, hedged=frame.hedged,
                )  # fmt: skip
            )
    return claims


def _treaty(sentence: Sentence, start: int, end: int) -> TreatyAt:
    left, right = sentence.part_of(start)
    inside = [t for t in sentence.treaties if start - 1 <= t.start < min(right, end + 40)]
    if inside:
        return TreatyAt(inside[0].code, inside[0].start, inside[0].end)
    return TreatyAt(report_treaty(sentence), None, None)
