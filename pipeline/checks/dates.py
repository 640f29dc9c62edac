"""What a report tells as past must lie before its last update."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Context, Slip, check
from pipeline.records import ClaimRow

# Words before a date that make it a plan; "is due to", "will", "scheduled for".
_FUTURE = re.compile(
    r"\b(?:will|would|shall|due|scheduled|expect(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|upcoming|forthcoming|deadline|"
    r"next|later\s+this|about\s+to|is\s+to|are\s+to|set\s+to|invited?|invitation|unless|if)\b",
    re.IGNORECASE,
)


@check("date_after_update")
def date_after_update(context: Context) -> Iterator[Slip]:
    """A claim about the past is dated after the report's last update; one finding a sentence and date."""
    updated = context.report.last_updated
    if updated is None:
        return
    seen: set[tuple[str, str | None]] = set()
    for claim in context.rows.claims:
        if claim.when_earliest is None or claim.when_earliest <= updated or _spoken_of_as_future(context, claim):
            continue
        if (claim.sentence_id, claim.when) in seen:
            continue
        seen.add((claim.sentence_id, claim.when))
        message = f"Told as past with the date {claim.when}, but the report was last updated on {updated.isoformat()}."
        yield Slip(
            claim.start, claim.end, message, claim.when, f"not after {updated.isoformat()}", None, claim.claim_id
        )


def _spoken_of_as_future(context: Context, claim: ClaimRow) -> bool:
    start, _ = context.sentence_span(claim.start)
    return _FUTURE.search(context.text, start, claim.end) is not None
