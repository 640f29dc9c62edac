"""What the cells of the notebooks call, each a widget: ``audit_report``, ``audit_sample``, ``compare_years``,
``votes_and_meetings``, ``votes_of_all``."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
from itables.widget import ITable

from pipeline.review.audit import Audit
from pipeline.review.country_years import all_votes, as_table, country_years
from pipeline.review.decisions import read_reviews
from pipeline.review.pictures import as_image, country_picture, votes_picture
from pipeline.review.sampling import Sample, pending, precision
from pipeline.review.widgets import ClaimPanel, MarkedText, Why, side_by_side
from pipeline.review.year_cells import Told, read_told
from pipeline.review.years import changes_between_years, countries_with_years

if TYPE_CHECKING:
    import pandas as pd


class ReportAudit(widgets.VBox):  # type: ignore[misc]
    """One report: its marked text, the picked claim with its decision, all claims as a table that sorts and filters."""

    def __init__(self, out_dir: str | Path, reviewer: str, why: Why | None = None) -> None:
        self.audit = Audit(Path(out_dir), reviewer)
        self.report = widgets.Dropdown(
            options=self.audit.reports, description="report", layout=widgets.Layout(width="100%")
        )
        self.audit.open(self.report.value)
        self.text = MarkedText(html=self.audit.text())
        self.findings = widgets.HTML()
        self.panel = ClaimPanel(self.audit, self.text, self._refresh, why)
        self.table = ITable(self.audit.table(), select="single", paging=False, showIndex=False, column_filters="header")
        self.table.observe(self._picked_in_table, "selected_rows")
        self.text.observe(self._picked_in_text, "picked")
        self.report.observe(self._open, "value")
        self._show_findings()
        table = widgets.Box([self.table], layout=widgets.Layout(max_height="26rem", overflow="auto"))
        super().__init__([self.report, self.findings, side_by_side(self.text, self.panel), table])

    def _open(self, change: dict[str, Any]) -> None:
        self.text.picked = ""
        self.table.selected_rows = []
        self.audit.open(change["new"])
        self.text.selected = []
        self.text.html = self.audit.text()
        self._show_findings()
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.table.selected_rows
        self.table.update(self.audit.table(), selected_rows=chosen)

    def _show_findings(self) -> None:
        found = self.audit.view.findings if self.audit.view else ()
        items = "".join(f"<li>{html.escape(f'{row.severity}, {row.check}: {row.message}')}</li>" for row in found)
        self.findings.value = f"<ul>{items}</ul>" if items else "<p>No findings.</p>"

    def _picked_in_table(self, change: dict[str, Any]) -> None:
        if change["new"] and self.audit.view is not None:
            self.text.picked = self.audit.view.claims[change["new"][0]].claim.claim_id

    def _picked_in_text(self, change: dict[str, Any]) -> None:
        ids = [view.claim.claim_id for view in self.audit.view.claims] if self.audit.view else []
        if change["new"] in ids:
            self.table.selected_rows = [ids.index(change["new"])]


class SampleAudit(widgets.VBox):  # type: ignore[misc]
    """The claims of a sample one after another, each in its report, until all are decided on."""

    def __init__(self, out_dir: str | Path, reviewer: str, sample: Sample, why: Why | None = None) -> None:
        self.audit, self.sample = Audit(Path(out_dir), reviewer), sample
        self.progress = widgets.IntProgress(description="decided", max=len(sample.order))
        self.told = widgets.HTML()
        self.text = MarkedText()
        self.panel = ClaimPanel(self.audit, self.text, self.next, why)
        super().__init__([self.progress, self.told, side_by_side(self.text, self.panel)])
        self.next()

    def next(self) -> None:
        """Shows the next claim that nobody has decided on; claims that the tables no longer hold are told."""
        left = pending(self.sample, read_reviews(self.audit.out_dir))
        self.progress.value = self.progress.max - len(left)
        gone = [claim_id for claim_id in left if self.audit.open_claim(claim_id) is None]
        there = [claim_id for claim_id in left if claim_id not in gone]
        self.told.value = html.escape(f"{len(there)} to go" + (f"; no longer found: {', '.join(gone)}" if gone else ""))
        self.text.picked = ""
        if there:
            self.audit.open_claim(there[0])
            self.text.html = self.audit.text()
            self.text.picked = there[0]


def audit_report(out_dir: str | Path, reviewer: str, why: Why | None = None) -> ReportAudit:
    """To look at a report and decide on its claims; ``why`` adds a button that explains the picked one."""
    return ReportAudit(out_dir, reviewer, why)


def audit_sample(out_dir: str | Path, reviewer: str, sample: Sample, why: Why | None = None) -> SampleAudit:
    """To decide on the claims of a sample; called again, it goes on where it was left."""
    return SampleAudit(out_dir, reviewer, sample, why)


class YearsCompared(widgets.VBox):  # type: ignore[misc]
    """The changes from report to report on the country that is chosen."""

    def __init__(self, out_dir: str | Path) -> None:
        self._out_dir = Path(out_dir)
        countries = countries_with_years(self._out_dir)
        self.country = widgets.Dropdown(options=countries, description="country")
        self.same = widgets.Checkbox(description="also what stays the same")
        self.table = ITable(self._changes(), showIndex=False)
        for control in (self.country, self.same):
            control.observe(lambda _: self.table.update(self._changes()), "value")
        nothing = widgets.HTML("" if countries else "<p>No country has reports of two years on one theme.</p>")
        super().__init__([self.country, self.same, nothing, self.table])

    def _changes(self) -> pd.DataFrame:
        return changes_between_years(self._out_dir, self.country.value or "", same=self.same.value)


def compare_years(out_dir: str | Path) -> YearsCompared:
    """To see what changed for a country."""
    return YearsCompared(out_dir)


class CountryPicture(widgets.VBox):  # type: ignore[misc]
    """Votes, meetings and status of the country that is chosen: the picture, and below it what stands behind it."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self.country = widgets.Dropdown(options=told.countries, description="country")
        self.picture = widgets.HTML()
        self.table = ITable(as_table(self._cells()), showIndex=False)
        self.country.observe(lambda _: self._show(), "value")
        super().__init__([self.country, self.picture, self.table])
        self._show()

    def _cells(self) -> pd.DataFrame:
        return country_years(self._told, self.country.value or "")

    def _show(self) -> None:
        cells = self._cells()
        self.table.update(as_table(cells))
        if self.country.value is None:
            self.picture.value = "<p>No report is on a country, and none tells of a vote, a meeting or a status.</p>"
            return
        name = self._told.country_name(self.country.value)
        alt = f"Votes, meetings and treaty status of {name} by year; the table below says the same in words"
        self.picture.value = as_image(country_picture(cells, name), alt)


def votes_and_meetings(out_dir: str | Path) -> CountryPicture:
    """To see what is told of a country year by year. Raises TablesError where there are no tables."""
    return CountryPicture(read_told(Path(out_dir)))


def votes_of_all(out_dir: str | Path) -> widgets.HTML:
    """To see the votes of all countries of which reports tell one. Raises TablesError where there are no tables."""
    votes = all_votes(read_told(Path(out_dir)))
    if votes.empty:
        return widgets.HTML("<p>No report tells of a vote.</p>")
    alt = f"Votes of {votes['country'].nunique()} countries by year, told and on record"
    return widgets.HTML(as_image(votes_picture(votes), alt))


def precision_table(out_dir: str | Path, sample: Sample) -> pd.DataFrame:
    """The precision of each stratum, and last over all, with 95% intervals, from the decisions so far."""
    import pandas as pd

    rows: Sequence[Any] = precision(sample, read_reviews(Path(out_dir)))
    return pd.DataFrame([{name: getattr(row, name) for name in row.__slots__} for row in rows])
