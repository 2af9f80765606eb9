"""The map as a picture: its size, the same bytes each time, and any text drawn as it is."""

import struct
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.figures import palette
from geo.figures.dots import dots
from geo.figures.legend import HATCH
from geo.figures.print import Caption, picture
from tests.geo.made import coverage, voronoi

DISTRICTS = voronoi(6, 3)
NO_WATER = gpd.GeoDataFrame({"name": []}, geometry=[], crs="EPSG:3006")
CAPTION = Caption("Alla anmälda brott", "1 sep.–22 nov. 2026", "Utanför: 3 av 40", "Källa: demo")
COLOURS = palette.LIGHT.sequential


def step(fills=COLOURS[:6], chosen=1):
    rows = [[fill, str(i), "", chosen] for i, fill in enumerate(fills)]
    legend = {"title": "Anmälda brott", "scale": [[c, "1"] for c in COLOURS],
              "swatches": [[HATCH, "för få"]], "notes": []}  # fmt: skip
    return {"d": rows, "legend": legend}


def drawn(districts=DISTRICTS, water=NO_WATER, made=None, caption=CAPTION):
    return picture(districts, water, made or step(), caption)


def size(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


PLAIN = drawn()


def test_it_fills_a_shared_screen():
    assert size(PLAIN) == (1920, 1080)


def test_the_same_numbers_are_the_same_bytes():
    assert drawn() == PLAIN


@pytest.mark.parametrize(
    "other",
    [
        {"made": step((COLOURS[6], *COLOURS[1:6]))},
        {"made": step((HATCH, *COLOURS[1:6]))},
        {"made": step(chosen=0)},
        {"caption": replace(CAPTION, title="Klotter")},
        {"water": DISTRICTS.assign(geometry=DISTRICTS.centroid.buffer(400))},
    ],
    ids=["fill", "hatch", "pale", "title", "water"],
)
def test_what_changes_is_seen(other):
    assert drawn(**other) != PLAIN


ODD = "Kv. $\\frac{$ & <b> ${x} _^ $1$"


def test_signs_of_formulas_are_only_signs():
    named = DISTRICTS.assign(name=ODD)
    assert size(drawn(named, caption=Caption(ODD, ODD, ODD, ODD))) == (1920, 1080)


def test_a_district_of_parts_with_holes_and_no_legend():
    ring = shapely.box(0, 0, 900, 900) - shapely.box(300, 300, 600, 600)
    parts = shapely.MultiPolygon([ring, shapely.box(2000, 0, 2500, 500)])
    bare = {"d": [["#123456", "1", "", 1]], "legend": {"title": "", "scale": [], "swatches": []}}
    assert size(drawn(coverage([parts]), made=bare)) == (1920, 1080)


@pytest.mark.parametrize("n", [0, 1, 50])
def test_points_over_districts(n):
    x, y = np.random.default_rng(1).uniform(-5000, 15_000, (2, n))
    with_points = dots(DISTRICTS, x, y, colours=palette.LIGHT, town="Växjö")
    assert size(with_points) == (1280, 960)
    assert dots(DISTRICTS, x, y, colours=palette.LIGHT, town="Växjö") == with_points
    assert (dots(DISTRICTS, x + 900, y, colours=palette.LIGHT) == with_points) is (n == 0)
