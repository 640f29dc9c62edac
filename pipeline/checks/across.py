"""Reports of one country over the years: what a later one says against an earlier one, and time does not explain.

Read ``cross_checks`` first. Only what both reports say in their own voice, without a hedge and without a doubt of the
program's own, is set side by side; each claim is held against the nearest earlier report that it does not go with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.checks.carried import carried_over
from pipeline.checks.registry import Slip, doubtful, finding, sort_findings
from pipeline.records import ClaimRow, DocumentRow, FindingRow, Rows

CHECK = "change_unexplained"
ATTENDED = {"attended", "attended_as_observer"}
LAST = re.compile(r"\b(?:last|latest|most\s+recent(?:ly)?)\b", re.IGNORECASE)
"""It "last attended" a meeting: none after it."""
FRESH = re.compile(
    r"\b(?:discover\w*|found|additional(?:ly)?|seiz\w+|captur\w+|confiscat\w+|acquir\w+|import\w*|inherit\w*|recount\w*|"
    r"revis\w+|correct\w*|previously|unreported|undeclared)\b",
    re.IGNORECASE,
)
"""Words that explain why a stock has grown."""

# claim type, what an earlier report said, what a later one then cannot say
CANNOT_FOLLOW: tuple[tuple[str, set[str], set[str]], ...] = (
    ("production", {"produces", "produced_in_past", "stopped_producing"}, {"never_produced"}),
    ("transfer", {"exports", "exported_in_past"}, {"never_exported"}),
    ("stockpile", {"holds", "destroyed"}, {"never_held"}),
    ("treaty_status", {"state_party"}, {"not_party", "signatory"}),
)


@dataclass(slots=True)
class _Told:
    """A report with its sentences by id and those of its claims that are compared, by what they are about."""

    document: DocumentRow
    sentences: dict[str, str] = field(default_factory=dict)
    claims: list[ClaimRow] = field(default_factory=list)
    matters: dict[tuple[str | None, ...], list[ClaimRow]] = field(default_factory=lambda: defaultdict(list))
    withdrew: set[tuple[str, str | None]] = field(default_factory=set)

    @property
    def year(self) -> int:
        return year_of(self.document) or 0

    def sentence(self, claim: ClaimRow) -> str:
        """The words around a claim; its evidence where the sentence is not at hand."""
        return self.sentences.get(claim.sentence_id, claim.evidence)

    def stock(self, claim: ClaimRow) -> int:
        """The largest stock of this kind that the report tells of: what is less may be a part of it."""
        same = [other for other in self.matters[_matter(claim)] if _is_stock(other, claim.quantity_unit)]
        return max((other.quantity or 0 for other in same), default=0)


def cross_checks(rows: Rows, earlier: Rows | None = None) -> list[FindingRow]:
    """Findings between the reports of one country and theme, each put on the later report.

    ``earlier`` holds the documents, sentences and claims of an earlier run, which are compared with but get no
    findings of their own.
    """
    told = _reports(rows)
    known = [*told, *(report for report in _reports(earlier or Rows()) if report.document.doc_id not in _ids(rows))]
    found = {}
    for later in told:
        before = sorted(
            (one for one in known if _precedes(one, later)), key=lambda one: (-one.year, one.document.doc_id)
        )
        for slip in _changes(before, later):
            row = finding(later.document.doc_id, CHECK, slip)
            found[row.finding_id] = row
    return sort_findings(found.values())


def year_of(document: DocumentRow) -> int | None:
    """The year of a report: of its edition, else of its last update."""
    if document.report_year is not None:
        return document.report_year
    return document.last_updated.year if document.last_updated is not None else None


def _ids(rows: Rows) -> set[str]:
    return {document.doc_id for document in rows.documents}


def _reports(rows: Rows) -> list[_Told]:
    reports = {
        document.doc_id: _Told(document)
        for document in rows.documents
        if document.country_iso3 is not None and year_of(document) is not None
    }
    for sentence in rows.sentences:
        if sentence.doc_id in reports:
            reports[sentence.doc_id].sentences[sentence.sentence_id] = sentence.text
    for claim in rows.claims:
        report = reports.get(claim.doc_id)
        if report is None:
            continue
        if claim.value == "withdrew":
            report.withdrew.add((claim.actor, claim.treaty))
        if _own(claim):
            report.claims.append(claim)
            report.matters[_matter(claim)].append(claim)
    return list(reports.values())


def _precedes(one: _Told, later: _Told) -> bool:
    """Whether it is an earlier year's report of the same country and theme."""
    first, second = one.document, later.document
    return (first.country_iso3, first.theme) == (second.country_iso3, second.theme) and one.year < later.year


