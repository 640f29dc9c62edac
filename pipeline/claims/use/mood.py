"""What holds, all told: words behind an act ("has been confirmed") or before it ("not one mine"), denials that end."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.claims.use.assertion import assertion_of
from pipeline.claims.wording import wording
from pipeline.language.frames import Frame
from pipeline.language.patterns import pattern
from pipeline.language.subjects import subject_before


def active_after_all(hit: Hit) -> None:
    """ "fired rockets, delivered by X": a verb with its weapon right behind it is active."""
    frame = hit.frame
    if not frame.passive or frame.group is None or frame.group.passive or hit.kind != "verb" or frame.implied_actor:
        return
    gaps = [frame.text[frame.end : w.start] for w in frame.sentence.weapons if w.start >= frame.end]
    near = bool(gaps) and len(gaps[0].split()) <= 3 and " by " not in gaps[0]
    subject = subject_before(frame.sentence, frame.group, frame.start) if near else None
    if subject is not None:
        frame.passive, frame.subject = False, subject
        frame.actors = frame.sentence.context.actors_of(frame.sentence, subject)


def settle_mood(hit: Hit) -> None:
    """Fold into the frame what stands behind the act or right before it."""
    frame = hit.frame
    start = frame.group.start if frame.group is not None else frame.start
    before, after = frame.text[:start], frame.text[frame.end :]
    group = frame.group
    if group is not None and group.infinitive and (group.perfect or wording("use", "carried_out").search(before)):
        frame.irrealis = False
    if hit.rule.sense == "renounce" and before.endswith("by "):
        frame.irrealis = False
    _settle_doubt(frame, before, after)
    if frame.passive and wording("use", "not_one").search(before):
        frame.negated = True
    if wording("use", "no_proof").search(before) and not frame.no_evidence:
        frame.no_evidence = frame.hedged = True
    if hit.rule.sense == "use_noun" or (frame.passive and frame.group is not None):
        if wording("use", "confirmed_before").search(before) or (
            frame.negated and wording("use", "confirmed_after").match(after)
        ):
            frame.unverified, frame.hedged = True, False
        elif frame.negated and hit.rule.sense == "use_noun" and wording("use", "unnoticed_after").match(after):
            frame.hedged = True
    if hit.rule.id == "use.made_use" and re.search(r"\bno\b", hit.match.group()):
        frame.negated = True
    _end_denials(frame)
    _end_promises(frame)


def _settle_doubt(frame: Frame, before: str, after: str) -> None:
    """What nobody could confirm, or knows."""
    if wording("use", "unverified_after").search(after) and wording("use", "report_before").search(before):
        frame.unverified = True
    if _unclear(before, after):
        frame.unverified, frame.irrealis, frame.hedged = True, False, False


def _unclear(before: str, after: str) -> bool:
    """ "It is not known whether X laid", "Whether X laid them could not be established"."""
    opened = re.match(r"Whether\b[^.;,]{0,70}$", before) and wording("use", "unclear_after").match(after)
    return bool(opened or wording("use", "unclear_before").search(before))


def _end_promises(frame: Frame) -> None:
    """Of "announced that it would cease, but its fighters laid new ones" the second half was not announced."""
    if frame.future or frame.group is None:
        return
    for governor in [g for g in frame.governors if g.class_ == "say"]:
        if wording("use", "promise_over").search(frame.text[governor.end : frame.start]):
            frame.governors.remove(governor)
            frame.assertion, frame.speaker = "monitor", None


def _end_denials(frame: Frame) -> None:
    """A denial of a named charge ("rejected the reports, telling deputies that …") or of a gerund ends there."""
    for governor in [g for g in frame.governors if g.class_ == "deny"]:
        aside = pattern("governor.interrupted").match(frame.text, governor.end)
        gap = frame.text[aside.end("aside") if aside else governor.end : frame.start]
        relative = governor.speaker is not None and wording("use", "deny_relative").search(
            frame.text[: governor.speaker.start]
        )
        ended = wording("use", "charge_denied").match(gap) or wording("use", "gerund_denied").match(gap)
        if not ended and not (governor.parenthetical and relative):
            continue
        frame.governors.remove(governor)
        frame.denied = any(g.class_ == "deny" for g in frame.governors)
        others = [g.speaker for g in frame.governors if g.class_ in {"say", "allege"} and g.speaker is not None]
        told = frame.alleged or any(g.group is not None and g.group.passive for g in frame.governors)
        frame.assertion, frame.speaker = "third_party" if told else "monitor", None
        if others:
            frame.assertion = assertion_of(frame.sentence, others[-1], frame.actors)
            frame.speaker = frame.text[others[-1].start : others[-1].end]
