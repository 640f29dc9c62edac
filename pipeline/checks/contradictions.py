"""Two statements of one report that cannot both hold.

Both must be of the same speaker, about the same actor, treaty, weapon and event or time, and neither hedged: a denial
beside an allegation is none, and "has never produced" beside "is said to have produced" is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pipeline.checks.registry import Context, Slip, check
from pipeline.records import ClaimRow

_EXCEPTION = re.compile(
    r"\b(?:except\w*|apart\s+from|other\s+than|aside\s+from|save\s+for|with\s+one|but\s+for|only|latest|last|single)\b",
    re.IGNORECASE,
)
# What one branch of the forces never had, another may hold.
_BRANCH = re.compile(r"\b(?:navy|air\s+force|border\s+guards?|coast\s+guard|police)\b", re.IGNORECASE)
_MEETING_KINDS = {
    "MSP": re.compile(r"\bmeetings?\s+of\s+(?:the\s+)?States?\s+Parties\b", re.IGNORECASE),
    "RC": re.compile(r"\breview\s+conferences?\b", re.IGNORECASE),
    "ISM": re.compile(r"\bintersessional\b|\bstanding\s+committee", re.IGNORECASE),
}
# The first report and those of later years are different reports.
_FIRST_REPORT = re.compile(r"\b(?:initial|first)\b", re.IGNORECASE)
_LATER_REPORT = re.compile(r"\b(?:annual|updated?|updates|second|subsequent|next|further|later)\b", re.IGNORECASE)
_ANY_MEETING = re.compile(r"\b(?:meetings?|any|none|events?|conferences?)\b", re.IGNORECASE)
JOINED_ON = {"signed", "ratified", "acceded", "entered_into_force"}
STANDING = "standing"
"""The values speak of a standing state of affairs: both claims must be without a time."""
EVENT = "event"
"""The values speak of one event: same id, and no two different times."""
TIME = "time"
"""The values speak of times: the one time lies within the other, and no exception is made."""
SPAN = "span"
"""Like TIME, where what is denied names no event of its own ("no meeting since 2006")."""

# claim type, values of the one statement, values of the other, what the two must share
INCOMPATIBLE: tuple[tuple[str, set[str], set[str], str], ...] = (
    ("attendance", {"attended", "attended_as_observer"}, {"did_not_attend"}, EVENT),
    ("attendance", {"attended", "attended_as_observer"}, {"did_not_attend"}, SPAN),
    ("treaty_status", {"state_party"}, {"not_party"}, STANDING),
    ("production", {"produces", "produced_in_past", "stopped_producing"}, {"never_produced"}, STANDING),
    ("production", {"produces"}, {"does_not_produce"}, STANDING),
    ("transfer", {"exports", "exported_in_past"}, {"never_exported"}, STANDING),
    ("transfer", {"exports"}, {"does_not_export"}, STANDING),
    ("stockpile", {"holds", "destroyed"}, {"never_held"}, STANDING),
    ("retention", {"retains"}, {"retains_none"}, STANDING),
    ("transparency_report", {"submitted", "submitted_voluntarily"}, {"not_submitted"}, TIME),
    ("use", {"used"}, {"not_used"}, TIME),
    ("vote", {"in_favor"}, {"against", "abstained", "absent"}, EVENT),
    ("vote", {"against"}, {"abstained", "absent"}, EVENT),
    ("vote", {"abstained"}, {"absent"}, EVENT),
)


@check("contradiction")
def contradiction(context: Context) -> Iterator[Slip]:
    """Two claims of the report cannot both hold."""
    claims = sorted(context.rows.claims, key=lambda claim: (claim.start, claim.end, claim.claim_id))
    matters = defaultdict(list)
    for claim in claims:
        if not claim.hedged and not _BRANCH.search(claim.evidence):
            matters[_matter(claim)].append(claim)
    for first, second in (pair for group in matters.values() for pair in combinations(group, 2)):
        if first.start < second.end and second.start < first.end:
            # Two readings of the same words are the program's doubt, not the report's.
            continue
        if _incompatible(context, first, second) or _two_dates(first, second):
            yield _slip(first, second)


def _matter(claim: ClaimRow) -> tuple[str | None, ...]:
    return (
        claim.claim_type, claim.actor, claim.treaty, claim.weapon, claim.assertion, claim.speaker, claim.place,
    )  # fmt: skip


def _incompatible(context: Context, first: ClaimRow, second: ClaimRow) -> bool:
    for claim_type, one, other, shared in INCOMPATIBLE:
        if first.claim_type != claim_type:
            continue
        if (
            {first.value, second.value} & one
            and {first.value, second.value} & other
            and _share(context, first, second, shared)
        ):
            return True
    return False


def _share(context: Context, first: ClaimRow, second: ClaimRow, shared: str) -> bool:
    if shared == STANDING:
        return first.when is None and second.when is None
    if shared == EVENT:
        return first.event is not None and first.event == second.event and not _apart(first, second)
    if shared == SPAN and not _same_kind_of_meeting(first, second):
        return False
    return _within(first, second) and not _excepted(context, first, second) and not _of_two_reports(first, second)


def _same_kind_of_meeting(first: ClaimRow, second: ClaimRow) -> bool:
    """Whether the denial names no meeting and is of all, or of the kind of the other's: MSP, RC or ISM."""
    positive, negative = (first, second) if first.polarity == "positive" else (second, first)
    if negative.event is not None:
        return False
    denial = re.split(r"\bsince\b", negative.evidence, maxsplit=1)[0]  # "since the Third Review Conference" only dates
    denied = {kind for kind, words in _MEETING_KINDS.items() if words.search(denial)}
    if denied:
        return positive.event is not None and bool(denied & set(positive.event.split("-")))
    return _ANY_MEETING.search(denial) is not None


