"""Results on a grid: its cells, what lies in them, and density. Kept a while, as in ``results``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.grid import Grid, over
from geo.measures import density
from geo.measures.density import bin_points
from geo.measures.smoothing import smooth
from geo.measures.vicinity import Vicinity, where_recorded
from geo.selection import chosen_rows

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.schema import Incidents
    from geo.selection import Selection
    from pages.parts.cached import Records

MAX_GRID_CELLS = 1_500_000
FINEST_M = 100  # of the hot spots' cells: a block of houses


@dataclass(frozen=True, eq=False)
class Density:
    """Density of a selection and how it was made."""

    per_km2_year: npt.NDArray[np.float64]
    grid: Grid
    bandwidth_m: int
    placed: int


@lru_cache(maxsize=16)
def densities(kept: Records, selection: Selection) -> Density:
    """Estimate the density of a selection."""
    rows = placed_rows(kept, selection)
    bandwidth = bandwidth_m(kept, rows)
    grid = _grid(kept, bandwidth)
    counts = counted(kept, rows, grid)
    per_km2_year = smooth(counts, cell_m=grid.cell_m, bandwidth_m=bandwidth)
    per_km2_year *= 1e6 * 365.25 / selection.period.days
    return Density(per_km2_year, grid, bandwidth, len(rows))


def cells(kept: Records, bandwidth_m: int) -> Grid:
    """Return the cells that hot spots are told in, never finer than a block of houses."""
    return _grid(kept, max(bandwidth_m, FINEST_M * density.CELLS_PER_BANDWIDTH))


def counted(kept: Records, rows: npt.NDArray[np.int64], grid: Grid) -> npt.NDArray[np.int64]:
    """Count rows of incidents per cell: shape ``grid.shape``."""
    return _count(cell_of(kept.incidents, grid)[rows], grid)


def _count(cell: npt.NDArray[np.int32], grid: Grid) -> npt.NDArray[np.int64]:
    size = grid.rows * grid.columns
    counts: npt.NDArray[np.int64] = np.bincount(cell[cell >= 0], minlength=size)
    return counts.reshape(grid.shape)


@lru_cache(maxsize=3)  # of ten million offences 40 MB each
def cell_of(incidents: Incidents, grid: Grid) -> npt.NDArray[np.int32]:
    """Return the flat cell of every offence, −1 without place: the same whatever is chosen."""
    cell: npt.NDArray[np.int32] = bin_points(incidents.x, incidents.y, grid).astype(np.int32)
    return cell


@lru_cache(maxsize=3)
def vicinity(incidents: Incidents, grid: Grid) -> Vicinity:
    """Return the cells at or near which anything was ever recorded: what is compared."""
    return Vicinity.of(where_recorded(_count(cell_of(incidents, grid), grid)))


def bandwidth_m(kept: Records, rows: npt.NDArray[np.int64]) -> int:
    """Choose a bandwidth for placed rows, from an even sample where there are very many."""
    some = density.sampled(rows)
    x, y = kept.incidents.x[some], kept.incidents.y[some]
    return density.choose_bandwidth(x, y, n=len(rows))


def _grid(kept: Records, bandwidth_m: int) -> Grid:
    west, south, east, north = kept.bounds
    grid = over((west, south, east, north), bandwidth_m / density.CELLS_PER_BANDWIDTH)
    while grid.rows * grid.columns > MAX_GRID_CELLS:
        grid = over((west, south, east, north), grid.cell_m * 2)
    return grid


@lru_cache(maxsize=16)
def placed_rows(kept: Records, selection: Selection) -> npt.NDArray[np.int64]:
    """Rows of a selection that have coordinates."""
    rows = chosen_rows(kept.incidents, selection)
    return rows[np.isfinite(kept.incidents.x[rows])]
