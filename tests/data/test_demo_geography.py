"""The schematic municipality is a clean partition, small to send, and never looks official."""

import re

import numpy as np
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal

from data import demo
from data.demo.lakes import smooth
from data.demo.towns import PLACES, RURAL
from data.settings import Settings
from geo.errors import UserError

TOWN_VIEW_M_PER_PX = 12  # the town on the shared screen
LETTER_PX, LINE_PX = 9, 20


@pytest.fixture(scope="module")
def town():
    return demo.geography(Settings(), last_year=2027)


def test_districts_neither_overlap_nor_leave_gaps(town):
    shapes = [*town.districts.geometry, *town.water.geometry]
    assert shapely.coverage_is_valid(shapes)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = left < right
    both = shapely.intersection(np.array(shapes)[left[pairs]], np.array(shapes)[right[pairs]])
    assert shapely.area(both).max() < 1
    whole = town.outline.geometry.iloc[0]
    assert shapely.area(shapely.symmetric_difference(shapely.union_all(shapes), whole)) < (
        0.001 * whole.area
    )


def test_every_district_contains_its_centre(town):
    shapes = town.districts.set_index("code").geometry
    for place in PLACES:
        if place.kind != RURAL:
            assert shapes[place.code].contains(shapely.Point(place.x, place.y)), place.name
    assert (shapes.geom_type == "Polygon").all()
    assert shapes.is_valid.all()


def test_built_up_districts_are_compact(town):
    built = town.districts[town.districts["kind"] != RURAL]
    roundness = 4 * np.pi * built.area / built.length**2
    assert roundness.min() > 0.5
    assert built.area.max() < 10e6


def test_larger_population_is_drawn_larger(town):
    start = town.population.query("year == 2016").set_index("code")["population"]
    built = town.districts[town.districts["kind"] == "ort"].set_index("code")
    assert built.area.corr(start[built.index], method="spearman") > 0.9


def test_lakes_have_their_place_and_size(town):
    lake = town.water.set_index("name").geometry["Växjösjön"]
    assert lake.area == pytest.approx(772_000, rel=0.01)
    assert lake.centroid.distance(shapely.Point(488433, 6302704)) < 50
    assert len(town.water) == 5


def test_codes_are_stable_and_cannot_be_taken_for_official(town):
    codes = town.districts["code"]
    assert codes.is_unique
    assert codes.is_monotonic_increasing
    assert not codes.str.contains(r"\d").any()
    assert all(re.fullmatch(r"[a-z-]+", code) for code in codes)
    assert town.districts.attrs["official"] is False
    assert "Påhittade" in town.districts.attrs["note"]


def test_population_starts_at_the_table_and_grows_by_one_percent(town):
    people = town.population.pivot_table(index="year", columns="code", values="population")
    assert list(people.index) == list(range(2016, 2028))
    assert {place.code: place.population for place in PLACES} == people.loc[2016].to_dict()
    whole = people.sum(axis=1)
    assert whole.loc[2016] == 88_906  # the table of city parts, localities and countryside
    growth = (whole.loc[2026] / whole.loc[2016]) ** 0.1 - 1
    assert 0.005 < growth < 0.015


def test_population_reaches_next_year_without_being_told():
    years = demo.geography(Settings()).population["year"]
    assert years.max() - years.min() >= 10


def test_the_districts_are_light_to_send(town):
    sent = town.districts.to_crs(4326).to_json() + town.water.to_crs(4326).to_json()
    assert len(town.districts.to_crs(4326).to_json().encode()) <= 60_000
    assert len(sent.encode()) <= 90_000


def test_names_stand_in_their_districts_and_do_not_collide(town):
    shapes = town.districts.set_index("name").geometry
    names = town.places["name"]
    assert set(names) == set(town.districts.query("kind != 'landsbygd'")["name"])
    assert all(shapes[n].contains(p) for n, p in zip(names, town.places.geometry, strict=True))
    half = TOWN_VIEW_M_PER_PX / 2
    boxes = [
        shapely.box(
            p.x - len(n) * LETTER_PX * half, p.y - LINE_PX * half,
            p.x + len(n) * LETTER_PX * half, p.y + LINE_PX * half,
        )
        for n, p in zip(names, town.places.geometry, strict=True)
    ]  # fmt: skip
    left, right = shapely.STRtree(boxes).query(boxes, predicate="intersects")
    assert (left == right).all()


def test_the_same_map_every_time(town):
    again = demo.geography(Settings(), last_year=2027)
    assert_geodataframe_equal(town.districts, again.districts)
    assert_geodataframe_equal(town.water, again.water)


@pytest.mark.parametrize("other", [{"municipality_code": "0380"}, {"crs": "EPSG:3009"}])
def test_another_municipality_is_refused_with_a_way_forward(other):
    with pytest.raises(UserError, match="Läs in egna områden"):
        demo.geography(Settings(**other))


def test_smoothing_cuts_corners_and_never_adds_area():
    square = [(0, 0), (8, 0), (8, 8), (0, 8)]
    once = smooth(square, rounds=1)
    assert once.area == pytest.approx(64 - 4 * 2)  # a triangle of 2 × 2 / 2 at each corner
    assert smooth(square).area < once.area
