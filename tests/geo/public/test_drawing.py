"""Charts and maps: well-formed, true to their numbers, without a colour of their own."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import shapely

from geo.public.develop import FEWER, MORE, SAME, UNKNOWN
from geo.public.drawing import bars_svg, intervals_svg, years_svg
from geo.public.map import maps_svg
from tests.geo.made import voronoi
from tests.geo.public.town import SV, districts

LETTERS = [*"JFMAMJJASOND"]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SAID = {"D1": (MORE, "fler"), "D2": (FEWER, "färre"), "D3": (SAME, "lika"), "D4": (UNKNOWN, "–")}


def paths(drawn):
    return {e.get("class"): e.get("d") for e in ET.fromstring(drawn).iter("path")}


def ys(path):
    return [float(y) for _, y in re.findall(r"[ML](\S+) ([\d.]+)", path)]


def test_a_higher_number_is_drawn_higher_and_every_year_has_its_line():
    now, last, then = [5, 20, 10] + [0] * 9, [10] * 12, [15] * 12
    drawn = paths(years_svg([then, last, now], LETTERS, SV, title="Klotter <i>"))
    assert set(drawn) == {"then", "last", "now"}
    assert np.argsort(ys(drawn["now"])).tolist()[:2] == [1, 2]
    assert set(ys(drawn["last"])) == {ys(drawn["now"])[2]}


def test_a_month_without_a_number_breaks_the_line():
    drawn = paths(years_svg([[5, None, 5] + [5] * 9], LETTERS, SV, title="x"))["now"]
    assert drawn.count("M") == 2
    assert len(ys(drawn)) == 11


def test_a_year_without_any_number_has_no_line():
    drawn = years_svg([[None] * 12, [0] * 12], LETTERS, SV, title="x")
    assert set(paths(drawn)) == {"now"}


def test_the_newest_bar_is_strong_and_the_highest_fills_the_room():
    drawn = paths(bars_svg([100, 50, None]))
    older = [int(high) for high in re.findall(r"v-(\d+)", drawn[None])]
    assert older == [20, 10]
    assert drawn["now"].endswith("v-0")
    assert ET.fromstring(bars_svg([5, 10])).get("aria-hidden") == "true"


def test_an_interval_holds_its_share_and_a_long_name_is_cut():
    rows = [("Hela kommunen", 0.29, 0.26, 0.31), ("Ett mycket långt områdesnamn", 0.4, 0.2, 0.6)]
    drawn = ET.fromstring(intervals_svg(rows, SV, title="x"))
    spans = [e for e in drawn.iter("line") if e.get("class") == "span"]
    dots = [float(e.get("cx")) for e in drawn.iter("circle")]
    for span, dot in zip(spans, dots, strict=True):
        assert float(span.get("x1")) < dot < float(span.get("x2"))
    assert dots[0] < dots[1]
    assert any(e.text.endswith("…") for e in drawn.iter("text"))


def test_a_map_has_every_district_its_words_and_its_sign():
    drawn = ET.fromstring(maps_svg(districts(), SAID, title="Karta", close="Nära")[0])
    looks = [e.get("class") for e in drawn.iter("path")]
    assert looks.count("sign") == 2  # more and fewer are told by shape too, not by colour alone
    assert {"more", "fewer", "same", "unknown"} <= set(looks)
    titles = [e.text for e in drawn.iter("title")]
    assert titles == ["Karta", "Öster: fler", "Ådal: färre", "Väster: lika", "Äng: –"]


def test_a_map_lies_in_its_picture_and_tells_no_place_on_earth():
    for drawn in maps_svg(districts(), SAID, title="Karta", close="Nära"):
        wide, high = map(float, ET.fromstring(drawn).get("viewBox").split()[2:])
        for path in (e.get("d") for e in ET.fromstring(drawn).iter("path")):
            if "l" not in path:  # signs are drawn in steps
                numbers = [float(number) for number in NUMBER.findall(path)]
                assert 0 <= min(numbers) <= max(numbers) <= max(wide, high)


def test_small_districts_get_a_map_of_their_own_and_alike_ones_do_not():
    town = voronoi(30, seed=1)
    town.geometry = shapely.transform(town.geometry.to_numpy(), lambda xy: xy**4 / 1e12)
    said = dict.fromkeys(town["code"], (SAME, "lika"))
    assert len(maps_svg(town, said, title="a", close="b")) == 2
    assert len(maps_svg(districts(), SAID, title="a", close="b")) == 1
    assert maps_svg(districts().iloc[:0], {}, title="a", close="b") == ()


@pytest.mark.parametrize("drawn", [
    years_svg([[5] * 12], LETTERS, SV, title="x"), bars_svg([5, 10]),
    maps_svg(districts(), SAID, title="a", close="b")[0],
])  # fmt: skip
def test_no_drawing_has_a_colour_or_a_style_of_its_own(drawn):
    assert not re.search(r'style=|fill="|stroke="|#[0-9a-f]{3}|xmlns|href', drawn)
