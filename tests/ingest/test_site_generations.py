"""Pages shaped like those of every generation of the site: yearly books, archived profiles, aspx, the present one.

The frames around the articles are what published pages have; the articles are samples.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.ingest import read_file
from pipeline.records import Report

NOTE = '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Letter from a ministry, 4 May 2001.</p>'


def prose(name: str) -> str:
    return (
        f'<p>{name} has not joined the Mine Ban Treaty.<a href="#_ftn1" name="_ftnref1">[1]</a> A sample says so, and '
        "goes on for as long as a paragraph of a report does, with no claim about antipersonnel mines or landmines.</p>"
    )


def book_page(head: str, year: int, article: str) -> str:
    """A page of the archived yearly books: menus in tables and lists, the head "NAME, Landmine Monitor Report YEAR"."""
    return f"""<html><head><title>{head}, Landmine Monitor Report {year}</title></head><body>
<div>+ &nbsp; <span>*</span> &nbsp; +</div>
<ul><li><a href="/a">About Us</a></li><li><a href="/i">The Issues</a></li><li><a href="/o">Order</a></li></ul>
<div>ARCHIVES HOME PAGE<br>&nbsp;&nbsp;&nbsp; &gt;</div>
<table><tr><td><p>Sub-Sections:</p><p><a href="#u">Use</a></p><p><a href="/t">Table of Contents</a></p>
<p><a href="/c">Country Reports</a></p></td>
<td><p><b>{head}, Landmine Monitor Report {year}</b></p><h1>{head}</h1>{article}</td></tr></table></body></html>"""


def aspx_page(name: str, theme: str, article: str, updated: str = "09 October 2018") -> str:
    """A page of the site of 2014 to 2022: tabs of themes, a trail of links, the country above the theme."""
    return f"""<!DOCTYPE html><html><head><title>{name} | {theme} | Monitor</title></head><body><form>
