"""The dated lots that make up what was destroyed: "1,000 mines: 400 in Arica in May 2004, and another 600 in June".

``lots_of`` reads them behind a colon or "including"; a lot without a date of its own ends the list.
"""

from __future__ import annotations

from pipeline.claims.holdings.figures import Counted, Figure, counted, held
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence


def lots_of(sentence: Sentence, at: int) -> list[Figure]:
    """The lots told from ``at`` on, each with its date."""
    found: list[Figure] = []
    for quantity in sentence.quantities:
        if quantity.start < at:
            continue
        gap = sentence.text[at : quantity.start]
        if not found and not held("first_lot").search(gap):
            continue  # "in three batches: 400 in May"
        if found and not held("next_lot").search(gap):
            break
        count = counted(sentence, quantity)
        date = _date(sentence, count) if count is not None else None
        if count is None or date is None:
            break
        found.append(Figure(quantity, count.weapon, date, quantity.start, date.end))
        at = date.end
    return found


def _date(sentence: Sentence, count: Counted) -> DateMention | None:
    """The date behind a lot, with nothing but its kind or place between them."""
    date = next((d for d in sentence.dates if d.start >= count.end), None)
    if date is None or not date.edtf or date.relation not in {"at", "by", "range"}:
        return None
    return date if held("lot_date").search(sentence.text[count.end : date.start]) else None
