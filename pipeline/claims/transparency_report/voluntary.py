"""Which transparency reports are voluntary: those said to be, and those of a country that is no party to the treaty."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.claims.rulefile import part_pattern
from pipeline.language.view import Sentence

_FIRST_LINES = 2500


def _part(name: str) -> re.Pattern[str]:
    return part_pattern("transparency_report", name)


def voluntary_before(sentence: Sentence, event: str) -> bool:
    """Whether the paragraph has said before that reports are voluntary."""
    if event == "CCW-APII-ART13":
        return False
    step = sentence.previous
    while step is not None and step.paragraph == sentence.paragraph:
        if _part("voluntary").search(step.text):
            return True
        step = step.previous
    return False


def by_status(sentence: Sentence, event: str) -> bool:
    """Whether a report to this treaty is voluntary because the country is not party to it."""
    return event == f"{sentence.report.treaty}-ART7" and is_outside(sentence)


def is_outside(sentence: Sentence) -> bool:
    """Whether the report says in its first lines that the country is not party to the report's treaty."""
    return _is_outside(sentence.report.text[:_FIRST_LINES]) if sentence.report.country_iso3 else False


@lru_cache(maxsize=256)
def _is_outside(opening: str) -> bool:
    outside, inside = _part("outside").search(opening), _part("inside").search(opening)
    return outside is not None and (inside is None or outside.start() < inside.start())
