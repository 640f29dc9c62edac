"""Saved web pages: the article and its notes are found whichever way the page writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import IngestError, read_file
from pipeline.records import Report

LONG = (
    "Chad has said at several meetings of the Mine Ban Treaty that it will finish clearing its antipersonnel mines as "
    "soon as it finds the money to do so, and that it counts on the help of others until then"
)


def read_page(tmp_path: Path, body: str, head: str = "<title>Chad | Mine Ban Policy | Monitor</title>") -> list[Report]:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return read_file(path)


def body_and_notes(report: Report) -> tuple[str, list[str]]:
    body = [report.text[s.start : s.end] for s in report.segments if s.zone != "note" and s.kind == "paragraph"]
    notes = [report.text[s.start : s.end] for s in report.segments if s.zone == "note"]
    return "\n".join(body), notes


NOTATIONS = {
    "word": (
        '<p>{0}.<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a> It left.'
        '<a href="#_ftn2" name="_ftnref2">[2]</a></p><hr/>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Email, 3 May 2011.</p></div>'
        '<div id="ftn2"><p class="MsoFootnoteText"><a href="#_ftnref2" name="_ftn2">[2]</a>&nbsp;Ibid.</p></div>'
    ),
    "word endnotes with whole addresses": (
        '<p>{0}.<sup><a href="http://example.org/chad.aspx#_edn1" name="_ednref1">[1]</a></sup> It left.'
        '<a href="http://example.org/chad.aspx#_edn2" name="_ednref2">[2]</a></p>'
        '<p><a href="http://example.org/chad.aspx#_ednref1" name="_edn1">[1]</a> Email, 3 May 2011.</p>'
        '<p><a href="http://example.org/chad.aspx#_ednref2" name="_edn2">[2]</a> Ibid.</p>'
    ),
    "openoffice": (
        '<p>{0}.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> It left.'
        '<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p>'
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" '
        'href="#sdfootnote1anc">1</a>Email, 3 May 2011.</p></div>'
        '<div id="sdfootnote2"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote2sym" '
        'href="#sdfootnote2anc">2</a>Ibid.</p></div>'
    ),
    "list with return links": (
        '<p>{0}.<a href="#fn1" id="fnref1"><sup>1</sup></a> It left.<a href="#fn2" id="fnref2"><sup>2</sup></a></p>'
        '<section class="footnotes"><hr/><ol><li id="fn1"><p>Email, 3 May 2011.<a href="#fnref1">↩︎</a></p></li>'
        '<li id="fn2"><p>Ibid.<a href="#fnref2">↩︎</a></p></li></ol></section>'
    ),
    "names that say nothing": (
        '<p>{0}.<a href="#x1" name="y1">1</a> It left.<a href="#x2" name="y2">2</a></p>'
        '<p><a name="x1" href="#y1">1</a> Email, 3 May 2011.</p><p><a name="x2" href="#y2">2</a> Ibid.</p>'
    ),
    "no links, notes parted by line breaks": (
        "<p>{0}. [1] It left. [2]</p><p>[1] Email, 3 May 2011.<br/>[2] Ibid.</p>"
    ),
    "raised numbers and a list of notes": (
        "<p>{0}.<sup>1</sup> It left.<sup>2</sup></p><h3>Notes</h3><ol><li>Email, 3 May 2011.</li><li>Ibid.</li></ol>"
    ),
    "brackets outside the links": (
        '<p>{0}.[<a href="#_ftn1" name="_ftnref1">1</a>] It left.[<a href="#_ftn2" name="_ftnref2">2</a>]</p>'
        '<p>[<a href="#_ftnref1" name="_ftn1">1</a>] Email, 3 May 2011.</p>'
        '<p>[<a href="#_ftnref2" name="_ftn2">2</a>] Ibid.</p>'
    ),
}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_note_links_become_markers_and_notes(tmp_path: Path, notation: str) -> None:
    page = "<h1>Chad</h1><h2>Mine Ban Policy</h2>" + NOTATIONS[notation].format(LONG)

    (report,) = read_page(tmp_path, page)

    body, notes = body_and_notes(report)
    assert body == f"{LONG}.[1] It left.[2]"
    assert notes == ["[1] Email, 3 May 2011.", "[2] Ibid."]


def test_furniture_of_the_page_is_left_out(tmp_path: Path) -> None:
    page = f"""
    <div id="cookieConsent">We use cookies. <a href="/x">More</a></div>
    <nav><a href="/a">Home</a> <a href="/b">Reports</a></nav>
    <div class="breadcrumbs"><a href="/a">Home</a> / <a href="/b">Chad</a></div>
    <ul><li><a href="/c">Casualties</a></li><li><a href="/d">Victim Assistance</a></li></ul>
    <div class="main"><h1>Chad</h1><div><h2>Mine Ban Policy</h2><p>Last updated: 3 May 2011</p><p>{LONG}.</p>
    <p>{LONG}, as it did before.</p></div><p><a href="#top">Back to top</a></p></div>
    <footer><p>The landmine watchers are a group of people who watch. Contact us. &copy; 2011</p></footer>"""

    (report,) = read_page(tmp_path, page)

    assert report.text == (
        f"Chad\n\nMine Ban Policy\n\nLast updated: 3 May 2011\n\n{LONG}.\n\n{LONG}, as it did before.\n"
    )


def test_overview_table_becomes_rows_of_its_own_zone(tmp_path: Path) -> None:
    page = f"""<h1>Chad</h1><p>Last Updated: 3 May 2011</p><h2>Mine Ban Policy</h2>
    <table><tr><td colspan="2"><b>Mine ban policy overview</b></td></tr>
    <tr><td><p>Mine Ban Treaty status</p></td><td><p>State Party</p></td></tr>
    <tr><td>Key developments</td><td>Clearance deadline<br/>extended</td></tr></table>
    <h3>Policy</h3><p>{LONG}.</p>"""

    (report,) = read_page(tmp_path, page)

    rows = [report.text[s.start : s.end] for s in report.segments if s.zone == "overview_table"]
    assert rows == ["Mine Ban Treaty status\tState Party", "Key developments\tClearance deadline extended"]


def test_layout_tables_are_no_data(tmp_path: Path) -> None:
    page = f"<table><tr><td><h2>Mine Ban Policy</h2><p>{LONG}.</p></td><td><p>{LONG} again.</p></td></tr></table>"

    (report,) = read_page(tmp_path, page)

    assert {s.kind for s in report.segments} == {"heading", "paragraph"}


def test_exponent_is_no_note(tmp_path: Path) -> None:
    (report,) = read_page(tmp_path, f"<p>{LONG}: 12 km<sup>2</sup> of landmines.</p>")

    assert report.text.endswith("12 km2 of landmines.\n")


def test_view_all_page_with_the_same_anchors_twice(tmp_path: Path) -> None:
    article = NOTATIONS["word"].format(LONG)
    page = (
        f"<h1>Chad</h1><h2>Cluster Munition Ban Policy</h2><p>Last updated: 3 May 2011</p>{article}"
        f"<h2>Mine Ban Policy</h2><p>Last updated: 4 June 2011</p>{article}"
    )

    first, second = read_page(tmp_path, page)

    assert (first.theme, first.country_iso3, first.part) == ("cluster_munition_ban_policy", "TCD", 0)
    assert (second.theme, second.country_iso3, second.part) == ("mine_ban_policy", "TCD", 1)
    for report in (first, second):
        body, notes = body_and_notes(report)
        assert body.endswith(f"{LONG}.[1] It left.[2]")
        assert notes == ["[1] Email, 3 May 2011.", "[2] Ibid."]


def test_word_markup_and_entities(tmp_path: Path) -> None:
    page = (
        '<p class="MsoNormal"><b><span lang="EN-US">Use<o:p></o:p></span></b></p>'
        f"<p class=MsoNormal><span lang=EN>{LONG}&nbsp;&mdash; the army&rsquo;s land\u00admine plan.</span></p>"
    )

    (report,) = read_page(tmp_path, page)

    assert report.text == f"Use\n\n{LONG} — the army’s landmine plan.\n"
    assert report.segments[0].kind == "heading"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252")],
)
def test_encodings(tmp_path: Path, declared: str, encoding: str) -> None:
    path = tmp_path / "page.htm"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{LONG} “at São Tomé”.</p></body></html>'
    path.write_bytes(page.encode(encoding))

    (report,) = read_file(path)

    assert report.text == f"{LONG} “at São Tomé”.\n"


def test_page_nested_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="nested too deep"):
        read_page(tmp_path, f"<p>{LONG}.</p>" + "<div>" * 100_000 + f"<p>{LONG}.</p>")


def test_page_about_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="does not look like a monitor report"):
        read_page(tmp_path, "<p>Tonight at the opera: a comedy in two acts.</p>", head="<title>Opera</title>")
