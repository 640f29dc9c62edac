"""Chapters made of entries: what stands under the name of one state is read as a profile of it.

A chapter on many countries has no country of its own, but its parts often have: a section headed "Chad", a paragraph
that begins "CHAD:". There, "the army" and "no new use" are Chad's.
"""

from __future__ import annotations

import re

from pipeline.records import Report, Segment
from pipeline.reference.countries import by_name

_LABEL = re.compile(r"([^\W\d_][^\n:;.!?]{2,50}):\s+\S")
_FEWEST = 2
"""One paragraph that opens with a name and a colon is no list of entries."""


def entry_states(report: Report) -> dict[int, str]:
    """The ISO 3166-1 alpha-3 code of the state that each entry is about, by the ordinal of its segments.

    Empty for a profile, and for a chapter without entries.
    """
    if report.country_iso3 is not None:
        return {}
    labelled: dict[int, str] = {}
    headed: dict[int, str] = {}
    for ordinal, segment in enumerate(report.segments):
        if segment.kind not in {"paragraph", "table_row"}:
            continue
        labelled |= _named(ordinal, _label(report, segment))
        headed |= _named(ordinal, segment.section)
    return headed | (labelled if len(labelled) >= _FEWEST else {})


def _label(report: Report, segment: Segment) -> str | None:
    label = _LABEL.match(report.text, segment.start, segment.end)
    return label[1] if label else None


def _named(ordinal: int, words: str | None) -> dict[int, str]:
    state = by_name(words.strip()) if words else None
    return {ordinal: state} if state else {}