<ul class="menu"><li><a href="/1">Home</a></li><li><a href="/2">Reports</a></li></ul>
<div class="tabs"><ul><li><a href="a">Cluster Munition Ban Policy</a></li><li><a href="b">Mine Ban Policy</a></li>
<li><a href="c">Impact</a></li><li><a href="d">View all</a></li></ul></div>
<div class="crumbs"><a href="/">Home</a> &gt; <a href="/r">Reports</a></div><h2>{name}</h2>
<div class="text"><h1>{theme}</h1><p>Last updated: {updated}</p>{article}</div></form></body></html>"""


def read_page(tmp_path: Path, page: str) -> Report:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (report,) = read_file(tmp_path / "page.html")
    return report


def lines(report: Report, *kinds: str) -> list[str]:
    return [report.text[s.start : s.end] for s in report.segments if s.kind in kinds]


def about(report: Report) -> tuple[str | None, str | None, str, str | None, int | None]:
    name = (report.country_name or "").replace("’", "'") or None
    return report.country_iso3, name, report.theme, report.treaty, report.report_year


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("head", "iso3", "name"),
    [
        ("DEMOCRATIC REPUBLIC OF CONGO", "COD", "Democratic Republic of the Congo"),
        ("FORMER YUGOSLAV REPUBLIC OF MACEDONIA", "MKD", "North Macedonia"),
        ("BOSNIA AND HERZEGOVINA", "BIH", "Bosnia and Herzegovina"),
        ("Burma (Myanmar)", "MMR", "Myanmar"),
        ("Côte d’Ivoire", "CIV", "Côte d'Ivoire"),
        ("Palestine", "PSE", "Palestine"),
        ("Western Sahara", "ESH", "Western Sahara"),
        ("Nagorno-Karabakh", None, "Nagorno-Karabakh"),
        ("Abkhazia", None, "Abkhazia"),
    ],
)
def test_country_page_of_a_yearly_book(tmp_path: Path, head: str, iso3: str | None, name: str) -> None:
    article = f"<h2>MINE BAN POLICY</h2>{prose(head)}<h3>USE</h3>{prose(head)}{NOTE}"

    report = read_page(tmp_path, book_page(head, 2003, article))

    assert about(report) == (iso3, name, "mine_ban_policy", "MBT", 2003)
    assert lines(report, "heading") == [f"{head}, Landmine Monitor Report 2003", head, "MINE BAN POLICY", "USE"]
    assert lines(report, "note") == ["[1] Letter from a ministry, 4 May 2001."]
    assert len(lines(report, "paragraph")) == 2


ROWS = [
    ("Stockpile", "Uncertain; some destroyed in 2006"),
    ("Contamination", "APMs, AVMs, UXO"),
    ("Estimated area of contamination", "Not surveyed"),
    ("Demining in 2006", "No formal demining"),
    ("MRE capacity", "Inadequate"),
    ("Mine/ERW casualties in 2006", "Total: 24 (2005: 2)"),
    ("Key developments since May 2006", "A survey began."),
]


@pytest.mark.issue(3)
def test_table_of_facts_of_the_books_of_2007_and_2008(tmp_path: Path) -> None:
    table = "".join(f"<tr><td><p>{label}</p></td><td><p>{value}</p></td></tr>" for label, value in ROWS)
    article = f"<table>{table}</table><h2>Mine Ban Policy</h2>{prose('Western Sahara')}{NOTE}"

    report = read_page(tmp_path, book_page("Western Sahara", 2007, article))

    overview = [report.text[s.start : s.end] for s in report.segments if s.zone == "overview_table"]
    assert overview == [f"{label}\t{value}" for label, value in ROWS]


@pytest.mark.issue(3)
def test_the_same_table_copied_as_lines(tmp_path: Path) -> None:
    table = "\n\n".join(f"{label}\n\n{value}" for label, value in ROWS)
    text = (
        f"Western Sahara\n\n{table}\n\nMine Ban Policy\n\nPolisario has not used landmines, says a sample of a report."
    )
    (tmp_path / "copied.txt").write_text(text, encoding="utf-8")

    (report,) = read_file(tmp_path / "copied.txt")

    overview = [report.text[s.start : s.end] for s in report.segments if s.zone == "overview_table"]
    assert overview == [f"{label}\n\n{value}" for label, value in ROWS]
    assert lines(report, "heading") == ["Western Sahara", "Mine Ban Policy"]


@pytest.mark.issue(3)
def test_chapter_of_a_book_with_a_section_a_country(tmp_path: Path) -> None:
    sections = "".join(f"<p><b>{name}</b></p>{prose(name)}" for name in ("Afghanistan", "Albania", "Algeria", "Angola"))

    report = read_page(tmp_path, book_page("Key Developments Since 2004", 2005, f"<h2>States Parties</h2>{sections}"))

    assert about(report) == (None, None, "overview", "MBT", 2005)
    assert lines(report, "heading")[-5:] == ["States Parties", "Afghanistan", "Albania", "Algeria", "Angola"]


@pytest.mark.issue(3)
def test_archived_profile_with_its_overview_table(tmp_path: Path) -> None:
    page = f"""<html><head><title>Monitor archive</title></head><body><div>+ * +</div><p>ARCHIVES HOME PAGE</p>
