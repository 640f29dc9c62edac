"""Rows of an overview table about held weapons: "Stockpile ⇥ 3,000 mines (2007)", "Retained mines ⇥ None"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pipeline.claims.arguments import default_weapon
from pipeline.claims.figures import counted
from pipeline.claims.holdings import unit_of
from pipeline.language.cuefile import curly, read_toml
from pipeline.language.dates import make_when
from pipeline.language.view import Sentence
from pipeline.records import Assertion, Claim


@lru_cache(maxsize=1)
def _rows() -> dict[str, re.Pattern[str]]:
    raw: dict[str, Any] = read_toml("pipeline.claims", "holdings.toml")["rows"]
    return {key: re.compile(curly(pattern), re.IGNORECASE) for key, pattern in raw.items()}


def stockpile_row(sentence: Sentence) -> list[Claim] | None:
    """The claims of a row labelled as one on stockpiles; None where the row is something else or its value a full sentence."""
    label, cell = sentence.text[: sentence.label_end].strip(), sentence.text[sentence.label_end :]
    if not _rows()["stockpile"].fullmatch(label):
        return None
    destruction = bool(_rows()["destruction"].search(label))
    if _rows()["open"].match(cell):
        return [_claim(sentence, "stockpile", "unknown", 0)] if not destruction and _rows()["unknown"].match(cell) else []
    if _rows()["none"].match(cell):
        return [] if destruction else [_claim(sentence, "stockpile", "holds_none", 0)]
    destroyed = re.search(r"\bdestr\w+|\beliminat\w+", cell, re.IGNORECASE)
    if _rows()["completed"].match(cell) or (destroyed and not _rows()["plan"].search(cell)):
        return [_claim(sentence, "stockpile", "destroyed", 0)]
    if destruction or _rows()["plan"].search(cell) or re.search(r"\b(?:declar|report|complet|estimat|has|have|had|holds?|held)\w*\b", cell, re.IGNORECASE):
        return None
    return [_claim(sentence, "stockpile", "holds", 0)] if _figure(sentence) is not None or _rows()["some"].match(cell) else None


def retention_row(sentence: Sentence) -> list[Claim] | None:
    """The claims of a row labelled as one on retained mines; None where the row is something else."""
    label, cell = sentence.text[: sentence.label_end].strip(), sentence.text[sentence.label_end :]
    if not _rows()["retention"].fullmatch(label):
        return None
    if _rows()["open"].match(cell):
        return []
    if _rows()["none"].match(cell):
        return [_claim(sentence, "retention", "retains_none", 0)]
    return [_claim(sentence, "retention", "retains", 0)] if _figure(sentence) is not None else None


def _figure(sentence: Sentence) -> tuple[int, int, int | None] | None:
    for quantity in sentence.quantities:
        if quantity.start >= sentence.label_end:
            found, _, end = counted(sentence, quantity)
            if found:
                return quantity.start, end, quantity.value
    return None


def _claim(sentence: Sentence, family: str, value: str, start: int) -> Claim:
    figure = _figure(sentence) if value in {"holds", "destroyed", "retains"} else None
    dates = [d for d in sentence.dates if d.start >= sentence.label_end and d.edtf and d.relation not in {"title", "adjectival", "relative", "after", "before"}]
    when = make_when(dates[0].edtf) if dates and dates[0].edtf else None
    weapons = [w for w in sentence.weapons if w.start >= sentence.label_end]
    weapon = weapons[0].weapon if weapons else default_weapon(sentence)
    actor = sentence.context.home(sentence)
    assertion: Assertion = "government" if re.search(r"\b(?:declared|reported|according to the government)\b", sentence.text[sentence.label_end :], re.IGNORECASE) else "monitor"
    return Claim(
        claim_type=family, value=value, actor=actor.id if actor else "unknown", actor_type=actor.type if actor else "unknown", start=sentence.start + start,
        end=sentence.end, extractor=f"{family}.row", assertion=assertion, weapon=weapon, when=when, confidence=0.8,
        quantity=figure[2] if figure else None, quantity_unit=unit_of(weapon) if figure and figure[2] is not None else None,
    )  # fmt: skip
