"""Rows of an overview table about held weapons: "Stockpile ⇥ 3,000 mines (2007)", "Retained mines ⇥ None".

A cell that is a sentence is left to the rules: the functions then give None.
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.claims.arguments import default_weapon, unit_of
from pipeline.claims.holdings.figures import Counted, counted, held
from pipeline.language.dates import DateMention, make_when
from pipeline.language.view import Sentence
from pipeline.records import Claim


def stockpile_row(sentence: Sentence) -> list[Claim] | None:
    """The claims of a row labelled as one on stockpiles; None where it is another row, or its cell a sentence."""
    label, cell = _label_and_cell(sentence)
    if not held("row_stockpile").search(label):
        return None
    destruction = held("row_destruction").search(label) is not None
    if held("cell_open").search(cell):
        unsure = held("cell_unknown").search(cell) and not destruction
        return [_claim(sentence, "stockpile", "unknown")] if unsure else []
    if held("cell_none").search(cell):
        return [] if destruction else [_claim(sentence, "stockpile", "holds_none")]
    planned = held("cell_plan").search(cell) is not None
    if destruction and not planned and (told := _declared_and_destroyed(sentence, cell)):
        return told
    completed = held("cell_completed").search(cell)
    if completed or (held("cell_destroyed").search(cell) and not planned):
        begin = sentence.label_end + completed.start() if completed and cell[: completed.start()].strip() else 0
        return [_claim(sentence, "stockpile", "destroyed", begin)]
    if destruction or planned or held("cell_sentence").search(cell):
        return None
    some = _figure(sentence) is not None or held("cell_some").search(cell) or held("cell_figure").search(cell)
    return [_claim(sentence, "stockpile", "holds")] if some else None


def _declared_and_destroyed(sentence: Sentence, cell: str) -> list[Claim]:
    """ "4,000 mines declared; 300 of them destroyed in 2012": a claim a part, where the first tells of the stock."""
    cuts = [0, *(part.end() for part in held("cell_part").finditer(cell)), len(cell)]
    claims = []
    for begin, stop in pairwise(cuts):
        start, end = sentence.label_end + begin, sentence.label_end + stop
        if _figure(sentence, start, end) is None:
            continue
        gone = held("cell_destroyed").search(cell[begin:stop])
        declared = held("cell_declared").search(cell[begin:stop])
        if gone or declared:
            claims.append(_claim(sentence, "stockpile", "destroyed" if gone else "holds", start, end))
    return claims if claims and claims[0].value == "holds" else []


def retention_row(sentence: Sentence) -> list[Claim] | None:
    """The claims of a row labelled as one on retained mines; None where it is another row."""
    label, cell = _label_and_cell(sentence)
    if not held("row_retention").search(label):
        return None
    if held("cell_open").search(cell):
        return []
    if held("cell_none").search(cell):
        return [_claim(sentence, "retention", "retains_none")]
    if _figure(sentence) is None:
        return None
    parts = held("cell_part").finditer(cell)
    starts = [sentence.label_end, *(sentence.label_end + part.end() for part in parts)]
    ends = [*starts[1:], len(sentence.text)]
    told = [(start, end) for start, end in zip(starts, ends, strict=True) if _figure(sentence, start, end) is not None]
    return [_claim(sentence, "retention", "retains", start if len(told) > 1 else 0, end) for start, end in told]


def _label_and_cell(sentence: Sentence) -> tuple[str, str]:
    return sentence.text[: sentence.label_end].strip(), sentence.text[sentence.label_end :]


def _figure(sentence: Sentence, start: int = 0, end: int | None = None) -> Counted | None:
    """The first count of weapons in the cell, or in ``text[start:end]`` of it."""
    stop = len(sentence.text) if end is None else end
    in_cell = (q for q in sentence.quantities if max(start, sentence.label_end) <= q.start < stop)
    return next((count for q in in_cell if (count := counted(sentence, q)) is not None), None)


_NOT_ITS = frozenset({"title", "adjectival", "relative", "after", "before"})


def _date(sentence: Sentence, start: int, end: int) -> DateMention | None:
    in_cell = (d for d in sentence.dates if max(start, sentence.label_end) <= d.start < end)
    return next((d for d in in_cell if d.edtf and d.relation not in _NOT_ITS), None)


def _claim(sentence: Sentence, family: str, value: str, start: int = 0, end: int | None = None) -> Claim:
    """The claim of a row; its words are ``text[start:end]``."""
    end = len(sentence.text.rstrip()) if end is None else end
    figure = _figure(sentence, start, end) if value in {"holds", "destroyed", "retains"} else None
    count = figure.quantity.value if figure is not None else None
    date = _date(sentence, start, end)
    named = next((w.weapon for w in sentence.weapons if w.start >= sentence.label_end), None)
    weapon = named or default_weapon(sentence)
    actor = sentence.context.home(sentence)
    declared = held("cell_declared").search(sentence.text[max(start, sentence.label_end) : end])
    return Claim(
        claim_type=family,
        value=value,
        actor=actor.id if actor else "unknown",
        actor_type=actor.type if actor else "unknown",
        start=sentence.start + start,
        end=sentence.start + len(sentence.text[:end].rstrip(" ;,\n")),
        extractor=f"{family}.row",
        assertion="government" if declared else "monitor",
        weapon=weapon,
        when=make_when(date.edtf) if date is not None and date.edtf else None,
        confidence=0.8,
        quantity=count,
        quantity_unit=unit_of(weapon) if count is not None else None,
    )
