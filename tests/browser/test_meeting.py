"""The operational Brå's meeting: filter, freeze, decide, draw, end, and next week follow up."""

import datetime as dt
import io
from zoneinfo import ZoneInfo

import pytest
from docx import Document

from tests.browser.acts import Acts
from tests.browser.conftest import ROOT, serving
from tests.browser.situation import Situation
from tests.geo.made import SV


@pytest.fixture
def situation(page, dashboard):
    return Situation(page, dashboard)


def start(page, name):
    page.get_by_role("button", name="Möte").click()
    page.get_by_label("Mötets namn").fill(name)
    page.get_by_role("textbox", name="Deltagare").fill("Polisen; kommunpolis")
    page.get_by_role("button", name="Starta mötet").click()
    page.locator(".st-key-meeting_bar strong", has_text=name).wait_for()


def minutes(page):
    page.get_by_role("button", name="Protokoll", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Laget runt").wait_for()
    return dialog


def draw_an_intervention(situation, meeting):
    """Go to the interventions, draw one, and come back to the meeting."""
    page = situation.page
    page.get_by_role("link", name="Insatser").click()
    Acts(page, situation.address).ready().add("Ljus längs gångvägen")
    page.get_by_role("link", name="Lägesbild").click()
    page.locator(".st-key-meeting_bar strong", has_text=meeting).wait_for()
    situation.rest()


def test_a_view_is_frozen_decided_on_and_followed_up_next_week(situation, store):
    page = situation.open("?lager=antal").page
    start(page, "Operativa Brå v. 47")
    situation.rest()
    situation.choose("f_light", "Mörker")
    total, said = situation.total, situation.sentence
    page.get_by_role("button", name="Lägg till i protokollet").click()
    page.get_by_text("Vyn står nu i protokollet.").wait_for()
    situation.choose("f_light", "Alla")
    assert situation.total != total
    dialog = minutes(page)
    dialog.get_by_text(said.rstrip(".")).first.wait_for()
    dialog.get_by_role("button", name="Besluta").click()
    page.get_by_label("Beslut", exact=True).fill("Lys upp gångvägen")
    page.get_by_role("textbox", name="Ansvarig").fill("Tekniska förvaltningen")
    page.get_by_role("button", name="Spara beslutet").click()
    new = dialog.get_by_role("listitem")  # among the new decisions too, not only on the view
    new.get_by_text("Tekniska förvaltningen · öppet").wait_for()
    situation.rest()  # the file is made anew for what has been decided
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Ladda ner protokollet").click()
    made = Document(io.BytesIO(download.value.path().read_bytes()))
    assert "Lys upp gångvägen" in [c.text for t in made.tables for r in t.rows for c in r.cells]
    assert len(made.inline_shapes) == 1
    dialog.get_by_role("link", name="Öppna som känt").click()
    page.wait_for_url("**ljus=morker**")
    situation.rest()
    assert situation.total == total
    draw_an_intervention(situation, "Operativa Brå v. 47")
    page.get_by_role("button", name="Avsluta").click()
    page.get_by_role("button", name="Avsluta mötet").click()
    page.get_by_role("button", name="Lämna mötet").click()
    situation.rest()
    with serving(store, ROOT / "tests" / "browser" / "next_week.py") as address:
        a_week_later(Situation(page, address).open("?lager=antal"))


def a_week_later(situation):
    """Open the next meeting on the same data: what was decided comes first."""
    page = situation.page
    start(page, "Operativa Brå v. 48")
    held = dt.datetime.now(ZoneInfo("Europe/Stockholm")).date() + dt.timedelta(weeks=1)
    page.locator(".st-key-meeting_bar").get_by_text(SV.date(held)).wait_for()
    page.get_by_role("button", name="Tidigare beslut: 1 (ej klara: 1)").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Lys upp gångvägen").wait_for()
    dialog.get_by_role("button", name="Följ upp").click()
    page.get_by_label("Vad det blev av").fill("Beställt")
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="Spara").click()
    dialog.get_by_text("Beställt").first.wait_for()


def test_a_shared_screen_needs_no_scrolling_and_one_far_away_follows_it(situation, window):
    page = situation.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    situation.open("?lager=antal")
    start(page, "Möte")
    situation.rest()
    for _mode in range(2):
        main = page.get_by_test_id("stMain")
        assert main.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
        situation.changes(lambda: page.keyboard.press("v"))
    page.get_by_text("Visa för andra").click()
    situation.rest()
    remote = Situation(window.new_page(), situation.address).open(
        f"?mote={situation.query['mote']}"
    )
    remote.page.get_by_text("Följ mötet").click()
    remote.page.get_by_text("Du ser samma karta som mötet.").wait_for()
    situation.choose("f_light", "Mörker")
    remote.page.wait_for_url("**ljus=morker**")
    remote.rest()
    assert (remote.sentence, remote.total) == (situation.sentence, situation.total)
    assert remote.map_numbers() == situation.map_numbers()
    remote.page.close()
