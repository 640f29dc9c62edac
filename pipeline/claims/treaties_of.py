"""Which treaties a predicate speaks of: those named with it, a list taken apart, else "the treaty" of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.language.view import Sentence
from pipeline.reference.treaties import TreatyMention

_JOIN = re.compile(
    r"^(?:\s*\([^)]*\))?(?:\[\d+\])*,?\s*(?:and|or|nor|as well as|,|together with|along with|including|and also|but also)\s*(?:(?:to|of|both|also|either|the|its|original|that|convention[’']s|CCW|CCW[’']s|on|neither)\s+|,\s*)*$"
)
_BARE = re.compile(r"\b(?:the|this|that|both) (?:treaty|convention|agreement)\b|\b(?:it|them)\b(?=[\s.,\[;]|$)|\b(?:the|its) (?:protocol)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TreatyAt:
    """A treaty's code and where it is named; the place None where it is only understood."""

    code: str
    start: int | None
    end: int | None


def report_treaty(sentence: Sentence) -> str:
    """The treaty of the report; the mine ban treaty where the report has none."""
    return sentence.report.treaty or "MBT"


def treaties_after(sentence: Sentence, end: int, start: int) -> list[TreatyAt]:
    """Treaties that a predicate at [start, end) takes: behind it in its part, else just before it, else understood."""
    left, right = sentence.part_of(start)
    text = sentence.text
    following = [t for t in sentence.treaties if t.start >= start and t.start < right]
    if following and (following[0].start <= end or _near(text[end : following[0].start])):
        return _listed(sentence, following)
    bare = _BARE.search(text, end, min(right, end + 45))
    preceding = [t for t in sentence.treaties if t.end <= start]
    if bare:
        return [TreatyAt(_antecedent(sentence, preceding), bare.start(), bare.end())]
    if preceding:
        gap = text[preceding[-1].end : start]
        if re.search(r"\b(?:which|that)\b|^\s*(?:\([^)]*\))?,?\s*(?:and|but|or)?\s*$", gap) or len(gap) < 80:
            return [TreatyAt(preceding[-1].code, None, None)]
    return [TreatyAt(report_treaty(sentence), None, None)]


def _antecedent(sentence: Sentence, preceding: list[TreatyMention]) -> str:
    """What "the treaty" or "it" is: the one named before in the sentence, else the report's own."""
    if preceding:
        return preceding[-1].code
    return report_treaty(sentence)


def _near(gap: str) -> bool:
    return len(gap) < 70 and not re.search(r"[;:.]|\b(?:that|which|who|but|while|because|when)\b", gap)


def _listed(sentence: Sentence, following: list[TreatyMention]) -> list[TreatyAt]:
    found = [TreatyAt(following[0].code, following[0].start, following[0].end)]
    last = following[0]
    for mention in following[1:]:
        if mention.code == last.code and mention.start - last.end <= 2:
            last = mention
            continue
        if not _JOIN.match(sentence.text[last.end : mention.start].removeprefix(")")):
            break
        if mention.code not in {t.code for t in found}:
            found.append(TreatyAt(mention.code, mention.start, mention.end))
        last = mention
    return found
