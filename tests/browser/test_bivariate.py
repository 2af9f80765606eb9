"""The map of two questions in the browser: the square that is read is the one that is painted."""

import itertools

import pytest

from geo.figures import palette
from geo.figures.bivariate import bivariate_step
from geo.figures.hatch import colours_of, halves
from geo.figures.walks import report_key, report_markers, walk_key, walk_markers
from tests.browser.alone import Alone
from tests.browser.test_map import SEEN, overlap
from tests.geo.made import SV
from tests.geo.perceived import districts
from tests.geo.test_print import NO_WATER, TOWN
from tests.geo.test_walks_figure import reports, walks

STEP = bivariate_step(districts(), SV, colours=palette.LIGHT)
FILLS = "all => all.map(e => e.getAttribute('fill'))"
PATTERN = (
    """(id) => [...document.querySelectorAll(`#${id} rect`)].map(e => e.getAttribute("fill"))"""
)
GROUNDS = "all => all.map(e => getComputedStyle(e).backgroundImage)"
# The colour that is really at the middle of each cell, from the top, and where the cells are.
CELLS = """all => all.map(e => [getComputedStyle(e).backgroundColor, e.getBoundingClientRect().x,
  e.getBoundingClientRect().y])"""


@pytest.fixture
def alone(page):
    return Alone(page, TOWN, NO_WATER)


def rgb(colour):
    return "rgb({}, {}, {})".format(*(int(colour[i : i + 2], 16) for i in (1, 3, 5)))


def test_districts_have_their_colours_and_their_own_hatching(alone):
    alone.open(STEP)
    told = [row[0] for row in STEP["d"]]
    shown = alone.page.locator("path.district").evaluate_all(FILLS)
    assert shown[:4] == told[:4]
    assert shown[4] == f"url(#{told[4].replace('#', '-')})"
    assert shown[5] == told[5]
    assert alone.page.evaluate(PATTERN, shown[4][5:-1]) == list(colours_of(told[4]))


def test_a_hatching_is_made_once_and_a_grey_one_stays_grey(alone):
    alone.open(STEP)
    for dark in (True, False):
        alone.paint(STEP | {"dark": dark})
    assert alone.page.locator("pattern").count() == 2  # the district's own and the grey
    assert alone.page.locator("#hatch rect[class]").count() == 2


@pytest.mark.parametrize("size", [(1920, 1080), (390, 844)])
def test_the_square_has_its_colours_in_place_and_its_words_round_it(alone, size):
    alone.open(STEP | {"large": size[0] > 1000}, size)
    cells = alone.page.locator(".square i").evaluate_all(CELLS)
    square = STEP["legend"]["square"]
    flat = [c for row in square["cells"] for c in row]
    for (colour, *_), own in zip(cells, flat, strict=True):
        assert colours_of(own) or colour == rgb(halves(own)[0])
    drawn = alone.page.locator(".square i").evaluate_all(GROUNDS)
    hatched = [text.count("repeating-linear-gradient") for text in drawn]
    assert hatched == [1] * 9
    split = [len(halves(c)) == 2 for c in flat]
    assert [text.count("linear-gradient") == 2 for text in drawn] == split
    assert sum(split) == 4
    xs, ys = (sorted({round(cell[i]) for cell in cells}) for i in (1, 2))
    assert len(xs) == len(ys) == 3
    corners = alone.page.locator(".square span").evaluate_all(SEEN)
    texts = [*corners, *alone.page.locator(".square b, .square .cells").evaluate_all(SEEN)]
    assert len(texts) == 7
    assert not any(overlap(a, b) for a, b in itertools.combinations(texts, 2))
    legend = alone.page.locator(".legend").bounding_box()
    assert legend["width"] * legend["height"] < 0.33 * size[0] * size[1]
    (nw, ne, sw, se), side = corners, xs[1] - xs[0]
    assert max(nw[2], sw[2]) <= xs[0]
    assert min(ne[0], se[0]) >= xs[2] + side - 4
    assert nw[1] == pytest.approx(ne[1], abs=2)
    assert max(nw[3], ne[3]) < min(sw[1], se[1])


def test_a_name_without_room_for_its_words_stands_alone(alone):
    alone.open(STEP)
    far = alone.page.locator(".name.bare").count()
    alone.page.evaluate("() => map_div.setZoom(map_div.getZoom() - 2, {animate: false})")
    assert alone.page.locator(".name.bare").count() > far
    shown = alone.page.locator(".name").evaluate_all(SEEN)
    assert len(shown) > 2
    assert not any(overlap(a, b) for a, b in itertools.combinations(shown, 2))


def test_walks_and_reports_are_drawn_with_a_key_each(alone):
    signs, found = walk_markers(walks(), SV), report_markers(reports(2), SV)
    keys = [walk_key(signs, SV), report_key(found, SV, total=2)]
    alone.open(STEP | {"markers": [*signs, *found], "keys": keys})
    heads = alone.page.locator(".legend .signs b").all_inner_texts()
    assert heads == ["Trygghetsvandringar", "Felanmälningar"]
    drawn = alone.page.locator(".leaflet-marker-icon svg").evaluate_all(
        "all => new Set(all.map(e => e.innerHTML)).size"
    )
    assert drawn == 5
    assert alone.page.locator(".sign.small").count() == 2
    alone.page.locator(".sign:not(.small)").first.dispatch_event("click")
    assert "Byt lamporna" in alone.page.locator(".tip").inner_text()


INSIDE = """i => map_div.getBounds().contains(lagesbildBase.districts[i].at)"""
LISTED = "all => all.map(e => e.textContent)"


def test_what_is_told_of_districts_outside_the_map_is_listed_with_a_way_there(alone):
    alone.open(STEP)
    page, box = alone.page, alone.page.locator(".beyond")
    names = page.evaluate("() => lagesbildBase.districts.map(d => d.name)")
    told = {i: f"{names[i]}: {field}" for i, field in STEP["beyond"]}
    assert len(told) == 4
    page.evaluate("() => { map_div.setView(lagesbildBase.districts[0].at, 16, {animate: false}); }")
    out = [i for i in told if not page.evaluate(INSIDE, i)]
    assert 0 < len(out) < 4
    shown = box.locator("button").evaluate_all(LISTED)
    assert [each.replace("\u00a0", " ") for each in shown] == [
        told[i].replace("&#45;", "-") for i in out
    ]
    page.evaluate("""() => { window.sent = [];
      window.Streamlit.setComponentValue = value => window.sent.push(value.district); }""")
    box.locator("button").last.click()
    assert page.evaluate(INSIDE, out[-1])
    codes = page.evaluate("() => lagesbildBase.districts.map(d => d.code)")
    assert page.evaluate("() => window.sent") == [codes[out[-1]]]
    alone.paint(STEP | {"beyond": []})
    assert box.is_hidden()
