"""Who says that it was used (or was not), where the frame alone does not tell.

``assertion_of`` is the contract's rule for a known speaker; ``settle_assertion`` mends a frame's; ``each_other`` sorts
out mutual accusations.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.frames_of import Hit
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.patterns import pattern
from pipeline.language.view import Sentence
from pipeline.records import Assertion, Claim

#: Kinds of agents that act.
ACTING = frozenset({"state", "group", "coalition", "reference"})


def assertion_of(sentence: Sentence, speaker: Agent | None, actors: list[Actor]) -> Assertion:
    """What an act said by ``speaker`` of ``actors`` is asserted as; see the contract."""
    if speaker is None:
        return "third_party"
    if speaker.kind == "monitor":
        return "monitor"
    who = sentence.context.actors_of(sentence, speaker)
    if not who:
        return "third_party"
    own = any(actor.id == who[0].id for actor in actors)
    if who[0].type == "state" and pattern("speaker.former").search(sentence.text[: speaker.start]):
        return "third_party"
    if who[0].type == "state":
        home = sentence.own_government
        return "government" if (who[0].id == home if home else own) else "third_party"
    return "armed_group" if who[0].type == "armed_group" and own else "third_party"


def settle_assertion(hit: Hit, value: str, actors: list[Actor]) -> None:
    """Mend who says so: reports of reports, what could not be confirmed, a paper named at the sentence's start."""
    frame = hit.frame
    if value == "unconfirmed":
        frame.assertion, frame.speaker = _doubter(frame, actors)
        return
    if frame.no_evidence and (frame.assertion == "monitor" or frame.speaker is None):
        frame.assertion, frame.speaker = _searcher(frame, actors)
    if _hearsay(frame):
        frame.assertion = "third_party"
    if frame.assertion == "government" and _observer_says(frame):
        frame.assertion = "third_party"
    if frame.assertion == "monitor" and _unknown_speaker(frame):
        frame.assertion = "third_party"
    if frame.assertion == "monitor" and (admitter := _admitter(frame)) is not None:
        frame.assertion = assertion_of(frame.sentence, admitter, actors)
        frame.speaker = frame.text[admitter.start : admitter.end]
    if (
        frame.assertion == "monitor"
        and not frame.negative
        and (teller := _told_by(frame) or justifier(frame) or _holder(frame))
    ):
        frame.assertion = assertion_of(frame.sentence, teller, actors)
        frame.speaker = frame.text[teller.start : teller.end]
    if frame.assertion == "monitor" and frame.subject is not None:
        speaker = _speaker_before(frame) or (frame.subject if _speaks_himself(hit) else None)
        if speaker is not None:
            frame.assertion = assertion_of(frame.sentence, speaker, actors)
            frame.speaker = frame.text[speaker.start : speaker.end]


def _admitter(frame: Frame) -> Agent | None:
    """Who admits the act: of "Peru acknowledged laying mines" Peru."""
    for governor in frame.governors:
        group, speaker = governor.group, governor.speaker
        if governor.class_ != "say" or group is None or group.passive or group.negated or speaker is None:
            continue
        if speaker.kind in ACTING and re.match(r"admi|acknowledg|conced|confess", governor.word):
            return speaker
    return None


def _told_by(frame: Frame) -> Agent | None:
    """ "The use of mines by Peru was reported by villagers": the villagers say so."""
    told = wording("use", "confirmed_by").match(frame.text, frame.end) if frame.group is None else None
    if told is None:
        return None
    behind = [a for a in frame.sentence.agents if a.start >= told.end()]
    near = behind and re.fullmatch(r"(?:(?!and\b)[\w’-]+\s+){0,4}", frame.text[told.end() : behind[0].start])
    return behind[0] if near else None


def _holder(frame: Frame) -> Agent | None:
    """ "The tribunal held Peru responsible for laying mines": the tribunal says so."""
    start = frame.group.start if frame.group is not None else frame.start
    held = wording("use", "held_responsible").search(frame.text[:start]) if frame.subject is not None else None
    if held is None:
        return None
    outer = verb_frame(frame.sentence, held.start("verb"), held.end("verb"), frozenset({"VBD", "VBN", "VBZ"}))
    return None if outer is None or outer.passive or outer.negative else outer.subject


def justifier(frame: Frame) -> Agent | None:
    """ "Peru justified its use of mines": who justifies an act admits it."""
    verb = wording("use", "justifies").search(frame.text[: frame.start]) if frame.group is None else None
    if verb is None:
        return None
    outer = verb_frame(frame.sentence, verb.start("verb"), verb.end("verb"), frozenset({"VBD", "VBN", "VBZ"}))
    if outer is None or outer.passive or outer.negative or outer.irrealis:
        return None
    return outer.subject


def _hearsay(frame: Frame) -> bool:
    """Whether others say so: reports that an official only speaks of, what a state condemns, accounts by nobody."""
    before = frame.text[: frame.start]
    if frame.assertion == "government" and not frame.denied and _told_of_reports(frame, before):
        return True
    if any(wording("use", "condemns").match(g.word) for g in frame.governors):
        return True
    if frame.assertion != "monitor":
        return False
    return (
        _inspected(frame)
        or _witnessed(frame)
        or (not frame.no_evidence and bool(wording("use", "hearsay_lead").search(before)))
    )


def _told_of_reports(frame: Frame, before: str) -> bool:
    """ "deplored reports that it used": not where "reports" is the verb ("Peru reports that it has never used any")."""
    told = wording("use", "said_of_reports").search(before)
    return told is not None and not any(g.start == told.start() and g.group is not None for g in frame.governors)


