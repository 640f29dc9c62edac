"""Which meetings a predicate of attendance takes: behind it, a list taken apart; before it; by a pronoun; by place.

``targets(sentence, hits)`` gives each hit its ``Target``s. Patterns are [part] entries of ``rules/attendance.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.claims.attendance.places import by_place, cleft_place, part
from pipeline.claims.attendance.pronouns import BEFORE_REACH, Target, by_pronoun, since_meeting
from pipeline.claims.frames_of import Hit
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.view import Sentence
from pipeline.reference.meetings import MeetingMention, find_meetings

# Verbs that take many kinds of objects: the meeting has to follow almost at once.
_LOOSE_REACH, _REACH, _LIST_REACH = 30, 130, 90
_CONTEXT = 600
"""How far back in a paragraph a pronoun may find its meeting."""


def targets(sentence: Sentence, hits: Sequence[Hit]) -> list[list[Target]]:
    """The targets of each hit (hits in text order)."""
    found: list[list[Target]] = [[] for _ in hits]
    meetings = [m for m in meetings_of(sentence) if m.start >= sentence.label_end]
    owner: int | None = None
    previous: MeetingMention | None = None
    flipped = False
    for meeting in meetings:
        if owner is not None and previous is not None and _other_kind(sentence.text[previous.end : meeting.start]):
            previous = meeting  # "the Fourth Meeting, a regional meeting in Lima, and intersessional meetings"
            continue
        chosen = _hit_before(sentence, hits, meeting, previous)
        if chosen is not None:
            if not found[chosen]:
                found[chosen] = _subject_before(sentence, hits[chosen], meetings)
            gap = sentence.text[hits[chosen].frame.end : meeting.start]
            owner, flipped = chosen, _turns(gap) or (bool(found[chosen]) and found[chosen][-1].flipped)
        elif (
            owner is not None
            and previous is not None
            and _lists(sentence.text[previous.end : meeting.start])
            and not _subject_of_later(sentence, hits, meeting)
        ):
            gap = sentence.text[previous.end : meeting.start]
            flipped = _turns(gap) or (flipped and not _leaves_exception(found[owner], meeting))
        else:
            owner = None
        previous = meeting
        if owner is not None:
            found[owner].append(Target(meeting, flipped))
    for index, hit in enumerate(hits):
        if not found[index]:
            found[index] = _elsewhere(sentence, hit, meetings, found)
        found[index] += _excepted(sentence, hit, meetings) if found[index] else _same(sentence, hits, index, found)
    return found


def _excepted(sentence: Sentence, hit: Hit, meetings: list[MeetingMention]) -> list[Target]:
    """ "With the exception of the Third Review Conference, it has attended all": the opposite for that one."""
    text = sentence.text
    before = [m for m in meetings if m.end <= _start(hit) and part("excepted").search(text[: m.start])]
    return [Target(m, True, "before") for m in before[-1:] if part("opener_after").fullmatch(text[m.end : _start(hit)])]


def _same(sentence: Sentence, hits: Sequence[Hit], index: int, found: list[list[Target]]) -> list[Target]:
    """The meetings of the predicate before for "…; China did not"."""
    hit = hits[index]
    if hit.rule.sense != "same" or not index or not part("denied").search(hit.match.group()):
        return []
    group = found[index - 1]
    gap = sentence.text[group[-1].meeting.end : hit.match.start()] if group else ""
    if not part("same_gap").fullmatch(gap) or part("same_block").search(gap):
        return []
    return [replace(target, place="pronoun", pronoun=hit.match.span()) for target in group]


def _subject_before(sentence: Sentence, hit: Hit, meetings: list[MeetingMention]) -> list[Target]:
    """ "No Meeting has taken place without a delegation, and that includes the Thirteenth": the first of the two."""
    before = [m for m in meetings if m.end <= _start(hit)]
    return _related(sentence, hit, before, set()) if before and "without" in hit.match.group().lower() else []


def meetings_of(sentence: Sentence) -> list[MeetingMention]:
    """The sentence's meetings; where it speaks of "those of June 2015", read with the sentences before it."""
    text = sentence.text
    if not re.search(
        r"\b(?:those|these|ones?|the (?:next|following|previous|meetings?|sessions?|\w+(?:th|st|nd|rd)))\b",
        text,
        re.IGNORECASE,
    ):
        return sentence.meetings
    before, step = "", sentence.previous
    while step is not None and step.paragraph == sentence.paragraph and len(before) < _CONTEXT:
        before = f"{step.text} {before}"
        step = step.previous
    if not before:
        return sentence.meetings
    shift = len(before)
    treaty = report_treaty(sentence)
    shared = find_meetings(before + text, treaty, sentence.report.report_year)
    return [replace(m, start=m.start - shift, end=m.end - shift) for m in shared if m.start >= shift]


def _hit_before(
    sentence: Sentence, hits: Sequence[Hit], meeting: MeetingMention, previous: MeetingMention | None
) -> int | None:
    """The predicate that takes the meeting: the nearest before it, no other meeting and nothing foreign between."""
    text = sentence.text
    for index in range(len(hits) - 1, -1, -1):
        frame = hits[index].frame
        if frame.end > meeting.start + 1 and not frame.start < meeting.start < frame.end:
            continue
        if previous is not None and previous.end > frame.end and previous.start != meeting.start:
            return None
        gap = part("observer_aside").sub(" ", text[frame.end : meeting.start])
        if len(gap) <= _reach(hits[index], gap) and not part("gap_block").search(part("aside").sub(" ", gap)):
            return index
        if hits[index].kind == "verb":
            return None
    return None


