"""The arguments of a predicate: which weapon, when, how many; and the words that state it all.

Shared by all families. Offsets are the sentence's until ``make_claim`` places them in the canonical text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.dates import DateMention, make_when, since_event
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim, When

# "used them", "has not produced any", "the weapon": what was spoken of before.
_ANAPHOR = re.compile(
    r"^(?:\s*(?:or|and|nor|,)\s*[\w-]+)*\s*(?:“)?\s*(?:(?:any of|some of|most of|all of|none of)\s+)?(?P<it>them|it|these|those|the weapons?|this weapon|such weapons?|these weapons|any|none|some|many|others|more|new ones|large (?:numbers|quantities) of them|its own|one)\b(?!\s+(?:of\s+)?(?:the\s+)?(?!of\b|since\b|in\b|on\b|at\b|for\b|from\b|and\b|or\b|during\b|after\b|before\b|to\b|by\b|against\b|along\b|around\b|near\b|either\b)[a-z]+)",
    re.IGNORECASE,
)


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
    """The weapon that the frame's predicate takes, by where it stands; None where it takes none and ``need`` is "needed"."""
    sentence, text = frame.sentence, frame.text
    group = frame.group
    part_left, part_right = sentence.part_of(frame.start)
    after = [w for w in sentence.weapons if frame.end <= w.start < part_right]
    if after and not frame.passive:
        gap = text[frame.end : after[0].start]
        if _plain_gap(gap):
            return Object(after[0].weapon, after[0].start, after[0].end)
    if (
        frame.passive
        or (group is not None and not after)
        or (group is not None and "VBN" and not _plain_gap(text[frame.end : after[0].start] if after else "x" * 99))
    ):
        limit = group.start if group else frame.start
        before = [w for w in sentence.weapons if w.end <= limit]
        if before and (frame.passive or _relative_gap(text[before[-1].end : limit])):
            return Object(before[-1].weapon, before[-1].start, before[-1].end)
    anaphor = _ANAPHOR.match(text[frame.end :])
    if anaphor and not frame.passive:
        return Object(last_weapon(sentence, frame.end), frame.end, frame.end + anaphor.end("it"))
    if need == "assumed":
        weapon = (
            after[0].weapon
            if after and len(text[frame.end : after[0].start]) < 80
            else last_weapon(sentence, frame.start)
            if not sentence.weapons
            else default_weapon(sentence)
        )
        return Object(weapon, None, None)
    if need == "free":
        near = after[0] if after else None
        if near is not None and near.start - frame.end < 120:
            return Object(near.weapon, near.start, near.end)
        return Object(None, None, None)
    if frame.passive and re.search(
        r"\b(?:they|them|it|these|those|none|some|any|which|many|all)\b(?:\s+of\s+(?:them|which|these))?\s*$",
        text[: group.start if group else frame.start],
        re.IGNORECASE,
    ):
        return Object(last_weapon(sentence, frame.start), None, None)
    return None


def _plain_gap(gap: str) -> bool:
    """Between a verb and its object: a few words, no other clause. "produce or export", "stocks of various types of"."""
    if len(gap) > 90 or re.search(r"[;:]|\b(?:that|which|who|while|but|because|when|if|to the|in order)\b", gap):
        return False
    if re.search(
        r"\b(?:against|despite|about|regarding|concerning|near|on|in|at|to|with|from|for|by|over|under|into|it|them|victims|survivors|casualties|treaty|convention|protocol|statement|clearance|is|are|was|were|has|have|had)\b(?! least\b)(?<!up to)",
        gap,
    ):
        return False
    return gap.count(",") <= 3 and len(gap.split()) <= 12


def _relative_gap(gap: str) -> bool:
    """Between a thing and the verb of a relative clause or reduced clause about it: "mines that its army laid"."""
    return (
        len(gap) < 70
        and bool(re.search(r"\b(?:that|which)\b|^\s*(?:\([^)]*\))?\s*$", gap))
        and not re.search(r"[.;:]", gap)
    )


# ------------------------------------------------------------------ time

_JOIN = re.compile(
    r"^\s*(?:,|and|or|,\s*and|,\s*or|as well as|and again|&|,?\s*but also|and also)\s*(?:in\s+|on\s+|again\s+)*$"
)
_OUT_OF_REACH = re.compile(
    r"\b(?:which|who|when|before|after|until|as|where|because|that|while|but|whose|although|prior to|pending|unless|if)\b"
)


