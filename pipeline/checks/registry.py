"""The list of checks, what they look at, and how what they find becomes a row."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.records import ClaimRow, FindingRow, Report, Rows, SentenceRow

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Slip:
    """What a check found at ``text[start:end]``, for a reader: what stands there, what was expected, and why."""

    start: int
    end: int
    message: str
    found: str | None = None
    expected: str | None = None
    reference: str | None = None
    claim_id: str | None = None
    severity: Severity = "error"


@dataclass(frozen=True)
class Context:
    """One report with its rows so far."""

    report: Report
    rows: Rows

    @property
    def text(self) -> str:
        return self.report.text

    def sentence_at(self, offset: int) -> SentenceRow | None:
        """The sentence that holds an offset; None between sentences."""
        place = bisect_right(self._sentence_starts, offset) - 1
        if place < 0:
            return None
        sentence = self._sentences[place]
        return sentence if offset < sentence.end else None

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence at an offset; of its line where no sentence is known."""
        sentence = self.sentence_at(offset)
        if sentence is not None:
            return sentence.start, sentence.end
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(self.text)

    def claims_over(self, start: int, end: int, claim_type: str) -> list[ClaimRow]:
        """Claims of a type whose evidence overlaps a span, the one that overlaps most first."""
        claims = [
            claim for claim in self._claims_by_type.get(claim_type, ()) if claim.start < end and start < claim.end
        ]
        return sorted(claims, key=lambda claim: (max(claim.start, start) - min(claim.end, end), claim.claim_id))

    @cached_property
    def _claims_by_type(self) -> dict[str, list[ClaimRow]]:
        by_type = defaultdict(list)
        for claim in self.rows.claims:
            by_type[claim.claim_type].append(claim)
        return by_type

    @cached_property
    def _sentences(self) -> list[SentenceRow]:
        return sorted(self.rows.sentences, key=lambda sentence: (sentence.start, sentence.end))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]


SURE_ENOUGH = 0.5
"""Claims less sure than this are more often misread than the reports they come from are wrong."""


def doubtful(claim: ClaimRow) -> bool:
    """Whether a claim bears no finding: the report itself is unsure, or the program of what it reads."""
    return claim.hedged or claim.confidence < SURE_ENOUGH


Check = Callable[[Context], Iterable[Slip]]

CHECKS: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Registers a function as the check of that name. Raises ValueError where the name is taken."""

    def register(function: Check) -> Check:
        if name in CHECKS:
            raise ValueError(f"two checks are called {name}")
        CHECKS[name] = function
        return function

    return register


def run_checks(report: Report, rows: Rows) -> list[FindingRow]:
    """All findings of one report, in text order; the same words give one finding a check."""
    context = Context(report, rows)
    found = {
        row.finding_id: row
        for name, function in CHECKS.items()
        for row in (finding(report.doc_id, name, slip) for slip in function(context))
    }
    return sort_findings(found.values())


def finding(doc_id: str, name: str, slip: Slip) -> FindingRow:
    """The row of a slip. Its id depends on what was found and where, on nothing else in the run."""
    key = "\x1f".join((doc_id, name, str(slip.start), str(slip.end), slip.found or "", slip.expected or ""))
    return FindingRow(
        finding_id=hashlib.sha256(key.encode()).hexdigest()[:16],
        doc_id=doc_id,
        claim_id=slip.claim_id,
        check=name,
        severity=slip.severity,
        message=slip.message,
        found=slip.found,
        expected=slip.expected,
        reference=slip.reference,
        start=slip.start,
        end=slip.end,
    )


def sort_findings(findings: Iterable[FindingRow]) -> list[FindingRow]:
    """Findings by report, place and check."""
    return sorted(findings, key=lambda row: (row.doc_id, row.start or 0, row.end or 0, row.check, row.finding_id))
