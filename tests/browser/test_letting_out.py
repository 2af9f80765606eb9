"""From the communicator's words to a public folder, by two people, and back again."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.browser import login
from tests.browser.conftest import serving
from tests.browser.situation import STILL, until
from tests.browser.test_axe import faults

ANNA, BO = "anna@exempel.se", "bo@exempel.se"
SCREEN = {"viewport": {"width": 1440, "height": 900}}
WORDS = "Vi finns här för dig som är <i>orolig</i>."
EDGED = """() => {
  const around = getComputedStyle(document.querySelector('.st-key-public_frame > div'));
  const page = getComputedStyle(document.querySelector('.st-key-public_frame iframe'));
  return around.borderTopColor === 'rgb(55, 66, 75)' && page.borderTopWidth === '0px';
}"""
FITS = "() => document.scrollingElement.scrollHeight <= innerHeight + 1"


@pytest.fixture(scope="module")
def served(store, tmp_path_factory):
    """Run a dashboard with a login, for two publishers; yield its address and its store."""
    folder = tmp_path_factory.mktemp("public")
    shutil.copytree(store / "store", folder / "store")
    login.allow(folder, ANNA, BO)
    with serving(folder) as address:
        yield address, folder / "store"


def open_as(chromium, address, email):
    page = login.enter(chromium, address, email, **SCREEN)
    page.goto(f"{address}/publik")
    page.get_by_role("heading", name="Publik ögonblicksbild").wait_for()
    until(page, STILL)
    return page


def press(page, name, then):
    page.get_by_role("button", name=name).last.click()
    page.get_by_role("heading", name=then).wait_for()
    until(page, STILL)


def built(chromium, address):
    """Write and build as Anna."""
    page = open_as(chromium, address, ANNA)
    press(page, "Börja på den första publiceringen", "Skriv inledningen")
    page.get_by_role("textbox", name="Inledning").fill(WORDS)
    page.get_by_label("E-postadress").fill("trygghet@kommun.example")
    press(page, "Bygg utkastet", "Utkastet")
    return page


def test_two_people_let_a_release_out_and_take_it_back(chromium, served):
    address, store = served
    anna = built(chromium, address)
    shown = anna.frame_locator(".st-key-public_frame iframe")
    shown.get_by_text(WORDS).wait_for()
    anna.emulate_media(color_scheme="dark")
    anna.wait_for_function(EDGED)
    anna.emulate_media(color_scheme="light")
    assert anna.get_by_text("Misslyckades").count() == 0
    assert anna.evaluate(FITS)
    until(anna, STILL)  # a box that scrolls can be reached soon after it is drawn
    assert faults(anna) == []
    source = anna.locator("iframe").get_attribute("src")
    digest = re.search(r"[0-9a-f]{64}", source)[0]
    press(anna, "Be en annan utgivare godkänna", "Väntar på")
    assert anna.get_by_role("button", name="Godkänn").count() == 0

    stranger = login.enter(chromium, address, "")
    assert stranger.goto(f"{address}{source}").status == 403

    bo = open_as(chromium, address, BO)
    seen = bo.goto(f"{address}{source}").body()
    bo = open_as(chromium, address, BO)
    assert bo.get_by_text(digest[:12]).count() >= 1
    bo.get_by_text("Mobil").click()
    until(bo, "() => document.querySelector('.st-key-public_frame iframe').clientWidth < 400")
    press(bo, "Godkänn och publicera", "Senast publicerat")
    latest = store / "public-demo" / "latest"
    assert (latest / "index.html").read_bytes() == seen
    assert (store / "publish-demo" / "ledger").exists()

    bo.get_by_role("tab", name="Tidigare").click()
    bo.get_by_role("button", name="Återkalla").click()
    bo.get_by_label("Varför återkallas den?").fill("Fel <b>karta")
    press(bo, "Återkalla", "Återkallat")
    notice = (latest / "index.html").read_text("utf-8")
    assert "Fel &lt;b&gt;karta" in notice
    assert (store / "publish-demo" / "ledger").exists()
