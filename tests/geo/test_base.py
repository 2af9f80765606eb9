"""The base of the map: the same bytes each time, small, and nothing in it can run."""

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely
from streamlit_folium import generate_leaflet_string

from geo.extent import LEAST_M, extent
from geo.figures.base import base_map
from geo.figures.ground import base_script
from geo.figures.shapes import MAX_VERTICES, label_points
from tests.geo.made import coverage, voronoi

EAST, NORTH = 480_000, 6_290_000
EMPTY = gpd.GeoDataFrame({"name": []}, geometry=[], crs="EPSG:3006")
HEAD, TAIL = "window.lagesbildBase = ", ";\n"


def placed(districts):
    """Move made-up districts to where Växjö is."""
    return districts.set_geometry(districts.translate(EAST, NORTH))


def wiggly(count, vertices):
    """Return a coverage whose borders have as many vertices as real ones."""
    districts = voronoi(count, 7, side_m=40_000)
    length = districts.length.sum() / vertices
    dense = shapely.segmentize(districts.geometry.to_numpy(), length)

    def bend(points):
        x, y = points.T
        return np.column_stack([x + 40 * np.sin(y / 90), y + 40 * np.sin(x / 90)])

    return placed(coverage(shapely.transform(dense, bend)))


def script_of(districts, water, outline):
    return base_script(districts, water, outline, bounds=extent(districts, [], []))


def content(script):
    """Read the JSON in a script."""
    assert script.startswith(HEAD)
    assert script.endswith(TAIL)
    return json.loads(script.removeprefix(HEAD).removesuffix(TAIL))


def test_every_district_in_order_with_its_name_inside():
    districts = placed(voronoi(12, 1))
    found = content(script_of(districts, EMPTY, EMPTY))
    assert [d["code"] for d in found["districts"]] == list(districts["code"])
    assert [d["name"] for d in found["districts"]] == list(districts["name"])
    assert [d["kind"] for d in found["districts"]] == list(districts["kind"])
    degrees = districts.to_crs("EPSG:4326")
    for drawn, real in zip(found["districts"], degrees.geometry, strict=True):
        shape = shapely.geometry.shape(drawn["geometry"])
        assert shape.contains(shapely.Point(drawn["at"][1], drawn["at"][0]))
        assert shape.symmetric_difference(real).area < 0.001 * real.area
    (south, west), (north, east) = found["bounds"]
    assert np.allclose([west, south, east, north], degrees.total_bounds, atol=1e-5)
    town = degrees[degrees["kind"] == "stadsdel"].total_bounds
    assert np.allclose(np.array(found["town"])[:, ::-1].ravel(), town, atol=1e-5)


def test_without_a_town_the_view_is_everything():
    found = content(script_of(placed(voronoi(4, 1)).assign(kind=""), EMPTY, EMPTY))
    assert found["town"] == found["bounds"]


def test_real_borders_become_a_small_script_without_gaps():
    districts = wiggly(150, 120_000)
    assert districts.geometry.count_coordinates().sum() > 100_000
    script = script_of(districts, EMPTY, EMPTY)
    assert len(script.encode()) < 400_000
    shapes = [shapely.geometry.shape(d["geometry"]) for d in content(script)["districts"]]
    assert shapely.get_num_coordinates(shapes).sum() <= MAX_VERTICES * 1.1
    assert all(shape.is_valid and not shape.is_empty for shape in shapes)
    whole = shapely.union_all(shapes)
    gaps = sum(shape.area for shape in shapes) - whole.area
    assert abs(gaps) < 0.001 * whole.area


def test_few_vertices_are_left_as_they_are():
    districts = placed(voronoi(8, 2))
    found = content(script_of(districts, EMPTY, EMPTY))["districts"]
    counts = [shapely.get_num_coordinates(shapely.geometry.shape(d["geometry"])) for d in found]
    assert counts == districts.geometry.count_coordinates().tolist()


EVIL = "A</script><script>alert(1)</script>`${alert(1)}\u2028'\""


def test_a_name_cannot_run():
    districts = placed(voronoi(2, 1)).assign(name=[EVIL, "b"], code=["</script>", "b"])
    water = gpd.GeoDataFrame({"name": [EVIL]}, geometry=districts.geometry[:1], crs="EPSG:3006")
    script = script_of(districts, water, water)
    assert "<" not in script
    assert "\u2028" not in script
    found = content(script)
    names = [found[layer][0]["name"] for layer in ("districts", "water", "outline")]
    assert not any(sign in name for name in names for sign in "<>`${'\"")
    assert found["districts"][0]["code"] == "</script>"


def test_the_same_base_is_the_same_bytes():
    arguments = (["/kit/a.js", "/kit/b.js"], ["/kit/a.css"], {"tiles": "", "town": "Tätorten"})
    one, other = base_map(*arguments), base_map(*arguments)
    texts = [generate_leaflet_string(drawn) for drawn in (one, other)]
    assert texts[0] == texts[1]
    assert "lagesbild.start(" in texts[0]
    changed = base_map(*arguments[:2], {"tiles": "", "town": "Staden"})
    assert generate_leaflet_string(changed) != texts[0]


def test_the_base_asks_nobody_else_for_anything():
    drawn = base_map(["/kit/a.js"], ["/kit/a.css"], {"tiles": ""})
    links = [address for _, address in (*drawn.default_js, *drawn.default_css)]
    assert links == ["/kit/a.js", "/kit/a.css"]
    assert "//" not in generate_leaflet_string(drawn)


@pytest.mark.parametrize(
    "shape",
    [
        shapely.box(0, 0, 1000, 1000),
        shapely.box(0, 0, 3000, 3000) - shapely.box(100, 100, 2900, 2900),
        shapely.LineString([(0, 0), (0, 4000), (4000, 4000)]).buffer(300),
    ],
)
def test_a_name_stands_inside_its_district(shape):
    (point,) = label_points(np.array([shape]))
    assert shape.contains(point)


def test_without_districts_the_points_set_the_frame():
    nowhere = placed(voronoi(4, 1)).iloc[:0]
    x, y = EAST + np.arange(1001.0) * 10, NORTH + np.arange(1001.0) * 10
    west, south, east, north = extent(nowhere, np.append(x, [np.nan, 9e6]), np.append(y, [1, 9e6]))
    assert (west, south) == pytest.approx((EAST + 50, NORTH + 50), abs=20)
    assert (east, north) == pytest.approx((EAST + 9950, NORTH + 9950), abs=20)
    found = content(base_script(nowhere, EMPTY, EMPTY, bounds=(west, south, east, north)))
    assert found["districts"] == []
    assert found["bounds"] == found["town"]
    assert np.isfinite(found["bounds"]).all()


@pytest.mark.parametrize("points", [([EAST], [NORTH]), ([np.nan], [np.nan]), ([], [])])
def test_one_place_or_none_is_a_frame_too(points):
    west, south, east, north = extent(placed(voronoi(4, 1)).iloc[:0], *points)
    assert (east - west, north - south) == (2 * LEAST_M, 2 * LEAST_M)
