"""Which areas of an earlier district list stand for other ground now."""

import geopandas as gpd
import pytest
import shapely

from geo.disclosure.cells import REST
from geo.public.ground import moved, own

SIDE = 1000


def town(**shapes):
    return gpd.GeoDataFrame({"code": [*shapes]}, geometry=[*shapes.values()], crs="EPSG:3006")


def box(west, east, north=SIDE):
    return shapely.box(west, 0, east, north)


THEN = town(a=box(0, 1000), b=box(1000, 2000), c=box(2000, 3000))


@pytest.mark.parametrize(
    ("now", "other"),
    [
        (THEN, set()),
        # A border between two of them: what no district covers is as it was.
        (town(a=box(0, 500), b=box(500, 2000), c=box(2000, 3000)), {"a", "b"}),
        (town(a=box(0, 1000), b=box(1000, 2000), c=box(2000, 3000, 1200)), {"c", REST}),
        # One leaves the list, one joins it.
        (town(a=box(0, 1000), b=box(1000, 2000)), {"c", REST}),
        (town(**dict(zip("abcd", (*THEN.geometry, box(3000, 4000)), strict=True))), {REST}),
        # Two change names; one is divided.
        (town(b=box(0, 1000), a=box(1000, 2000), c=box(2000, 3000)), {"a", "b"}),
        (town(a=box(0, 1000), b=box(1000, 2000), c=box(2000, 2400), d=box(2400, 3000)), {"c"}),
        # Rounded otherwise, drawn from another corner, and with a hair between neighbours.
        (town(a=box(0, 1000.3), b=shapely.reverse(box(1000.3, 1999.9)), c=box(2000.2, 3000)),
         set()),
        (town(a=box(0, 1003), b=box(1003, 2000), c=box(2000, 3000)), {"a", "b"}),
    ],
)  # fmt: skip
def test_an_area_has_moved_where_its_own_ground_is_another(now, other):
    assert moved(now, THEN) == other


def test_a_hole_and_a_shape_that_crosses_itself_are_looked_at_too():
    holed = box(0, 1000).difference(shapely.box(400, 400, 600, 600))
    assert moved(town(a=holed), town(a=box(0, 1000))) == {"a", REST}
    bow = shapely.Polygon([(0, 0), (1000, 1000), (1000, 0), (0, 1000)])
    assert moved(town(a=bow), town(a=bow)) == set()
    assert moved(town(a=box(0, 1000)), town(a=bow)) == {"a", REST}


def test_where_districts_overlap_a_place_is_of_the_lowest_code_told_of_or_not():
    there = town(a=box(400, 600), b=box(0, 1000), c=box(900, 2000), d=box(2000, 3000))
    found = own(there, {"b", "c", "d"})
    assert [*found["code"]] == ["b", "c", "d"]
    assert [round(shape.area / SIDE) for shape in found.geometry] == [800, 1000, 1000]
    assert found.geometry[2].wkb == there.geometry[3].wkb


def test_a_hair_of_overlap_changes_no_byte():
    there = town(a=box(0, 1000.9), b=box(1000, 2000))
    assert [*own(there, {"a", "b"}).geometry.to_wkb()] == [*there.geometry.to_wkb()]


def test_a_district_that_is_covered_whole_keeps_its_shape():
    there = town(a=box(0, 1000), b=box(100, 900))
    assert own(there, {"b"}).geometry[0].equals(box(100, 900))
