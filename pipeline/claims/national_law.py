"""National law on the treaties and weapons. Rules: ``rules/national_law.toml``."""

from __future__ import annotations

import re

from pipeline.claims.arguments import dates_of, evidence_start, make_claim
from pipeline.claims.frames_of import find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.language.view import Sentence
from pipeline.records import Claim

# A law of interest speaks of the treaty or the weapon.
_ABOUT = re.compile(r"\b(?:mines?|landmines?|munitions?|treaty|convention|implement\w*|weapons?|Article 9|obligations|breaches|explosives?|export|Mine Ban|ban)\b", re.IGNORECASE)
_NOT_LAW = re.compile(r"\b(?:humanitarian law|international law|state law|Law of the Sea|law of war|laws of war|law school|rule of law|law enforcement|martial law|resolution)\b", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims about national law in a sentence: one a part and value."""
    rules = rule_file("national_law")
    claims: list[Claim] = []
    seen: set[tuple[tuple[int, int], str]] = set()
    for hit in find_hits(sentence, rules):
        frame = hit.frame
        near = sentence.text
        if not _ABOUT.search(near) and sentence.section_kind != "national_implementation" or _NOT_LAW.search(hit.match.group()):
            continue
        value = rules.value(hit.rule.sense, frame)
        if value is None or (frame.irrealis and value == "has_law"):
            continue
        part = sentence.part_of(frame.start)
        if (part, value) in seen or any(p == part for p, _ in seen):
            continue
        dates = dates_of(frame) if value == "has_law" else []
        dates = [d for d in dates if d.relation != "range"][:1]
        actors = [a for a in frame.actors if a.type == "state"] or sentence.context.actors_of(sentence, None)
        seen.add((part, value))
        for actor in actors[:1]:
            end = max([frame.end, *(d.end for d in dates)])
            claims.append(
                make_claim(
                    frame, "national_law", value, actor, hit.rule.id, start=min(evidence_start(frame), frame.start), end=end,
                    confidence=hit.rule.confidence - 0.1, when=dates[0].edtf if dates else None, hedged=frame.hedged,
                )  # fmt: skip
            )
    return claims
