"""Widgets for the notebooks: a report's marked text, a claim with its decision, both put together.

They hold no knowledge of their own: what they show and keep is ``audit.Audit`` and ``sampling``. Importing this module
needs the notebooks' packages.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets

from pipeline.controls import safe
from pipeline.review.audit import Audit
from pipeline.review.corrections import CORRECTABLE, NEEDED, CorrectionError, Value, choices, typed
from pipeline.review.rendering import asset
from pipeline.show.lines import Line
from pipeline.tables.vocabulary import CLAIM_TYPES

Why = Callable[[Path, str], Sequence[Line]]
"""Tells why a claim was read as it was, from the folder of the tables and its id: ``pipeline.explain.explain``."""
_WIDE = widgets.Layout(width="100%")
_CSS = (
    ".monitor-facts { --line: #c8ccd2; --quiet: #59616c; --link: #0b57a4; --pick: #b3261e; color: #16191d;"
    " background: #fff; height: 34rem; overflow-y: auto; padding: 0 .8rem; line-height: 1.5; "
    + asset("marks.css")
    + " }"
)


class MarkedText(anywidget.AnyWidget):
    """A report's text: ``picked`` is the claim that stands out, ``selected`` the offsets of words selected in it."""

    _esm = asset("marked.js")
    _css = _CSS
    html = traitlets.Unicode().tag(sync=True)
    picked = traitlets.Unicode().tag(sync=True)
    selected = traitlets.List(traitlets.Int()).tag(sync=True)


class FieldsForm(widgets.VBox):  # type: ignore[misc]
    """Columns to change, one after another, each from its vocabulary where it has one; ``fields`` are those given."""

    def __init__(self) -> None:
        self.claim_type = CLAIM_TYPES[0]
        self.fields: dict[str, Value] = {}
        columns = [name for name in CORRECTABLE if name not in ("start", "end")]
        self.column = widgets.Dropdown(options=columns, description="column")
        self.value = widgets.Combobox(description="is", placeholder="empty for none")
        self.change = widgets.Button(description="Add change", icon="plus")
        self.told = widgets.HTML()
        self.column.observe(lambda _: self._offer(), "value")
        self.change.on_click(lambda _: self.take())
        super().__init__([widgets.HBox([self.column, self.value, self.change]), self.told])
        self.clear()

    def clear(self, claim_type: str | None = None) -> None:
        """Begins anew, for a claim of that type."""
        self.claim_type = claim_type or self.claim_type
        self.fields.clear()
        self.told.value = ""
        self._offer()

    def take(self) -> None:
        """Takes what is typed. A wrong number is told, and not taken."""
        try:
            self.fields[self.column.value] = typed(self.column.value, self.value.value)
        except CorrectionError as error:
            self.told.value = html.escape(str(error))
            return
        given = ", ".join(f"{name}: {'none' if value is None else value}" for name, value in self.fields.items())
        self.told.value = html.escape(given)
        self.claim_type = str(self.fields.get("claim_type") or self.claim_type)
        self._offer()

    def _offer(self) -> None:
        self.value.value = ""
        self.value.options = choices(self.column.value, self.claim_type)


class ClaimPanel(widgets.VBox):  # type: ignore[misc]
    """The picked claim, and the buttons that decide on it. ``on_decision`` is called after each decision."""

    def __init__(self, audit: Audit, text: MarkedText, on_decision: Callable[[], None], why: Why | None = None) -> None:
        self.audit, self.text, self._on_decision = audit, text, on_decision
        self.why = widgets.Button(description="Why?", icon="question", tooltip="What decided this claim")
        self.why.on_click(lambda _: self._explain(why))
        self.why.layout.display = None if why else "none"
        self.details = widgets.HTML()
        self.comment = widgets.Text(description="comment", layout=_WIDE)
        self.form = FieldsForm()
        self.told = widgets.HTML()
        self.accept, self.reject, self.correct, self.add = (
            widgets.Button(description=label, icon=icon, tooltip=tip)
            for label, icon, tip in (
                ("Accept", "check", "The claim is right as it stands"),
                ("Reject", "times", "The report does not state this"),
                ("Correct", "pencil", "Keep the changes below"),
                ("Add missed", "plus", "A new claim on the selected words, with the columns below"),
            )
        )
        self.accept.on_click(lambda _: self._decide(lambda: audit.accept(text.picked, self.comment.value)))
        self.reject.on_click(lambda _: self._decide(lambda: audit.reject(text.picked, self.comment.value)))
        self.correct.on_click(lambda _: self._decide(self._correct))
        self.add.on_click(lambda _: self._decide(self._add))
        text.observe(lambda _: self.show(), "picked")
        text.observe(lambda _: self._show_selected(), "selected")
        buttons = widgets.HBox([self.accept, self.reject, self.correct, self.add, self.why])
        super().__init__([self.details, buttons, self.comment, self.form, self.told])
        self.show()

    def show(self) -> None:
        """Shows the claim that is picked in the text."""
        self.details.value = self.audit.details(self.text.picked) if self.text.picked else "<p>No claim is picked.</p>"
        self.form.clear(self.audit.claim(self.text.picked).claim.claim_type if self.text.picked else None)
        self.told.value = ""
        for button in (self.accept, self.reject, self.correct, self.why):
            button.disabled = not self.text.picked

    def _decide(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except CorrectionError as error:
            self.told.value = html.escape(str(error))
            return
        self.comment.value = ""
        self.form.clear()
        self.told.value = "Kept."
        self._on_decision()

    def _correct(self) -> None:
        if not self.form.fields:
            raise CorrectionError("add the changes first: a column, what it is, “Add change”")
        self.audit.correct(self.text.picked, self.form.fields, self.comment.value)

    def _add(self) -> None:
        if len(self.text.selected) != 2:
            raise CorrectionError("select the words in the text first")
        start, end = self.text.selected
        self.audit.add(self.form.fields | {"start": start, "end": end}, self.comment.value)

    def _explain(self, why: Why | None) -> None:
        if why is not None:
            lines = ("".join(piece.words for piece in line) for line in why(self.audit.out_dir, self.text.picked))
            self.details.value = f"<pre style='white-space: pre-wrap'>{html.escape(safe(chr(10).join(lines)))}</pre>"

    def _show_selected(self) -> None:
        if len(self.text.selected) == 2 and self.audit.view is not None:
            start, end = self.text.selected
            needed = ", ".join(name for name in NEEDED if name not in ("start", "end"))
            words = html.escape(self.audit.view.document.text[start:end])
            self.told.value = f"Selected: “{words}”. To add it as a claim, give {needed}."


def side_by_side(left: Any, right: Any) -> widgets.Widget:
    """Two widgets, each on half of the page."""
    half = widgets.Layout(width="50%", min_width="24rem")
    return widgets.HBox([widgets.Box([left], layout=half), widgets.Box([right], layout=half)], layout=_WIDE)
