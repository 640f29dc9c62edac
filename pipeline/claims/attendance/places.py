"""Meetings named by nothing but place and date: "was missing in Maputo in June 2014"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import part_pattern
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.view import Sentence
from pipeline.reference.meeting_heads import place_source
from pipeline.reference.meetings import MeetingMention, meetings_in, same_place


def part(name: str) -> re.Pattern[str]:
    """A pattern of the family's rule file."""
    return part_pattern("attendance", name)


@lru_cache(maxsize=1)
def place_pattern() -> re.Pattern[str]:
    """Any place where meetings were held."""
    return re.compile(rf"\b{place_source()}\b")


def by_place(sentence: Sentence, hit: Hit) -> list[MeetingMention]:
    """ "was missing in Maputo in June 2014", "in Cartagena in 2009 and again in Phnom Penh in 2011"."""
    found: list[MeetingMention] = []
    at = hit.frame.end
    while True:
        lead = part("bare_place").match(sentence.text, at)
        if found:
            lead = lead or part("more_place").match(sentence.text, at)
        if lead is None:
            words = hit.match.group().lower()
            lead = (
                re.compile(r"\s+").match(sentence.text, at)
                if not found and words.endswith((" in", " at", " to", " from", " for"))
                else None
            )
        named = _held_at(sentence, lead.end()) if lead else None
        if named is None:
            return found
        found.append(named)
        at = named.end


def cleft_place(sentence: Sentence, start: int) -> MeetingMention | None:
    """ "Managua in 2001 is the only meeting that it skipped": the meeting that opens the clause of the predicate."""
    left, _ = sentence.part_of(start)
    opening = part("cleft_opening").match(sentence.text, left)
    named = _held_at(sentence, opening.end() if opening else left)
    return named if named and part("cleft").fullmatch(sentence.text, named.end, start) else None


def _held_at(sentence: Sentence, start: int) -> MeetingMention | None:
    """The meeting that place and date at ``start`` name by themselves."""
    treaty = report_treaty(sentence)
    for date in sentence.dates:
        if not start < date.start < start + 60 or not date.edtf or not date.edtf[:4].isdigit():
            continue
        where = sentence.text[start : date.start].strip(" ,").split(",")[0]
        for row in meetings_in(treaty, int(date.edtf[:4])):
            if same_place(where, row.place) and (len(date.edtf) == 4 or row.starts <= date.edtf[:7] <= row.ends):
                return MeetingMention(
                    start, date.end, row.event_id, treaty, row.kind, None, int(date.edtf[:4]), row.place, date.edtf,
                    sentence.text[start : date.end],
                )  # fmt: skip
    return None
