"""Pictures of what is told by years: one country with all matters, all countries with their votes.

Drawn from the frames of ``country_years``. The mark in a cell says everything; its color says it again at a glance:
blue for what agrees with a treaty, orange for what does not, yellow in between, pale where only implied, white where
only on record. Importing this module needs the notebooks' packages. Read ``country_picture`` first.
"""

from __future__ import annotations

import base64
import html
import io
import textwrap
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# Okabe and Ito's colors, which the color-blind tell apart
_BLUE, _YELLOW, _ORANGE, _GRAY, _PURPLE = "#0072B2", "#F0E442", "#E69F00", "#BBBBBB", "#CC79A7"
_COLORS = {
    "in_favor": _BLUE, "attended": _BLUE, "State Party": _BLUE, "ratified or acceded": _BLUE,
    "abstained": _YELLOW, "attended_as_observer": _YELLOW, "signatory": _YELLOW,
    "against": _ORANGE, "did_not_attend": _ORANGE, "not party": _ORANGE, "withdrew": _ORANGE,
    "absent": _GRAY,
}  # fmt: skip
_PALE = {_BLUE: "#B5D8EA", _YELLOW: "#F7F1A6", _ORANGE: "#F8D9A0", _GRAY: "#DDDDDD"}
_INK, _QUIET, _LINE = "#16191D", "#59616C", "#C8CCD2"
ROWS = (
    ("vote", "MBT", "UNGA vote\nMine Ban Treaty"),
    ("vote", "CCM", "UNGA vote\ncluster munitions"),
    ("meeting", "MBT", "Meetings\nMine Ban Treaty"),
    ("meeting", "CCM", "Meetings\ncluster munitions"),
    ("status", "MBT", "Status\nMine Ban Treaty"),
    ("status", "CCM", "Status\ncluster munitions"),
)
"""Matter, treaty and label of each row of a country's picture."""
LEGEND = (
    ("in_favor", "said", "Y", "said by a report"),
    ("in_favor", "implied", "y", "implied (“every year since …”)"),
    ("in_favor", "not recorded", "Y?", "reported, but not in that roll call"),
    ("in_favor", "contradicted", "Y≠A", "report ≠ record, or reports differ"),
    ("in_favor", "recorded", "(Y)", "on record only"),
    ("", "untold", "M1 ·", "meeting held, no report tells"),
)
"""Value, basis and mark of a sample cell, and what it means."""
VOTE_KEY = "Votes: Y in favor, A abstained, N against, X absent."
KEYS = (
    VOTE_KEY
    + " Status: P State Party, R ratified or acceded, S signatory, N not party, W withdrew; of several steps in a"
    " year the furthest.",
    "Meetings: M Meeting of States Parties, RC Review Conference, each with its number, ISM intersessional, mtg not"
    " named; ✓ attended, o as observer, ✗ did not attend.",
)
_CELL = (0.46, 0.40)
"""Width and height of a cell in a country's picture, in inches."""
_SMALL = (0.27, 0.19)
"""The same where all countries are shown."""
_PIXELS = 105
"""So wide an inch is on a page; the file is finer, for screens that are."""
_INSET = 0.05
_LETTER = 0.061
"""About the width of a letter of the legend, in inches."""
_LONGEST_NAME = 28
_YEARS = range(1990, 2051)
"""A year misread ("9999") would make a picture too wide for any screen; both treaties are younger than 1990."""
_Sample = tuple[str, str, str, str]


def country_picture(cells: pd.DataFrame, name: str) -> Figure:
    """Years across, ``ROWS`` down. Several marks of one row and year stand above each other in their cell.

    Cells without a year, or with one that can't be, are not drawn; how many there are is said below.
    """
    drawn = _drawable(cells)
    years = _span(drawn)
    heights = [_lines(drawn, matter, treaty) for matter, treaty, _ in ROWS]
    undrawn = len(cells) - len(drawn)
    notes = [
        *KEYS,
        *([f"Told without a likely year, so not drawn: {undrawn}; the table below has them."] if undrawn else []),
    ]
    size = (len(years) * _CELL[0], sum(heights) * _CELL[1])
    figure, axes = _sheet(f"{name}: votes, meetings and status by year", size, (1.35, 0.62), LEGEND, notes)
    top = 0.0
    for (matter, treaty, _), height in zip(ROWS, heights, strict=True):
        own = drawn[(drawn["matter"] == matter) & (drawn["treaty"] == treaty)]
        by_year = {year: [cell for cell in _rows(own) if cell.year == year] for year in years}
        for column, marks in enumerate(by_year.values()):
            for line, cell in enumerate(marks):
                part = height / len(marks)
                _cell(axes, column, top + line * part, part, cell, 8)
        top += height
    edges = [sum(heights[:row]) for row in range(len(ROWS) + 1)]
    centers = [(low + high) / 2 for low, high in pairwise(edges)]
    _axes(axes, years, centers, [label for _, _, label in ROWS], edges[-1], 8.5)
    axes.hlines(edges, 0, len(years), color=_LINE, linewidth=0.8, zorder=0)
    axes.hlines(edges[2:5:2], 0, len(years), color=_INK, linewidth=1.2)
    return figure