def dates_of(frame: Frame, *, after: int | None = None) -> list[DateMention]:
    """The dates of the frame's act, a list taken apart; empty where the sentence dates only the saying.

    Dates behind the predicate come first, then those that open its clause ("In May 2009, …"). "since the war ended in 1993" is
    ``1993/..``.
    """
    sentence, text = frame.sentence, frame.text
    end = after if after is not None else frame.end
    governing = [
        g
        for g in frame.governors
        if not g.parenthetical and g.class_ in {"say", "deny", "allege"} and g.group is not None
    ]
    content = max((g.content for g in governing), default=0)
    usable = [
        d
        for d in map(partial(_since, text), sentence.dates)
        if d.edtf and d.relation not in {"title", "adjectival", "relative", "for"}
    ]
    usable = [d for d in usable if not _inside_governor(frame, d)]
    if frame.never:
        usable = [d for d in usable if d.relation in {"since", "range"}]
    _, right = sentence.part_of(max(frame.end - 1, frame.start))
    following = [d for d in usable if end <= d.start < right and _reaches(text[end : d.start])]
    start = frame.group.start if frame.group else frame.start
    left = max(content, _left_edge(sentence, frame.start))
    leading = [d for d in usable if left <= d.start and d.end <= start]
    if leading and following and leading[0].start - left < 4 and re.search(r",", text[end : following[0].start]):
        following = []
    if following:
        return _listed(text, following)
    if leading:
        return (
            _listed(text, leading)
            if len(leading) > 1 and _JOIN.match(text[leading[0].end : leading[1].start])
            else [leading[-1]]
        )
    if (
        governing
        and frame.group
        and frame.group.gerund is False
        and re.search(r"\b(?:was|were|is|are)\s+(?:\w+\s+)?$", text[frame.group.start : frame.start])
        and text[frame.start : frame.end].endswith("ing")
    ):
        # "alleged in October that fighters were laying mines": what goes on while somebody speaks is of that time
        return [d for d in usable if d.relation == "at" and governing[-1].start < d.start < content][:1]
    return []


# "On 31 March 2008, with a day to spare, it …": what opens the sentence dates the part behind it as well.
_OPENING = re.compile(
    r"(?:In|On|By|Since|Between|From|During|Before|After|Until|As of|At the end of)\b[^;:]{0,60}[,]\s$"
)


def _left_edge(sentence: Sentence, offset: int) -> int:
    """Where the clause of ``offset`` begins, an opening adverbial ("In 2001, …") included."""
    left, _ = sentence.part_of(offset)
    return 0 if _OPENING.fullmatch(sentence.text[:left]) else left


def _reaches(gap: str) -> bool:
    stop = _OUT_OF_REACH.search(gap)
    if stop and stop.group() == "as" and re.search(r"\bas (?:well|an? observer|observers)\b", gap):
        stop = _OUT_OF_REACH.search(gap, stop.end())
    if stop and re.search(r"\bsince\b", gap[: stop.start()]):
        stop = None
    return stop is None and not re.search(r"[;:]|\.\s", gap) and len(gap) < 200


def _inside_governor(frame: Frame, date: DateMention) -> bool:
    """Whether the date is the saying's: between a parenthetical governor and its comma."""
    for governor in frame.governors:
        if governor.parenthetical and governor.group is not None and governor.class_ in {"say", "deny"}:
            stop = re.compile(r",|$").search(frame.text, governor.end)
            if governor.end <= date.start < (stop.start() if stop else len(frame.text)):
                return True
    return False


def _listed(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The first date and those that continue its list."""
    chosen = [dates[0]]
    for date in dates[1:]:
        if not _JOIN.match(text[chosen[-1].end : date.start]):
            break
        chosen.append(date)
    return chosen


# "since the war, but officials claimed that … in 2002": the date is not the war's
_SINCE_ENDS = re.compile(r"\bsince\b[^;]*(?:,\s*(?:but|and|while|although|though|who|which)\b|\b(?:said|claimed|stated|alleged|reported)\b)[^;]*$")


def _since(text: str, date: DateMention) -> DateMention:
    """ "since the 2003 invasion", "since the war ended in 1993": since that date."""
    if (
        date.relation == "adjectival"
        and date.edtf
        and re.search(r"\bsince\s+(?:the|its|their|that)?\s*$", text[: date.start])
    ):
        return DateMention(date.start, date.end, f"{date.edtf}/..", "since", date.text)
    if date.relation == "at" and date.edtf and "/" not in date.edtf and re.search(r"\bsince\s+$", text[: date.start]):
        return DateMention(date.start, date.end, f"{date.edtf}/..", "since", date.text)
    return (None if _SINCE_ENDS.search(text[: date.start]) else since_event(text, date)) or date


# ------------------------------------------------------------------ the claim


def make_claim(
    frame: Frame, claim_type: str, value: str, actor: Actor, rule: str, *, start: int, end: int, confidence: float,
    when: str | None = None, **fields: object,
) -> Claim:  # fmt: skip
    """A claim whose evidence is ``sentence.text[start:end]``."""
    sentence = frame.sentence
    start, end = _tidy(frame.text, start, end)
    made: When | None = make_when(when) if when else None
    cues = [("predicate", frame.start, frame.end), *frame.cues]
    return Claim(
        claim_type=claim_type, value=value, actor=actor.id, actor_type=actor.type, start=sentence.start + start, end=sentence.start + end,
        extractor=rule, assertion=frame.assertion, speaker=frame.speaker, when=made,
        confidence=round(confidence * (0.6 + 0.4 * actor.certainty), 3),
        cues=tuple((role, sentence.start + a, sentence.start + b) for role, a, b in cues), **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n\t,;:":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:":
        end -= 1
    return start, end


def evidence_start(frame: Frame) -> int:
    """Where a claim's words begin: at its subject where that stands close before the verb, else at the verb group."""
    start = frame.group.start if frame.group else frame.start
    if frame.subject is not None and frame.subject.end <= start and start - frame.subject.end < 40:
        return frame.subject.start
    return start


__all__ = ["UNKNOWN", "Object", "dates_of", "evidence_start", "last_weapon", "make_claim", "object_of"]
