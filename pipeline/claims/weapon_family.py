"""What the five weapon families share (use, production, transfer, stockpile, retention): predicate, weapon, actors, time, count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.claims.arguments import (
    Object,
    dates_of,
    default_weapon,
    evidence_start,
    last_weapon,
    make_claim,
    object_of,
)
from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import RuleFile
from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.quantities import Quantity
from pipeline.records import Claim


@dataclass(frozen=True, slots=True)
class Reading:
    """How a family reads its hits."""

    family: str
    stative: frozenset[str]
    """Values that are standing states: only "since", ranges and "as of" date them."""
    counted: frozenset[str] = frozenset()
    """Values that carry a quantity."""
    unit: str | None = None
    needs_actor: bool = False
    extra: dict[str, bool] = field(default_factory=dict)


def read_hit(hit: Hit, rules: RuleFile, reading: Reading, **extra: bool) -> list[Claim]:
    """The claims of one hit: one an actor and date."""
    frame = hit.frame
    thing = object_of(frame, hit.rule.weapon)
    if thing is None:
        return []
    dates = dates_of(frame, after=max(frame.end, thing.end or 0) if not frame.passive else None) or dates_of(frame)
    since = any(d.relation == "since" for d in dates)
    observer = frame.assertion == "third_party"
    value = rules.value(hit.rule.sense, frame, since=since, dated=bool(dates), observer=observer, **extra)
    if value is None:
        return []
    weapon = thing.weapon or (
        last_weapon(frame.sentence, frame.end) if not frame.sentence.weapons else _nearest(hit, thing)
    )
    if value in reading.stative:
        dates = [d for d in dates if d.relation in {"since", "range", "until"} or value in reading.counted]
    actors = frame.actors
    if not actors:
        if reading.needs_actor:
            return []
        actors = frame.sentence.context.actors_of(frame.sentence, None)
        actors = [Actor(a.id, a.type, 0.5) for a in actors] or [UNKNOWN]
    counts: list[Quantity | None] = [None]
    if value in reading.counted:
        counts = [find_count(hit, thing)]
    claims = []
    start = evidence_start(frame)
    for actor in actors:
        for position, date in enumerate(dates or [None]):
            for count in counts:
                end = max(frame.end, thing.end or 0, count.end if count else 0, date.end if date else 0)
                begin = min(
                    [start, frame.start]
                    + ([thing.start] if thing.start is not None else [])
                    + ([count.start] if count else [])
                )
                if date is not None and position == 0 and date.end <= begin and begin - date.end < 60:
                    begin = date.start
                claims.append(
                    make_claim(
                        frame,
                        reading.family,
                        value,
                        actor,
                        hit.rule.id,
                        start=begin,
                        end=end,
                        confidence=confidence(hit, thing),
                        when=date.edtf if date else None,
                        weapon=weapon,
                        hedged=frame.hedged,
                        quantity=count.value if count else None,
                        quantity_unit=(unit_of(weapon) if count and count.value is not None else None),
                    )  # fmt: skip
                )
    return claims


def _nearest(hit: Hit, thing: Object) -> str | None:
    """The weapon named nearest to a predicate that takes none by its grammar."""
    frame = hit.frame
    left, right = frame.sentence.part_of(frame.start)
    here = [w for w in frame.sentence.weapons if left <= w.start < right] or frame.sentence.weapons
    if not here:
        return default_weapon(frame.sentence)
    return min(here, key=lambda w: min(abs(w.start - frame.end), abs(w.end - frame.start))).weapon


def unit_of(weapon: str | None) -> str:
    """What a count counts."""
    return {"cluster_munition": "munitions", "ied": "devices", "booby_trap": "devices"}.get(weapon or "", "mines")


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
    """The count that belongs to the predicate's object: directly before the weapon, or behind "consists of", "totals"."""
    frame = hit.frame
    left, right = frame.sentence.part_of(frame.start)
    text = frame.text
    usable = [q for q in frame.sentence.quantities if left <= q.start < right]
    if thing.start is not None:
        before = [
            q
            for q in usable
            if q.end <= thing.start
            and len(text[q.end : thing.start].split()) <= 4
            and not re.search(r"[,;:(]|\btypes?\b|\bof the\b", text[q.end : thing.start])
        ]
        if before:
            return before[-1]
    after = [
        q
        for q in usable
        if q.start >= frame.end
        and not re.search(r"[;:]|\btypes?\b", text[frame.end : q.start])
        and q.start - frame.end < 80
    ]
    after = [
        q
        for q in after
        if not re.match(
            r"\s+(?:types?|different|models|sites?|years?|locations?|occasions?|states|countries|provinces|days|months|depots|companies|times)\b",
            text[q.end :],
        )
    ]
    if after:
        return after[0]
    before = [
        q
        for q in usable
        if q.end <= frame.start
        and frame.start - q.end < 100
        and not re.match(
            r"\s+(?:types?|different|models|sites?|years?|locations?|occasions?|states|countries|provinces)\b",
            text[q.end :],
        )
    ]
    return before[0] if before and (frame.passive or hit.rule.weapon == "free") else None
