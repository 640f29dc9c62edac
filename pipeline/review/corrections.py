"""A claim with some of its columns changed by a reviewer, and what follows from them worked out again."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import fields as record_fields
from dataclasses import replace
from typing import Any

from pipeline.evaluation.annotations import date_bounds
from pipeline.records import ClaimRow, DocumentRow, SentenceRow
from pipeline.tables.schema import CLAIMS
from pipeline.tables.validate import RowError, check_values
from pipeline.tables.vocabulary import CLAIM_VALUES, polarity

Value = str | int | bool | None

CORRECTABLE = (
    "claim_type", "value", "treaty", "actor", "actor_type", "assertion", "speaker", "hedged", "event", "event_text",
    "weapon", "quantity", "quantity_unit", "place", "when", "recurrence", "start", "end",
)  # fmt: skip
"""The columns that a reviewer may change; the others are ids, follow from these, or say how a claim was found."""
NEEDED = ("claim_type", "value", "actor", "start", "end")
"""What an added claim can't do without."""
BY_REVIEWER = "reviewer"
"""The ``extractor`` of a claim that a reviewer added."""


class CorrectionError(ValueError):
    """A correction that can't be: no such column, a value outside its vocabulary, no date, words outside the text."""


def corrected_claim(
    claim: ClaimRow, fields: Mapping[str, Value], text: str, sentences: Sequence[SentenceRow]
) -> ClaimRow:
    """The claim with the columns changed; polarity, bounds of the date, evidence and sentence follow.

    ``text`` and ``sentences`` are those of the claim's report. Raises CorrectionError.
    """
    unknown = sorted(set(fields) - set(CORRECTABLE))
    if unknown:
        raise CorrectionError(f"{unknown[0]} can't be corrected; what can are {', '.join(CORRECTABLE)}")
    changes: dict[str, Any] = dict(fields)
    changed = replace(claim, **changes)
    try:
        # types first: what follows is worked out from them
        check_values(CLAIMS, [changed])
        earliest, latest = date_bounds(changed.when) or (None, None)
        sign = polarity(changed.claim_type, changed.value)
    except (RowError, ValueError) as error:
        raise CorrectionError(str(error)) from error
    if not 0 <= changed.start < changed.end <= len(text):
        raise CorrectionError(f"the report has no words from {changed.start} to {changed.end}")
    return replace(
        changed,
        polarity=sign,
        when_earliest=earliest,
        when_latest=latest,
        evidence=text[changed.start : changed.end],
        sentence_id=_sentence_at(sentences, changed.start) or claim.sentence_id,
    )


def added_claim(
    claim_id: str, fields: Mapping[str, Value], document: DocumentRow, sentences: Sequence[SentenceRow]
) -> ClaimRow:
    """A claim that a reviewer found in the report, without sources. Raises CorrectionError."""
    lacking = [name for name in NEEDED if fields.get(name) is None]
    if lacking:
        raise CorrectionError(f"an added claim needs {', '.join(lacking)}")
    values: dict[str, Any] = {field.name: None for field in record_fields(ClaimRow)}
    values.update(
        claim_id=claim_id,
        doc_id=document.doc_id,
        sentence_id="",
        claim_type=fields["claim_type"],
        value=fields["value"],
        polarity="neutral",
        actor=fields["actor"],
        actor_type="state",
        assertion="monitor",
        hedged=False,
        evidence="",
        start=fields["start"],
        end=fields["end"],
        confidence=1.0,
        extractor=BY_REVIEWER,
        n_sources=0,
    )
    return corrected_claim(ClaimRow(**values), fields, document.text, sentences)


def _sentence_at(sentences: Sequence[SentenceRow], offset: int) -> str | None:
    at = bisect.bisect_right([sentence.start for sentence in sentences], offset) - 1
    return sentences[at].sentence_id if at >= 0 else None


def choices(column: str, claim_type: str) -> tuple[str, ...]:
    """What a column may hold, as words; none where it takes any. The values are those of the claim's type."""
    if column == "value":
        return tuple(CLAIM_VALUES.get(claim_type, ()))
    if CLAIMS.column(column).type == "bool":
        return "yes", "no"
    return CLAIMS.column(column).vocabulary


def typed(column: str, words: str) -> Value:
    """What a reviewer typed, as the column holds it; nothing typed is no value. Raises CorrectionError."""
    declared = CLAIMS.column(column)
    if not words.strip():
        return None
    if declared.type == "bool":
        return words == "yes"
    if declared.type in ("int32", "int64"):
        try:
            return int(words.replace(",", ""))
        except ValueError:
            raise CorrectionError(f"{column} is {words!r}, which is no number") from None
    return words.strip()
