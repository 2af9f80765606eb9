"""Cells as the browser draws them: where they are, in the colour of their class."""

from functools import reduce

import numpy as np
import pytest
from pyproj import Transformer
from shapely import Polygon

from geo.figures import palette, spots
from geo.figures.cells import outlines
from geo.figures.projection import STEP_M
from geo.grid import Grid
from geo.measures.dual import Dual
from geo.measures.hotspot_class import CLASSES
from tests.geo.made import SV

GRID = Grid(487_000.0, 6_303_000.0, 100.0, 8, 6)
CRS = "EPSG:3006"
BACK = Transformer.from_crs("EPSG:3857", CRS, always_xy=True)
LOOK = {"crs": CRS, "colours": palette.LIGHT}


def shape(polygon):
    """What lies within an odd number of a polygon's rings."""
    rings = [np.cumsum(np.reshape(ring, (-1, 2)), axis=0) * STEP_M for ring in polygon]
    metres = [Polygon(np.column_stack(BACK.transform(*ring.T))) for ring in rings]
    return reduce(Polygon.symmetric_difference, metres)


def test_cells_that_touch_are_one_outline_in_the_right_place():
    marked = np.zeros(GRID.shape, dtype=bool)
    marked[1:4, 2:5] = True
    marked[2, 3] = False  # a hole
    marked[5, 7] = True
    (polygon,) = outlines(np.flatnonzero(marked), GRID, crs=CRS)
    large, small = sorted(shape(polygon).geoms, key=lambda part: -part.area)
    assert large.area == pytest.approx(8 * 100**2, rel=0.1)
    assert len(large.interiors) == 1
    assert large.bounds == pytest.approx((487_200, 6_303_100, 487_500, 6_303_400), abs=STEP_M)
    assert small.bounds == pytest.approx((487_700, 6_303_500, 487_800, 6_303_600), abs=STEP_M)


def test_nothing_marked_draws_nothing():
    assert outlines(np.array([], dtype=int), GRID, crs=CRS) == []


def drawn(step):
    """Colour → number of cells."""
    return {
        colour: round(sum(shape(p).area for p in polygons) / 100**2)
        for colour, polygons in step["bands"]
    }


def test_hot_cells_are_darker_the_more_certain():
    q = np.full(GRID.shape, np.nan)
    q[0, 0], q[0, 3:5], q[3, 0:3] = 0.04, 0.005, 0.0001
    found = drawn(spots.hot_step(q, GRID, SV, **LOOK))
    shades = [palette.LIGHT.diverging[i] for i in (4, 5, 6)]
    assert [found[shade] for shade in shades] == [1, 2, 3]


@pytest.mark.parametrize(("q", "level"), [(0.05, 4), (0.0501, None), (0.01, 5), (0.001, 6)])
def test_limits_belong_to_the_surer_class(q, level):
    table = np.full(GRID.shape, np.nan)
    table[0, 0] = q
    found = list(drawn(spots.hot_step(table, GRID, SV, **LOOK)))
    assert found == ([palette.LIGHT.diverging[level]] if level else [])


def test_every_kind_has_its_colour_and_its_word():
    kind = np.zeros(GRID.shape, dtype=np.int8)
    for one in range(1, len(CLASSES)):
        kind[one, : one + 1] = one
    step = spots.kind_step(kind, GRID, SV, **LOOK)
    assert sorted(drawn(step).values()) == [2, 3, 4, 5, 6]
    words = [text for _, text in step["legend"]["swatches"]]
    assert words == ["ny", "ihållande", "tillfällig", "avtagande", "upphörd"]


def test_only_what_chance_cannot_have_made_is_more_or_fewer():
    ratio = np.full(GRID.shape, 5.0)
    sign = np.zeros(GRID.shape, dtype=np.int8)
    ratio[0, :4] = [5.0, np.nan, 1.2, 2.5]
    sign[0, :4] = 1
    ratio[2, :3], sign[2, :3] = [0.2, 0.4, 0.9], -1
    shades = palette.LIGHT.diverging
    found = drawn(spots.times_step(Dual(ratio, sign), GRID, SV, **LOOK))
    assert found == {
        shades[6]: 2, shades[5]: 1, shades[4]: 1, shades[0]: 1, shades[1]: 1, shades[2]: 1
    }  # fmt: skip
