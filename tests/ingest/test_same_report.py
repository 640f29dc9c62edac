"""One report in every format gives one canonical text: files built by four other programs (``files/README.md``)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.ingest import read_file

FILES = Path(__file__).parent / "files"
ICELAND = [
    "pandoc.docx",
    "pandoc.html",
    "pandoc-html4.html",
    "pandoc-wrapped.txt",
    "pandoc-unwrapped.txt",
    "pandoc-gfm.md",
    "typst-one-column.pdf",
    "typst-two-columns.pdf",
    "typst-indented.pdf",
    "typst-notes-by-page.pdf",
    "libreoffice.docx",
    "libreoffice.html",
    "libreoffice-one-column.pdf",
    "libreoffice-two-columns.pdf",
    "latex-one-column.pdf",
    "latex-two-columns.pdf",
]
BOOKS = [
    "pandoc-annual.docx",
    "pandoc-annual.html",
    "typst-annual.pdf",
    "typst-annual-columns.pdf",
    "libreoffice-annual.docx",
    "libreoffice-annual.html",
    "libreoffice-annual.pdf",
    "latex-annual.pdf",
]


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", ICELAND)
def test_canonical_text_does_not_depend_on_the_format(name: str) -> None:
    expected = (FILES / "iceland.canonical.txt").read_text(encoding="utf-8")
    if name.startswith("latex"):  # its fonts name the raised 2 a plain one
        expected = expected.replace("km²", "km2")

    (report,) = read_file(FILES / name)

    assert report.text == expected
    assert (report.country_iso3, report.theme, report.treaty) == ("ISL", "mine_ban_policy", "MBT")
    assert (report.report_year, report.last_updated) == (2018, dt.date(2018, 3, 5))


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", ICELAND)
def test_canonical_text_read_again_is_itself(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(read_file(FILES / name)[0].text, encoding="utf-8")

    assert read_file(copy)[0].text == copy.read_text(encoding="utf-8")


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", BOOKS)
def test_a_book_becomes_one_report_a_country_and_theme(name: str) -> None:
    reports = read_file(FILES / name)

    assert [(report.part, report.country_iso3, report.theme) for report in reports] == [
        (0, "ISL", "mine_ban_policy"),
        (1, "ISL", "cluster_munition_ban_policy"),
        (2, "CIV", "mine_ban_policy"),
        (3, "LAO", "mine_ban_policy"),
    ]
    for report, count in zip(reports, [3, 2, 2, 2], strict=True):
        notes = [segment for segment in report.segments if segment.zone == "note"]
        assert len(notes) == count
        for note in notes:
            assert report.text.count(f"[{note.note_number}]") == 2, "once in the text, once before the note"


@pytest.mark.issue(3)
def test_pages_of_a_pdf_are_kept() -> None:
    (report,) = read_file(FILES / "typst-one-column.pdf")

    assert report.segments[0].page == 1
    assert max(segment.page or 0 for segment in report.segments) == 2


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", ["typst-annual.pdf", "libreoffice-annual.pdf", "latex-annual.pdf"])
def test_edition_in_the_running_head_gives_the_year(name: str) -> None:
    assert {report.report_year for report in read_file(FILES / name)} == {2018}


OVERVIEWS = [
    "pandoc-overview.docx",
    "pandoc-overview.html",
    "typst-overview.pdf",
    "typst-overview-unruled.pdf",
    "libreoffice-overview.docx",
    "libreoffice-overview.html",
    "libreoffice-overview.pdf",
    "latex-overview.pdf",
]


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", OVERVIEWS)
def test_tables_do_not_depend_on_the_format(name: str) -> None:
    (report,) = read_file(FILES / name)

    assert report.text == read_file(FILES / OVERVIEWS[0])[0].text
    assert [report.text[s.start : s.end] for s in report.segments if s.zone == "overview_table"] == [
        "Mine Ban Treaty status\tState Party",
        "National implementation measures\tLegislation in force since 2001",
        "Transparency reporting\t30 April 2011",
        "Key developments\tTook part in the meetings of 2011 and, as this cell is meant to be longer than one line of "
        "print, has nothing else to report at all",
    ]
    assert [report.text[s.start : s.end] for s in report.segments if s.kind == "table_row"][-1] == "Total\t15\t460"


LONG = ["libreoffice-long.docx", "libreoffice-long.html", "libreoffice-long.pdf", "latex-long.pdf"]


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", LONG)
def test_notes_and_tables_that_go_on_over_the_end_of_a_page(name: str) -> None:
    (report,) = read_file(FILES / name)

    assert report.text == read_file(FILES / LONG[0])[0].text
    assert (
        "a long note: it says that the study goes on, that its end is not known, that other ministries" in report.text
    )
    rows = [report.text[s.start : s.end] for s in report.segments if s.kind == "table_row"]
    assert (len(rows), rows[6]) == (14, "Khammouane\t17\t1,204\tFirst survey")


@pytest.mark.issue(3)
def test_pages_of_a_table_that_goes_on() -> None:
    (report,) = read_file(FILES / "latex-long.pdf")

    rows = [segment.page for segment in report.segments if segment.kind == "table_row"]
    assert rows == [2] * 8 + [3] * 6