<div class="box"><p><b>Email Notification</b> Receive notifications when this Country Profile is updated.</p>
<p>Sections</p><p>Send us your feedback on this profile</p></div>
<div><h1>Lao PDR</h1><p>Last Updated: 23 August 2014</p><h2>Cluster Munition Ban Policy</h2>
<h3>Commitment to the Convention on Cluster Munitions</h3><table>
<tr><td><p>Convention on Cluster Munitions status</p></td><td><p>State Party</p></td></tr>
<tr><td>Key developments</td><td>Sent a report</td></tr></table>
<h3>Policy</h3>{prose("Lao PDR")}<p><strong>Use</strong></p>{prose("Lao PDR")}<hr>{NOTE}</div></body></html>"""

    report = read_page(tmp_path, page)

    assert about(report) == ("LAO", "Lao PDR", "cluster_munition_ban_policy", "CCM", 2014)
    assert (report.title, report.last_updated) == ("Lao PDR: Cluster Munition Ban Policy", dt.date(2014, 8, 23))
    assert lines(report, "table_row") == [
        "Convention on Cluster Munitions status\tState Party",
        "Key developments\tSent a report",
    ]
    assert report.text.startswith("Lao PDR\n\nLast Updated: 23 August 2014\n\nCluster Munition Ban Policy\n")
    assert [s.section for s in report.segments if s.kind == "paragraph"][-2:] == ["Policy", "Use"]


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    ("printed", "iso3", "name"),
    [
        ("Myanmar_Burma", "MMR", "Myanmar"),
        ("Cote d&rsquo;Ivoire", "CIV", "Côte d'Ivoire"),
        ("Congo, DR", "COD", "Democratic Republic of the Congo"),
        ("Macedonia FYR", "MKD", "North Macedonia"),
        ("Kosovo", "XKX", "Kosovo"),
    ],
)
def test_aspx_page(tmp_path: Path, printed: str, iso3: str, name: str) -> None:
    article = f"<p><strong>Policy</strong></p>{prose('The state')}<p><strong>Use</strong></p>{prose('The state')}{NOTE}"

    report = read_page(tmp_path, aspx_page(printed, "Mine Ban Policy", article))

    assert about(report) == (iso3, name, "mine_ban_policy", "MBT", 2018)
    assert report.last_updated == dt.date(2018, 10, 9)
    assert lines(report, "heading")[1:] == ["Mine Ban Policy", "Policy", "Use"]


@pytest.mark.issue(3)
@pytest.mark.parametrize(
    "jump",
    [
        '<p>Jump to a specific section of the chapter:</p><p><a href="#u">Use</a> | <a href="#p">Production</a></p>',
        '<p>[ <a href="#u">Use</a> | <a href="#p">Production</a> | <a href="#t">Transfer</a> ]</p>',
    ],
)
def test_global_chapter_on_an_aspx_page(tmp_path: Path, jump: str) -> None:
    article = f"""{jump}<h2>Introduction</h2><p>Over two decades the Mine Ban Treaty has grown. New use of
antipersonnel mines was recorded in Myanmar, in India, in Libya, in Pakistan, and in Syria, says this sample.</p>"""

    report = read_page(tmp_path, aspx_page("Landmine Monitor 2020", "Ban Policy", article, "12 November 2020"))

    assert about(report) == (None, None, "overview", "MBT", 2020)
    assert lines(report, "heading") == ["Landmine Monitor 2020", "Ban Policy", "Introduction"]
    assert len(lines(report, "paragraph")) == 2, "the date and the introduction; the links to sections are no text"


@pytest.mark.issue(3)
def test_present_site(tmp_path: Path) -> None:
    article = prose("DR Congo").replace("#_ftn1", "#fn1").replace("_ftnref1", "fnref1")
    page = f"""<html><head><title>Monitor</title></head><body><header><nav><a href="/">Home</a></nav></header>
<main><article><p>Country Profile</p><h1>DR Congo</h1><div>Last Updated: 3 October 2023</div><h2>Mine Ban Policy</h2>
<div class="share"><a href="/s">Share</a></div><h3>Ten-Year Review</h3>{article}
<section class="footnotes"><ol><li>Letter from a ministry, 4 May 2011. <a href="#fnref1">↩</a></li></ol></section>
</article></main><footer>© 2023</footer>
<div class="cookie-banner">We use cookies to improve this website.</div></body></html>"""

    report = read_page(tmp_path, page)

    assert about(report) == ("COD", "Democratic Republic of the Congo", "mine_ban_policy", "MBT", 2023)
    assert report.title == "DR Congo: Mine Ban Policy"
    assert lines(report, "heading") == ["DR Congo", "Mine Ban Policy", "Ten-Year Review"]
    assert lines(report, "note") == ["[1] Letter from a ministry, 4 May 2011."]
    assert "Share" not in report.text
    assert "cookies" not in report.text
