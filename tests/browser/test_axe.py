"""axe-core finds no fault on any page, light and dark, on a laptop and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.situation import STILL, until

PAGES = (
    "", "trender", "brott-och-otrygghet", "veckokoll", "insatser", "plan", "las-in", "metod"
)  # fmt: skip
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


def faults(axe, page):
    """Return what axe calls a violation, each with its first element."""
    page.wait_for_timeout(200)  # a box that scrolls can be reached soon after it is drawn
    found = axe.run(page, context={"exclude": [[part] for part in NOT_OURS]})
    return [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]]


@pytest.mark.parametrize("sizes", [["laptop"], ["reflow", "phone"]], ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(axe, page, dashboard, name, sizes):
    """Opened as small as it gets: the side bar stays folded when the window grows."""
    for size in sizes:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        if size == sizes[0]:
            page.goto(f"{dashboard}/{name}")
            page.locator("[data-testid=stMain] p").first.wait_for()
        until(page, STILL)
        assert (size, faults(axe, page)) == (size, [])
    if "laptop" in sizes:
        page.emulate_media(color_scheme="dark")
        page.keyboard.press("r")  # run again, since what we draw ourselves follows the theme then
        until(page, DARK)
        until(page, STILL)
        assert ("dark", faults(axe, page)) == ("dark", [])


def test_axe_sees_a_fault(axe, page, dashboard):
    page.goto(f"{dashboard}/metod")
    page.locator("[data-testid=stMain] h1").wait_for()
    until(page, STILL)
    page.evaluate("document.querySelector('h1').style.color = '#eeeae0'")
    assert "color-contrast" in dict(faults(axe, page))