def votes_picture(cells: pd.DataFrame) -> Figure:
    """Countries down, the years of each treaty's resolution across; ``cells`` needs the column ``country``."""
    cells = _drawable(cells)
    names = sorted(set(cells["country"]))
    treaties = [treaty for treaty in ("MBT", "CCM") if (cells["treaty"] == treaty).any()]
    spans = {treaty: _span(cells[cells["treaty"] == treaty]) for treaty in treaties}
    gap = 1
    years = [year for treaty in treaties for year in [*spans[treaty], *[None] * gap]][:-gap]
    size = (len(years) * _SMALL[0], len(names) * _SMALL[1])
    title = "Votes on the yearly resolutions of the UN General Assembly"
    figure, axes = _sheet(title, size, (1.9, 0.85), LEGEND[:5], [VOTE_KEY])
    first = 0
    for treaty in treaties:
        for cell in _rows(cells[cells["treaty"] == treaty]):
            column = first + spans[treaty].index(cell.year)
            _cell(axes, column, names.index(cell.country), 1, cell, 6)
        label = {"MBT": "Mine Ban Treaty", "CCM": "Cluster munitions"}[treaty]
        axes.annotate(label, (first, 0), (0, 24), textcoords="offset points", fontsize=8, color=_INK, weight="bold")
        first += len(spans[treaty]) + gap
    _axes(axes, years, [row + 0.5 for row in range(len(names))], [_short(name) for name in names], len(names), 7)
    return figure


def as_png(figure: Figure, dpi: int = 160) -> bytes:
    """The picture as a PNG file."""
    kept = io.BytesIO()
    figure.savefig(kept, format="png", dpi=dpi, facecolor="white", metadata={"Software": None})
    return kept.getvalue()


def as_image(figure: Figure, description: str) -> str:
    """The picture as an HTML image that fetches nothing; the description, escaped, is for those who cannot see it."""
    data = base64.b64encode(as_png(figure)).decode()
    style = f"width: {round(figure.get_figwidth() * _PIXELS)}px; max-width: 100%"
    return f'<img style="{style}" alt="{html.escape(description)}" src="data:image/png;base64,{data}">'


def _drawable(cells: pd.DataFrame) -> pd.DataFrame:
    return cells[cells["year"].between(_YEARS[0], _YEARS[-1]).fillna(False).astype(bool)]


def _rows(cells: pd.DataFrame) -> list[Any]:
    return list(cells.itertuples())


def _span(cells: pd.DataFrame) -> list[int]:
    if cells.empty:
        return []
    return list(range(int(cells["year"].min()), int(cells["year"].max()) + 1))


def _lines(cells: pd.DataFrame, matter: str, treaty: str) -> float:
    """How high a row is, in cells: as high as its fullest cell needs."""
    own = cells[(cells["matter"] == matter) & (cells["treaty"] == treaty)]
    return max(1.0, 0.6 * int(own.groupby("year").size().max())) if len(own) else 1.0


