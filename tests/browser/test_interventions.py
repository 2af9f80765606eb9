"""An intervention from the first corner on the map to its place in the situation picture."""

import sqlite3

import pytest

from tests.browser.situation import MAP, PAINTED, Situation, until

NAME = "Lampor längs stigen"


class Acts(Situation):
    """The page as its user meets it."""

    def open(self, query=""):
        self.page.goto(f"{self.address}/insatser{query}")
        until(self.page, f"() => ({PAINTED})() > 0")
        self.page.locator(".st-key-act_rows label strong").first.wait_for()
        self.rest()
        return self

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()
        self.rest()

    def draw(self, kind, *corners):
        """Draw on the map with the pointer; places are in parts of its width and height."""
        self.frame.get_by_role("button", name=kind).click()
        box = self.page.locator(MAP).bounding_box()
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in corners]
        for place in places[:-1]:
            self.page.mouse.click(*place)
        self.page.mouse.dblclick(*places[-1])
        self.rest()

    @property
    def names(self):
        return self.page.locator(".st-key-act_rows label strong").all_inner_texts()

    @property
    def card(self):
        return self.page.locator(".st-key-act_card").inner_text()

    def signs(self, name):
        return self.frame.locator(f".leaflet-marker-icon:has(.unseen:text-is('{name}'))")


@pytest.fixture
def acts(page, dashboard):
    page.set_viewport_size({"width": 1920, "height": 1080})
    return Acts(page, dashboard)


def test_an_intervention_is_drawn_changed_closed_and_seen_everywhere(acts, store):
    acts.open()
    before = len(acts.names)
    acts.press("Ny insats")
    acts.page.get_by_label("Namn").fill(NAME)
    acts.draw("Linje", (0.5, 0.5), (0.55, 0.52), (0.6, 0.5))
    assert acts.page.get_by_label("Namn").input_value() == NAME  # typed before, and not lost
    assert acts.frame.locator(".act.sketch").count() == 1
    acts.page.get_by_text("Ritat: en linje").wait_for()
    acts.page.get_by_label("Ansvarig organisation").fill("Tekniska förvaltningen")
    acts.page.locator("[class*=st-key-act_][class*=_start] [role=spinbutton]").first.click()
    acts.page.keyboard.type("20260901")
    acts.press("Spara")
    acts.page.locator(".st-key-act_card h2", has_text=NAME).wait_for()
    assert len(acts.names) == before + 1
    assert acts.signs(NAME).count() == 1
    assert acts.frame.locator("path.act.own").count() == 1

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
    picture = Situation(acts.page, acts.address).open("?insatser=1&period=ar")
    assert picture.frame.locator(f".unseen:text-is('{NAME} och parken')").count() == 1


def test_the_keyboard_alone_can_place_one_and_let_go(acts):
    acts.open()
    acts.press("Ny insats")
    acts.frame.get_by_role("button", name="Yta").press("Enter")
    frame = acts.frame.locator(".leaflet-container")
    frame.press(" ")
    assert acts.frame.locator(".act.sketch.dot").count() == 1
    frame.press("Escape")
    assert acts.frame.locator(".act.sketch").count() == 0
    acts.frame.get_by_role("button", name="Punkt").press("Enter")
    frame.press(" ")
    acts.page.get_by_text("Ritat: en punkt").wait_for()


def test_on_a_phone_the_card_comes_before_the_time_line(acts):
    acts.page.set_viewport_size({"width": 390, "height": 844})
    acts.open("?insats=1")
    assert acts.page.evaluate("document.documentElement.scrollWidth") <= 390
    card, gantt = (
        acts.page.locator(part).first.bounding_box()["y"]
        for part in (".st-key-act_card", "[class*=st-key-act_gantt]")
    )
    assert card < gantt
