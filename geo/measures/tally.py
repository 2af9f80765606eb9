"""Counting, once, for every number on a page.

The map, the table, the panel, the export and the sentence read the same
:class:`Tally`; that is why they cannot disagree. Without a filter on the time
of day or the source a period is the difference of two rows of running totals,
so the cost does not grow with the number of incidents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.offences import INDEX, N_TYPES
from geo.selection import moments

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.period import Period
    from geo.schema import Incidents
    from geo.selection import Selection


@dataclass(frozen=True, eq=False)
class Tally:
    """Offences per area and type, in a period and the one it is compared with.

    Attributes
    ----------
    now, before
        int64, shape (areas, N_TYPES), already limited to the chosen offence
        types; the last two areas are OUTSIDE and UNKNOWN.
    chosen
        bool, shape (areas,): areas of the selection.
    comparable
        Whether the data cover all of ``earlier``; if not, a rise says nothing.
    """

    areas: tuple[str, ...]
    now: npt.NDArray[np.int64]
    before: npt.NDArray[np.int64]
    chosen: npt.NDArray[np.bool_]
    period: Period
    earlier: Period
    comparable: bool

    @property
    def total(self) -> int:
        """Offences in the chosen areas and period."""
        return int(self.now[self.chosen].sum())

    @property
    def total_before(self) -> int:
        """Offences in the same areas and the period compared with."""
        return int(self.before[self.chosen].sum())

    @property
    def unplaced(self) -> int:
        """Offences of the selection outside every area or without a known place."""
        return int((self.now * self.chosen[:, None])[-2:].sum())


def cells(
    incidents: Incidents,
    selection: Selection,
    period: Period,
    *,
    totals: npt.NDArray[np.int32],
) -> npt.NDArray[np.int64]:
    """Offences per area and type in a period: int64, shape (areas, N_TYPES).

    Time of day, weekday and source are obeyed; areas and offence types of the
    selection are not, they are read from the result.
    """
    start, end = np.datetime64(period.start, "D"), np.datetime64(period.end, "D")
    if selection.when_table() is None and not selection.sources:
        first, last = (_day(incidents, day) for day in (start, end + 1))
        counts = (totals[last] - totals[first]).astype(np.int64)
    else:
        rows = incidents.rows(start, end)
        mask = moments(incidents, selection, rows)
        counts = np.bincount(incidents.cell[rows][mask], minlength=incidents.n_cells)
    table: npt.NDArray[np.int64] = counts.reshape(len(incidents.areas), N_TYPES)
    return table


def _day(incidents: Incidents, day: np.datetime64) -> int:
    return min(max(int((day - incidents.day0).astype(int)), 0), incidents.days)


def tally(incidents: Incidents, selection: Selection, *, totals: npt.NDArray[np.int32]) -> Tally:
    """Count a selection in its period and in the one it is compared with.

    Parameters
    ----------
    incidents, selection
        All there is, and what is chosen.
    totals
        From :func:`geo.measures.totals.running_totals` on the same incidents.
    """
    earlier = selection.period.earlier(selection.compare)
    types = np.full(N_TYPES, not selection.offences)
    types[[INDEX[offence] for offence in selection.offences]] = True
    chosen = np.full(len(incidents.areas), not selection.areas)
    known = incidents.area_index
    chosen[[known[area] for area in selection.areas if area in known]] = True
    return Tally(
        areas=incidents.areas,
        now=cells(incidents, selection, selection.period, totals=totals) * types,
        before=cells(incidents, selection, earlier, totals=totals) * types,
        chosen=chosen,
        period=selection.period,
        earlier=earlier,
        comparable=bool(np.datetime64(earlier.start, "D") >= incidents.day0),
    )


def daily(
    incidents: Incidents, selection: Selection, *, totals: npt.NDArray[np.int32]
) -> npt.NDArray[np.int64]:
    """Offences per day over all the data, every filter but the period obeyed: shape (days,)."""
    table = selection.cell_table(incidents)
    if selection.when_table() is None and not selection.sources:
        return np.diff(totals @ table.astype(np.int32)).astype(np.int64)
    everything = slice(0, int(incidents.first[-1]))
    mask = table[incidents.cell]
    passed = moments(incidents, selection, everything)
    if passed is not None:
        mask &= passed
    return np.diff(np.concatenate(([0], np.cumsum(mask)))[incidents.first])
