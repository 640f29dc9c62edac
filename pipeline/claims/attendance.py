"""Attendance at meetings. Rules: ``rules/attendance.toml``."""

from __future__ import annotations

import re

from pipeline.claims.arguments import dates_of, evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.view import Sentence
from pipeline.records import Claim
from pipeline.reference.meetings import MeetingMention

_OBSERVER = re.compile(r"\bobserv(?:er|ers|ed|es|ing)\b", re.IGNORECASE)
# Verbs that take many objects: the meeting has to follow almost at once.
_LOOSE = frozenset("follow follows followed following join joins joined joining address addresses addressed send sends sent come be is are was were travel travels traveled host hosts hosted chair convene observe observed observes participate participated".split())
_RULE_OUT = re.compile(r"\b(?:resolution|vote|voting|law|bill|Deed)\b", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of attendance in a sentence: one an actor and meeting; a meeting goes to the predicate nearest before it."""
    if not sentence.meetings:
        return []
    rules = rule_file("attendance")
    found = [hit for hit in find_hits(sentence, rules)]
    claims: list[Claim] = []
    taken: set[int] = set()
    for hit in sorted(found, key=lambda h: h.frame.start, reverse=True):
        meetings = [(i, m) for i, m in enumerate(_meetings(sentence, hit)) if id(m) not in taken]
        if not meetings:
            continue
        claims.extend(_claims(sentence, hit, [m for _, m in meetings]))
        if claims:
            taken.update(id(m) for _, m in meetings)
    return claims


def _meetings(sentence: Sentence, hit: Hit) -> list[MeetingMention]:
    """The meetings that the predicate takes: behind it, else just before it ("the Review Conference, where its seat was empty")."""
    text, frame = sentence.text, hit.frame
    following = [m for m in sentence.meetings if m.start >= frame.end - 1 or m.end > frame.end > m.start]
    if following:
        gap = text[frame.end : following[0].start]
        close = 25 if hit.match.group().lower().split()[0] in _LOOSE and hit.kind == "verb" and " " not in hit.match.group() else 130
        if len(gap) < close and not re.search(r"[;:]|\.\s|\b(?:which|who|because|that it|that they|resolution)\b", gap):
            return _listed(text, following)
    before = [m for m in sentence.meetings if m.end <= frame.start]
    if before and (frame.passive or hit.rule.sense == "absent" or re.search(r"\b(?:where|which|went ahead|at which)\b", text[before[-1].end : frame.end])):
        if frame.start - before[-1].end < 90:
            return [before[-1]]
    return []


def _listed(text: str, meetings: list[MeetingMention]) -> list[MeetingMention]:
    chosen = [meetings[0]]
    for meeting in meetings[1:]:
        gap = text[chosen[-1].end : meeting.start]
        if len(gap) > 70 or re.search(r"[;:]|\.\s|\b(?:but|where|while|which|who|did|was|were|has|had|kept|stayed|statement|told|seat|went)\b", gap):
            break
        chosen.append(meeting)
    return chosen


def _claims(sentence: Sentence, hit: Hit, meetings: list[MeetingMention]) -> list[Claim]:
    frame, rules = hit.frame, rule_file("attendance")
    observer = _as_observer(sentence, hit, meetings)
    value = rules.value(hit.rule.sense, frame, observer=observer)
    if value is None:
        return []
    actors = [a for a in frame.actors if a.type == "state"] or (sentence.context.actors_of(sentence, None) if not (frame.subject and frame.subject.kind in {"observer", "monitor"}) else [])
    claims = []
    for position, meeting in enumerate(meetings):
        when = meeting.dates if _own_date(sentence, meeting) else None
        end = meeting.end
        start = min(evidence_start(frame), frame.start, meeting.start)
        if when is None and meeting.dates is None:
            dates = [d for d in dates_of(frame, after=meeting.end) if d.start >= meeting.end or d.end <= frame.start]
            dates = [d for d in dates if d.relation not in {"since"} or meeting.event_id is None]
            if dates:
                when, end = dates[0].edtf, max(end, dates[0].end)
                if dates[0].end <= start and start - dates[0].end < 60:
                    start = dates[0].start
        if position:
            start = meeting.start
        for actor in actors:
            claims.append(
                make_claim(
                    frame, "attendance", value, actor, hit.rule.id, start=start, end=end, confidence=hit.rule.confidence + (0.05 if meeting.event_id else -0.2),
                    when=when, treaty=meeting.treaty or report_treaty(sentence), event=meeting.event_id, event_text=meeting.text, hedged=frame.hedged,
                    recurrence="annual" if re.search(r"\b(?:every|each|all)\b", sentence.text[frame.start : meeting.start]) else "once",
                )  # fmt: skip
            )
    return claims


def _as_observer(sentence: Sentence, hit: Hit, meetings: list[MeetingMention]) -> bool:
    """Whether it came as an observer: said between the predicate and its meetings, or just behind them."""
    text, frame = sentence.text, hit.frame
    start = min(frame.group.start if frame.group else frame.start, meetings[0].start)
    if _OBSERVER.search(text[start : max(frame.end, meetings[0].start)]):
        return True
    return bool(re.match(r"(?:\[\d+\])?,?\s*(?:(?:also|both times|each time|in each case|but only)\s+)?as (?:an )?observer", text[meetings[-1].end :]))


def _own_date(sentence: Sentence, meeting: MeetingMention) -> bool:
    """A year that is only part of the name ("the 2014 Review Conference") dates the meeting as well."""
    return meeting.dates is not None
