"""The browser that the tests of pages run in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def running_browser() -> Iterator[Browser]:
    """Chromium without a window, closed at the end. Fails, saying what to install, where there is none."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path, f"these tests need one of {', '.join(NAMES)}, for example from `apt-get install chromium`"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        yield running
        running.close()
