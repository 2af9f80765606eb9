"""The measurements: the page beside an empty app, the usual way, a cold start, an import."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from data.store import Store
from geo.measures.registry import MEASURES
from tests.bench import browser, ground, report, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

EMPTY = "tests/bench/apps/empty.py"
FILTER = ".st-key-f_days"  # the switches that a step turns: the weekdays, none meaning all
WARM = 7  # steps that turn every weekday on; not counted


@contextmanager
def clicking(playwright: Playwright, at: server.Server, shown: str, query: str = "") -> Iterator:
    """Open a server's page in a browser of its own, ready to be clicked on."""
    with browser.opened(playwright, shown) as page:
        browser.first_shown(page, f"{at.address}{query}")
        found = page.locator(FILTER).get_by_test_id("stButtonGroup")
        yield browser.Clicker(page, found.first.get_by_role("button"))


def situation(playwright: Playwright, store: Path, count: int, *, query: str = "") -> dict:
    """Measure the page on one store, each step beside one of an empty app.

    Turn and turn about, so that whatever else the machine does meets both. ``query`` is
    where the page is opened: the default layer of the situation picture if "".
    """
    with ExitStack() as stack:
        enter = stack.enter_context
        served = enter(server.streamlit("dashboard.py", store=store))
        bare = enter(server.streamlit(EMPTY))
        page = enter(clicking(playwright, served, browser.MAP, query))
        empty = enter(clicking(playwright, bare, browser.TEXT))
        pairs = [(page.step(n), empty.step(n)) for n in range(1, count + WARM + 1)][WARM:]
        rss = served.rss()
    mine, theirs = (report.summary(list(side)) for side in zip(*pairs, strict=True))
    return {"page": mine, "empty": theirs, "rss": rss}


def layers(playwright: Playwright, size: int, count: int) -> dict[str, dict]:
    """Measure every layer, many interventions on one, and crime beside insecurity."""
    places = {measure.id: f"/?lager={measure.id}" for measure in MEASURES}
    places["brott-och-otrygghet"] = "/brott-och-otrygghet"
    store = ground.store_of(size)
    found = {name: situation(playwright, store, count, query=at) for name, at in places.items()}
    crowd, at = ground.crowded(size), "/?lager=antal&insatser=1"
    found[f"{ground.CROWD} interventions"] = situation(playwright, crowd, count, query=at)
    return found


def usual(playwright: Playwright, size: int, count: int) -> dict | None:
    """Measure the usual way; None where its plugin cannot be had."""
    folder = ground.usual_app()
    if folder is None:
        return None
    store = ground.store_of(size)
    with (
        server.streamlit("usual.py", store=store, cwd=folder) as served,
        clicking(playwright, served, browser.HEAT) as page,
    ):
        return report.summary([page.step(n) for n in range(1, count + WARM + 1)][WARM:])


def cold_start(playwright: Playwright, store: Path) -> float:
    """Return seconds from ``make run`` with a full store to the first map on screen."""
    begin = time.time()
    with server.make_run(store) as served, browser.opened(playwright, browser.MAP) as page:
        server.wait_for(served)
        return browser.first_shown(page, served.address) - begin


def import_seconds(size: int) -> float:
    """Return seconds to import and join a CSV of ``size`` incidents into an empty store."""
    file, store = ground.csv_of(size), ground.districts_only()
    begin = time.perf_counter()
    said = ground.command("import", "incidents", str(file), *ground.PROFILE, store=store)
    Store(store).incidents()  # joined to the districts and ready to be filtered
    taken = time.perf_counter() - begin
    ground.check_import(said, size)
    return taken
