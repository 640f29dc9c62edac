"""When a law was made or took effect, and since when a draft has been in hand."""

from __future__ import annotations

import re

from pipeline.claims.arguments import dates_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.national_law.words import part
from pipeline.language.dates import DateMention
from pipeline.language.deeds import dates_later_deed
from pipeline.language.view import Sentence

# Between a law and the date of its making: nothing that opens another clause.
_DATE_GAP = re.compile(
    r"^(?!.*\b(?:after|before|until|when|while|because|since the|to (?:implement|ban|prohibit))\b)[^.;]{0,60}$"
)
_DATE_JOIN = re.compile(r"^\s*(?:,|and|, and)\s*$")


def dates_of_law(sentence: Sentence, hit: Hit, value: str) -> list[DateMention]:
    """The dates of making or taking effect; of drafting, in the report's voice, "in 2008" and "since 2015"."""
    text, (start, end) = sentence.text, hit.match.span()
    usable = [d for d in sentence.dates if d.edtf and d.relation != "range" and d.start >= start]
    behind = [d for d in usable if d.start >= end and _dates_law(text[end : d.start])]
    behind = [d for d in behind if _in_force(text[start : d.start]) or not dates_later_deed(sentence, start, d)]
    if value == "drafting":
        return _drafting_dates(sentence, hit, behind)
    if value != "has_law":
        return []
    inside = [d for d in usable if d.end <= end]
    of_year = [d for d in sentence.dates if d.relation == "adjectival" and d.edtf and _names_law(text[d.end : start])]
    finer = [d for d in behind if inside and (d.edtf or "").startswith(f"{inside[0].edtf}-")]
    # the year in "the Mines Act 2009 was passed on 10 December 2009" is only part of its name
    chosen = (finer or inside or behind or of_year or _beside(sentence, hit))[:1]
    for date in usable:
        if chosen and date.start > chosen[-1].end and _DATE_JOIN.match(text[chosen[-1].end : date.start]):
            chosen.append(date)
    return chosen


def _beside(sentence: Sentence, hit: Hit) -> list[DateMention]:
    """The dates that the predicate takes; none of another clause before it: "joined in 2012 and has a law"."""
    gaps = ((d, sentence.text[d.end : hit.match.start()]) for d in dates_of(hit.frame))
    return [d for d, gap in gaps if not re.search(r"\b(?:and|but|which|whose|who)\b", gap)]


def _drafting_dates(sentence: Sentence, hit: Hit, behind: list[DateMention]) -> list[DateMention]:
    """The day a bill was tabled, unless it is pending still; of one in hand "since 2015", "being drawn up in 2008"."""
    matched = hit.match.group()
    tabled = part("handed_in").search(matched) and not re.search(r"\bbeing\b", matched)
    if tabled and not part("still_pending").match(sentence.text, hit.match.end()):
        return (behind or dates_of(hit.frame))[:1]
    past = re.search(r"\b(?:was|were) (?:\w+ )?being\b", matched)
    return [d for d in behind[:1] if hit.frame.assertion == "monitor" and (past or d.relation == "since")]


def _in_force(gap: str) -> bool:
    return (
        re.search(
            r"\b(?:took effect|came into (?:force|effect)|entered into force|was (?:signed|promulgated|published))\b",
            gap,
        )
        is not None
    )


def _names_law(gap: str) -> bool:
    """Whether only a law's name stands between a year and the words: "the 2005 Anti-Personnel Mines Act"."""
    return len(gap) < 50 and bool(re.fullmatch(r"\s*(?:(?!and\b|of\b|in\b)[\w’-]+\s+)*", gap))


def _dates_law(gap: str) -> bool:
    """Whether a date behind such words is the law's: close by, or the day from which it has been in force."""
    if len(gap) < 110 and part("in_force_since").search(gap):
        return True
    return bool(_DATE_GAP.match(gap.replace("No.", "No"))) and "," not in gap.strip(",")


def when_of(date: DateMention | None, value: str) -> str | None:
    """When a law was made or took effect, "in force since D" is D; a draft in hand since D is ``D/..``."""
    if date is None or date.edtf is None or value == "drafting":
        return date.edtf if date else None
    return date.edtf.removesuffix("/..")
