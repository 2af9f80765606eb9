"""axe-core finds no fault on any page, light and dark, on a laptop and on a phone."""

import pytest

from tests.browser import axe
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
# From the largest: what is made smaller is then as if it had been opened so, see below, while
# what is made larger keeps what only the smaller one had.
SIZES = {"laptop": (1440, 900), "phone": (390, 844), "reflow": (320, 640)}
# What a screen reader and the rules go by, but for the names that are made anew each time.
BONES = """() => [...document.querySelectorAll("[data-testid=stApp] *")]
  .filter(e => !e.closest("svg")).map(e =>
  [e.localName, e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}),
   ...["role", "tabindex", "aria-label", "aria-hidden", "aria-expanded", "data-testid", "class"]
     .map(name => e.getAttribute(name)?.replace(/stAppEmbeddingId-\\S+/, ""))].join())"""
PLANTED = """css => {
  document.body.insertAdjacentHTML("beforeend", `<main class="planted"><style>${css}</style>
    <p>Planterad</p> <p><a href="#a">A</a> <a href="#b">B</a></p>
    <label for="told">Namn</label> <input id="told"></main>`);
}"""
FAULTS = """
  .planted { position: fixed; bottom: 0; z-index: 9999999; background: #fff; }
  .planted a { display: inline-block; width: 30px; height: 30px; overflow: hidden; }
  @media (width: 320px) { .planted { font-size: 4px; } .planted a { width: 9px; height: 9px; } }
  @media (width: 390px) { .planted label { display: none; } }
  @media (prefers-color-scheme: dark) { .planted p { color: #ccc; } }
"""


def faults(page, **options):
    """Return what axe calls a violation, each with its first element."""
    return axe.faults(page, without=NOT_OURS, **options)


def sized(page, size):
    """Give the window another size, and what hangs on it the time to follow."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("window.changedAt = performance.now()")
    until(page, STILL)


def darkened(page):
    """Make it dark and large again, and draw it once for both."""
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.keyboard.press("r")  # run again, since what we draw ourselves follows the theme then
    until(page, DARK)
    page.evaluate("window.changedAt = performance.now()")
    until(page, STILL)


def show(page, address, name):
    """Open a page: the first anew, the others in the same tab, as its menu does."""
    if page.url.startswith(address):
        page.evaluate(FOLLOW, f"/{name}")
    else:
        page.goto(f"{address}/{name}")
    until(page, "name => document.title.startsWith(name + ' – ')", arg=PAGES[name])
    page.locator("[data-testid=stMain] p").first.wait_for()
    until(page, STILL)


def wrong(page):
    """Yield what is wrong at every size, with every rule, and in the dark, with those of colours.

    The dark is last: the next page is drawn in the light again without being asked to.
    """
    for size in SIZES:
        if size != "laptop":
            sized(page, size)
        yield from ((size, *fault) for fault in faults(page))
    darkened(page)
    yield from (("dark", *fault) for fault in faults(page, only=axe.COLOURS))
    page.emulate_media(color_scheme="light")


@pytest.fixture(scope="module")
def laptop(tab):
    tab.set_viewport_size({"width": 1440, "height": 900})
    return tab


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_light_or_dark_at_any_size(laptop, dashboard, name):
    show(laptop, dashboard, name)
    assert list(wrong(laptop)) == []


def test_axe_sees_what_is_wrong_at_one_size_or_in_the_dark_only(laptop, dashboard):
    """Each fault is planted for one of them, and must be seen there and nowhere else."""
    show(laptop, dashboard, "metod")
    laptop.evaluate(PLANTED, FAULTS)
    found = {(size, rule) for size, rule, _ in wrong(laptop)}
    laptop.evaluate("document.querySelector('.planted').remove()")
    twice = {"landmark-no-duplicate-main", "landmark-unique"}  # the plant's own
    assert {each for each in found if each[1] not in twice} == {
        ("reflow", "target-size"), ("phone", "label"), ("dark", "color-contrast"),
    }  # fmt: skip


def test_a_page_made_small_is_as_one_opened_small(laptop, dashboard):
    """So axe need not see it both ways."""
    show(laptop, dashboard, "metod")
    sized(laptop, "reflow")
    made = laptop.evaluate(BONES)
    laptop.goto("about:blank")
    show(laptop, dashboard, "metod")
    assert laptop.evaluate(BONES) == made
