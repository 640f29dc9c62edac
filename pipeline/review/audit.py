"""What a reviewer does with one report at a time: look at it, pick a claim, decide. The notebooks put widgets to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import SentenceRow
from pipeline.review.corrections import Value
from pipeline.review.decisions import ReviewRow, accept, add, append, correct, read_reviews, reject
from pipeline.review.rendering import render
from pipeline.review.views import ClaimView, ReportView, overview, report_views
from pipeline.tables.read import read_rows

if TYPE_CHECKING:
    import pandas as pd


class Audit:
    """One reviewer's look at the tables in a folder: the report that is open, and the decisions on its claims.

    Raises ``pipeline.tables.read.TablesError`` where there are no tables.
    """

    def __init__(self, out_dir: Path, reviewer: str) -> None:
        if not reviewer.strip():
            raise ValueError("who reviews? Give a name: decisions are kept with it.")
        self.out_dir = out_dir
        self.reviewer = reviewer.strip()
        self._shared = overview(out_dir)
        self._documents = {row.doc_id: row for row in self._shared.documents}
        self._report_of = {claim.claim_id: doc_id for doc_id, claims in self._shared.claims.items() for claim in claims}
        self.view: ReportView | None = None
        self._sentences: list[SentenceRow] = []

    @property
    def reports(self) -> list[tuple[str, str]]:
        """Label and doc_id of every report."""
        return [
            (f"{row.title or row.source_path} ({row.report_year or 'no year'}, {row.n_claims} claims)", row.doc_id)
            for row in self._shared.documents
        ]

    def open(self, doc_id: str) -> ReportView:
        """Opens a report. Raises KeyError for one that the tables do not hold."""
        self.view = next(report_views(self.out_dir, self._shared, [self._documents[doc_id]]))
        self._sentences = read_rows(self.out_dir, "sentences", doc_id=doc_id)
        return self.view

    def open_claim(self, claim_id: str) -> ClaimView | None:
        """Opens the report of a claim, and gives the claim; None where the tables no longer hold it."""
        doc_id = self._report_of.get(claim_id)
        if doc_id is None:
            return None
        if self.view is None or self.view.document.doc_id != doc_id:
            self.open(doc_id)
        return self.claim(claim_id)

    def claim(self, claim_id: str) -> ClaimView:
        """A claim of the open report. Raises KeyError for one that it does not have."""
        found = next((view for view in self._opened.claims if view.claim.claim_id == claim_id), None)
        if found is None:
            raise KeyError(f"the open report has no claim {claim_id!r}")
        return found

    def text(self) -> str:
        """The open report as HTML, its claims marked; everything from the report is escaped."""
        return render("notebook_text.html.j2", view=self._opened)

    def details(self, claim_id: str) -> str:
        """A claim's words, columns, sources and findings as HTML."""
        return render("notebook_claim.html.j2", view=self.claim(claim_id))

    def table(self) -> pd.DataFrame:
        """The claims of the open report, one a row, with the latest decision on each."""
        import pandas as pd

        decided = self.decisions()
        rows = [
            {
                "claim": f"{view.claim.claim_type}: {view.claim.value}",
                "actor": view.claim.actor,
                "when": view.claim.when or "",
                "about": view.claim.event or view.claim.treaty or view.claim.weapon or "",
                "said by": view.claim.assertion,
                "notes": ", ".join(map(str, view.notes)),
                "sure": round(view.claim.confidence, 2),
                "decision": decided[view.claim.claim_id].decision if view.claim.claim_id in decided else "",
                "words": view.claim.evidence,
                "claim_id": view.claim.claim_id,
            }
            for view in self._opened.claims
        ]
        return pd.DataFrame(rows)

    def decisions(self) -> dict[str, ReviewRow]:
        """The latest decision on every claim that has one, whoever decided."""
        return {review.claim_id: review for review in read_reviews(self.out_dir)}

    def accept(self, claim_id: str, comment: str = "") -> None:
        """Keeps that the claim is right."""
        append(self.out_dir, [accept(self.claim(claim_id).claim, self.reviewer, comment)])

    def reject(self, claim_id: str, comment: str = "") -> None:
        """Keeps that the report does not state this."""
        append(self.out_dir, [reject(self.claim(claim_id).claim, self.reviewer, comment)])

    def correct(self, claim_id: str, fields: Mapping[str, Value], comment: str = "") -> None:
        """Keeps what the report states instead. Raises CorrectionError for what can't be."""
        claim = self.claim(claim_id).claim
        document = self._opened.document
        append(self.out_dir, [correct(claim, fields, document, self._sentences, self.reviewer, comment)])

    def add(self, fields: Mapping[str, Value], comment: str = "") -> None:
        """Keeps a claim that was missed. Raises CorrectionError for what can't be."""
        append(self.out_dir, [add(fields, self._opened.document, self._sentences, self.reviewer, comment)])

    @property
    def _opened(self) -> ReportView:
        if self.view is None:
            raise ValueError("no report is open")
        return self.view
