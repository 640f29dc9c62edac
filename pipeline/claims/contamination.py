"""Contamination and its end. Rules: ``rules/contamination.toml``."""

from __future__ import annotations

import re

from pipeline.claims.arguments import dates_of, evidence_start, make_claim
from pipeline.claims.frames_of import find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.language.view import Sentence
from pipeline.records import Claim


def find(sentence: Sentence) -> list[Claim]:
    """Claims of contamination in a sentence: one a part, about the country where the land lies."""
    rules = rule_file("contamination")
    claims: list[Claim] = []
    parts: set[tuple[int, int]] = set()
    for hit in find_hits(sentence, rules):
        frame = hit.frame
        part = sentence.part_of(frame.start)
        if part in parts:
            continue
        value = rules.value(hit.rule.sense, frame)
        if value is None or re.search(r"\b(?:weapons?|stigma|ban|treaty)\b", hit.match.group()):
            continue
        parts.add(part)
        dates = dates_of(frame) if value in {"cleared"} else [d for d in dates_of(frame) if d.relation == "since"]
        actors = [a for a in frame.actors if a.type == "state"] or sentence.context.actors_of(sentence, None)
        for actor in actors[:1]:
            end = max([frame.end, *(d.end for d in dates[:1])])
            claims.append(
                make_claim(
                    frame, "contamination", value, actor, hit.rule.id, start=min(evidence_start(frame), frame.start), end=end,
                    confidence=hit.rule.confidence - 0.1, when=dates[0].edtf if dates else None, hedged=frame.hedged,
                )  # fmt: skip
            )
    return claims
