"""Periods that begin with a dated event: "since its entry into force in 2001" is ``2001/..``."""

from __future__ import annotations

import re

from pipeline.language import edtf_dates
from pipeline.language.dates import DateMention, find_dates

SINCE_EVENT = re.compile(r"\b(?:[Ee]ver\s+)?[Ss]ince\s+[^.;:()\[\]\n]{2,140}$")
"""Up to a date: "since the agreement was signed "."""


def since_event(text: str, mention: DateMention) -> DateMention | None:
    """The period that begins with a dated event: "since its entry into force in 2001" is ``2001/..``.

    None where no "since" in the same clause leads up to the mention, or where the mention is a period already.
    """
    if mention.edtf is None or "/" in mention.edtf:
        return None
    last = max(text.rfind("since ", 0, mention.start), text.rfind("Since ", 0, mention.start))
    found = SINCE_EVENT.search(text, max(0, mention.start - 160, last), mention.start)
    if found is None or any(other.relation != "title" for other in find_dates(found.group())):
        return None
    start = found.start()
    return DateMention(start, mention.end, edtf_dates.since(mention.edtf), "since", text[start : mention.end])
