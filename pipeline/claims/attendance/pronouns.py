"""A meeting as the target of a predicate, and the ones that a pronoun or nothing at all stands for.

``by_pronoun`` finds the meeting of "but did not attend it", "was invited but stayed away", "was absent in 2012".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.claims.attendance.places import part
from pipeline.claims.frames_of import Hit
from pipeline.language.view import Sentence
from pipeline.reference.meetings import MeetingMention

BEFORE_REACH = 130
"""Characters between a meeting and a predicate behind it, at most."""
_EARLY = 40
"""Where the predicate ends at most that leans on the meetings of the sentence before."""


@dataclass(frozen=True)
class Target:
    """A meeting of a predicate.

    ``flipped``: the list turned to the opposite ("but not"). ``said_here``: its date stands in this sentence.
    """

    meeting: MeetingMention
    flipped: bool = False
    place: str = "after"
    """Where it stands: ``after`` or ``before`` the predicate, or ``pronoun``."""
    pronoun: tuple[int, int] | None = None
    said_here: bool = True


def by_pronoun(sentence: Sentence, hit: Hit, before: list[MeetingMention]) -> list[Target]:
    """ "but did not attend it", "kept away from it", "invited to … but did not go": the meeting spoken of last."""
    rest = sentence.text[hit.frame.end :]
    pronoun = re.compile(rf"\s+(?:{part('object').pattern})(?=[\s.,;\[)]|$)", re.IGNORECASE).match(rest)
    silent = hit.frame.negative and hit.kind == "verb" and part("no_object").match(rest)
    if hit.frame.negative and hit.rule.sense == "attend" and (other := _in_other_years(sentence, hit, before)):
        return other
    if not pronoun and not (silent or (hit.rule.sense == "absent" and hit.kind == "phrase")):
        return []
    if hit.rule.sense == "absent" and not pronoun:
        return _wished(sentence, hit, before) or _in_other_years(sentence, hit, before)
    span = (hit.frame.end, hit.frame.end + (pronoun.end() if pronoun else 0))
    plural = bool(
        pronoun
        and re.match(r"\s+(?:them|both|these|either|neither|any|all|the meetings)", pronoun.group(), re.IGNORECASE)
    )
    if before:
        named = before if plural else before[-1:]
        return [
            Target(m, place="pronoun", pronoun=span)
            for m in named
            if not (silent and not pronoun and since_meeting(sentence.text, m))
        ]
    step = sentence.previous
    if step is None or step.paragraph != sentence.paragraph or not step.meetings:
        return []
    if silent and not pronoun and not (len(step.meetings) == 1 and re.search(r"\binvit", step.text, re.IGNORECASE)):
        return []
    named = step.meetings if plural else step.meetings[-1:]
    return [Target(m, place="pronoun", pronoun=span, said_here=False) for m in named if m.event_id]


def _wished(sentence: Sentence, hit: Hit, before: list[MeetingMention]) -> list[Target]:
    """ "was invited to … but stayed at home": the meeting before that somebody was to come to."""
    near = [m for m in before if hit.match.start() - m.end < BEFORE_REACH]
    if not near or not part("wished").search(sentence.text[: near[-1].start]):
        return []
    return [Target(near[-1], place="pronoun", pronoun=hit.match.span())]


def _in_other_years(sentence: Sentence, hit: Hit, before: list[MeetingMention]) -> list[Target]:
    """ "came to the Meetings of States Parties in 2010 and 2011, but was absent in 2012": the same kind of meeting.

    Where the meetings stand in the sentence before ("They were absent in 2012"), the sentence's verb comes early.
    """
    end, step = hit.match.end(), sentence.previous
    later = [d for d in sentence.dates if d.edtf and d.end > end]
    dated = any(part("year_gap").fullmatch(sentence.text[end : d.start]) for d in later if d.start > end)
    inside = next((d.edtf for d in later if d.start <= end), None)  # "did not take part in 2016"
    dated = dated or inside is not None
    if dated and not before and step is not None and step.paragraph == sentence.paragraph and end < _EARLY:
        before = [replace(m, end=0) for m in step.meetings if m.event_id]
    if not dated or not before or before[-1].kind not in {"MSP", "ISM", "ANY"} or end - before[-1].end > BEFORE_REACH:
        return []
    kind = replace(before[-1], start=hit.match.start(), end=end, event_id=None, number=None, dates=inside)
    return [Target(kind, place="pronoun", pronoun=hit.match.span())]


def since_meeting(text: str, meeting: MeetingMention) -> bool:
    """Whether the meeting only dates something else: "since the Seventh Meeting"."""
    return bool(re.search(r"\b(?:since|before|until|after)\s+(?:the\s+)?$", text[: meeting.start], re.IGNORECASE))
