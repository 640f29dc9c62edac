"""States that share a verb said once: "Peru ratified in 2004, Chile in May 2005, and Cuba on 5 May 2006".

``gapped(sentence, end)`` gives the states behind the first one's date, each with its own; ``gapped_names`` the same of
names that no list holds: "three districts were cleared: Ilo in 2004, Sama in 2005, and Tarata in May 2006".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.dates import DateMention

if TYPE_CHECKING:
    from pipeline.language.view import Sentence

_NEXT = re.compile(
    r"(?:\[\d+\])*(?:[,;]|,?\s+and|,?\s+while|,?\s+followed\s+by|,?\s+then)\s+(?:(?:and|then|by|the)\s+)*"
)
_NAME = re.compile(
    r"(?:\[\d+\])*(?::|[,;]|,?\s+and|,?\s+while|,?\s+followed\s+by|,?\s+then)\s+(?:(?:and|then|by|the|that\s+of)\s+)*"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?P<name>[A-Z][\w’-]+(?:\s+(?:(?:de|del|el|al|la|of)\s+)?[A-Z][\w’-]+){0,3}(?:\s+[a-z]+)??)(?=\s+\(?(?:in|on|by)\s)"
)
_TO_DATE = re.compile(r"\s*\(?(?:(?:did\s+so|followed)\s+)?(?:on\s+|in\s+)?")
_CLOSES = re.compile(r"\)?(?:\[\d+\])*\s*(?:$|[,.;]|and\s+(?:the\s+)?(?-i:[A-Z])|followed\b)")


def gapped(sentence: Sentence, end: int) -> list[tuple[Agent, DateMention]]:
    """The states from ``end`` on that stand with a date and no verb of their own, in text order."""
    found: list[tuple[Agent, DateMention]] = []
    while lead := _NEXT.match(sentence.text, end):
        state = next((a for a in sentence.agents if a.start == lead.end() and a.kind == "state" and a.id), None)
        date = _date_behind(sentence, state.end) if state is not None and not state.modifier else None
        if state is None or date is None:
            break
        found.append((state, date))
        end = date.end
    return found


def gapped_names(sentence: Sentence, end: int) -> list[tuple[int, DateMention]]:
    """Where each name from ``end`` on begins that stands with a date and no verb of its own, with that date."""
    found: list[tuple[int, DateMention]] = []
    while name := _NAME.match(sentence.text, end):
        date = _date_behind(sentence, name.end())
        if date is None:
            break
        found.append((name.start("name"), date))
        end = date.end
    return found


def _date_behind(sentence: Sentence, end: int) -> DateMention | None:
    """The date right behind a name with which its part of the sentence ends."""
    text = sentence.text
    for date in sentence.dates:
        if date.start >= end and date.edtf and date.relation in {"at", "by"}:
            ends = _TO_DATE.fullmatch(text, end, date.start) and _CLOSES.match(text, date.end)
            return date if ends else None
    return None
