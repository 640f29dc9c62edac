"""How many weapons an act concerns, and how sure a hit is."""

from __future__ import annotations

from pipeline.claims.arguments import Object
from pipeline.claims.frames_of import Hit
from pipeline.language.patterns import pattern
from pipeline.language.quantities import Quantity

_REACH_BEHIND, _REACH_BEFORE = 80, 100
"""Characters between a predicate and its count."""


def confidence(hit: Hit, thing: Object) -> float:
    """How sure the hit is, before the actor is weighed: the rule's own figure, less for what was only understood."""
    sure = hit.rule.confidence
    if thing.start is None:
        sure -= 0.1
    if hit.kind == "noun":
        sure -= 0.1
    if hit.frame.denied and hit.frame.negated:
        sure -= 0.2
    return max(0.3, sure)


def find_count(hit: Hit, thing: Object) -> Quantity | None:
    """The count of the predicate's object: right before the weapon, else behind or before the predicate."""
    frame, text = hit.frame, hit.frame.text
    left, right = frame.sentence.part_of(frame.start)
    usable = [q for q in frame.sentence.quantities if left <= q.start < right]
    if thing.start is not None:
        own = [q for q in usable if q.end <= thing.start and _close(text[q.end : thing.start])]
        if own:
            return own[-1]
    usable = [q for q in usable if not pattern("count.other_thing").match(text[q.end :])]
    for quantity in usable:
        gap = text[frame.end : quantity.start]
        if quantity.start >= frame.end and len(gap) < _REACH_BEHIND and not pattern("count.stop").search(gap):
            return quantity
    before = [q for q in usable if q.end <= frame.start < q.end + _REACH_BEFORE]
    return before[0] if before and (frame.passive or hit.rule.weapon == "free") else None


def _close(gap: str) -> bool:
    """Whether a number this far before the weapon counts it: "4,000 old Soviet mines"."""
    return len(gap.split()) <= 4 and not pattern("count.apart").search(gap)
