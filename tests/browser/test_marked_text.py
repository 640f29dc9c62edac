"""The notebooks' marked text in a real browser: its script with a model that stands in for the kernel's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from pipeline.review.audit import Audit
from pipeline.review.rendering import asset
from tests.browser.chromium import running_browser
from tests.review.sites import plain_run

pytestmark = pytest.mark.browser

MODEL = """
async ([script, html]) => {
  const values = { html, picked: "", selected: [] }, listeners = {};
  window.model = {
    values,
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; for (const tell of listeners["change:" + name] ?? []) tell(); },
    save_changes: () => {},
    on: (name, tell) => { (listeners[name] ??= []).push(tell); },
  };
  const module = await import("data:text/javascript;charset=utf-8," + encodeURIComponent(script));
  module.default.render({ model: window.model, el: document.querySelector("#text") });
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from running_browser()


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    audit = Audit(plain_run(tmp_path_factory.mktemp("plain")).parent / "out", "Ana")
    audit.open(audit.reports[-1][1])
    return audit


@pytest.fixture
def page(browser: Browser, audit: Audit) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content('<div id="text" style="height: 12rem; overflow-y: auto"></div>')
    page.evaluate(MODEL, [asset("marked.js"), audit.text()])
    yield page
    page.close()


def test_words_clicked_pick_their_claim(page: Page, audit: Audit) -> None:
    page.locator("mark.attendance").first.click()
    picked = page.evaluate("model.values.picked")
    assert audit.claim(picked).claim.claim_type == "attendance"
    assert "".join(page.locator("mark.picked").all_inner_texts()) == audit.claim(picked).claim.evidence


def test_a_claim_picked_elsewhere_is_scrolled_to(page: Page, audit: Audit) -> None:
    assert audit.view is not None
    last = audit.view.claims[-1].claim
    page.evaluate("id => model.set('picked', id)", last.claim_id)
    top, bottom = page.evaluate(
        "() => { const box = document.querySelector('mark.picked').getBoundingClientRect(),"
        " frame = document.querySelector('#text').getBoundingClientRect();"
        " return [box.top - frame.top, frame.bottom - box.bottom] }"
    )
    assert top >= 0
    assert bottom >= 0


@pytest.mark.parametrize("selector", ["mark.vote", "p:has(mark.vote)", "p:has(mark.attendance) .marker"])
def test_selected_words_are_told_by_their_place_in_the_report(page: Page, audit: Audit, selector: str) -> None:
    chosen = page.locator(selector).first
    page.evaluate("element => getSelection().selectAllChildren(element)", chosen.element_handle())
    chosen.dispatch_event("mouseup")
    assert audit.view is not None
    start, end = page.evaluate("model.values.selected")
    assert audit.view.document.text[start:end] == chosen.text_content()


def test_a_part_of_a_word_is_selected_with_the_keyboard(page: Page, audit: Audit) -> None:
    page.evaluate(
        "() => { const words = document.querySelector('mark.vote').firstChild;"
        " getSelection().setBaseAndExtent(words, 2, words, 5) }"
    )
    page.locator("#text").press("Shift")
    assert audit.view is not None
    start, end = page.evaluate("model.values.selected")
    assert audit.view.document.text[start:end] == page.locator("mark.vote").first.inner_text()[2:5]
