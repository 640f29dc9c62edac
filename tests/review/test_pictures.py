"""What the pictures of votes and meetings show: cells, legend, text; and that what a report holds can't act in them."""

from __future__ import annotations

import html
import io
import itertools
from pathlib import Path

import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from pipeline.review.country_years import all_votes, country_years
from pipeline.review.notebooks import CountryPicture, votes_and_meetings, votes_of_all
from pipeline.review.pictures import LEGEND, ROWS, as_image, as_png, country_picture, votes_picture
from pipeline.review.year_cells import Told
from pipeline.tables.write import write_tables
from tests.review.sites import ATTACK, hostile_run, plain_run
from tests.review.told import claim, told, vote
from tests.samples import sample_rows

SHOWN = told(
    vote("in_favor", 2009, "implied"),
    vote("in_favor", 2010, "explicit"),
    vote("abstained", 2011, "explicit"),
    claim("attendance", "attended", event="MBT-MSP-11"),
    claim("attendance", "did_not_attend", event="MBT-ISM-2011"),
    claim("attendance", "attended", evidence="took part in the Oslo Process"),
    claim("treaty_status", "state_party", "1999-03"),
)


def _picture(shown: Told = SHOWN, name: str = "Norway") -> Figure:
    return country_picture(country_years(shown, "NOR"), name)


def _texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def _column(figure: Figure, mark: str) -> str:
    """The year over the cell with that mark."""
    axes = figure.axes[0]
    labels = [label.get_text() for label in axes.get_xticklabels()]
    return labels[int(next(text for text in axes.texts if text.get_text() == mark).get_position()[0])]


def test_a_cell_stands_under_its_year_and_in_its_row() -> None:
    figure = _picture()
    assert [_column(figure, mark) for mark in ("y", "Y", "A≠Y", "M11 ✓", "ISM ✗", "P")] == [
        "2009", "2010", "2011", "2011", "2011", "1999",
    ]  # fmt: skip
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert labels == [label for _, _, label in ROWS]
    heights = {text.get_text(): text.get_position()[1] for text in figure.axes[0].texts}
    assert heights["Y"] < heights["M11 ✓"] < heights["ISM ✗"] < heights["P"]


def test_the_legend_explains_marks_and_letters_and_what_is_not_drawn() -> None:
    texts = _texts(_picture())
    for _, _, mark, meaning in LEGEND:
        assert {mark, meaning} <= set(texts)
    words = " ".join(texts)
    for told_by_letter in ("Y in favor", "A abstained", "✗ did not attend", "P State Party", "not drawn: 1"):
        assert told_by_letter in words
    assert "Norway: votes, meetings and status by year" in texts


@pytest.mark.parametrize("make", [_picture, lambda: votes_picture(all_votes(SHOWN))], ids=["country", "all"])
def test_all_text_lies_within_the_picture_and_none_overlaps_in_the_legend(make: object) -> None:
    figure: Figure = make()  # type: ignore[operator]
    figure.canvas.draw()
    width, height = figure.bbox.size
    for text in figure.findobj(Text):
        if text.get_text() and text.get_visible():
            box = text.get_window_extent()
            assert 0 <= box.x0 < box.x1 <= width, text.get_text()
            assert 0 <= box.y0 < box.y1 <= height, text.get_text()
    around = [text.get_window_extent() for text in figure.axes[1].texts]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(around, 2))


def test_marks_can_be_read_on_their_cells() -> None:
    """A contrast of 4.5 to 1, as accessibility guidelines ask of text."""
    axes = _picture().axes[0]
    for text, cell in zip(axes.texts, axes.patches, strict=True):
        light, dark = sorted((_luminance(text.get_color()), _luminance(cell.get_facecolor())), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, text.get_text()


def _luminance(color: object) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(color)]  # type: ignore[arg-type]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_what_only_colors_told_apart_would_be_is_told_by_the_marks() -> None:
    cells = country_years(SHOWN, "NOR")
    drawn = cells[cells["year"].notna()]
    meanings = drawn.groupby(["matter", "mark"])[["value", "basis"]].nunique()
    assert (meanings == 1).all(axis=None)


def test_all_countries_are_rows_by_name_and_both_treaties_stand_side_by_side() -> None:
    votes = all_votes(told(vote("in_favor", 2010, "explicit"), vote("abstained", 2010, "explicit", "IND")))
    figure = votes_picture(votes)
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["India", "Norway"]
    assert {"Mine Ban Treaty", "Cluster munitions", "’10"} <= set(_texts(figure))


def test_names_are_shown_as_they_are_printed() -> None:
    """Neither mathematics ("$") nor a control character, and a long name leaves room for the rest."""
    name = r"$\frac{Norway$ " + ATTACK
    figure = _picture(name=name)
    assert any(text.startswith(r"$\frac{Norway$") for text in _texts(figure))
    assert Image.open(io.BytesIO(as_png(figure))).size[0] < 2500
    image = as_image(figure, ATTACK)
    assert html.escape(ATTACK) in image
    assert image.count("<") == 1


def test_a_year_that_cannot_be_does_not_widen_the_picture() -> None:
    slips = [claim("treaty_status", "signed", "1207"), claim("attendance", "attended", "9999", event="MBT-ISM-9999")]
    figure = _picture(told(*slips, vote("in_favor", 2010, "explicit"), vote("in_favor", 9999, "explicit")))
    assert figure.get_figwidth() < 16
    assert any("not drawn: " in text for text in _texts(figure))


def test_a_picture_is_the_same_bytes_each_time() -> None:
    assert as_png(_picture()) == as_png(_picture())


def test_the_country_is_chosen_in_the_notebook(tmp_path: Path) -> None:
    out = plain_run(tmp_path).parent / "out"
    shown = votes_and_meetings(out)
    assert shown.country.value == "NOR"
    assert shown.picture.value.startswith("<img")
    assert "http" not in shown.picture.value
    assert "RC3 ✓" in _cells(shown)
    assert "Votes of 1 countries" in votes_of_all(out).value


def test_another_country_is_another_picture_and_another_table() -> None:
    shown = CountryPicture(told(vote("in_favor", 2010, "explicit"), vote("abstained", 2010, "explicit", "IND")))
    assert [name for name, _ in shown.country.options] == ["India", "Norway"]
    first, cells = shown.picture.value, _cells(shown)
    shown.country.value = "NOR"
    assert shown.picture.value != first
    assert "A" in cells
    assert "A" not in _cells(shown)


def _cells(shown: CountryPicture) -> list[str]:
    assert shown.table.df is not None
    return list(shown.table.df["cell"])


def test_a_run_without_countries_says_so(tmp_path: Path) -> None:
    rows = sample_rows()
    rows.claims, rows.votes, rows.citations, rows.findings = [], [], [], []
    write_tables(rows, tmp_path, {})
    assert "No report is on a country" in votes_and_meetings(tmp_path).picture.value
    assert "No report tells of a vote" in votes_of_all(tmp_path).value


def test_a_hostile_report_does_nothing(tmp_path: Path) -> None:
    shown = votes_and_meetings(hostile_run(tmp_path).parent / "out")
    for _, iso3 in shown.country.options:
        shown.country.value = iso3
        assert "<script" not in shown.picture.value
        assert shown.picture.value.count("<") == 1
