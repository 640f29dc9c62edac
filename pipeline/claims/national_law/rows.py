"""The rows on national law of an overview table."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import make_claim
from pipeline.claims.national_law.dates import when_of
from pipeline.claims.national_law.words import FAMILY, part
from pipeline.language.frames import phrase_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

_ROW_RULE = "national_law.row"


def read_row(sentence: Sentence) -> list[Claim]:
    """The values of a row on national law, one a semicolon: "No specific law; considers existing law sufficient"."""
    home = sentence.context.actors_of(sentence, None)
    claims = []
    offset = sentence.label_end
    for piece in re.split(r"(?<=;)", sentence.text[sentence.label_end :]):
        start = offset + len(piece) - len(piece.lstrip())
        offset += len(piece)
        words = piece.strip(" \n\t;")
        value = _row_value(words)
        if value is None or not home:
            continue
        frame = phrase_frame(sentence, start, start + len(words))
        dated = value == "has_law" or (value == "drafting" and part("handed_in").search(words))
        dates = [d for d in sentence.dates if d.edtf and start <= d.start < offset] if dated else []
        claim = make_claim(
            frame,
            FAMILY,
            value,
            home[0],
            _ROW_RULE,
            start=start,
            end=start + len(words),
            confidence=0.9,
            when=when_of(dates[0], value) if dates else None,
        )
        said = value == "existing_law_sufficient" and part("row_considers").search(words)
        claims.append(replace(claim, assertion="government" if said else "monitor", speaker=None, hedged=False))
    return claims


def _row_value(words: str) -> str | None:
    """What a cell says of national law; None where it names none."""
    if part("row_enough").search(words) or (part("enough").search(words) and not re.search(r"\bnot\b", words)):
        return "existing_law_sufficient"
    if part("row_none").search(words) and not part("row_bill_after").search(words):
        return "no_law"
    if part("row_drafting").search(words):
        return "drafting"
    return "has_law" if part("row_law").search(words) else None
