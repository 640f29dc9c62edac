"""The tables that reviewers make: their decisions, and the claims after them. No run writes these or clears them."""

from __future__ import annotations

from pipeline.tables.columns import Table, text, text_or_null
from pipeline.tables.meanings import DECISIONS
from pipeline.tables.schema import CLAIMS

_REVIEWER = "Who decided."
_TIME = "When, in UTC: 2026-01-31T09:30:00.000000Z."
_COMMENT = "What the reviewer says about it."

REVIEWS = Table(
    "reviews",
    "One row per decision of a reviewer, a folder of one file a decision. Rows are only added; of several on one claim "
    "the latest counts.",
    (
        text("review_id", "The decision."),
        text(
            "claim_id", "The claim decided on, also where a later run no longer has it; of an added claim its new id."
        ),
        text("doc_id", "The report."),
        text("decision", "What was decided.", DECISIONS),
        text_or_null("fields", "JSON object of the columns that were corrected (of an added claim: all given)."),
        text_or_null("comment", _COMMENT),
        text("reviewer", _REVIEWER),
        text("time", _TIME),
        text("seen", "JSON object: the claim as the reviewer saw it, or added it."),
    ),
    key=("review_id",),
    sort_by=("time", "review_id"),
)

CLAIMS_REVIEWED = Table(
    "claims_reviewed",
    "The claims with the reviewers' decisions applied; written by apply-reviews. Rejected claims stay, marked as such.",
    (
        *CLAIMS.columns,
        text_or_null("decision", "What was decided; null where nobody has looked at the claim.", DECISIONS),
        text_or_null("reviewer", _REVIEWER),
        text_or_null("reviewed", _TIME),
        text_or_null("comment", _COMMENT),
        text_or_null("extracted", "JSON object: what the corrected columns held before."),
    ),
    key=CLAIMS.key,
    sort_by=CLAIMS.sort_by,
)

REVIEW_TABLES: dict[str, Table] = {table.name: table for table in (REVIEWS, CLAIMS_REVIEWED)}
"""Both by name."""
