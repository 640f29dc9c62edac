"""One report in every format gives one canonical text: files built by Pandoc and Typst (``files/README.md``)."""

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
]
BOOKS = ["pandoc-annual.docx", "pandoc-annual.html", "typst-annual.pdf", "typst-annual-columns.pdf"]


@pytest.mark.issue(3)
@pytest.mark.parametrize("name", ICELAND)
def test_canonical_text_does_not_depend_on_the_format(name: str) -> None:
    expected = (FILES / "iceland.canonical.txt").read_text(encoding="utf-8")

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
def test_edition_in_the_running_head_gives_the_year() -> None:
    assert {report.report_year for report in read_file(FILES / "typst-annual.pdf")} == {2018}


OVERVIEWS = ["pandoc-overview.docx", "pandoc-overview.html", "typst-overview.pdf", "typst-overview-unruled.pdf"]


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
