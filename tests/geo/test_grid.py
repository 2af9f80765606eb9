"""The grid: whole multiples of a cell, and it covers what it is laid over."""

from hypothesis import given
from hypothesis import strategies as st

from geo import grid as grids
from geo.measures.density import bin_points

# Not so near nought that a division ends there: no coordinate is a fraction of a metre that small.
edges = st.floats(-1e6, 1e6, allow_subnormal=False)
lengths = st.floats(1, 50_000)


@given(edges, edges, lengths, lengths, st.sampled_from([50, 75, 100, 150, 200]))
def test_a_grid_covers_its_bounds_on_whole_multiples(west, south, width, height, cell):
    grid = grids.over((west, south, west + width, south + height), cell)
    left, bottom, right, top = grid.bounds
    assert left <= west < left + cell
    assert bottom <= south < bottom + cell
    assert right >= west + width > right - 2 * cell
    assert top >= south + height > top - 2 * cell
    assert left % cell == bottom % cell == 0
    assert grid.shape == (grid.rows, grid.columns)
    assert round(grid.cell_km2 * 1e6) == cell**2


def test_each_centre_lies_in_its_own_cell():
    grid = grids.over((100, 200, 1300, 900), 100)
    east, north = grid.centres()
    assert (len(east), len(north)) == (grid.columns, grid.rows) == (12, 7)
    for row, y in enumerate(north):
        cells = bin_points(east, [y] * len(east), grid)
        assert cells.tolist() == list(range(row * 12, row * 12 + 12))


def test_a_point_still_has_cells_to_draw_a_contour_between():
    assert grids.over((5, 5, 5, 5), 100).shape == (2, 2)
