"""Running totals per cell: a period is the difference of two rows, however many incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.errors import UserError
from geo.schema import MAX_CELL_DAYS, NOT_TOLD

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.schema import Incidents

_BLOCK_DAYS = 64  # bounds the temporary arrays at ten million incidents


def running_totals(
    incidents: Incidents,
    *,
    known_on: np.datetime64 | None = None,
    keep: npt.NDArray[np.bool_] | None = None,
) -> npt.NDArray[np.int32]:
    """Offences before each day, per cell: int32, shape (days + 1, cells).

    Parameters
    ----------
    known_on
        Leave out what was not registered yet at the end of that day. An offence
        without a day of registration counts as known on the day it happened.
    keep
        Which incidents to count, shape (n,); all of them if not given.

    Raises
    ------
    UserError
        If that is more than MAX_CELL_DAYS numbers.
    """
    if (incidents.days + 1) * incidents.n_cells > MAX_CELL_DAYS:
        raise UserError(
            "Uppgifterna täcker {days} dagar i {areas} områden, och det är mer än som får plats i "
            "minnet. Välj en grövre indelning, eller en senare första dag (oldest_day) i "
            "inställningarna.",
            days=incidents.days,
            areas=len(incidents.areas),
        )
    totals = np.zeros((incidents.days + 1, incidents.n_cells), dtype=np.int32)
    for day in range(0, incidents.days, _BLOCK_DAYS):
        stop = min(day + _BLOCK_DAYS, incidents.days)
        bounds = incidents.first[day : stop + 1]
        rows = slice(bounds[0], bounds[-1])
        since = np.repeat(np.arange(stop - day), np.diff(bounds))
        cells = incidents.cell[rows].astype(np.int64)
        cells += since * incidents.n_cells
        told = None if keep is None else keep[rows]
        if known_on is not None:
            left = int((known_on - incidents.day0).astype(np.int64)) - day - since
            wait = incidents.wait[rows]
            then = left >= np.where(wait == NOT_TOLD, 0, wait)
            told = then if told is None else told & then
        cells = cells if told is None else cells[told]
        counts = np.bincount(cells, minlength=(stop - day) * incidents.n_cells)
        totals[day + 1 : stop + 1] = counts.reshape(stop - day, -1)
    np.cumsum(totals, axis=0, out=totals)
    return totals
