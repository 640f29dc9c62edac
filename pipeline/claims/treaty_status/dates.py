"""When a state joined: the date that stands with its treaty, behind the act, or at the head of its clause."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.claims.treaties_of import TreatyAt, date_list
from pipeline.claims.treaty_status.subjects import begin_of, told_aside, word
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence

_REACH, _REACH_OVER_COMMA = 70, 45
"""Characters between an act and its date, at most."""
_OPENING = 70
"""Length of an adverbial that opens a sentence, at most."""


def event_dates(sentence: Sentence) -> list[DateMention]:
    """Dates that an event can have."""
    return [d for d in sentence.dates if d.edtf and d.relation in {"at", "since", "range", "by"}]


def dates_of_event(
    sentence: Sentence, hit: Hit, treaties: list[TreatyAt], following: Hit | None, preceding: Hit | None
) -> list[DateMention]:
    """The dates of an event: those that stand with its treaties, else those of its clause; a list taken apart.

    ``following`` is the next predicate of the sentence, which owns the dates behind it, ``preceding`` the one before.
    """
    beside = next((t.date for t in treaties if t.date), None)
    if beside is not None:
        return date_list(sentence, beside) if len(treaties) == 1 else [beside]
    after = max([hit.frame.end, *(t.end or 0 for t in treaties)])
    limit = _limit(sentence, following, after)
    behind = next((d for d in event_dates(sentence) if after <= d.start < limit), None)
    gap = sentence.text[after : behind.start] if behind is not None else ""
    shared = word("on_entry_into_force").match(gap) and following is not None and following.rule.sense == "in_force"
    if behind is not None and (shared or _within_reach(gap)):
        return date_list(sentence, behind)
    return _leading(sentence, hit, preceding)


def _limit(sentence: Sentence, following: Hit | None, after: int) -> int:
    """Where the next predicate's dates begin; "by accession on D" and "took effect on D" leave theirs to the act."""
    if following is None or following.frame.start < after:
        return len(sentence.text)
    if word("on_entry_into_force").fullmatch(sentence.text, after, following.frame.start):
        return len(sentence.text)
    if following.rule.sense in {"in_force", "instrument"} and re.match(r"by\b|took|taking", following.match.group()):
        return len(sentence.text)
    return following.frame.start


def _within_reach(gap: str) -> bool:
    if word("out_of_reach").search(gap):
        return False
    return len(gap) <= (_REACH_OVER_COMMA if "," in gap.strip(" ,") else _REACH)


def _leading(sentence: Sentence, hit: Hit, preceding: Hit | None) -> list[DateMention]:
    """The date that opens the clause: "On 5 May 2003, Peru acceded"; not that of a saying ("said in 2010 that …")."""
    begin = begin_of(hit)
    if told_aside(sentence, begin):
        return []
    said = [g.content for g in hit.frame.governors if not g.parenthetical and g.group is not None and g.end <= begin]
    left = max([_clause_start(sentence, begin), *said])
    dates = [d for d in event_dates(sentence) if left <= d.start and d.end <= begin][-1:]
    if dates and preceding is not None and left <= preceding.frame.end <= dates[0].start:
        # "ratified in May 1998 and became a State Party": the date is the ratification's.
        opens = re.search(r"(?:\band|\bbut|[,;])\s+(?:only\s+)?$", sentence.text[: dates[0].start])
        same_day = word("same_day").match(sentence.text[dates[0].end :])
        return dates if opens or same_day else []
    return dates


def _clause_start(sentence: Sentence, begin: int) -> int:
    """Where the clause of the predicate begins, an adverbial that opens the sentence included."""
    left = sentence.part_of(begin)[0]
    return 0 if left < _OPENING and re.match(r"(?:In|On|By|Since)\b", sentence.text) else left
