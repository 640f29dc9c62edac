"""States that share a verb said once: "Peru ratified in 2004, Chile in May 2005, and Cuba on 5 May 2006".

``gapped(sentence, end)`` gives the states behind the first one's date, each with its own.
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
_TO_DATE = re.compile(r"\s*\(?(?:(?:did\s+so|followed)\s+)?(?:on\s+|in\s+)?")
_CLOSES = re.compile(r"\)?(?:\[\d+\])*\s*(?:$|[,.;]|and\s+(?:the\s+)?(?-i:[A-Z])|followed\b)")


def gapped(sentence: Sentence, end: int) -> list[tuple[Agent, DateMention]]:
    """The states from ``end`` on that stand with a date and no verb of their own, in text order."""
    found: list[tuple[Agent, DateMention]] = []
    while lead := _NEXT.match(sentence.text, end):
        state = next((a for a in sentence.agents if a.start == lead.end() and a.kind == "state" and a.id), None)
        date = _date_behind(sentence, state) if state is not None and not state.modifier else None
        if state is None or date is None:
            break
        found.append((state, date))
        end = date.end
    return found


def _date_behind(sentence: Sentence, state: Agent) -> DateMention | None:
    """The date right behind a state with which its part of the sentence ends."""
    text = sentence.text
    for date in sentence.dates:
        if date.start >= state.end and date.edtf and date.relation == "at":
            ends = _TO_DATE.fullmatch(text, state.end, date.start) and _CLOSES.match(text, date.end)
            return date if ends else None
    return None
