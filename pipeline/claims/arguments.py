"""The arguments of a predicate: which weapon, how many; and the words that state it all. When it was: ``act_dates``.

Shared by all families. Offsets are the sentence's until ``make_claim`` places them in the canonical text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.claims.act_dates import dates_of
from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.dates import make_when
from pipeline.language.frames import Frame
from pipeline.language.patterns import pattern
from pipeline.language.subjects import coordinated_before
from pipeline.language.view import Sentence
from pipeline.records import Claim, When
from pipeline.reference.weapons import WeaponMention


@dataclass(frozen=True, slots=True)
class Object:
    """The weapon that a predicate is about; ``start``/``end`` None where it is only understood."""

    weapon: str | None
    start: int | None
    end: int | None


def default_weapon(sentence: Sentence) -> str | None:
    """What "the weapon" is in a report of this treaty."""
    return {"MBT": "antipersonnel_mine", "CCM": "cluster_munition"}.get(sentence.report.treaty or "")


def last_weapon(sentence: Sentence, before: int) -> str | None:
    """The weapon spoken of last before an offset, in this sentence or the ones before it in the paragraph."""
    here = [w for w in sentence.weapons if w.end <= before]
    if here:
        return here[-1].weapon
    step = sentence.previous
    while step is not None and step.paragraph == sentence.paragraph:
        if step.weapons:
            return step.weapons[-1].weapon
        step = step.previous
    return default_weapon(sentence)


def object_of(frame: Frame, need: str) -> Object | None:
    """The weapon that the frame's predicate takes, by where it stands.

    None where it takes none and ``need`` is "needed"; with "assumed" the predicate itself means a weapon, with "free"
    one near by
    is taken, or none.
    """
    sentence, text = frame.sentence, frame.text
    limit = frame.group.start if frame.group else frame.start
    _, right = sentence.part_of(frame.start)
    after = next((w for w in sentence.weapons if frame.end <= w.start < right), None)
    direct = after is not None and not frame.passive and _plain_gap(text[frame.end : after.start])
    if after is not None and direct:
        return Object(after.weapon, after.start, after.end)
    before = next((w for w in reversed(sentence.weapons) if w.end <= limit), None)
    if before is not None and (frame.passive or (frame.group and _relative_gap(text[before.end : limit]))):
        return Object(before.weapon, before.start, before.end)
    anaphor = None if frame.passive else pattern("argument.anaphor").match(text[frame.end :])
    if anaphor:
        return Object(last_weapon(sentence, frame.end), frame.end, frame.end + anaphor.end("it"))
    if need == "assumed":
        return Object(_assumed(frame, after), None, None)
    if need == "free":
        near = after is not None and after.start - frame.end < 120
        return Object(after.weapon, after.start, after.end) if after is not None and near else Object(None, None, None)
    if frame.passive and pattern("argument.stand_in_before").search(text[:limit]):
        return Object(last_weapon(sentence, frame.start), None, None)
    return None


def _assumed(frame: Frame, after: WeaponMention | None) -> str | None:
    """The weapon of "mined a road": one named soon after, else the report's, else the one spoken of before."""
    if after is not None and after.start - frame.end < 80:
        return after.weapon
    return default_weapon(frame.sentence) if frame.sentence.weapons else last_weapon(frame.sentence, frame.start)


def _plain_gap(gap: str) -> bool:
    """Between a verb and its object: a few words, no other clause. "produce or export", "stocks of some types of"."""
    if len(gap) > 90 or gap.count(",") > 3 or len(gap.split()) > 12:
        return False
    return not pattern("argument.other_clause").search(gap) and not pattern("argument.other_object").search(gap)


def _relative_gap(gap: str) -> bool:
    """Between a thing and the verb of a relative clause or reduced clause about it: "mines that its army laid"."""
    return len(gap) < 70 and not re.search(r"[.;:]", gap) and pattern("argument.relative").search(gap) is not None


# ------------------------------------------------------------------ the claim

_SUBJECT_REACH = 40
"""Characters between a subject and its verb group, at most, for the subject to be part of the evidence."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a claim was read from: its frame, whom it was laid to, and the confidence before the actor's certainty."""

    frame: Frame
    actor: Actor
    confidence: float


def make_claim(
    frame: Frame,
    claim_type: str,
    value: str,
    actor: Actor,
    rule: str,
    *,
    start: int,
    end: int,
    confidence: float,
    when: str | None = None,
    **fields: object,
) -> Claim:
    """A claim whose evidence is ``sentence.text[start:end]``."""
    sentence = frame.sentence
    start, end = _tidy(frame.text, start, end)
    made: When | None = make_when(when) if when else None
    cues = [("predicate", frame.start, frame.end), *frame.cues]
    return Claim(
        claim_type=claim_type,
        value=value,
        actor=actor.id,
        actor_type=actor.type,
        start=sentence.start + start,
        end=sentence.start + end,
        extractor=rule,
        assertion=frame.assertion,
        speaker=frame.speaker,
        when=made,
        confidence=round(confidence * (0.6 + 0.4 * actor.certainty), 3),
        cues=tuple((role, sentence.start + a, sentence.start + b) for role, a, b in cues),
        origin=Origin(frame, actor, confidence),
        **fields,  # type: ignore[arg-type]
    )


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n\t,;:":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:":
        end -= 1
    return start, end


def evidence_start(frame: Frame) -> int:
    """Where a claim's words begin: at its subject, with those coordinated with it, where that stands close before the
    verb, else at the verb group."""
    start, subject = frame.group.start if frame.group else frame.start, frame.subject
    if subject is None or subject.end > start or start - subject.end >= _SUBJECT_REACH:
        return start
    joined = coordinated_before(frame.sentence, subject) if len(frame.actors) > 1 else []
    return min([subject.start, *(agent.start for agent in joined)])


def unit_of(weapon: str | None) -> str:
    """What a count of a weapon counts."""
    return {"cluster_munition": "munitions", "ied": "devices", "booby_trap": "devices"}.get(weapon or "", "mines")


__all__ = ["UNKNOWN", "Object", "dates_of", "evidence_start", "last_weapon", "make_claim", "object_of", "unit_of"]
