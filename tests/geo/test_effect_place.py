"""The areas of an intervention."""

import numpy as np
import pytest
import shapely

from geo.errors import UserError
from geo.measures.effect_place import place, zone

SPOT = zone(shapely.Point(0, 0), radius_m=100)
FAR = zone(shapely.Point(2000, 0), radius_m=100)


def test_a_point_a_line_and_an_area_become_areas():
    line = shapely.LineString([(0, 0), (100, 0)])
    square = shapely.box(0, 0, 100, 100)
    assert SPOT.area == pytest.approx(np.pi * 100**2, rel=1e-3)
    assert zone(line, radius_m=10).area == pytest.approx(2000 + np.pi * 100, rel=1e-3)
    assert zone(square).equals(square)
    assert zone(square, radius_m=50).area > square.area


def test_an_area_drawn_across_itself_is_mended():
    bow = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    assert zone(bow).is_valid
    assert zone(bow).area == pytest.approx(5000)


@pytest.mark.parametrize("line", [shapely.Point(0, 0), shapely.LineString([(0, 0), (9, 0)])])
def test_a_point_and_a_line_need_a_distance(line):
    with pytest.raises(UserError, match="Ange hur många meter"):
        zone(line)


def test_areas_do_not_overlap():
    found = place(SPOT, reach_m=300, control=FAR)
    assert found.all == (found.zone, found.control, found.ring, found.control_ring)
    for i, one in enumerate(found.all):
        assert all(one.intersection(other).area < 1e-6 for other in found.all[i + 1 :])
    assert found.ring.area == pytest.approx(np.pi * (400**2 - 100**2), rel=1e-3)
    assert found.control_ring.area == pytest.approx(found.ring.area)


def test_the_comparison_s_surroundings_leave_the_intervention_s_alone():
    near = zone(shapely.Point(700, 0), radius_m=100)
    found = place(SPOT, reach_m=300, control=near)
    assert found.control_ring.intersection(found.zone.union(found.ring)).area < 1e-6
    assert found.control_ring.area < found.ring.area


def test_several_areas_are_one_comparison():
    both = shapely.union_all([FAR, zone(shapely.Point(0, 3000), radius_m=100)])
    found = place(SPOT, reach_m=300, control=both)
    assert found.control.area == pytest.approx(2 * SPOT.area)
    assert found.control_ring.area == pytest.approx(2 * found.ring.area)


def test_surroundings_may_be_another_district():
    district = shapely.box(-50, -50, 900, 900)
    found = place(SPOT, reach_m=300, control=FAR, ring=district)
    assert found.ring.equals(district.difference(SPOT))


def test_without_a_comparison_there_are_two_areas():
    found = place(SPOT, reach_m=300)
    assert found.all == (found.zone, found.ring)


@pytest.mark.parametrize("x", [0, 150, 450])
def test_a_comparison_may_not_overlap(x):
    with pytest.raises(UserError, match="överlappar"):
        place(SPOT, reach_m=300, control=zone(shapely.Point(x, 0), radius_m=100))
