"""Production of mines and cluster munitions. Rules: ``rules/production.toml``."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.weapon_family import Reading, read_hit
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading("production", stative=frozenset({"produces", "does_not_produce", "never_produced"}), needs_actor=False)
_LEGAL = re.compile(r"\b(?:ban|banning|bans|prohibit\w*|prohibition|restrict\w*|outlaw\w*|resolutions?|norm|crime|offen[cs]e|punish\w*|law|Act|treaty|convention|investment|invest|assist\w*)\b[^.;]{0,60}$", re.IGNORECASE)
# "made a statement", "makes no secret": what is made is no weapon.
_LIGHT = re.compile(r"^\s+(?:an?|no|the|its|any|his|several|some|this|it|public|known|clear|use|available|progress|efforts?|up|sure)\s+(?:statement|reference|mention|secret|effort|progress|commitment|announcement|declaration|contribution|distinction|clear|known|public|pledge|decision|request|reservation|possible|an offen[cs]e|illegal)\b", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of production in a sentence."""
    rules = rule_file("production")
    claims = []
    for hit in find_hits(sentence, rules):
        if hit.rule.sense == "produce_noun" and (hit.frame.implied_actor or _LEGAL.search(sentence.text[: hit.frame.start])):
            continue
        if hit.kind == "verb" and _LIGHT.match(sentence.text[hit.frame.end :]):
            continue
        claims.extend(read_hit(hit, rules, READING))
    return claims
