"""Concentration year by year: half of the offences on how much of the ground.

The ground is the cells at or near which anything was ever recorded, the same for all
years: forest, where nothing can be recorded, would make everything look concentrated.

The assumption that could mislead: the share falls with the number of offences by itself,
since few offences cannot fill many cells. The generalised Gini allows for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.concentration import generalised_gini, share_of_places
from geo.measures.vicinity import where_recorded

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.grid import Grid

FEWEST = 50  # placed offences in a year; with fewer, half of them are a handful of cells


def ground(cell: npt.NDArray[np.integer], grid: Grid) -> npt.NDArray[np.int64]:
    """Return the cells at or next to one that has any of the offences, in order.

    Parameters
    ----------
    cell
        From :func:`geo.measures.density.bin_points`, of all offences of all years.
    grid
        Their grid.
    """
    counts = np.bincount(cell[cell >= 0], minlength=grid.rows * grid.columns)
    return np.flatnonzero(where_recorded(counts.reshape(grid.shape)).ravel())


def concentration_by_year(
    cell: npt.NDArray[np.integer], year: npt.NDArray[np.integer], places: npt.NDArray[np.int64]
) -> pd.DataFrame:
    """Say how concentrated the offences of each year are.

    Parameters
    ----------
    cell, year
        Of each chosen offence, shape (n,); outside ``places`` it counts nowhere.
    places
        From :func:`ground`.

    Returns
    -------
    DataFrame
        Indexed by year, newest first: ``placed`` (offences), ``share`` of the places
        that hold half of them and ``gini`` (generalised); both NaN under FEWEST.
    """
    if not (len(year) and len(places)):
        return pd.DataFrame(columns=["placed", "share", "gini"], index=pd.Index([], name="year"))
    at = np.searchsorted(places, cell)
    inside = (at < len(places)) & (places[np.minimum(at, len(places) - 1)] == cell)
    first, n = int(year.min()), int(year.max()) - int(year.min()) + 1
    flat = (year[inside].astype(np.int64) - first) * len(places) + at[inside]
    counts = np.bincount(flat, minlength=n * len(places)).reshape(n, len(places))
    placed = counts.sum(axis=1)
    few = placed < FEWEST
    numbers = {
        "placed": placed,
        "share": [np.nan if f else share_of_places(c) for c, f in zip(counts, few, strict=True)],
        "gini": [np.nan if f else generalised_gini(c) for c, f in zip(counts, few, strict=True)],
    }
    table = pd.DataFrame(numbers, index=pd.Index(range(first, first + n), name="year"))
    return table.iloc[::-1]
