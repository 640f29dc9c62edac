"""Attendance at meetings: one claim an actor and meeting. Rules: ``rules/attendance.toml``.

Which meetings a predicate takes is worked out in ``attendance/meetings.py``, when they were in ``attendance/dates.py``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.attendance.attendants import attendants
from pipeline.claims.attendance.dates import event_by_date, excepted_dates, meeting_dates
from pipeline.claims.attendance.meetings import targets
from pipeline.claims.attendance.places import part, place_pattern
from pipeline.claims.attendance.pronouns import Target, since_meeting
from pipeline.claims.frames_of import Hit, find_hits, may_hit
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.matching.prefilter import Prefilter
from pipeline.records import Claim
from pipeline.reference.meetings import MeetingMention, meeting

_OPPOSITE = {"attended": "did_not_attend", "attended_as_observer": "did_not_attend", "did_not_attend": "attended"}


def find(sentence: Sentence) -> list[Claim]:
    """Claims of attendance in a sentence, in text order of their predicates."""
    if not (sentence.label_end or may_hit(sentence, rule_file("attendance"))) or not _about_meetings(sentence):
        return []
    hits = _hits(sentence)
    if sentence.label_end and part("label").search(sentence.text, 0, sentence.label_end):
        claims = _row_claims(sentence, hits)
        if claims:
            return claims
        hits = [hit for hit in hits if hit.frame.start >= sentence.label_end]
    claims = []
    last: str | None = None
    for hit, group in zip(hits, targets(sentence, hits), strict=True):
        if not group:
            continue
        value = _same_value(hit, last) if hit.rule.sense == "same" else _value(sentence, hit, group)
        if value is None:
            continue
        last = value
        # "was an observer at the First Meeting, where it spoke": it is said already how it came
        told = {(c.actor, c.event) for c in claims if c.event} if hit.rule.sense == "active" else set()
        claims += [c for c in _claims(sentence, hit, group, value) if (c.actor, c.event) not in told]
    return claims


def _hits(sentence: Sentence) -> list[Hit]:
    """The predicates in text order; a noun just behind its verb ("was among the observers at") is none of its own."""
    hits = sorted(find_hits(sentence, rule_file("attendance")), key=lambda hit: hit.frame.start)
    kept: list[Hit] = []
    for hit in hits:
        if hit.match.group().lower().startswith("follow") and part("followed").search(sentence.text[: hit.frame.start]):
            continue
        if kept and _only_noun(sentence.text, kept[-1], hit):
            continue
        _speak(hit)
        kept.append(hit)
    return kept


def _only_noun(text: str, before: Hit, hit: Hit) -> bool:
    """Whether a noun phrase belongs to the verb just before it."""
    if hit.kind != "phrase" or before.kind != "verb" or hit.rule.sense != "attend" or before.rule.sense != "attend":
        return False
    return re.fullmatch(r"[^.,;:]{0,30}", text[before.frame.end : hit.frame.start]) is not None


def _row_claims(sentence: Sentence, hits: list[Hit]) -> list[Claim]:
    """What a row of an overview table says without a verb: its label is the predicate, its value meetings or "None"."""
    start, text = sentence.label_end, sentence.text
    label = next((hit for hit in hits if hit.frame.start < start), None)
    value = part("none_value").match(text, start)
    if label is None or (not value and any(hit.frame.start >= start for hit in hits)):
        return []
    if not value:
        group = [Target(m) for m in sentence.meetings if m.start >= start]
        observer = bool(group) and bool(re.match(r"\s*(?:as )?(?:an )?observers?\b", text[start:], re.IGNORECASE))
        return _claims(sentence, label, group, "attended_as_observer" if observer else "attended")
    if any(m.start >= start and not since_meeting(text, m) for m in sentence.meetings):
        return []
    generic = MeetingMention(
        start, value.end(), None, report_treaty(sentence), "ANY", None, None, None, None, text[:start].strip()
    )
    return _claims(sentence, label, [Target(generic)], "did_not_attend")


def _speak(hit: Hit) -> None:
    """Attendance is the report’s own word, unless somebody says in so many words *that* a state came or stayed away."""
    frame = hit.frame
    if frame.group is not None and part("not_party").search(frame.text[frame.group.start : frame.start]):
        frame.negated = frame.never = False
    for governor in frame.governors:
        if (
            governor.parenthetical
            or governor.group is None
            or not governor.content <= frame.start < governor.content + 80
        ):
            continue
        if (
            re.search(r"\b(?:that|how)\s*$", frame.text[governor.end : governor.content])
            and "," not in frame.text[governor.content : frame.start]
        ):
            return
    frame.assertion, frame.speaker = "monitor", None


def _about_meetings(sentence: Sentence) -> bool:
    """Whether meetings can be meant at all: named here, by their place, or in the sentence that a pronoun leans on."""
    if _names_meeting(sentence) or place_pattern().search(sentence.text):
        return True
    before = sentence.previous
    return before is not None and before.paragraph == sentence.paragraph and _names_meeting(before)


def _names_meeting(sentence: Sentence) -> bool:
    return _meeting_words().admits(sentence.plain) and part("about").search(sentence.text) is not None


@lru_cache(maxsize=1)
def _meeting_words() -> Prefilter:
    return Prefilter.of(part("about").pattern)


def _same_value(hit: Hit, last: str | None) -> str | None:
    """The value before, or its denial: "did the same at", "China did not"."""
    return "did_not_attend" if last and part("denied").search(hit.match.group()) else last


def _value(sentence: Sentence, hit: Hit, group: list[Target]) -> str | None:
    """The value that holds of the predicate's meetings together; observers of one meeting only are seen to later."""
    before = sentence.text[: hit.frame.start]
    if part("arranged").search(before) or part("possible").search(before):
        return None
    if part("yet_to").search(before):
        return None if hit.rule.sense == "active" else "did_not_attend"
    sent = part("delegates").search(f"{before[-40:]}{hit.match.group()}")
    if sent and part("kept_from").match(sentence.text, group[-1].meeting.end):
        return "did_not_attend"  # "its delegation to the First Meeting was denied a visa"
    value = rule_file("attendance").value(hit.rule.sense, hit.frame, observer=_came_as_observer(sentence, hit, group))
    # in "Not one meeting was attended by it" the "not one" counts meetings, which are flipped for it
    counts_people = hit.rule.sense != "absent" and not group[0].flipped
    return "did_not_attend" if value is not None and counts_people and _nobody(sentence, hit) else value


