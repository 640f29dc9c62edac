"""The review pages as files: what stands on them, that they hold together, that a report can't act on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.records import ClaimRow
from pipeline.review.marked_text import text_blocks
from pipeline.review.site import write_site
from pipeline.tables.read import read_rows
from pipeline.tables.write import write_tables
from tests.review.sites import ATTACK, hostile_run, plain_run
from tests.samples import BODY, EVIDENCE, sample_rows

OURS = """
html head meta title style script body a nav main h1 h2 h3 p b br span mark section div ul li table thead tbody tr th td
label input select option output button details summary blockquote dl dt dd
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plain_run(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_run(tmp_path_factory.mktemp("hostile"))


def _pages(site: Path) -> dict[Path, lxml.html.HtmlElement]:
    return {path: lxml.html.fromstring(path.read_bytes()) for path in sorted(site.rglob("*.html"))}


def _report_page(site: Path, year: int) -> lxml.html.HtmlElement:
    documents = read_rows(site.parent / "out", "documents")
    doc_id = next(row.doc_id for row in documents if row.report_year == year)
    return _pages(site)[site / "reports" / f"{doc_id}.html"]


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = _pages(site)
    assert len(pages) == 5  # index, findings, two reports, a country
    for path, page in pages.items():
        for href in page.xpath("//a/@href"):
            name, _, anchor = href.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target in pages, f"{path}: {href}"
            assert not anchor or pages[target].xpath("//*[@id=$name]", name=anchor), f"{path}: {href}"


def test_index_tells_what_there_is(site: Path) -> None:
    index = _pages(site)[site / "index.html"]
    rows = [_words(row) for row in index.xpath("//table/tbody/tr")]
    assert ["2014" in row or "2017" in row for row in rows] == [True, True]
    assert index.xpath("//tr[@data-year='2017']/@data-findings") == ["yes"]
    assert "2 reports" in _words(index)


def test_report_page_marks_each_claim_s_words(site: Path) -> None:
    page = _report_page(site, 2017)
    claims: list[ClaimRow] = [
        claim
        for claim in read_rows(site.parent / "out", "claims")
        if page.xpath("//tr[@data-claim=$id]", id=claim.claim_id)
    ]
    assert len(claims) >= 4
    for claim in claims:
        marked = page.xpath("//mark[contains(concat(' ', @data-claims, ' '), $id)]", id=f" {claim.claim_id} ")
        assert "".join(mark.text_content() for mark in marked) == claim.evidence


def test_report_page_shows_findings_and_what_ibid_stands_for(site: Path) -> None:
    page = _report_page(site, 2017)
    assert "72/53" in _words(page.xpath("//section[@class='findings']")[0])
    assert "Ibid. stands for note 1: UN voting record of 5 December 2016" in _words(page.get_element_by_id("note-2"))


def test_country_page_puts_the_years_side_by_side(site: Path) -> None:
    page = _pages(site)[site / "countries" / "NOR.html"]
    row = next(row for row in page.xpath("//tr") if _words(row).startswith("production"))
    assert ["never produced" in _words(cell) for cell in row.xpath("td")] == [True, True]
    attended = next(row for row in page.xpath("//tr") if _words(row).startswith("attendance"))
    assert [event in _words(attended) for event in ("MBT-RC-3", "MBT-MSP-15")] == [True, True]


def test_country_page_holds_votes_against_the_record(tmp_path: Path) -> None:
    rows = sample_rows()
    said = replace(rows.votes[0], country_iso3="NOR")
    rows.documents = [replace(rows.documents[0], country_iso3="NOR", country_name="Norway")]
    rows.votes = [said, replace(said, year=2015, session=70, resolution=None, vote="abstained", basis="implied")]
    write_tables(rows, tmp_path / "out", {})
    write_site(tmp_path / "out", tmp_path / "pages")
    page = lxml.html.fromstring((tmp_path / "pages" / "countries" / "NOR.html").read_bytes())
    told = [[_words(cell) for cell in row] for row in page.xpath("//table[@id='votes']/tbody/tr")]
    assert told == [
        ["2015", "MBT", "abstained", "in favor differs", "", "2016 (implied)"],
        ["2016", "MBT", "in favor", "in favor", "A/RES/71/34", "2016 (explicit)"],
    ]


def test_overlapping_claims_and_markers_are_cut_into_pieces() -> None:
    rows = sample_rows()
    text = rows.documents[0].text
    claim = rows.claims[0]
    longer = replace(claim, claim_id="c2", start=text.index(BODY))
    heading, body, *notes = text_blocks(text, rows.sentences, [claim, longer], [])
    assert heading.kind == "heading"
    pieces = [(piece.text, [found.claim_id for found in piece.claims], piece.notes) for piece in body.cells[0]]
    assert pieces[:2] == [("Ruritania ", ["c2"], ()), (EVIDENCE, [claim.claim_id, "c2"], ())]
    assert len(notes) == 2


def test_a_report_of_markup_is_only_text(hostile: Path) -> None:
    own_script = {page.xpath("string(//script)") for page in _pages(hostile).values()}
    assert len(own_script) == 1
    for path, page in _pages(hostile).items():
        elements = [element for element in page.iter() if isinstance(element.tag, str)]
        assert {element.tag for element in elements} <= set(OURS.split()), path
        assert len(page.xpath("//script")) == 1, path
        names = {name for element in elements for name in element.attrib}
        assert not [name for name in names if name.startswith("on") or name in ("src", "style", "autofocus")], path
        assert all(
            href.startswith(("#", "../", "index", "findings", "reports/", "countries/"))
            for href in page.xpath("//@href")
        )
        assert ATTACK in page.text_content(), path


def test_control_characters_are_spelled_out(tmp_path: Path) -> None:
    rows = sample_rows()
    rows.documents = [replace(rows.documents[0], title="Policy \u202eyciloP\x1b[2J")]
    write_tables(rows, tmp_path / "out", {})
    write_site(tmp_path / "out", tmp_path / "pages")
    page = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert "Policy \\u202eyciloP\\x1b[2J" in page
    assert "\x1b" not in page


def test_pages_are_written_again_but_never_over_other_files(tmp_path: Path) -> None:
    write_tables(sample_rows(), tmp_path, {})
    runner = CliRunner()
    first = runner.invoke(main, ["review", str(tmp_path)])
    assert first.exit_code == 0, first.output
    (tmp_path / "review" / "reports" / "gone.html").touch()
    assert runner.invoke(main, ["review", str(tmp_path)]).exit_code == 0
    assert not (tmp_path / "review" / "reports" / "gone.html").exists()

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    refused = runner.invoke(main, ["review", str(tmp_path), "--to", str(tmp_path / "mine")])
    assert refused.exit_code == 2
    assert "--to" in refused.output
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "mine"


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["review", str(tmp_path)])
    assert result.exit_code == 2
    assert "monitor-facts extract" in result.output
