"""Mines and submunitions kept for training and research. Rules: ``rules/retention.toml``."""

from __future__ import annotations

from pipeline.claims.frames_of import find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.weapon_family import Reading, read_hit
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading("retention", stative=frozenset({"retains", "retains_none"}), counted=frozenset({"retains"}), needs_actor=False)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of retention in a sentence: one a sentence part."""
    rules = rule_file("retention")
    claims: list[Claim] = []
    parts: set[tuple[int, int]] = set()
    for hit in find_hits(sentence, rules):
        part = sentence.part_of(hit.frame.start)
        if part in parts:
            continue
        found = read_hit(hit, rules, READING)
        if found:
            parts.add(part)
        claims.extend(found)
    return claims
