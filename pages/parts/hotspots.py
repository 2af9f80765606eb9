"""Hot spots on a grid: where it gathers, where that is new, and where it is more than before.

Kept a while, as in ``results.py``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.known import known
from geo.measures import dual, emerging
from geo.measures.discovery import LEVEL
from geo.measures.hotspot_grid import gi_star_cells
from geo.period import Period
from pages.parts import gaps, months, places

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.grid import Grid
    from geo.selection import Selection
    from pages.parts.cached import Records

YEAR_WEEKS = 52


@dataclass(frozen=True, eq=False)
class Spots:
    """Cells that gather more than chance lets them.

    ``q`` is NaN for all others.
    """

    q: npt.NDArray[np.float64]
    grid: Grid
    compared: int
    placed: int

    @property
    def hot(self) -> int:
        """How many there are."""
        return int(np.isfinite(self.q).sum())

    @property
    def false(self) -> float:
        """How many of the hot cells to expect to be false."""
        return LEVEL * self.hot


@lru_cache(maxsize=16)
def spots(kept: Records, selection: Selection) -> Spots:
    """Find the hot spots of a selection."""
    rows = places.placed_rows(kept, selection)
    grid = places.cells(kept, places.bandwidth_m(kept, rows))
    near = places.vicinity(kept.incidents, grid)
    found = gi_star_cells(*near.counted(places.cell_of(kept.incidents, grid)[rows]))
    q = np.full(grid.shape, np.nan)
    q[near.mask] = np.where((found.q <= LEVEL) & (found.z > 0), found.q, np.nan)[0]
    return Spots(q, grid, len(near.cells), len(rows))


@dataclass(frozen=True, eq=False)
class Kinds:
    """What the hot spots of a year are called (``geo.measures.hotspot_class.CLASSES``)."""

    kind: npt.NDArray[np.int8]
    grid: Grid
    period: Period
    placed: int
    left_out: int  # of the year's windows, since the data tell nothing of some week in them


@lru_cache(maxsize=64)
def kinds(kept: Records, selection: Selection, known_on: dt.date | None = None) -> Kinds | None:
    """Say which hot spots of the 52 weeks up to the period's end are new, and which have ended.

    None where the data do not cover 52 weeks, or tell no more than the month. With a day of
    knowledge, of what was known then.
    """
    year = year_to(selection.period.end, kept)
    if year.start < kept.first_day or months.mostly(kept):
        return None
    rows = places.placed_rows(kept, selection.over(year))
    rows = rows[~months.alone(kept)[rows]]
    if known_on is not None:
        rows = rows[known(kept.incidents, rows, np.datetime64(known_on, "D"))]
    grid = places.cells(kept, places.bandwidth_m(kept, rows))
    told = gaps.told(kept, year, weeks=emerging.WINDOW_WEEKS)
    near = places.vicinity(kept.incidents, grid)
    counts, sums, cells = near.counted(
        places.cell_of(kept.incidents, grid)[rows], _begin(kept, year, rows, len(told))
    )
    kind = np.zeros(grid.shape, dtype=np.int8)
    kind[near.mask] = emerging.classes_of_cells(counts[told], sums[told], cells).kind
    return Kinds(kind, grid, year, len(rows), int((~told).sum()))


def _begin(
    kept: Records, year: Period, rows: npt.NDArray[np.int64], windows: int
) -> npt.NDArray[np.int64]:
    """Where in the year's rows the second window and those after it begin."""
    days = np.datetime64(year.start, "D") + 7 * emerging.WINDOW_WEEKS * np.arange(1, windows)
    found: npt.NDArray[np.int64] = np.searchsorted(
        rows, [kept.incidents.rows(day, day).start for day in days]
    )
    return found


def year_to(end: dt.date, kept: Records) -> Period:
    """Return the 52 weeks that end on a day, or on the newest one."""
    last = min(end, kept.last_day)
    return Period(last - dt.timedelta(days=7 * YEAR_WEEKS - 1), last)


@dataclass(frozen=True, eq=False)
class Changes:
    """Now over before, cell by cell."""

    found: dual.Dual
    grid: Grid
    bandwidth_m: int
    placed: int


@lru_cache(maxsize=16)
def changes(kept: Records, selection: Selection) -> Changes | None:
    """Divide the density of a period by that of the one it is compared with.

    None where the data do not cover the earlier one.
    """
    earlier = selection.period.earlier(selection.compare)
    if earlier.start < kept.first_day:
        return None
    now, before = (
        places.placed_rows(kept, selection.over(span)) for span in (selection.period, earlier)
    )
    both = np.concatenate([now, before])
    bandwidth = places.bandwidth_m(kept, both)
    grid = places.cells(kept, bandwidth)
    found = dual.now_over_before(
        places.counted(kept, now, grid), places.counted(kept, before, grid), cell_m=grid.cell_m,
        exposure=selection.period.days / earlier.days, bandwidth_m=bandwidth,
    )  # fmt: skip
    return Changes(found, grid, bandwidth, len(both))
