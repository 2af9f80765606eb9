"""The names on the map: in their districts, clear of signs and of each other, readable."""

import itertools

import pytest

from tests.browser.boxes import SEEN, overlap
from tests.browser.situation import Situation

WIDE, LAPTOP = (1920, 1080), (1440, 900)
# Districts whose name is shown, and whether its middle lies on the district itself.
AT_HOME = """() => {
  const paths = [...document.querySelectorAll("path.district")], home = {};
  [...document.querySelectorAll(".name")].forEach((name, i) => {
    if (name.style.visibility !== "visible") return;
    const r = name.getBoundingClientRect(), to = paths[i].getScreenCTM().inverse();
    const middle = new DOMPoint((r.left + r.right) / 2, (r.top + r.bottom) / 2).matrixTransform(to);
    home[lagesbildBase.districts[i].code] = paths[i].isPointInFill(middle);
  });
  return home;
}"""


@pytest.fixture(scope="module")
def situation(tab, dashboard):
    return Situation(tab, dashboard)


def opened(situation, query):
    situation.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    return situation.visit(query)


def test_names_leave_the_interventions_in_sight_and_stay_in_their_district(situation):
    opened(situation, "?insatser=1&fokus=araby")
    situation.changes(lambda: situation.page.keyboard.press("v"))
    names_in_place(situation)
    situation.page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    situation.rest()
    names_in_place(situation)


def names_in_place(situation):
    """See that no name lies over a sign or another name, or beside its district."""
    # All at one moment: a map that is still taking its new size moves its names meanwhile.
    names, signs, at_home = situation.leaflet.evaluate(
        f"""() => [...[".name", ".sign"].map(each => ({SEEN})([...document.querySelectorAll(each)])),
          ({AT_HOME})()]"""
    )
    assert len(signs) > 10
    assert not [pair for pair in itertools.product(names, signs) if overlap(*pair)]
    assert not [pair for pair in itertools.combinations(names, 2) if overlap(*pair)]
    assert at_home["araby"]
    assert all(at_home.values())
    assert len(at_home) == len(names) >= 12


@pytest.fixture
def dark(tab):
    tab.emulate_media(color_scheme="dark")
    yield
    tab.emulate_media(color_scheme="light")


@pytest.mark.usefixtures("dark")
def test_names_over_density_are_light_in_the_dark_theme(situation):
    opened(situation, "?lager=tathet&fokus=araby")
    line = situation.frame.locator("path[stroke-width='4']")
    depth = "e => +getComputedStyle(e.closest('.leaflet-pane')).zIndex"
    above = situation.frame.locator(".leaflet-bands-pane path").first.evaluate(depth)
    assert line.evaluate(depth) > above
    colours = situation.frame.locator(".name").evaluate_all(
        """all => all.filter(e => e.style.visibility === "visible")
             .map(e => getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).map(Number))"""
    )
    assert len(colours) > 1
    assert all(min(colour) > 200 for colour in colours)
