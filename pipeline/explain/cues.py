"""The words that decided a claim, each with its role, its place and what it did.

``cues_of`` reads them off the claim, the frame that it came from and the sentences around; it decides nothing anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.arguments import Origin
from pipeline.language.patterns import pattern

if TYPE_CHECKING:
    from pipeline.language.dates import DateMention
    from pipeline.language.frames import Frame
    from pipeline.language.view import Sentence
    from pipeline.records import Claim

ROLES = {
    "say": "said",
    "deny": "denial",
    "allege": "allegation",
    "no_evidence": "no evidence",
    "unverified": "unverified",
    "irrealis": "plan",
}
_NEGATION = re.compile(r"\b(?:not|never|no longer|cannot|neither|nor|without|none|no)\b|n[’']t\b", re.IGNORECASE)
_BEFORE_THE_GROUP = ("verb.no_subject", "verb.nor_inverted", "noun.negated")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at ``text[start:end]`` of the report; ``about`` says what they decided."""

    role: str
    start: int
    end: int
    about: str


def cues_of(claim: Claim, sentence: Sentence) -> list[Cue]:
    """Cues in text order; ``sentence`` is the one that the claim's words stand in."""
    origin = claim.origin if isinstance(claim.origin, Origin) else None
    found = [*_recorded(claim, origin)]
    if origin is not None:
        found.extend(_negations(origin.frame))
        found.extend(_speakers(origin.frame))
    found.extend(_dates(claim, origin.frame.sentence if origin is not None else sentence))
    found.extend(_weapons(claim, origin.frame.sentence if origin is not None else sentence))
    unique = {(cue.role, cue.start, cue.end): cue for cue in reversed(found)}
    return sorted(unique.values(), key=lambda cue: (cue.start, cue.end, cue.role))


def _recorded(claim: Claim, origin: Origin | None) -> Iterator[Cue]:
    """The claim's own cues; of a governor also the rule that knows it."""
    for role, start, end in claim.cues:
        about = ""
        if origin is not None and role in ROLES:
            here = origin.frame.sentence.start
            about = next((g.rule for g in origin.frame.governors if (g.start, g.end) == (start - here, end - here)), "")
        yield Cue(ROLES.get(role, role), start, end, f"rule {about}" if about else "")


def _negations(frame: Frame) -> Iterator[Cue]:
    """The words that negate: in the rule's own words, and of a negated frame in its verb group, before it, or of its
    object."""
    text, here = frame.text, frame.sentence.start
    for match in _NEGATION.finditer(text, frame.start, frame.end):
        yield Cue("negation", here + match.start(), here + match.end(), "in the words of the rule")
    if not (frame.negated or frame.never or frame.no_longer):
        return
    begin = frame.group.start if frame.group else frame.start
    for match in _NEGATION.finditer(text, begin, frame.start):
        yield Cue("negation", here + match.start(), here + match.end(), "of the verb")
    for name in _BEFORE_THE_GROUP:
        before = pattern(name).search(text[: frame.subject.start if frame.subject else begin])
        before = before or pattern(name).search(text[:begin])
        word = None if before is None else _NEGATION.search(before.group())
        if before is not None and word is not None:
            at = here + before.start()
            yield Cue("negation", at + word.start(), at + word.end(), "before the act")
    after = pattern("verb.no_object").match(text[frame.end :])
    word = None if after is None else _NEGATION.search(after.group())
    if word is not None:
        at = here + frame.end
        yield Cue("negation", at + word.start(), at + word.end(), "of the object")


def _speakers(frame: Frame) -> Iterator[Cue]:
    here = frame.sentence.start
    for governor in frame.governors:
        speaker = governor.speaker
        if speaker is not None and frame.speaker == frame.text[speaker.start : speaker.end]:
            yield Cue(
                "speaker", here + speaker.start, here + speaker.end, f"{speaker.kind}, so said by {frame.assertion}"
            )


def _dates(claim: Claim, sentence: Sentence) -> Iterator[Cue]:
    """The date words that give the claim's time; else, of those in the sentence and before, all that bear on it."""
    if claim.when is None:
        return
    edtf = claim.when.edtf
    step: Sentence | None = sentence
    while step is not None:
        dated = [date for date in step.dates if date.edtf]
        exact = [date for date in dated if _gives(date, edtf)]
        for date in exact or [date for date in dated if _years(date.edtf or "") & _years(edtf)]:
            read = date.edtf if date in exact and date.edtf == edtf else f"{date.edtf}, which gave {edtf}"
            yield Cue("date", step.start + date.start, step.start + date.end, f"read as {read}")
        if dated and (exact or step is not sentence):
            return
        step = step.previous


def _gives(date: DateMention, edtf: str) -> bool:
    return date.edtf is not None and edtf in {date.edtf, f"{date.edtf}/..", f"../{date.edtf}"}


def _years(edtf: str) -> set[str]:
    return set(re.findall(r"\d{4}", edtf))


def _weapons(claim: Claim, sentence: Sentence) -> Iterator[Cue]:
    """The weapon named nearest to the predicate that is the claim's."""
    predicate = claim.cues[0][1] if claim.cues else claim.start
    named = [weapon for weapon in sentence.weapons if weapon.weapon == claim.weapon]
    nearest = min(named, key=lambda weapon: abs(sentence.start + weapon.start - predicate), default=None)
    if nearest is not None:
        generic = "mines of the report's treaty" if nearest.generic else str(claim.weapon)
        yield Cue("weapon", sentence.start + nearest.start, sentence.start + nearest.end, generic)
