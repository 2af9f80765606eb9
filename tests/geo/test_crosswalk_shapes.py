"""A crosswalk out of geometry, against areas and people counted by hand."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures.crosswalk_shapes import COLUMNS, by_area, by_population
from tests.geo.made import coverage, voronoi

# Two districts side by side; the survey cuts the west one in 3:1 and leaves a strip in the east.
DISTRICTS = coverage([shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)])
SURVEY = gpd.GeoDataFrame(
    {"area": ["a", "b"], "area_name": ["Araby", "Bäckaslöv"]},
    geometry=[shapely.box(0, 0, 750, 1000), shapely.box(750, 0, 1900, 1000)],
    crs="EPSG:3006",
)


def table(frame):
    """Shares by (district, survey area)."""
    return frame.set_index(["code", "area"])["share"].round(9).to_dict()


def units(geometry, population):
    return gpd.GeoDataFrame({"population": population}, geometry=geometry, crs="EPSG:3006")


def test_by_area():
    found = by_area(DISTRICTS, SURVEY)
    assert table(found) == {("D000", "a"): 0.75, ("D000", "b"): 0.25, ("D001", "b"): 0.9}
    assert list(found) == COLUMNS
    assert set(found["method"]) == {"yta"}
    assert found["area_name"].tolist() == ["Araby", "Bäckaslöv", "Bäckaslöv"]


def test_by_points_of_people():
    at = [(100, 500), (800, 500), (900, 100), (1500, 500), (1950, 500), (5000, 5000)]
    found = by_population(DISTRICTS, SURVEY, units(shapely.points(at), [20, 50, 30, 60, 40, 999]))
    assert table(found) == {("D000", "a"): 0.2, ("D000", "b"): 0.8, ("D001", "b"): 0.6}
    assert set(found["method"]) == {"befolkning"}


def test_a_point_on_a_border_is_counted_once():
    at = [(750, 500), (1000, 500), (1500, 1)]
    found = by_population(DISTRICTS, SURVEY, units(shapely.points(at), [10, 10, 10]))
    assert table(found) == {("D000", "a"): 0.5, ("D000", "b"): 0.5, ("D001", "b"): 1.0}


def test_by_polygons_of_people_spread_evenly_within_each():
    shapes = [shapely.box(0, 0, 500, 1000), shapely.box(500, 0, 1500, 1000)]
    found = by_population(DISTRICTS, SURVEY, units(shapes, [100, 400]))
    # West: 100 + 200, of which 100 + 100 in a; east: 200, all in b.
    assert table(found) == {
        ("D000", "a"): round(2 / 3, 9), ("D000", "b"): round(1 / 3, 9), ("D001", "b"): 1.0,
    }  # fmt: skip


def test_people_and_surface_may_say_different_things():
    lake = units(shapely.points([(990, 10)]), [1000])
    assert table(by_population(DISTRICTS, SURVEY, lake)) == {("D000", "b"): 1.0}


def test_a_sliver_is_given_to_its_neighbours():
    drawn = SURVEY.assign(
        geometry=[shapely.box(0, 0, 1003, 1000), shapely.box(1003, 0, 2000, 1000)]
    )
    assert table(by_area(DISTRICTS, drawn)) == {("D000", "a"): 1.0, ("D001", "b"): 1.0}


def test_survey_areas_in_degrees_are_brought_to_metres():
    placed = DISTRICTS.translate(487_000, 6_303_000)
    districts = DISTRICTS.set_geometry(placed)
    survey = SURVEY.set_geometry(SURVEY.translate(487_000, 6_303_000)).to_crs("EPSG:4326")
    assert by_area(districts, survey)["share"].to_numpy() == pytest.approx(
        [0.75, 0.25, 0.9], abs=1e-3
    )


def test_a_survey_area_in_two_pieces_is_one_row():
    pieces = gpd.GeoDataFrame(
        {"area": ["a", "a"], "area_name": ["A", "A"]},
        geometry=[shapely.box(0, 0, 300, 1000), shapely.box(600, 0, 1000, 1000)],
        crs="EPSG:3006",
    )
    assert table(by_area(DISTRICTS, pieces)) == {("D000", "a"): 0.7}


@given(st.integers(1, 10), st.integers(1, 6), st.integers(0, 99))
@settings(max_examples=6)
def test_everyone_in_a_district_lives_in_some_survey_area(n, m, seed):
    districts, areas = voronoi(n, seed), voronoi(m, seed + 1)
    survey = areas.rename(columns={"code": "area", "name": "area_name"})
    rng = np.random.default_rng(seed)
    people = units(shapely.points(rng.uniform(0, 10_000, (200, 2))), rng.integers(1, 9, 200))
    for found in (by_area(districts, survey), by_population(districts, survey, people)):
        total = found.groupby("code")["share"].sum()
        assert total.to_numpy() == pytest.approx(np.ones(len(total)))
    district_of = dict(zip(districts["code"], districts.geometry, strict=True))
    area_of = dict(zip(survey["area"], survey.geometry, strict=True))
    for row in by_area(districts, survey).itertuples():
        district, area = district_of[row.code], area_of[row.area]
        assert row.share == pytest.approx(
            district.intersection(area).area / district.area, abs=0.006
        )