def _nobody(sentence: Sentence, hit: Hit) -> bool:
    """ "No representative of Peru has ever come to", "Nobody came from Lima for"."""
    frame = hit.frame
    start = frame.group.start if frame.group else frame.start
    left, _ = sentence.part_of(start)
    return bool(part("absent_nobody").search(sentence.text[left : frame.start]))


def _came_as_observer(sentence: Sentence, hit: Hit, group: list[Target]) -> bool:
    """Whether all were attended as an observer: said in the predicate, by its subject, or behind the whole list."""
    text, frame = sentence.text, hit.frame
    start = min(frame.group.start, frame.start) if frame.group else frame.start
    left, _ = sentence.part_of(start)
    if part("observer_subject").search(text[left:start]) or part("observer_lead").search(text[:start]):
        return True
    if group[0].place == "after":
        if part("observer_list").search(text, start, group[0].meeting.end):
            return True
        if part("observer_word").search(text[start : max(frame.end, group[0].meeting.start)]):
            return True
        if group[0].meeting.event_id is None and part("observer_after").match(text, group[0].meeting.end):
            return True
        tail = part("observer_after").match(text, group[-1].meeting.end)
        return tail is not None and len(group) > 1 and _one_list(text, group)
    end = max(frame.end, group[0].pronoun[1] if group[0].pronoun else 0)
    if frame.passive and re.search(r"^[^.;:]*\bas observers?\b", text[frame.end :]):
        return True
    return bool(part("observer_word").search(text[start:end]) or part("observer_after").match(text, end))


def _one_list(text: str, group: list[Target]) -> bool:
    """Whether nothing but joining words stands between the meetings, so that what follows holds of all."""
    pairs = pairwise(group)
    return all(
        re.fullmatch(r"\W*(?:(?:and|or|both|in|at|the|then|as well as|to)\W+)*", text[a.meeting.end : b.meeting.start])
        for a, b in pairs
    )