def _changes(before: Sequence[_Told], later: _Told) -> Iterator[Slip]:
    for new in later.claims:
        against = next(
            ((one, old) for one in before for old in one.matters[_matter(new)] if _odd(one, old, later, new)), None
        )
        if against is not None:
            yield _slip(*against, new)
    if before:
        yield from carried_over(
            (before[0].document, before[0].claims, before[0].sentences), (later.document, later.claims, later.sentences)
        )


def _odd(one: _Told, old: ClaimRow, later: _Told, new: ClaimRow) -> bool:
    if (new.actor, new.treaty) in one.withdrew | later.withdrew:
        return False
    return (
        _cannot_follow(old, new)
        or _other_vote(old, new)
        or _grew(one, old, later, new)
        or _later_attendance(old, later, new)
    )


def _own(claim: ClaimRow) -> bool:
    return claim.assertion == "monitor" and not doubtful(claim) and claim.actor_type == "state"


def _matter(claim: ClaimRow) -> tuple[str | None, ...]:
    return claim.claim_type, claim.actor, claim.treaty, claim.weapon


def _cannot_follow(old: ClaimRow, new: ClaimRow) -> bool:
    return new.when is None and any(
        old.claim_type == claim_type and old.value in before and new.value in after
        for claim_type, before, after in CANNOT_FOLLOW
    )


def _other_vote(old: ClaimRow, new: ClaimRow) -> bool:
    return old.claim_type == "vote" and old.event is not None and old.event == new.event and old.value != new.value


def _is_stock(claim: ClaimRow, unit: str | None) -> bool:
    return (
        claim.claim_type == "stockpile"
        and claim.value == "holds"
        and claim.quantity is not None
        and claim.quantity_unit == unit
        and claim.place is None
    )


def _grew(one: _Told, old: ClaimRow, later: _Told, new: ClaimRow) -> bool:
    """The largest stock told has grown, and no word near it says why."""
    if (
        not _is_stock(new, new.quantity_unit)
        or not _is_stock(old, new.quantity_unit)
        or FRESH.search(later.sentence(new))
    ):
        return False
    whole = old.quantity == one.stock(old) and new.quantity == later.stock(new)
    return whole and (new.quantity or 0) > (old.quantity or 0)


def _later_attendance(old: ClaimRow, later: _Told, new: ClaimRow) -> bool:
    """ "Last attended in 2010", when an earlier report has it at a meeting of 2013."""
    if new.claim_type != "attendance" or new.value not in ATTENDED or old.value not in ATTENDED:
        return False
    if new.when_latest is None or old.when_earliest is None or not LAST.search(_until_end(later, new)):
        return False
    return _kind(old) == _kind(new) and old.when_earliest > new.when_latest


def _until_end(later: _Told, claim: ClaimRow) -> str:
    """The evidence with the words of its sentence before it: "It last" of "It last attended in 2010"."""
    sentence = later.sentence(claim)
    at = sentence.find(claim.evidence)
    return sentence[: at + len(claim.evidence)][-len(claim.evidence) - 20 :] if at >= 0 else claim.evidence


def _kind(claim: ClaimRow) -> str:
    return "-".join((claim.event or "").split("-")[:2])


def _slip(one: _Told, old: ClaimRow, new: ClaimRow) -> Slip:
    title = f"the report of {one.year}"
    message = (
        f"“{' '.join(new.evidence.split())}” ({_said(new)}) does not go with “{' '.join(old.evidence.split())}” "
        f"({_said(old)}) in {title}."
    )
    reference = f"{one.document.doc_id}: {old.claim_id}"
    return Slip(new.start, new.end, message, _said(new), _said(old), reference, new.claim_id, "warning")


def _said(claim: ClaimRow) -> str:
    quantity = f" {claim.quantity}" if claim.quantity is not None else ""
    event = f" {claim.event}" if claim.event is not None else ""
    return f"{claim.value}{quantity}{event}"
