"""Reading a file in through Chromium: nothing is saved until a person has looked and agreed."""

import json
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import serving
from tests.browser.situation import STILL, until

HEADER = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"
PLACES = [f"{i};0801;Stöld;2024-01-{1 + i % 28:02};;;{487000 + 40 * i};6304000" for i in range(60)]
ROWS, OTHERS = ([f"{series}{place}" for place in PLACES] for series in "KL")
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


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """Address of a dashboard that begins without any data."""
    with serving(tmp_path_factory.mktemp("empty")) as address:
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
    give(page, "uttag.csv", "\n".join([HEADER, *OTHERS, "Y;0801;Stöld;2999-01-01;;;;"]))
    button = page.get_by_role("button", name="Läs in 60 nya händelser")
    button.wait_for()
    assert button.is_disabled()
    page.get_by_text("Filen har datum i framtiden, det senaste 2999-01-01.").click()
    resting(page)
    commit(page, "Läs in 60 nya händelser")


@pytest.fixture(scope="module")
def intake(tab, dashboard):
    """The page with demo data behind it."""
    tab.goto(f"{dashboard}/las-in")
    return tab


def test_the_polices_news_is_refused_with_the_reason(intake):
    news = [{"datetime": "2026-08-22 6:41:18 +02:00", "summary": "", "location": {"gps": "1,2"}}]
    give(intake, "händelser.json", json.dumps(news))
    intake.get_by_text("nyhetsflöde").wait_for()
    assert intake.get_by_role("button", name="Läs in").count() == 0


def test_the_page_fits_the_screen(intake):
    give(intake, "uttag.csv", "\n".join([HEADER, *ROWS]))
    intake.get_by_alt_text("Karta över händelserna och områdena").wait_for()
    for width, height in ((1440, 900), (390, 844)):
        intake.set_viewport_size({"width": width, "height": height})
        until(intake, STILL)
        assert intake.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert urlsplit(intake.url).path == "/las-in"