def _sheet(
    title: str, size: tuple[float, float], around: tuple[float, float], samples: Sequence[_Sample], notes: Sequence[str]
) -> tuple[Figure, Axes]:
    """A figure with title and legend, and axes of that size in inches, so much left of and above them."""
    width, height = max(size[0], 5.5), max(size[1], 0.4)
    left, top = around
    whole = left + width + 0.15
    rows = _rows_of_legend(samples, whole)
    lines = [line for note in notes for line in textwrap.wrap(note, int(whole / _LETTER))]
    bottom = 0.2 + 0.26 * len(rows) + 0.17 * len(lines) + 0.08
    tall = top + height + bottom
    figure = Figure(figsize=(whole, tall))
    axes = figure.add_axes((left / whole, bottom / tall, width / whole, height / tall))
    # everything around the axes, in inches from the upper left corner
    around_axes = figure.add_axes((0, 0, 1, 1), zorder=-1)
    around_axes.set_xlim(0, whole)
    around_axes.set_ylim(tall, 0)
    around_axes.axis("off")
    style: dict[str, Any] = {"va": "center", "parse_math": False}
    around_axes.text(0.15, 0.22, _short(title, int(whole / 0.1)), fontsize=11, weight="bold", color=_INK, **style)
    down = top + height + 0.28
    for row in rows:
        for at, sample in row:
            _legend_sample(around_axes, at, down, sample)
        down += 0.26
    for line in lines:
        around_axes.text(0.15, down, line, fontsize=7.5, color=_QUIET, **style)
        down += 0.17
    return figure, axes


def _rows_of_legend(samples: Sequence[_Sample], width: float) -> list[list[tuple[float, _Sample]]]:
    """The samples in as many rows as they need, each with its place from the left."""
    rows: list[list[tuple[float, _Sample]]] = [[]]
    at = 0.15
    for sample in samples:
        needed = 0.6 + _LETTER * len(sample[3])
        if rows[-1] and at + needed > width:
            rows.append([])
            at = 0.15
        rows[-1].append((at, sample))
        at += needed
    return rows


def _legend_sample(axes: Axes, at: float, down: float, sample: _Sample) -> None:
    value, basis, mark, meaning = sample
    fill, edge, ink = _paint(value, basis)
    box: dict[str, Any] = {"facecolor": fill, "edgecolor": edge, "linestyle": _dashes(basis), "pad": 2.5}
    axes.text(at + 0.18, down, mark, fontsize=7, color=ink, ha="center", va="center", bbox=box)
    axes.text(at + 0.42, down, meaning, fontsize=7.5, color=_INK, va="center")


def _cell(axes: Axes, column: float, top: float, height: float, cell: Any, size: float) -> None:
    """Draws one row of the frame, as ``itertuples`` gives it."""
    fill, edge, ink = _paint(cell.recorded if cell.basis == "recorded" else cell.value, cell.basis)
    doubted = cell.basis in ("contradicted", "not recorded")
    axes.add_patch(
        Rectangle(
            (column + _INSET, top + _INSET), 1 - 2 * _INSET, height - 2 * _INSET, facecolor=fill, edgecolor=edge,
            linewidth=1.3 if doubted else 0.8, linestyle=_dashes(cell.basis), zorder=2 if doubted else 1,
        )
    )  # fmt: skip
    axes.text(
        column + 0.5, top + height / 2, cell.mark, fontsize=size - 1.1 * max(0, len(cell.mark) - 5), color=ink,
        weight="bold" if cell.basis in ("said", "contradicted") else "normal", ha="center", va="center_baseline",
        zorder=3, parse_math=False,
    )  # fmt: skip


def _paint(value: str, basis: str) -> tuple[str, str, str]:
    """Colors of a cell, of its edge and of its mark."""
    color = _COLORS.get(value.partition("/")[0])
    if basis == "contradicted":
        return _PURPLE, _INK, _INK
    if color is None:
        return "white", "white", _QUIET
    if basis == "recorded":
        return "white", _PALE[color], _QUIET
    if basis == "implied":
        return _PALE[color], _PALE[color], _INK
    return color, _INK if basis == "not recorded" else color, "white" if color == _BLUE else _INK


def _dashes(basis: str) -> str:
    return "--" if basis == "not recorded" else "-"


def _axes(
    axes: Axes, years: Sequence[int | None], rows: Sequence[float], labels: Sequence[str], height: float, size: float
) -> None:
    axes.set_xlim(0, max(len(years), 1))
    axes.set_ylim(height, 0)
    columns = [(at + 0.5, year) for at, year in enumerate(years) if year is not None]
    narrow = size < 8
    axes.set_xticks([at for at, _ in columns], [f"’{year % 100:02}" if narrow else str(year) for _, year in columns])
    axes.set_yticks(list(rows), list(labels), parse_math=False)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=size, colors=_INK)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _short(text: str, longest: int = _LONGEST_NAME) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
