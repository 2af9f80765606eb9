"""Concentration by year: the ground, the numbers, too few."""

from __future__ import annotations

import numpy as np
import pytest

from geo.grid import Grid
from geo.measures.concentration import generalised_gini
from geo.measures.places import FEWEST, concentration_by_year, ground

GRID = Grid(0, 0, 100, columns=20, rows=20)


def test_the_ground_is_where_anything_happened_and_beside():
    found = ground(np.array([0, 0, 210, -1]), GRID)
    around = [210 + row + column for row in (-20, 0, 20) for column in (-1, 0, 1)]
    assert found.tolist() == sorted([0, 1, 20, 21, *around])


def test_half_of_the_offences_and_the_gini_of_a_year():
    cell = np.repeat([5, 7, 9], [60, 30, 30])
    places = np.arange(5, 15)
    table = concentration_by_year(cell, np.full(120, 2024), places)
    row = table.loc[2024]
    assert row["placed"] == 120
    assert row["share"] == pytest.approx(0.1)
    assert row["gini"] == pytest.approx(generalised_gini([60, 30, 30, *[0] * 7]))


def test_few_offences_are_counted_and_not_judged():
    year = np.repeat([2022, 2024], [FEWEST - 1, FEWEST])
    table = concentration_by_year(np.full(len(year), 3), year, np.array([3, 4]))
    assert table.index.tolist() == [2024, 2023, 2022]
    assert table["placed"].tolist() == [FEWEST, 0, FEWEST - 1]
    assert table["share"].isna().tolist() == [False, True, True]
    outside = concentration_by_year(np.array([8, 2]), np.array([2024, 2024]), np.array([3, 4]))
    assert outside["placed"].tolist() == [0]


def test_nothing_is_an_empty_table():
    nothing = np.array([], dtype=int)
    assert concentration_by_year(nothing, nothing, np.array([3])).empty
    assert concentration_by_year(np.array([3]), np.array([2024]), nothing).empty
