import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.grid import Grid
from geo.measures.cube import count_cells

GRID = Grid(west=100, south=200, cell_m=50, columns=3, rows=2)
points = st.lists(
    st.tuples(st.floats(50, 300) | st.just(np.nan), st.floats(150, 350), st.integers(-2, 5))
)


@given(points)
def test_every_point_inside_is_counted_once_in_its_week_and_cell(made):
    x, y, week = np.array(made, dtype=float).reshape(-1, 3).T
    plain = np.zeros((4, 2, 3), dtype=int)
    for east, north, step in made:
        if 0 <= step < 4 and 100 <= east < 250 and 200 <= north < 300:
            plain[step, int((north - 200) // 50), int((east - 100) // 50)] += 1
    assert np.array_equal(count_cells(x, y, week.astype(int), grid=GRID, steps=4), plain)
