"""Rows of an overview table that date a joining act by their label alone: "State Party since ⇥ 1 March 1999"."""

from __future__ import annotations

from pipeline.claims.treaties_of import report_treaty
from pipeline.claims.wording import wording
from pipeline.language.dates import make_when
from pipeline.language.view import Sentence
from pipeline.records import Claim

_VALUES = {
    "row_party": "state_party",
    "row_signed": "signed",
    "row_ratified": "ratified",
    "row_acceded": "acceded",
    "row_in_force": "entered_into_force",
}


def row_claims(sentence: Sentence) -> list[Claim]:
    """The claim of such a row; none for other rows and for cells that begin with no date."""
    label = sentence.text[: sentence.label_end].strip()
    home = sentence.context.home(sentence)
    value = next((v for name, v in _VALUES.items() if wording("treaty_status", name).search(label)), None)
    date = next((d for d in sentence.dates if d.start >= sentence.label_end and d.edtf), None)
    if home is None or value is None or date is None or sentence.text[sentence.label_end : date.start].strip():
        return []
    named = [t.code for t in sentence.treaties if t.end <= sentence.label_end]
    return [
        Claim(
            claim_type="treaty_status", value=value, actor=home.id, actor_type=home.type,
            start=sentence.start, end=sentence.start + date.end, extractor="treaty_status.row",
            treaty=named[-1] if named else report_treaty(sentence), when=make_when(date.edtf or ""), confidence=0.9,
        )
    ]  # fmt: skip