def _speaker_before(frame: Frame) -> Agent | None:
    """Of "has stated that it laid none, but reserves the right": who stated it goes on to speak."""
    start = frame.group.start if frame.group is not None else frame.start
    if not wording("use", "goes_on").search(frame.text[:start]):
        return None
    said = [g for g in frame.sentence.governors if g.class_ == "say" and g.end < start and not g.parenthetical]
    speakers = [g.speaker for g in said if g.speaker is not None and g.speaker.kind in ACTING]
    return speakers[-1] if speakers else None


def _speaks_himself(hit: Hit) -> bool:
    """Whether the subject is the one who says it: in a paper of his own, or as a person who rules something out."""
    frame, subject = hit.frame, hit.frame.subject
    start = frame.group.start if frame.group is not None else frame.start
    if wording("use", "document_lead").match(frame.text) or _says_itself(frame):
        return True
    if hit.rule.sense == "renounce" and wording("use", "own_paper").search(frame.text[:start]):
        return True
    if hit.rule.sense == "renounce" and wording("use", "word_given").match(hit.match.group()):
        return not wording("use", "word_signed").search(frame.text)
    if subject is None or not subject.official or subject.possessor or hit.rule.sense not in {"reserve", "renounce"}:
        return False
    return bool(wording("use", "person").search(subject.text))


def _says_itself(frame: Frame) -> bool:
    """Whether a verb of saying without a subject of its own governs an "it" or "they": the doer speaks himself."""
    if frame.subject is None or frame.subject.kind != "reference":
        return False
    said = [g for g in frame.governors if g.class_ == "say" and g.speaker is None and g.group is not None]
    return any(g.group is not None and not g.group.passive for g in said)


def _observer_says(frame: Frame) -> bool:
    """ "Amnesty International showed mines that it said soldiers had laid": the observer, not the state, says so."""
    said = [g.speaker for g in frame.governors if g.class_ == "say" and g.speaker is not None]
    speaker = said[-1] if said else None
    if speaker is None or speaker.kind != "reference" or speaker.possessor:
        return False
    before = [a for a in frame.sentence.agents if a.end <= speaker.start and not a.modifier]
    if not before or before[0].kind != "observer" or any(a.kind in {"state", "group"} for a in before):
        return False
    return bool(wording("use", "it_said").search(frame.text[: speaker.start]))


def _unknown_speaker(frame: Frame) -> bool:
    """ "Hunters told journalists that", "a council of elders reported that": somebody who is no agent of ours."""
    if _says_itself(frame):
        return False
    for governor in frame.governors:
        group = governor.group
        if governor.class_ != "say" or governor.speaker is not None or group is None or group.passive or group.gerund:
            continue
        before = frame.text[: group.start]
        if re.search(r"[\w’)]\s+$", before) and not wording("use", "says_itself").search(before) and group.finite:
            return not re.search(r"(?:,|\band|\bbut|\bor|\bMonitor)\s+$", before)
    return False


def _witnessed(frame: Frame) -> bool:
    """ "cited herders who had seen soldiers plant mines": who saw it says so, unless it was somebody who acts."""
    subject = frame.subject
    seen = wording("use", "seen").search(frame.text[: subject.start]) if subject is not None else None
    if seen is None:
        return False
    before = [a for a in frame.sentence.agents if a.end <= seen.start() and not a.modifier]
    return not before or before[-1].kind not in {"state", "group"}


def _inspected(frame: Frame) -> bool:
    """ "Amnesty International identified remnants of bombs dropped by X": the observer says so."""
    first = next((a for a in frame.sentence.agents if a.kind != "reference"), None)
    if first is None or first.kind != "observer" or first.end > frame.start:
        return False
    gap = frame.text[first.end : frame.start]
    return bool(wording("use", "inspects").search(gap)) and not re.search(r"[;:]", gap)


def _doubter(frame: Frame, actors: list[Actor]) -> tuple[Assertion, str | None]:
    """Who could not confirm it: the Monitor, unless the words before say otherwise."""
    for governor in frame.governors:
        if governor.class_ != "unverified":
            continue
        before = [a for a in frame.sentence.agents if a.end <= governor.start < a.end + 30 and a.kind != "reference"]
        if before and before[-1].kind in {"state", "group", "observer"}:
            speaker = before[-1]
            return assertion_of(frame.sentence, speaker, actors), frame.text[speaker.start : speaker.end]
    return "monitor", None


def _searcher(frame: Frame, actors: list[Actor]) -> tuple[Assertion, str | None]:
    """Who found no evidence: the observer or state that stands before "found no sign of", else the report."""
    for governor in frame.governors:
        if governor.class_ != "no_evidence":
            continue
        if (unknown := wording("use", "somebody_searched").search(frame.text[: governor.start])) is not None:
            return "third_party", unknown["who"]
        last = next((a for a in reversed(frame.sentence.agents) if a.end <= governor.start), None)
        if last is None or last.kind not in {"observer", "state"}:
            continue
        gap = frame.text[last.end : governor.start]
        if wording("use", "searched").search(gap) and "Monitor" not in gap:
            return assertion_of(frame.sentence, last, actors), frame.text[last.start : last.end]
    return "monitor", None


def each_other(frame: Frame, claims: list[Claim]) -> list[Claim]:
    """ "A and B accused each other": what home says of the other is the government's."""
    home = frame.sentence.report.country_iso3
    mutual = re.search(r"\b(?:each other|one another|each \w+ the other)\b", frame.text[: frame.start])
    if mutual and all(c.actor_type == "armed_group" for c in claims):
        return [replace(c, assertion="third_party") for c in claims]
    if home is None or not mutual or home not in {c.actor for c in claims}:
        return claims
    return [replace(c, assertion="third_party" if c.actor == home else "government") for c in claims]
