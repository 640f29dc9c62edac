"""Verbs that stand for a deed told before: "… but no longer does", "and continues to do so", "ceased doing so"."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.actor import doers
from pipeline.claims.goods.acts import weapon_of_act
from pipeline.claims.goods.reading import claims_of
from pipeline.claims.goods.words import vocabulary
from pipeline.claims.rulefile import RuleFile
from pipeline.records import Claim


def echo_claims(hit: Hit, rules: RuleFile, deed: str, place: str) -> list[Claim]:
    """The claims of a verb that stands for the deeds told last, if ``deed`` (a vocabulary) is one of them.

    The rule's sense is "echo_not", "echo_still" or "echo_stop"; each family gives them values.
    """
    if hit.frame.irrealis or hit.frame.future or not _echoes(hit.frame.text[: hit.frame.start], deed):
        return []
    thing = weapon_of_act(hit)
    return claims_of(hit, rules, hit.rule.sense, thing, doers(hit, place)) if thing is not None else []


def _echoes(before: str, deed: str) -> bool:
    """Whether the last deed before, or one joined to it ("produced and exported"), is the deed asked for."""
    deeds = list(vocabulary("deeds").finditer(before))
    for position in range(len(deeds) - 1, -1, -1):
        if vocabulary(deed).match(deeds[position].group()):
            return True
        gap = before[deeds[position - 1].end() : deeds[position].start()]
        if position == 0 or not re.fullmatch(r",?\s+(?:(?:and|or|nor)\s+)?(?:ever\s+|also\s+|has\s+|have\s+)?", gap):
            return False
    return False
