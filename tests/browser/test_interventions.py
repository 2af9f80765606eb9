"""An intervention from the first corner on the map to its place in the situation picture."""

import sqlite3

import pytest

from tests.browser.acts import Acts
from tests.browser.situation import Situation

NAME = "Lampor längs stigen"


@pytest.fixture(scope="module")
def acts(tab, dashboard):
    return sized(Acts(tab, dashboard), 1920, 1080)


def sized(acts, width, height):
    acts.page.set_viewport_size({"width": width, "height": height})
    return acts


def test_an_intervention_is_drawn_changed_closed_and_seen_everywhere(acts, store):
    acts.visit()
    before, lines = len(acts.names), acts.frame.locator("path.act.own").count()
    acts.add(NAME)
    assert len(acts.names) == before + 1
    acts.signs(NAME).wait_for()
    assert acts.frame.locator("path.act.own").count() == lines + 1

    acts.press("Ändra")
    acts.page.get_by_label("Namn").fill(f"{NAME} och parken")
    acts.press("Spara")
    acts.page.locator(".st-key-act_card h2", has_text="och parken").wait_for()
    acts.press("Avsluta")
    acts.page.get_by_label("Uppföljning").fill("Ljusare nu.")
    acts.page.locator("[class*=_status] input").first.click()
    acts.page.get_by_role("option", name="Avslutad").click()
    acts.press("Spara")
    acts.page.locator(".st-key-act_card", has_text="avslutad").first.wait_for()
    assert "avslutad" in acts.card
    kept = sqlite3.connect(store / "store" / "records.sqlite3")
    (row,) = kept.execute(
        "select status, follow_up, version from interventions where name like ?", [f"{NAME}%"]
    )
    kept.close()
    assert row == ("avslutad", "Ljusare nu.", 3)

    acts.signs("Kamerabevakning vid torget, Araby").click(force=True)
    acts.page.locator(".st-key-act_card h2", has_text="Kamerabevakning").wait_for()
    picture = Situation(acts.page, acts.address)
    picture.start = {}
    picture.visit("?insatser=1&period=ar")
    assert picture.frame.locator(f".unseen:text-is('{NAME} och parken')").count() == 1


def test_on_a_phone_the_card_comes_before_the_time_line(acts):
    sized(acts, 390, 844).open("?insats=1")
    assert acts.page.evaluate("document.documentElement.scrollWidth") <= 390
    card, gantt = (
        acts.page.locator(part).first.bounding_box()["y"]
        for part in (".st-key-act_card", "[class*=st-key-act_gantt]")
    )
    assert card < gantt


def test_the_keyboard_alone_can_place_one_and_let_go(acts):
    sized(acts, 1920, 1080).visit()
    acts.press("Ny insats")
    acts.frame.get_by_role("button", name="Yta").press("Enter")
    frame = acts.frame.locator(".leaflet-container")
    frame.press(" ")
    acts.frame.locator(".act.sketch.dot").wait_for()
    frame.press("Escape")
    acts.frame.locator(".act.sketch").wait_for(state="detached")
    acts.frame.get_by_role("button", name="Punkt").press("Enter")
    frame.press(" ")
    acts.page.get_by_text("Ritat: en punkt").wait_for()
