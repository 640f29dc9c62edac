"""When a production or transfer was: dates of the act, "since" with and without a date, and what each value takes."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object, dates_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.words import begin_of, clause_start, vocabulary
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame

NEVER = frozenset({"never_produced", "never_exported"})
_DELIVERY_REACH = 50
"""Characters between "which shipped" and its date, at most."""
_CLAUSE_REACH = 80
"""Characters between "when" and the date of its clause, at most."""
STANDING = frozenset({"produces", "does_not_produce", "exports", "does_not_export"})


def times(hit: Hit, thing: Object) -> list[DateMention]:
    """The dates of the act; "under a contract of 2013" dates the contract."""
    frame = hit.frame
    after = max(frame.end, thing.end or 0)
    found = dates_of(frame, after=after) if not frame.passive and thing.start is not None else []
    dates = [date for date in found or dates_of(frame) if _dates_the_act(frame, thing, date)]
    # "stopped in 1998 and on 18 May 1999 destroyed": the last date of a list may open the next clause.
    dates = dates[:1] + [d for d in dates[1:] if not vocabulary("next_clause").match(frame.text, d.end)]
    dates = [d for d in dates if not _opens_next(frame, d)]
    later = [d for d in dates[1:] if vocabulary("a_later").search(d.text)]
    return [opened(frame.text, date) for date in later or dates or same_time(frame)]


def _opens_next(frame: Frame, date: DateMention) -> bool:
    """ "stopped production and in 1999 tore down the plant": the date is the second verb's."""
    joined = date.start > frame.end and re.search(r"\band\s+$", frame.text[: date.start]) is not None
    return joined and vocabulary("verb_in_past").match(frame.text, date.end) is not None


def _dates_the_act(frame: Frame, thing: Object, date: DateMention) -> bool:
    text = frame.text
    if date.text.lower().startswith("of ") and vocabulary("paper").search(text[: date.start]):
        return False
    if date.end <= frame.start:
        if frame.passive and vocabulary("found_weapons").search(text[: date.start]):
            return False
        return not re.search(r"\bthat\b(?:\W+\w+){0,5}\W*$", text[date.end : frame.start])
    if vocabulary("part_of_them").search(text[frame.end : date.start]):
        return False
    between = text[max(frame.end, thing.end or 0) : date.start]
    return not vocabulary("next_verb").search(between)


def same_time(frame: Frame) -> list[DateMention]:
    """ "ceased in 1996, when Peru also announced", "It was in 1996 that Peru stopped": a date outside the clause."""
    for date in frame.sentence.dates:
        clefted = date.edtf and vocabulary("cleft").search(frame.text[: date.start])
        if clefted and re.fullmatch(r",?\s+that\s+[^.;:,]{0,60}", frame.text[date.end : begin_of(frame)]):
            return [date]
    delivered = vocabulary("delivered").match(frame.text, frame.end)
    if delivered is not None:
        behind = [d for d in frame.sentence.dates if d.edtf and 0 <= d.start - delivered.end() < _DELIVERY_REACH]
        return [d for d in behind if d.relation in {"at", "range"}][:1]
    when = vocabulary("when_behind").match(frame.text, frame.end)
    if when is not None:
        near = range(when.end(), when.end() + _CLAUSE_REACH)
        return [d for d in frame.sentence.dates if d.edtf and d.start in near and d.relation == "at"][:1]
    left, _ = frame.sentence.part_of(frame.start)
    if not re.match(r"when\s", frame.text[left:]):
        return []
    return [d for d in frame.sentence.dates if d.edtf and d.relation in {"at", "since"} and 0 <= left - d.end < 4]


def opened(text: str, date: DateMention) -> DateMention:
    """ "since the same year": what leans on another date is open too."""
    return onward([date])[0] if date.relation == "at" and re.search(r"\bsince\s+$", text[: date.start]) else date


def onward(dates: list[DateMention]) -> list[DateMention]:
    """Dates of a beginning as open periods: "ceased exports in 1994" is ``1994/..``."""
    return [replace(d, edtf=f"{d.edtf}/..", relation="since") if d.edtf and "/" not in d.edtf else d for d in dates]


def is_since(frame: Frame) -> bool:
    """ "has produced none since independence": a beginning, dated or not."""
    _, right = frame.sentence.part_of(frame.start)
    if any(vocabulary(name).search(frame.text, frame.end, right) for name in ("since_event", "since_open")):
        return True
    if frame.perfect and vocabulary("for_years").search(frame.text, clause_start(frame), right):
        return True
    return vocabulary("since_opening").match(frame.text, clause_start(frame)) is not None


def since_then(frame: Frame) -> list[DateMention]:
    """ "… in 2005, and none has been made since": from the last date before on."""
    left, right = frame.sentence.part_of(frame.start)
    dates = [d for d in frame.sentence.dates if d.edtf]
    bare = vocabulary("since_open").search(frame.text, left, right)
    bare = bare or vocabulary("since_then_opening").match(frame.text, clause_start(frame))
    if bare is not None and any(bare.end() <= g.start < frame.start for g in frame.governors if g.class_ == "say"):
        return []  # since when somebody has said so
    if bare is None:
        return [d for d in dates if frame.negative and d.relation == "since" and frame.end <= d.start < right][:1]
    before = [d.edtf for d in dates if d.end <= frame.start and d.relation in {"at", "since"}]
    anchor = before[-1] if before else frame.sentence.context.anchor(frame.sentence)
    begin = str(anchor or _until_before(frame) or "").partition("/")[0]
    if begin in {"", ".."}:
        return []
    return [DateMention(bare.start(), bare.end(), f"{begin}/..", "since", bare.group())]


def _until_before(frame: Frame) -> str | None:
    """The end told in the sentence before: "made mines until 2011. Since then …"."""
    previous = frame.sentence.previous
    ends = [d.edtf for d in previous.dates if d.edtf and d.relation == "until"] if previous is not None else []
    return ends[-1].removeprefix("../") if ends else None


def is_resumed(frame: Frame) -> bool:
    """ "had resumed making", "took up production again": what goes on, told of the time when it did again."""
    within = vocabulary("resumed").search(frame.text[min(begin_of(frame), frame.start) : frame.end])
    return within is not None or vocabulary("resumed_before").search(frame.text[: frame.start]) is not None


def fitting(value: str, frame: Frame, dates: list[DateMention]) -> list[DateMention]:
    """The dates that a value takes: none for "never"; for a standing state periods, and single times only of the
    past.
    """
    if value in NEVER:
        return []
    if value not in STANDING or (value == "produces" and is_resumed(frame)):
        return dates
    periods = [d for d in dates if d.relation in {"since", "range", "until"}]
    past = frame.negative and (frame.past or frame.perfect)
    return periods or [d for d in dates if past and d.relation in {"at", "by"}]
