"""The small picture of a file's points: what is inside and outside differs, and it never fails."""

from __future__ import annotations

import io

import geopandas as gpd
import numpy as np
import pytest
import shapely
from matplotlib.image import imread

from geo.figures.dots import dots
from geo.figures.palette import DARK, LIGHT

BOX = gpd.GeoDataFrame({"code": ["A"]}, geometry=[shapely.box(0, 0, 1000, 1000)], crs="EPSG:3006")
NOTHING = BOX.iloc[:0]


def colours_of(picture: bytes) -> set[tuple[int, ...]]:
    pixels = imread(io.BytesIO(picture), format="png")
    opaque = (pixels[pixels[..., 3] == 1][:, :3] * 255).round().astype(int)
    packed = np.unique(opaque @ [65536, 256, 1])
    return {(int(c) >> 16, int(c) >> 8 & 255, int(c) & 255) for c in packed}


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def drawn(x, y, districts=BOX, colours=LIGHT):
    return dots(districts, np.array(x, float), np.array(y, float), colours=colours, town="Växjö")


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_districts_are_the_ground(colours):
    assert rgb(colours.sequential[1]) in colours_of(drawn([], [], colours=colours))


def test_points_outside_are_drawn_otherwise_than_inside():
    inside, outside = drawn([500], [500]), drawn([1500], [500])
    assert inside != outside
    assert colours_of(inside) != colours_of(outside)


def test_points_far_away_are_ringed():
    ring = rgb(LIGHT.accent)
    assert ring in colours_of(drawn([5e6], [5e6]))
    assert ring not in colours_of(drawn([500], [500]))


def test_points_without_place_are_left_out():
    assert drawn([500, np.nan], [500, 500]) == drawn([500], [500])


@pytest.mark.parametrize(("x", "y"), [([], []), ([1.0], [2.0]), ([np.nan], [np.nan])])
def test_no_districts_is_a_picture_too(x, y):
    assert drawn(x, y, NOTHING).startswith(b"\x89PNG")


def test_the_same_points_give_the_same_bytes():
    x = np.linspace(0, 1000, 45_000)
    assert drawn(x, x) == drawn(x, x)
