"""Reading a file in through Chromium: nothing is saved until a person has looked and agreed."""

import json
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import serving

HEADER = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"
ROWS = [f"K{i};0801;Stöld;2024-01-{1 + i % 28:02};;;{487000 + 40 * i};6304000" for i in range(60)]
BAIT = "![a](https://evil.example/a.png)<img src=x onerror=alert(1)>"
SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"kod": f"K{i}", "namn": f"Kvarter {i}"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[w, 56.8], [w + 0.1, 56.8], [w + 0.1, 57], [w, 57], [w, 56.8]]],
            },
        }
        for i, w in enumerate((14.7, 14.8))
    ],
}


@pytest.fixture
def empty(tmp_path):
    """Address of a dashboard without any data."""
    with serving(tmp_path) as address:
        yield f"{address}/las-in"


def resting(page):
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def give(page, name, content):
    resting(page)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    )


def commit(page, label):
    page.get_by_role("button", name=label).click()
    page.get_by_text("är inläst").wait_for()


def test_districts_and_incidents_from_an_empty_store_to_the_map(page, empty):
    page.goto(empty)
    page.get_by_role("radio", name="Områden").click()
    page.get_by_text("Områden med kod").wait_for()
    give(page, "kvarter.geojson", json.dumps(SQUARES))
    page.get_by_alt_text("Områdena i filen").wait_for()
    commit(page, "Läs in 2 områden")
    page.get_by_role("radio", name="Händelser").click()
    page.get_by_text("Ett uttag med ett brott per rad").wait_for()
    give(page, "uttag.csv", "\n".join([HEADER, *ROWS, f"X;0801;{BAIT};{BAIT};;;;"]))
    page.get_by_alt_text("Karta över händelserna och områdena").wait_for()
    assert page.get_by_text("1 × Datumet går inte att tolka.").is_visible()
    assert page.locator("img[src*=evil], a[href*=evil]").count() == 0
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hämta de avvisade raderna").click()
    assert "bad_date" in saved.value.path().read_text("utf-8-sig")
    commit(page, "Läs in 60 nya händelser")
    page.get_by_role("link", name="Lägesbild").first.click()
    page.get_by_role("heading", name="60").wait_for()


def test_a_question_holds_the_import_back(page, empty):
    page.goto(empty)
    give(page, "uttag.csv", "\n".join([HEADER, *ROWS, "Y;0801;Stöld;2999-01-01;;;;"]))
    button = page.get_by_role("button", name="Läs in 60 nya händelser")
    button.wait_for()
    assert button.is_disabled()
    page.get_by_text("Filen har datum i framtiden, det senaste 2999-01-01.").click()
    resting(page)
    commit(page, "Läs in 60 nya händelser")


def test_the_polices_news_is_refused_with_the_reason(page, dashboard):
    news = [{"datetime": "2026-08-22 6:41:18 +02:00", "summary": "", "location": {"gps": "1,2"}}]
    page.goto(f"{dashboard}/las-in")
    give(page, "händelser.json", json.dumps(news))
    page.get_by_text("nyhetsflöde").wait_for()
    assert page.get_by_role("button", name="Läs in").count() == 0


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_page_fits_the_screen(page, dashboard, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{dashboard}/las-in")
    give(page, "uttag.csv", "\n".join([HEADER, *ROWS]))
    page.get_by_alt_text("Karta över händelserna och områdena").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert urlsplit(page.url).path == "/las-in"
