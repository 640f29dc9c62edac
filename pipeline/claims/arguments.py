"""The arguments of a predicate: which weapon, when, how many; and the words that state it all.

Shared by all families. Offsets are the sentence's until ``make_claim`` places them in the canonical text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.dates import DateMention, make_when, since_event
from pipeline.language.frames import Frame
from pipeline.language.governors import Governor
from pipeline.language.patterns import pattern
from pipeline.language.subjects import closed_aside, coordinated_before
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


# ------------------------------------------------------------------ time

_NO_DATE_OF_THE_ACT = frozenset({"title", "adjectival", "relative", "for"})


def dates_of(frame: Frame, *, after: int | None = None) -> list[DateMention]:
    """The dates of the frame's act, a list taken apart; empty where the sentence dates only the saying.

    Dates behind the predicate (or behind ``after``) come first, then those that open its clause ("In May 2009, …").
    "since the war
    ended in 1993" is ``1993/..``.
    """
    sentence, text = frame.sentence, frame.text
    end = after if after is not None else frame.end
    content = max((g.content for g in _sayings(frame)), default=0)
    usable = _usable_dates(frame)
    _, right = sentence.part_of(max(frame.end - 1, frame.start))
    following = [d for d in usable if end <= d.start < right and _reaches(text[end : d.start])]
    following = following or _resumed(text, end, usable)
    start = frame.group.start if frame.group else frame.start
    left = max(content, _left_edge(sentence, frame.start))
    leading = [d for d in usable if left <= d.start and d.end <= start]
    leading = [d for d in leading if not pattern("date.new_content").search(text[d.end : start])]
    if leading and following and leading[0].start - left < 4 and "," in text[end : following[0].start]:
        following = []
    if following:
        return _listed(text, following)
    if leading:
        listed = len(leading) > 1 and pattern("date.join").match(text[leading[0].end : leading[1].start])
        return _listed(text, leading) if listed else [leading[-1]]
    return _dates_of_saying(frame, usable)


def _resumed(text: str, end: int, usable: list[DateMention]) -> list[DateMention]:
    """The date that goes on behind an aside: "submitted a report, which covers 2010, on 7 March 2011"."""
    aside = pattern("date.resumed").match(text[end:])
    return [d for d in usable if aside is not None and d.start == end + aside.end()]


def _sayings(frame: Frame) -> list[Governor]:
    speech = {"say", "deny", "allege"}
    return [g for g in frame.governors if not g.parenthetical and g.class_ in speech and g.group is not None]


def _usable_dates(frame: Frame) -> list[DateMention]:
    """Dates that can be the act's: no titles, none of an aside's own; "never" takes only spans."""
    dates = [_since(frame.text, date) for date in frame.sentence.dates]
    start = frame.group.start if frame.group else frame.start
    aside = closed_aside(frame.text[:start])
    return [
        d
        for d in dates
        if d.edtf
        and (aside is None or not aside <= d.start < start)
        and d.relation not in _NO_DATE_OF_THE_ACT
        and not _inside_governor(frame, d)
        and (not frame.never or d.relation in {"since", "range"})
    ]


def _dates_of_saying(frame: Frame, usable: list[DateMention]) -> list[DateMention]:
    """ "alleged in October that fighters were laying mines": what goes on while somebody speaks is of that time."""
    sayings, group = _sayings(frame), frame.group
    if not sayings or group is None or group.gerund or not frame.text[frame.start : frame.end].endswith("ing"):
        return []
    if not pattern("date.progressive").search(frame.text[group.start : frame.start]):
        return []
    content = max(g.content for g in sayings)
    return [d for d in usable if d.relation == "at" and sayings[-1].start < d.start < content][:1]


def _left_edge(sentence: Sentence, offset: int) -> int:
    """Where the clause of ``offset`` begins, an opening adverbial ("On 31 March 2008, with a day to spare, …")
    included."""
    left, _ = sentence.part_of(offset)
    return 0 if pattern("date.opening").match(sentence.text[:left]) else left


def _reaches(gap: str) -> bool:
    """Whether a date behind this gap still dates the predicate before it."""
    stop = pattern("date.out_of_reach").search(gap)
    if stop and pattern("date.since").search(gap[: stop.start()]):
        stop = None
    return stop is None and len(gap) < 200 and not pattern("date.stop").search(gap)


def _inside_governor(frame: Frame, date: DateMention) -> bool:
    """Whether the date is the saying's: between a parenthetical governor and its comma."""
    for governor in frame.governors:
        if governor.parenthetical and governor.group is not None and governor.class_ in {"say", "deny", "allege"}:
            comma = frame.text.find(",", governor.end)
            if governor.end <= date.start < (comma if comma >= 0 else len(frame.text)):
                return True
    return False


def _listed(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The first date and those that continue its list."""
    chosen = [dates[0]]
    for date in dates[1:]:
        if not pattern("date.join").match(text[chosen[-1].end : date.start]):
            break
        chosen.append(date)
    return chosen


def _since(text: str, date: DateMention) -> DateMention:
    """ "since the 2003 invasion", "since the war ended in 1993": since that date; "until its defeat in 2009": up to
    it."""
    before = text[: date.start]
    if pattern("date.until_event").search(before) and date.relation in {"at", "adjectival", "title"}:
        return _until(before, date)
    adjectival = date.relation == "adjectival" and pattern("date.since_the").search(before)
    if date.edtf and (adjectival or ("/" not in date.edtf and _right_after_since(before, date))):
        last = date.edtf.rsplit("/", 1)[-1]
        return DateMention(date.start, date.end, f"{last}/..", "since", date.text)
    if pattern("date.since_ends").search(before):
        return date
    return since_event(text, date) or date


def _right_after_since(before: str, date: DateMention) -> bool:
    return date.relation == "at" and before.rstrip().endswith("since")


def _until(before: str, date: DateMention) -> DateMention:
    """The time up to a dated event, from the word "until" on."""
    found = pattern("date.until_event").search(before)
    if found is None or not date.edtf or date.edtf.startswith(".."):
        return date
    last = date.edtf.rsplit("/", 1)[-1]
    return DateMention(found.start(), date.end, f"../{last}", "until", date.text)


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
