"""The map as a picture: its size, the same bytes each time, and any text drawn as it is."""

import io
import struct
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely
from matplotlib.image import imread
from pyproj import Transformer

from geo.figures import palette, print_signs, projection
from geo.figures.dots import dots
from geo.figures.legend import HATCH
from geo.figures.print import Caption, compose, picture
from geo.figures.print_frame import bounds_shown
from geo.figures.signs import STATUS_NAMES
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


@pytest.fixture(scope="module")
def plain():
    return drawn()


@pytest.fixture(scope="module")
def bare():
    return drawn(TOWN)


def test_it_fills_a_shared_screen(plain):
    assert size(plain) == (1920, 1080)


def test_the_same_numbers_are_the_same_bytes(plain):
    assert drawn() == plain


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
def test_what_changes_is_seen(plain, other):
    assert drawn(**other) != plain


ODD = "Kv. $\\frac{$ & <b> ${x} _^ 1$"


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


CRS = str(DISTRICTS.crs)
TO_MAP, TO_EARTH = (
    Transformer.from_crs(CRS, target, always_xy=True) for target in ("EPSG:3857", "EPSG:4326")
)
MIDDLE = (489_000.0, 6_303_000.0)
TOWN = DISTRICTS.assign(geometry=DISTRICTS.translate(MIDDLE[0] - 5000, MIDDLE[1] - 5000))
WHOLE = tuple(TOWN.total_bounds)
BAND = "#aa3377"


def band(centre=MIDDLE, half=1500):
    """Return a square as the browser gets it, in one class."""
    corners = np.array(shapely.box(-half, -half, half, half).exterior.coords) + centre
    whole = np.round(np.column_stack(TO_MAP.transform(*corners.T)) / projection.STEP_M).astype(int)
    return [BAND, [[np.diff(whole, axis=0, prepend=[[0, 0]]).ravel().tolist()]]]


def dot(x, y):
    return [*(round(v) for v in TO_MAP.transform(x, y)), 0]


def marker(status="pågående", at=MIDDLE):
    lng, lat = TO_EARTH.transform(*at)
    return [lat, lng, status, "Belysning &amp; $", ["pågår"]]


def pixels(png, colour):
    """Return rows and columns of the pixels of one colour, on the large map."""
    image = (imread(io.BytesIO(png))[:, :1428, :3] * 255).round().astype(int)
    return np.nonzero((np.abs(image - [int(colour[i : i + 2], 16) for i in (1, 3, 5)]) < 2).all(2))


def place_of(png, colour):
    """Return how far, in metres, the middle of a colour's pixels is from the map's middle."""
    figure = compose(TOWN, NO_WATER, step(), CAPTION)
    axes = figure.axes[0]
    rows, columns = pixels(png, colour)
    box = (rows.min() + rows.max()) / 2, (columns.min() + columns.max()) / 2
    return np.array(axes.transData.inverted().transform((box[1] + 0.5, 1080 - box[0] - 0.5)))


def test_a_band_is_drawn_where_it_is_in_its_own_colour():
    png = drawn(TOWN, made=step() | {"bands": [band((MIDDLE[0] + 900, MIDDLE[1] - 400))]})
    assert np.abs(place_of(png, BAND) - MIDDLE - [900, -400]).max() < 40


def test_an_intervention_is_drawn_where_it_is():
    png = drawn(TOWN, made=step() | {"markers": [marker(at=(MIDDLE[0] - 700, MIDDLE[1] + 300))]})
    assert np.abs(place_of(png, print_signs.BLUE) - MIDDLE - [-700, 300]).max() < 40


@pytest.mark.parametrize(
    "more",
    [
        {"bands": [band()]},
        {"points": {"xyt": dot(*MIDDLE), "types": ["Klotter"], "days": ["2026-01-01"]}},
        *({"markers": [marker(status)]} for status in STATUS_NAMES),
        {"focus": 1},
    ],
    ids=["band", "point", *STATUS_NAMES, "focus"],
)
def test_what_is_laid_over_the_districts_is_seen(bare, more):
    png = drawn(TOWN, made=step() | more)
    assert png != bare
    assert png == drawn(TOWN, made=step() | more)


def test_each_status_has_its_own_look():
    looks = {drawn(TOWN, made=step() | {"markers": [marker(status)]}) for status in STATUS_NAMES}
    assert len(looks) == len(STATUS_NAMES)


def test_what_is_outside_the_town_is_shown_on_the_whole_map():
    town = TOWN[TOWN["kind"] == "stadsdel"].total_bounds
    assert bounds_shown(TOWN, step(), WHOLE) == tuple(town)
    assert bounds_shown(TOWN, step() | {"focus": 1}, WHOLE) == tuple(town)
    assert bounds_shown(TOWN, step() | {"focus": 0}, WHOLE) == tuple(TOWN.total_bounds)
    assert bounds_shown(TOWN, step(chosen=0), WHOLE) == tuple(TOWN.total_bounds)


def test_without_districts_the_points_are_shown_where_they_lie():
    made = step() | {"d": [], "bands": [band()], "focus": None}
    around = (MIDDLE[0] - 3000, MIDDLE[1] - 3000, MIDDLE[0] + 3000, MIDDLE[1] + 3000)
    caption = replace(CAPTION, extent=around)
    rows, _ = pixels(picture(TOWN.iloc[:0], NO_WATER, made, caption), BAND)
    assert len(rows) > 1000
