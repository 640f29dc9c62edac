"""Reports of one country over the years: what a later one says against an earlier one, and time does not explain.

Only what both reports say in their own voice, without a hedge and without a time of its own, is set side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.registry import Slip, finding, sort_findings
from pipeline.records import ClaimRow, DocumentRow, FindingRow, Rows

CHECK = "change_unexplained"
ATTENDED = {"attended", "attended_as_observer"}

# claim type, what an earlier report said, what a later one then cannot say
CANNOT_FOLLOW: tuple[tuple[str, set[str], set[str]], ...] = (
    ("production", {"produces", "produced_in_past", "stopped_producing"}, {"never_produced"}),
    ("transfer", {"exports", "exported_in_past"}, {"never_exported"}),
    ("stockpile", {"holds", "destroyed"}, {"never_held"}),
    ("treaty_status", {"state_party"}, {"not_party", "signatory"}),
)


def cross_checks(rows: Rows) -> list[FindingRow]:
    """Findings between the reports of one country and theme, each put on the later report."""
    claims = defaultdict(list)
    for claim in rows.claims:
        claims[claim.doc_id].append(claim)
    found = {}
    for earlier, later in _pairs(rows.documents):
        for slip in _changes(earlier, claims[earlier.doc_id], claims[later.doc_id]):
            row = finding(later.doc_id, CHECK, slip)
            found[row.finding_id] = row
    return sort_findings(found.values())


def _pairs(documents: Sequence[DocumentRow]) -> Iterator[tuple[DocumentRow, DocumentRow]]:
    """Each report with the next of the same country and theme; two of one year are not compared."""
    groups = defaultdict(list)
    for document in documents:
        if document.country_iso3 is not None and _year(document) is not None:
            groups[document.country_iso3, document.theme].append(document)
    for group in groups.values():
        ordered = sorted(group, key=lambda document: (_year(document) or 0, document.doc_id))
        yield from ((one, other) for one, other in pairwise(ordered) if _year(one) != _year(other))


def _year(document: DocumentRow) -> int | None:
    if document.report_year is not None:
        return document.report_year
    return document.last_updated.year if document.last_updated is not None else None


def _changes(document: DocumentRow, earlier: list[ClaimRow], later: list[ClaimRow]) -> Iterator[Slip]:
    own_earlier, own_later = ([claim for claim in claims if _own(claim)] for claims in (earlier, later))
    withdrew = {(claim.actor, claim.treaty) for claim in [*earlier, *later] if claim.value == "withdrew"}
    for new in own_later:
        for old in own_earlier:
            if _matter(old) != _matter(new) or (new.actor, new.treaty) in withdrew:
                continue
            if _cannot_follow(old, new) or _other_vote(old, new) or _grew(old, new) or _later_attendance(old, new):
                yield _slip(document, old, new)
                break


def _own(claim: ClaimRow) -> bool:
    return claim.assertion == "monitor" and not claim.hedged and claim.actor_type == "state"


def _matter(claim: ClaimRow) -> tuple[str, str, str | None, str | None]:
    return claim.claim_type, claim.actor, claim.treaty, claim.weapon


def _cannot_follow(old: ClaimRow, new: ClaimRow) -> bool:
    return new.when is None and any(
        old.claim_type == claim_type and old.value in before and new.value in after
        for claim_type, before, after in CANNOT_FOLLOW
    )


def _other_vote(old: ClaimRow, new: ClaimRow) -> bool:
    return old.claim_type == "vote" and old.event is not None and old.event == new.event and old.value != new.value


def _grew(old: ClaimRow, new: ClaimRow) -> bool:
    if old.claim_type != "stockpile" or old.value != new.value or old.value != "holds":
        return False
    if old.quantity is None or new.quantity is None or old.quantity_unit != new.quantity_unit:
        return False
    return new.quantity > old.quantity


def _later_attendance(old: ClaimRow, new: ClaimRow) -> bool:
    """ "Last attended in 2010", when an earlier report has it at a meeting of 2013."""
    if new.claim_type != "attendance" or new.value not in ATTENDED or old.value not in ATTENDED:
        return False
    if " last " not in f" {new.evidence} " or new.when_latest is None or old.when_earliest is None:
        return False
    return _kind(old) == _kind(new) and old.when_earliest > new.when_latest


def _kind(claim: ClaimRow) -> str:
    return "-".join((claim.event or "").split("-")[:2])


def _slip(document: DocumentRow, old: ClaimRow, new: ClaimRow) -> Slip:
    title = f"the report of {_year(document)}"
    message = (
        f"“{' '.join(new.evidence.split())}” ({_said(new)}) does not go with “{' '.join(old.evidence.split())}” "
        f"({_said(old)}) in {title}."
    )
    return Slip(
        new.start,
        new.end,
        message,
        _said(new),
        _said(old),
        f"{document.doc_id}: {old.claim_id}",
        new.claim_id,
        "warning",
    )


def _said(claim: ClaimRow) -> str:
    quantity = f" {claim.quantity}" if claim.quantity is not None else ""
    event = f" {claim.event}" if claim.event is not None else ""
    return f"{claim.value}{quantity}{event}"
