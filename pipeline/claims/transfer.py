"""Exports, imports and moratoria. Rules: ``rules/transfer.toml``."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.weapon_family import Reading, read_hit
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading("transfer", stative=frozenset({"exports", "does_not_export", "never_exported"}), needs_actor=False)
_LEGAL = re.compile(r"\b(?:ban|banning|prohibit\w*|prohibition|crime|offen[cs]e|punish\w*|law|Act|treaty|convention)\b[^.;]{0,60}$", re.IGNORECASE)
# Verbs of handing over that take many things: the weapon has to follow almost at once.
_LOOSE = frozenset({"provide", "receive", "get", "supply", "deliver", "transfer", "donate", "obtain"})


def find(sentence: Sentence) -> list[Claim]:
    """Claims of transfer in a sentence."""
    rules = rule_file("transfer")
    claims = []
    for hit in find_hits(sentence, rules):
        if hit.rule.sense == "export_noun" and (hit.frame.implied_actor or _LEGAL.search(sentence.text[: hit.frame.start])):
            continue
        if hit.kind == "verb" and re.match(r"\s+(?:\w+\s+){0,3}(?:reports?|information|details|data|allegations?|claims?|letters?|accounts?|evidence|assistance|training|funds?|list|figures?|statements?)\b", sentence.text[hit.frame.end :]):
            continue
        claims.extend(read_hit(hit, rules, READING))
    return claims
