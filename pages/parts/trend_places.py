"""On how much of the ground the offences lie, year by year (kept as in ``results.py``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.grid import Grid, over
from geo.measures import places
from geo.measures.density import bin_points
from geo.period import ALWAYS
from geo.selection import Selection, chosen_rows
from pages.parts.places import MAX_GRID_CELLS

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from pages.parts.cached import Records

CELL_M = 100.0


@dataclass(frozen=True, eq=False)
class Concentrated:
    """How concentrated each year is, and on what ground."""

    table: pd.DataFrame
    cell_m: float
    places: int

    @property
    def km2(self) -> float:
        """Area of the ground."""
        return self.places * (self.cell_m / 1000) ** 2


@lru_cache(maxsize=32)
def concentrated(kept: Records, selection: Selection) -> Concentrated | None:
    """Measure concentration by year, None without districts. The period must be ALWAYS."""
    if kept.districts.empty:
        return None
    grid, cell, year = _cells(kept)
    rows, ground = chosen_rows(kept.incidents, selection), _ground(kept, selection.areas)
    placed = rows[cell[rows] >= 0]
    table = places.concentration_by_year(cell[placed], year[placed], ground)
    return Concentrated(table, grid.cell_m, len(ground))


@lru_cache(maxsize=32)
def _ground(kept: Records, areas: tuple[str, ...]) -> npt.NDArray[np.int64]:
    grid, cell, _year = _cells(kept)
    table = Selection(ALWAYS, areas=areas).cell_table(kept.incidents)
    return places.ground(cell[table[kept.incidents.cell]], grid)


@lru_cache(maxsize=2)
def _cells(kept: Records) -> tuple[Grid, npt.NDArray[np.int32], npt.NDArray[np.int16]]:
    """Return a grid over the districts, and the cell and the year of every incident."""
    incidents = kept.incidents
    west, south, east, north = kept.districts.total_bounds.tolist()
    cell_m = CELL_M
    while (east - west) * (north - south) / cell_m**2 > MAX_GRID_CELLS:
        cell_m *= 2
    grid = over((west, south, east, north), cell_m)
    day = incidents.day0.astype("datetime64[D]") + np.arange(incidents.days)
    year = (day.astype("datetime64[Y]").astype(np.int64) + 1970).astype(np.int16)
    cell = bin_points(incidents.x, incidents.y, grid).astype(np.int32)
    return grid, cell, np.repeat(year, np.diff(incidents.first))