def _own_observer(text: str, target: Target) -> bool:
    """Whether "as an observer" is said with this meeting alone: inside its words or just behind it."""
    named = target.meeting
    return bool(
        part("observer_word").search(text, named.start, named.end) or part("observer_after").match(text, named.end)
    )


def _claims(sentence: Sentence, hit: Hit, group: list[Target], value: str) -> list[Claim]:
    text = sentence.text
    actors = attendants(sentence, hit)
    claims: list[Claim] = []
    came, last = "", len(text)
    for position, target in enumerate(group):
        named = target.meeting
        if target.place == "after" and part("to_come").match(text, named.end):
            continue
        vague = named.event_id is None and named.dates is None and named.number is None and not _dated(sentence, named)
        if position and vague and value != "did_not_attend":
            continue
        here = _OPPOSITE[value] if target.flipped else value
        if here == "attended" and target.said_here and _own_observer(text, target):
            here = "attended_as_observer"
        if here == "attended" and came == "attended_as_observer" and part("as_well").search(text, last, named.start):
            here = came  # "attended the Fifth as an observer, as it had the Fourth"
        came, last = here, named.end
        later = group[position + 1].meeting.start if position + 1 < len(group) else len(text)
        for when, date in meeting_dates(sentence, hit, target, later, negative=here == "did_not_attend"):
            span = _evidence(hit, target, position, date)
            claims.extend(_claim(sentence, hit, named, here, actor, span, when) for actor in actors)
        for date in excepted_dates(sentence, target, later):
            opposite, span = _OPPOSITE[here], _evidence(hit, target, position, date)
            claims.extend(_claim(sentence, hit, named, opposite, actor, span, date.edtf) for actor in actors)
    return claims


def _dated(sentence: Sentence, named: MeetingMention) -> bool:
    """Whether a date follows on a meeting's words: "the intersessional meetings in Geneva in May of that year"."""
    return any(d.edtf and d.relation == "at" and 0 < d.start - named.end < 3 for d in sentence.dates)


def _at_another_time(sentence: Sentence, named: MeetingMention) -> bool:
    """Whether the date behind city and country tells that another meeting was there: "in Santiago, Chile, in 2001"."""
    if named.kind != "ANY" or named.number is not None or named.event_id is None:
        return False
    held = meeting(named.event_id)
    behind = (d for d in sentence.dates if d.edtf and part("country").fullmatch(sentence.text[named.end : d.start]))
    date = next(behind, None)
    return held is not None and date is not None and (date.edtf or "")[:4] not in {held.starts[:4], held.ends[:4]}


def _claim(
    sentence: Sentence, hit: Hit, named: MeetingMention, value: str, actor: Actor, span: tuple[int, int],
    when: str | None,
) -> Claim:  # fmt: skip
    """One claim of a meeting; its event by the meeting's number or, where there is none, by the date."""
    frame = hit.frame
    event = None if _at_another_time(sentence, named) else named.event_id or event_by_date(sentence, named, when)
    of_all = re.search(r"\b(?:every|each|all)\b", sentence.text[frame.start : named.start])
    return make_claim(
        frame, "attendance", value, actor, hit.rule.id, start=span[0], end=span[1],
        confidence=hit.rule.confidence + (0.05 if event else -0.2), when=when,
        treaty=named.treaty or report_treaty(sentence), event=event, event_text=named.text, hedged=frame.hedged,
        recurrence="annual" if of_all else "once",
    )  # fmt: skip


def _evidence(hit: Hit, target: Target, position: int, date: DateMention | None) -> tuple[int, int]:
    """The words that state it: predicate and meeting for the first of a list, the meeting alone for the others."""
    frame, named = hit.frame, target.meeting
    if target.place == "after":
        start = named.start if position else min(evidence_start(frame), frame.start, named.start)
        end = named.end
    elif target.place == "before":
        start, end = named.start, max(frame.end, frame.subject.end if frame.passive and frame.subject else 0)
    else:
        start, end = (
            (min(named.start, evidence_start(frame)) if target.said_here else evidence_start(frame)),
            max(frame.end, (target.pronoun or (0, 0))[1]),
        )
    if date is not None:
        if date.start >= end:
            end = date.end
        elif date.end <= start and start - date.end < 60:
            start = date.start
    return start, end
