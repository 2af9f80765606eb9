"""axe-core finds no fault on any page, light and dark, on a laptop and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.situation import FOLLOW, STILL, until

PAGES = {
    "": "Lägesbild", "trender": "Trender", "brott-och-otrygghet": "Brott och otrygghet",
    "veckokoll": "Veckokoll", "insatser": "Insatser", "plan": "Åtgärdsplan",
    "las-in": "Läs in data", "metod": "Data och metod", "publik": "Publik ögonblicksbild",
}  # fmt: skip
# Streamlit's and Vega's own parts, which nothing of ours can change.
NOT_OURS = [
    "[data-testid=stSidebarNavItems]",  # items of the menu on a phone, in a list with a divider
    "[data-testid=stFileUploaderDropzone]",  # a presentation that can take the focus
    ".brush_brush_bg", ".brush_brush",  # the brush, a graphics symbol without a name
]  # fmt: skip
DARK = """() => {
  const colour = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  return Math.max(...colour.match(/\\d+/g).slice(0, 3).map(Number)) < 60;
}"""
SIZES = {"laptop": (1440, 900), "phone": (390, 844), "reflow": (320, 640)}


@pytest.fixture(scope="module")
def axe():
    return Axe()


def sized(page, size):
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})


@pytest.fixture(scope="module")
def laptop(tab):
    sized(tab, "laptop")
    return tab


@pytest.fixture(scope="module")
def phone(tab):
    sized(tab, "reflow")
    tab.goto("about:blank")  # what is opened then is small from the beginning
    return tab


def faults(axe, page, **options):
    """Return what axe calls a violation, each with its first element."""
    page.wait_for_timeout(200)  # a box that scrolls can be reached soon after it is drawn
    found = axe.run(
        page,
        context={"exclude": [[part] for part in NOT_OURS]},
        options={"resultTypes": ["violations"], **options},
    )
    return [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]]


def show(page, address, name):
    """Open a page: the first anew, the others in the same tab, as its menu does."""
    if page.url.startswith(address):
        page.evaluate(FOLLOW, f"/{name}")
    else:
        page.goto(f"{address}/{name}")
    until(page, "name => document.title.startsWith(name + ' – ')", arg=PAGES[name])
    page.locator("[data-testid=stMain] p").first.wait_for()
    until(page, STILL)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_laptop_light_or_dark(axe, laptop, dashboard, name):
    show(laptop, dashboard, name)
    assert faults(axe, laptop) == []
    laptop.emulate_media(color_scheme="dark")
    laptop.keyboard.press("r")  # run again, since what we draw ourselves follows the theme then
    until(laptop, DARK)
    until(laptop, STILL)
    assert faults(axe, laptop, runOnly=["color-contrast", "link-in-text-block"]) == []
    laptop.emulate_media(color_scheme="light")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_phone_small_or_large(axe, phone, dashboard, name):
    """Opened as small as it gets: the side bar stays folded when the window grows."""
    for size in ("reflow", "phone"):
        sized(phone, size)
        if size == "reflow":
            show(phone, dashboard, name)
        until(phone, STILL)
        assert (size, faults(axe, phone)) == (size, [])


def test_axe_sees_a_fault(axe, tab, dashboard):
    show(tab, dashboard, "metod")
    tab.evaluate("document.querySelector('h1').style.color = '#eeeae0'")
    assert "color-contrast" in dict(faults(axe, tab))
