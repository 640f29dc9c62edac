"""When a meeting was that a state attended or stayed away from, as far as the sentence says it."""

from __future__ import annotations

import re

from pipeline.claims.arguments import dates_of
from pipeline.claims.attendance.places import part
from pipeline.claims.attendance.pronouns import Target
from pipeline.claims.frames_of import Hit
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.dates import DateMention
from pipeline.language.edtf_dates import since
from pipeline.language.patterns import pattern
from pipeline.language.view import Sentence
from pipeline.reference.meetings import MeetingMention, meeting, meetings_in, resolve_meeting

_EXCEPTION_REACH = 60
"""Characters between a meeting and a date that is excepted, at most."""

Dated = tuple[str | None, DateMention | None]


def meeting_dates(sentence: Sentence, hit: Hit, target: Target, later: int, *, negative: bool) -> list[Dated]:
    """The meeting's date where the sentence gives it: in its name, or beside the predicate and in accord with it.

    Several where dates are listed for meetings named by kind only ("In May 2009 and June 2010 it took part in …").
    """
    named = target.meeting
    if not target.said_here:
        return [(None, None)]
    if named.dates is not None:
        return [(named.dates, None)]
    bare = part("bare_since").match(sentence.text, named.end) if negative and named.event_id is None else None
    if bare and (last := _last_date(sentence, hit.frame.start)):
        return [(since(last), None)]
    found: list[Dated] = []
    for date in _own_dates(sentence, hit, target, later):
        if date.relation == "since" or ".." in (date.edtf or ""):
            if negative and named.event_id is None and date.start >= hit.frame.end:
                return [(date.edtf, date)]
            continue
        fitting = _fitting(named, date)
        if fitting is not None:
            found.append((fitting, date))
    several = named.event_id is None and named.kind in {"MSP", "RC", "ISM"}
    return (found if several else found[:1]) or [(None, None)]


def _own_dates(sentence: Sentence, hit: Hit, target: Target, later: int) -> list[DateMention]:
    """The dates beside the predicate that belong to this meeting: to no other, no other verb and no exception."""
    named = target.meeting
    excepted = excepted_dates(sentence, target, later)
    return [
        date
        for date in _dates_beside(sentence, hit, target)
        if date.edtf is not None
        and not (named.end <= date.start and date.start >= later)
        and not any(m.start <= date.start < m.end for m in sentence.meetings if m is not named)
        and date not in excepted
        and not part("date_block").search(sentence.text[named.end : date.start])
    ]


def excepted_dates(sentence: Sentence, target: Target, later: int) -> list[DateMention]:
    """The dates of which a general statement makes an exception: "all meetings except in 2013 and 2016".

    ``later`` is where the next meeting begins.
    """
    named, text = target.meeting, sentence.text
    found: list[DateMention] = []
    if named.event_id is not None or named.number is not None:
        return found
    for date in sentence.dates:
        if not date.edtf or not (named.end <= date.start < later or date.end <= named.start):
            continue
        own_words = len(date.text) - len(date.text.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ "))
        lead = text[0 if date.start < named.start else named.end : date.start + own_words]
        listed = found and pattern("date.join").match(text[found[-1].end : date.start])
        if listed or (part("excepted_date").search(lead) and len(lead) < _EXCEPTION_REACH):
            found.append(date)
    return found


def _last_date(sentence: Sentence, before: int) -> str | None:
    """What a "since" without a date counts from: the date named last."""
    here = [d.edtf for d in sentence.dates if d.edtf and d.end <= before and d.relation == "at"]
    last = here[-1] if here else sentence.context.anchor(sentence)
    return last if isinstance(last, str) else None


def _dates_beside(sentence: Sentence, hit: Hit, target: Target) -> list[DateMention]:
    """Dates between predicate and meeting ("in 2007, at the Eighth Meeting"), else those that the predicate takes."""
    named, frame = target.meeting, hit.frame
    if target.place == "after":
        inside = [
            d for d in sentence.dates if d.edtf and frame.end <= d.start and d.end <= named.start and d.relation == "at"
        ]
        inside = [d for d in inside if not any(m.start <= d.start < m.end for m in sentence.meetings)]
        if inside and part("date_gap").fullmatch(sentence.text[inside[-1].end : named.start]):
            return inside[-1:]
    return dates_of(frame, after=max(frame.end, named.end))


def _fitting(named: MeetingMention, date: DateMention) -> str | None:
    """The date beside the predicate if it can be the meeting's; its year where "a year later" reckons a wrong month."""
    edtf = date.edtf or ""
    row = meeting(named.event_id) if named.event_id else None
    if row is None:
        return edtf if named.event_id is None or named.event_id.endswith(edtf[:4]) else None
    if not edtf[:4].isdigit() or int(edtf[:4]) not in row.years:
        return None
    reckoned = not re.search(r"\d{4}", date.text)
    vague = reckoned and (part("years_off").search(date.text) or not row.starts <= edtf[:7] <= row.ends)
    return edtf[:4] if vague else edtf


def event_by_date(sentence: Sentence, named: MeetingMention, when: str | None) -> str | None:
    """The one meeting of its kind in the year that the sentence gives."""
    if when is None or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", when) or named.number is not None:
        return None
    if named.kind == "ANY" and len(when) >= 7:
        held = [
            row
            for row in meetings_in(named.treaty or report_treaty(sentence), int(when[:4]))
            if row.starts <= when[:7] <= row.ends
        ]
        return held[0].event_id if len(held) == 1 else None
    if named.kind not in {"MSP", "RC", "ISM"}:
        return None
    return resolve_meeting(named.treaty or report_treaty(sentence), named.kind, None, named.place, int(when[:4]))
