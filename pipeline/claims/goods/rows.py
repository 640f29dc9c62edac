"""Rows of an overview table about production or transfer: "Production ⇥ Ceased in 1995", "Exporter ⇥ Never".

A cell that is a sentence is read by the rules; these readings are for cells of a few words.
"""

from __future__ import annotations

from pipeline.claims.arguments import default_weapon
from pipeline.claims.goods.time import onward
from pipeline.claims.rulefile import part_pattern
from pipeline.language.dates import make_when
from pipeline.language.view import Sentence
from pipeline.records import Claim

_VALUES = {
    "production": (
        ("cell_unknown", "unconfirmed"),
        ("cell_never", "never_produced"),
        ("cell_stopped", "stopped_producing"),
        ("cell_past", "produced_in_past"),
        ("cell_no", "does_not_produce"),
        ("cell_yes", "produces"),
    ),
    "transfer": (
        ("cell_unknown", "unconfirmed"),
        ("cell_moratorium", "export_moratorium"),
        ("cell_never", "never_exported"),
        ("cell_stopped", "does_not_export"),
        ("cell_past", "exported_in_past"),
        ("cell_no", "does_not_export"),
        ("cell_yes", "exports"),
    ),
}


def row_claims(sentence: Sentence, family: str) -> list[Claim]:
    """The claim of a row whose label names the family's act; none for other rows and cells that say nothing."""
    if not sentence.label_end:
        return []
    label, cell = sentence.text[: sentence.label_end].strip(), sentence.text[sentence.label_end :].strip()
    home = sentence.context.home(sentence)
    if home is None or not part_pattern(family, "row_label").search(label):
        return []
    value = next((v for name, v in _VALUES[family] if part_pattern("production", name).search(cell)), None)
    if value is None:
        return []
    dates = [d for d in sentence.dates if d.start >= sentence.label_end and d.edtf and d.relation in {"at", "since"}]
    if value == "does_not_export":
        dates = onward(dates)
    dated = dates[:1] if value in {"stopped_producing", "export_moratorium", "does_not_export"} else []
    start = sentence.start + sentence.label_end
    while start < sentence.end and sentence.text[start - sentence.start].isspace():
        start += 1
    return [
        Claim(
            claim_type=family, value=value, actor=home.id, actor_type=home.type, start=start, end=sentence.end,
            extractor=f"{family}.row", when=make_when(dated[0].edtf) if dated and dated[0].edtf else None,
            weapon=default_weapon(sentence), confidence=0.8,
        )
    ]  # fmt: skip