def _apart(first: ClaimRow, second: ClaimRow) -> bool:
    """Whether both have a time and the times do not meet: two meetings of one year are two events."""
    if first.when is None or second.when is None:
        return False
    return not _meet(first, second)


def _meet(first: ClaimRow, second: ClaimRow) -> bool:
    begins = [claim.when_earliest for claim in (first, second) if claim.when_earliest is not None]
    ends = [claim.when_latest for claim in (first, second) if claim.when_latest is not None]
    return not begins or not ends or max(begins) <= min(ends)


def _within(first: ClaimRow, second: ClaimRow) -> bool:
    """Whether the time of what is affirmed lies inside the time for which it is denied.

    What is denied "since 2003" or "since then" is not denied for 2003: only later years count.
    """
    positive, negative = (first, second) if first.polarity == "positive" else (second, first)
    if positive.when_earliest is None or positive.when_latest is None or negative.when_earliest is None:
        return False
    if negative.when_latest is None:
        return positive.when_earliest.year > negative.when_earliest.year
    return negative.when_earliest <= positive.when_earliest and positive.when_latest <= negative.when_latest


def _excepted(context: Context, first: ClaimRow, second: ClaimRow) -> bool:
    """ "Apart from a single strike in 2009, it has not used them since 2003" contradicts nothing."""
    spans = (context.sentence_span(claim.start) for claim in (first, second))
    return any(_EXCEPTION.search(context.text, start, end) for start, end in spans)


def _of_two_reports(first: ClaimRow, second: ClaimRow) -> bool:
    """ "Handed in its initial report in May 2004", "has not submitted an annual update in 2004": both hold."""
    if first.claim_type != "transparency_report":
        return False
    pairs = ((first, second), (second, first))
    return any(
        _FIRST_REPORT.search(one.evidence)
        and _LATER_REPORT.search(other.evidence)
        and not _FIRST_REPORT.search(other.evidence)
        for one, other in pairs
    )


def _two_dates(first: ClaimRow, second: ClaimRow) -> bool:
    """The same joining act on two days."""
    if first.claim_type != "treaty_status" or first.value != second.value or first.value not in JOINED_ON:
        return False
    return first.treaty is not None and first.treaty != "OTHER" and _apart(first, second)


def _slip(first: ClaimRow, second: ClaimRow) -> Slip:
    what = (first.event or first.treaty or first.weapon or first.claim_type).replace("_", " ")
    message = (
        f"The report says both “{_words(first)}” ({first.value}) and “{_words(second)}” ({second.value}) "
        f"about {what}; both cannot hold."
    )
    end = max(first.end, second.end)
    return Slip(first.start, end, message, f"{first.value}; {second.value}", None, None, second.claim_id)


def _words(claim: ClaimRow) -> str:
    return " ".join(claim.evidence.split())
