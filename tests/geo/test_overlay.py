"""Shares of districts in areas, by surface and by where people live."""

from __future__ import annotations

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.overlay import shares


def frame(shapes, **columns):
    given_ = {"code": [f"{i}" for i in range(len(shapes))], "name": "x"} | columns
    return gpd.GeoDataFrame(given_, geometry=shapes, crs="EPSG:3006")


WEST, EAST = shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)
TOWN = frame([WEST, EAST])


def told(found):
    return {(row.area, row.code): pytest.approx(row.share) for row in found.itertuples()}


def test_by_surface():
    areas = frame([shapely.box(0, 0, 1250, 1000), shapely.box(1250, 0, 2000, 500)])
    assert told(shares(areas, TOWN)) == {("0", "0"): 1, ("0", "1"): 0.25, ("1", "1"): 0.375}


def test_by_where_people_live():
    areas = frame([shapely.box(0, 0, 1250, 1000), shapely.box(1250, 0, 2000, 1000)])
    cells = [shapely.box(1000 + 500 * i, 0, 1500 + 500 * i, 1000) for i in range(2)]
    units = frame([WEST, *cells], population=[10, 900, 100])
    # Nine tenths of the eastern district live in its western half, and half of those in the area.
    assert told(shares(areas, TOWN, units)) == {("0", "0"): 1, ("0", "1"): 0.45, ("1", "1"): 0.55}


def test_a_district_where_no_one_lives_goes_by_surface():
    areas = frame([shapely.box(0, 0, 250, 1000)])
    units = frame([WEST, EAST], population=[0, 5])
    assert told(shares(areas, TOWN, units)) == {("0", "0"): 0.25}


def test_slivers_along_borders_are_left_out():
    areas = frame([shapely.box(0, 0, 1000.5, 1000)])
    assert told(shares(areas, TOWN)) == {("0", "0"): 1}


@settings(max_examples=25)
@given(cut=st.lists(st.integers(5, 1995), min_size=1, max_size=5, unique=True))
def test_areas_that_cover_everything_share_out_everyone(cut):
    edges = [0, *sorted(cut), 2000]
    areas = frame([shapely.box(a, 0, b, 1000) for a, b in pairwise(edges)])
    units = frame(
        [shapely.box(i * 250, 0, i * 250 + 250, 1000) for i in range(8)], population=range(8)
    )
    for found in (shares(areas, TOWN), shares(areas, TOWN, units)):
        whole = found.groupby("code")["share"].sum()
        assert np.allclose(whole, 1, atol=0.02)
