"""``make screenshot``: the picture in the README, of the demo data."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import browser, ground, server

PICTURE = server.ROOT / "docs" / "situation.png"
DEMO = 60_000
SCREEN = {"width": 1920, "height": 1080}


def take(picture: Path = PICTURE) -> None:
    """Draw the situation picture on a shared screen's size and save it."""
    picture.parent.mkdir(exist_ok=True)
    with (
        sync_playwright() as playwright,
        server.streamlit("dashboard.py", store=ground.store_of(DEMO)) as served,
        browser.opened(playwright, browser.MAP) as page,
    ):
        page.set_viewport_size(SCREEN)
        browser.first_shown(page, served.address)
        page.wait_for_function(browser.STILL, arg=[1000], polling=100)
        page.screenshot(path=picture)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
