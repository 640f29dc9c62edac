"""The tables that reviewers make: their decisions, and the claims after them. No run writes these or clears them."""

from __future__ import annotations

from pipeline.tables.schema import CLAIMS, Column, Table
from pipeline.tables.vocabulary import DECISIONS

_REVIEWER = "Who decided."
_TIME = "When, in UTC: 2026-01-31T09:30:00.000000Z."
_COMMENT = "What the reviewer says about it."


def _text(name: str, description: str, *vocabulary: str, nullable: bool = False) -> Column:
    return Column(name, "string", description, nullable, vocabulary)


REVIEWS = Table(
    "reviews",
    "One row per decision of a reviewer, a folder of one file a decision. Rows are only added; of several on one claim "
    "the latest counts.",
    (
        _text("review_id", "The decision."),
        _text(
            "claim_id", "The claim decided on, also where a later run no longer has it; of an added claim its new id."
        ),
        _text("doc_id", "The report."),
        _text("decision", "What was decided.", *DECISIONS),
        _text(
            "fields", "JSON object of the columns that were corrected (of an added claim: all given).", nullable=True
        ),
        _text("comment", _COMMENT, nullable=True),
        _text("reviewer", _REVIEWER),
        _text("time", _TIME),
        _text("seen", "JSON object: the claim as the reviewer saw it, or added it."),
    ),
    key=("review_id",),
    sort_by=("time", "review_id"),
)

CLAIMS_REVIEWED = Table(
    "claims_reviewed",
    "The claims with the reviewers' decisions applied; written by apply-reviews. Rejected claims stay, marked as such.",
    (
        *CLAIMS.columns,
        _text("decision", "What was decided; null where nobody has looked at the claim.", *DECISIONS, nullable=True),
        _text("reviewer", _REVIEWER, nullable=True),
        _text("reviewed", _TIME, nullable=True),
        _text("comment", _COMMENT, nullable=True),
        _text("extracted", "JSON object: what the corrected columns held before.", nullable=True),
    ),
    key=CLAIMS.key,
    sort_by=CLAIMS.sort_by,
)

REVIEW_TABLES: dict[str, Table] = {table.name: table for table in (REVIEWS, CLAIMS_REVIEWED)}
"""Both by name."""
