"""From what is on screen to a problem, a cause and an action, and back to the same numbers."""

import re

from tests.browser.situation import STILL, Situation, until


def rest(page):
    until(page, STILL)


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    rest(page)


def test_from_the_map_to_a_plan_and_back(page, dashboard):
    picture = Situation(page, dashboard).open("?omrade=araby&lager=antal")
    total = picture.total
    press(page, "Gör till problem")
    page.get_by_label("Vad är problemet?").fill("Oro kring torget")
    page.get_by_role("button", name="Skriv ner problemet").click()
    page.get_by_role("heading", name="Oro kring torget").wait_for()
    rest(page)
    assert re.search(rf"{total} anmälda brott", page.locator(".st-key-plan").inner_text())
    assert page.get_by_alt_text("Kartan som den såg ut").count() == 1
    assert page.get_by_text("Saknar orsaker, åtgärder, uppföljning").count() >= 1

    press(page, "Lägg till orsak")
    page.get_by_label("Orsaken").fill("Torget är mörkt <i>om kvällen")
    press(page, "Spara")
    page.get_by_text("Torget är mörkt <i>om kvällen").first.wait_for()

    press(page, "Lägg till åtgärd")
    page.get_by_label("Vad ska göras?").fill("Sätt upp lampor")
    press(page, "Spara")
    page.locator(".st-key-plan_lane_0", has_text="Sätt upp lampor").wait_for()
    page.locator(".st-key-plan_lane_0", has_text="Saknar orsak, ansvarig").wait_for()
    press(page, "Flytta till pågår")
    page.locator(".st-key-plan_lane_1", has_text="Sätt upp lampor").wait_for()
    with page.expect_download() as file:
        page.get_by_role("button", name="Ladda ner (XLSX)").click()
    assert file.value.path().read_bytes().startswith(b"PK")

    page.get_by_role("link", name="Öppna som känt").click()
    page.locator(".st-key-panel h1").wait_for()
    rest(page)
    assert picture.total == total
    assert page.get_by_text("Visas som känt").is_visible()
    press(page, "Visa som känt nu")
    page.wait_for_url(lambda url: "kand=" not in url)
    assert picture.query["omrade"] == "araby"