def _subject_of_later(sentence: Sentence, hits: Sequence[Hit], meeting: MeetingMention) -> bool:
    """Whether the meeting is the subject of a clause of its own ("and the First Meeting took place without it")."""
    return any(
        "without" in hit.match.group().lower()
        and hit.frame.start > meeting.end
        and part("subject_gap").fullmatch(sentence.text[meeting.end : _start(hit)])
        for hit in hits
    )


def _reach(hit: Hit, gap: str) -> int:
    words = hit.match.group().lower().split()
    if words[0].startswith(("sen", "dispatch")) and part("envoys").search(gap):
        return _REACH
    loose = len(words) == 1 and not words[0].startswith(("attend", "particip"))
    return _LOOSE_REACH if loose and hit.kind == "verb" else _REACH


def _lists(gap: str) -> bool:
    """Whether the words between two meetings go on with a list."""
    gap = part("other_item").sub("", gap)
    return len(gap) <= _LIST_REACH and not part("list_block").search(
        part("flip").sub(" ", part("as_well").sub(" and ", gap))
    )


def _other_kind(gap: str) -> bool:
    """Whether a list goes on with a meeting of another kind, which is no claim but does not end the list."""
    return bool(part("other_kind").fullmatch(gap))


def _leaves_exception(group: list[Target], meeting: MeetingMention) -> bool:
    """Whether a list goes on with a kind of which no exception was made: "all Meetings except the Fourth, and the
    intersessional meetings"."""
    general = next((t.meeting for t in reversed(group) if not t.flipped), None)
    kinds = {"ANY", meeting.kind}
    return (
        general is not None and general.kind not in kinds and group[-1].flipped and group[-1].meeting.kind not in kinds
    )


def _turns(gap: str) -> bool:
    return bool(part("flip").search(part("excepted_years").sub(" ", part("all_but_few").sub(" all ", gap))))


def _elsewhere(sentence: Sentence, hit: Hit, meetings: list[MeetingMention], found: list[list[Target]]) -> list[Target]:
    """Meetings for a predicate with none behind it: before it, by a pronoun, or by place and date."""
    if hit.rule.sense == "same":
        return []
    before = [m for m in meetings if m.end <= _start(hit)]
    taken = {id(target.meeting) for group in found for target in group}
    bare = by_place(sentence, hit)
    if bare:
        return [Target(m) for m in bare]
    if before:
        near = _related(sentence, hit, before, taken)
        if near:
            return near
    opening = cleft_place(sentence, _start(hit))
    if opening:
        return [Target(opening, place="before")]
    return by_pronoun(sentence, hit, before)


def _start(hit: Hit) -> int:
    frame = hit.frame
    return min(frame.start, frame.group.start) if frame.group else frame.start


def _related(sentence: Sentence, hit: Hit, before: list[MeetingMention], taken: set[int]) -> list[Target]:
    """Meetings before the predicate that a relative clause, an opening phrase or the subject makes its own."""
    text = sentence.text
    before = [m for m in before if not since_meeting(text, m)]
    if not before:
        return []
    last = before[-1]
    gap = text[last.end : _start(hit)]
    if len(gap) > BEFORE_REACH:
        return []
    relative = part("relative").fullmatch(gap) or part("cleft").fullmatch(gap)
    owned = part("all_owned").search(text[: last.start])
    if owned and part("owner_gap").fullmatch(gap):
        return [Target(last, place="before")]
    if relative and (hit.rule.sense == "absent" or not _own_object(text, hit)):
        many = relative.groupdict().get("all")
        chosen = [m for m in before if m.start >= last.start - 250] if many else [last]
        if many and many.lower().startswith("both"):
            chosen = before[-2:]
        return [Target(m, bool(many and many.lower().startswith(("none", "neither"))), "before") for m in chosen]
    free = [m for m in _run(text, before) if id(m) not in taken]
    if not free:
        return []
    if (
        part("opener_before").search(text[: free[0].start])
        and part("opener_after").fullmatch(gap)
        and not _own_object(text, hit)
    ):
        return [Target(m, place="before") for m in free]
    subject = (
        part("subject_gap").fullmatch(gap)
        and not _in_phrase(text, free[0])
        and ((hit.rule.sense == "absent" and hit.kind == "phrase") or hit.frame.passive)
    )
    if subject:
        return [Target(m, bool(part("none_before").search(text[: m.start])), "before") for m in free]
    return []


def _in_phrase(text: str, meeting: MeetingMention) -> bool:
    """Whether the meeting hangs on a preposition ("an invitation to the First Meeting") and so is no subject."""
    return bool(
        re.search(
            r"\b(?:to|for|of|at|in|from|on|by|with|during)\s+(?:(?:the|its|a|an|that)\s+)?$",
            text[: meeting.start],
            re.IGNORECASE,
        )
    )


def _run(text: str, meetings: list[MeetingMention]) -> list[MeetingMention]:
    """The last meeting with those that are listed before it."""
    run = [meetings[-1]]
    for meeting in reversed(meetings[:-1]):
        if meeting.end <= run[0].start and not re.fullmatch(
            r"\s*(?:,|and|or|,\s*and|,\s*or|as well as)\s*(?:(?:at|in|to|for|the)\s+)*",
            text[meeting.end : run[0].start],
        ):
            break
        run.insert(0, meeting)
    return run


def _own_object(text: str, hit: Hit) -> bool:
    """Whether an object that is no meeting follows: "took part in a seminar"."""
    if hit.rule.sense == "absent" or part("no_object").match(text[hit.frame.end :]):
        return False
    return bool(
        re.match(r"\s+(?:an?|the|its|several|two|three|many|other)\s+(?!floor|observer|time)", text[hit.frame.end :])
    ) and not hit.match.group().lower().endswith(("represented by", "the floor"))
