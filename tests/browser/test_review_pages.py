"""The review pages in a real browser: Chromium without a window, opened from disk as a reader would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import running_browser
from tests.review.sites import hostile_run, plain_run

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from running_browser()


class Watched:
    """A page, what its console says, and what it asks for."""

    def __init__(self, browser: Browser) -> None:
        self.complaints: list[str] = []
        self.fetched: list[str] = []
        self.page: Page = browser.new_page(viewport={"width": 1200, "height": 700})
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("request", lambda request: self.fetched.append(request.url))

    def open(self, path: Path, anchor: str = "") -> Page:
        self.page.goto(path.as_uri() + anchor)
        return self.page


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A new page; at the end nothing may have complained, and only pages from disk been fetched."""
    watched = Watched(browser)
    yield watched
    watched.page.close()
    assert watched.complaints == []
    assert [url for url in watched.fetched if not url.startswith("file:")] == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plain_run(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_run(tmp_path_factory.mktemp("hostile"))


def _open_report(watched: Watched, site: Path, title: str = "2017") -> Page:
    page = watched.open(site / "index.html")
    page.get_by_role("link", name=title).first.click()
    return page


def _picked_words(page: Page) -> str:
    return "".join(page.locator("mark.picked").all_inner_texts())


def _shown_claims(page: Page) -> int:
    return page.locator("#claims tbody tr:visible").count()


def test_a_finding_leads_to_its_claim_and_its_words(watched: Watched, site: Path) -> None:
    page = watched.open(site / "findings.html")
    page.locator("#findings tbody a").first.click()
    assert "72/53" in _picked_words(page)
    assert page.locator("tr.picked .severity").count() > 0


def test_clicking_a_claim_scrolls_to_its_words_and_marks_them(watched: Watched, site: Path) -> None:
    page = _open_report(watched, site)
    page.set_viewport_size({"width": 1200, "height": 300})
    page.get_by_role("button", name="never exported").click()
    assert "exported" in _picked_words(page)
    page.wait_for_function(
        "() => { const box = document.querySelector('mark.picked').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight }"
    )
    assert page.get_by_role("button", name="never exported").get_attribute("aria-pressed") == "true"


def test_a_claim_is_picked_with_the_keyboard(watched: Watched, site: Path) -> None:
    page = _open_report(watched, site)
    page.get_by_role("button", name="attended").focus()
    page.keyboard.press("Enter")
    assert "Fifteenth Meeting" in _picked_words(page)


def test_words_clicked_in_the_text_pick_their_claim(watched: Watched, site: Path) -> None:
    page = _open_report(watched, site)
    page.locator("mark.attendance:not(.legend *)").first.click()
    assert "attended" in page.locator("tr.picked").inner_text()


def test_claims_filter_by_type_and_words(watched: Watched, site: Path) -> None:
    page = _open_report(watched, site)
    every = _shown_claims(page)
    page.get_by_label("Type").select_option("attendance")
    assert 0 < _shown_claims(page) < every
    assert page.locator(".claims output").inner_text() == f"{_shown_claims(page)} of {every}"
    assert page.locator("mark.vote.off").count() > 0
    page.get_by_label("Type").select_option("")
    page.get_by_label("Search").fill("transfer EXPORTED")
    assert _shown_claims(page) == 1
    page.get_by_label("Search").press("Enter")
    page.get_by_label("Search").fill("")
    assert _shown_claims(page) == every


def test_claims_sort_by_date(watched: Watched, site: Path) -> None:
    page = _open_report(watched, site)
    page.get_by_role("button", name="When").click()
    told = [words for words in page.locator("#claims td.when").all_inner_texts() if words]
    assert told == sorted(told)
    page.get_by_role("button", name="When").click()
    told = page.locator("#claims td.when").all_inner_texts()
    dated = [words for words in told if words]
    assert dated == sorted(dated, reverse=True)
    assert told[: len(dated)] == dated  # claims without a date come last either way
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("When")


def test_a_marker_shows_its_sources(watched: Watched, site: Path) -> None:
    page = _open_report(watched, site)
    page.locator("a.marker", has_text="[2]").first.focus()
    shown = page.get_by_role("status").filter(has_text="Ibid.")
    assert "UN voting record" in shown.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#sources-of-marker").is_hidden()


def test_reports_are_searched_and_filtered(watched: Watched, site: Path) -> None:
    page = watched.open(site / "index.html")
    page.get_by_label("Search").fill("2014")
    assert page.locator("#reports tbody tr:visible").count() == 1
    page.get_by_label("Search").fill("")
    page.get_by_label("with findings").check()
    assert page.locator("#reports tbody tr:visible").count() == 1


def test_a_hostile_report_does_nothing(watched: Watched, hostile: Path) -> None:
    for path in sorted(hostile.rglob("*.html")):
        page = watched.open(path)
        for control in page.locator(".pick, summary, a.marker, thead button").all():
            control.focus()
            control.press("Enter")
        assert page.evaluate("window.acted") is None, path
        assert page.locator("img, iframe").count() == 0


def test_a_report_prints_with_its_claims_and_without_controls(watched: Watched, site: Path) -> None:
    page = _open_report(watched, site)
    page.emulate_media(media="print")
    assert page.locator(".filters").first.is_hidden()
    assert page.locator("#claims tbody tr").last.is_visible()
    assert page.pdf().startswith(b"%PDF")
