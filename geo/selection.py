"""What the meeting has chosen: one value that every number on a page comes from.

A :class:`Selection` is frozen and hashable, so that it keys caches, and can
write itself as a URL query (``geo.query``) and as a sentence (``geo.sentence``).
An empty tuple means "all": the widest choice is the shortest address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from geo.offences import INDEX, N_TYPES
from geo.schema import DARK, LIGHT, N_WHEN, NO_DAY

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.period import Period
    from geo.schema import Incidents

ALL_HOURS = (0, 24)
LIGHTS = {"morker": DARK, "dagsljus": LIGHT}
COMPARISONS = ("ifjol", "foregaende")


@dataclass(frozen=True)
class Selection:
    """Filters of the situation picture.

    Attributes
    ----------
    period
        Days counted.
    compare
        "ifjol" (same period last year) or "foregaende" (the period before).
    offences
        Ids of offence types.
    areas
        Area codes.
    weekdays
        0 is Monday.
    hours
        ``(from, to)``: from the start of one hour to the start of another,
        through midnight if ``from > to``.
    light
        "morker", "dagsljus" or "".
    sources
        Source names.
    """

    period: Period
    compare: str = "ifjol"
    offences: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    hours: tuple[int, int] = ALL_HOURS
    light: str = ""
    sources: tuple[str, ...] = ()

    @property
    def timed(self) -> bool:
        """Whether the time of day matters, so that incidents without one drop out."""
        return self.hours != ALL_HOURS or bool(self.light)

    @property
    def on_some_days(self) -> bool:
        """Whether the weekday matters, so that incidents without one drop out."""
        return 0 < len(set(self.weekdays)) < NO_DAY

    def over(self, period: Period) -> Selection:
        """Return the same filters over another period."""
        return replace(self, period=period)

    def hour_list(self) -> list[int]:
        """Hours that ``hours`` spans, through midnight if it does."""
        first, last = self.hours
        return list(range(first, last)) if first < last else [*range(first, 24), *range(last)]

    def when_table(self) -> npt.NDArray[np.bool_] | None:
        """Lookup table over ``Incidents.when``; None when every moment passes."""
        if not (self.on_some_days or self.timed):
            return None
        table = np.zeros((3, 25, 8), dtype=bool)
        lights = [LIGHTS[self.light]] if self.light else [0, 1, 2]
        hours = self.hour_list() if self.hours != ALL_HOURS else list(range(25))
        days = list(self.weekdays) if self.on_some_days else list(range(8))
        table[np.ix_(lights, hours, days)] = True
        flat: npt.NDArray[np.bool_] = table.reshape(N_WHEN)
        return flat

    def cell_table(self, incidents: Incidents) -> npt.NDArray[np.bool_]:
        """Lookup table over ``Incidents.cell``: chosen areas and offence types."""
        areas = np.full(len(incidents.areas), not self.areas)
        areas[[incidents.area_index[a] for a in self.areas if a in incidents.area_index]] = True
        types = np.full(N_TYPES, not self.offences)
        types[[INDEX[offence] for offence in self.offences]] = True
        table: npt.NDArray[np.bool_] = (areas[:, None] & types[None, :]).ravel()
        return table


def moments(
    incidents: Incidents, selection: Selection, rows: slice
) -> npt.NDArray[np.bool_] | None:
    """Mask over ``rows`` of the incidents whose moment and source pass; None if all do."""
    table = selection.when_table()
    mask = None if table is None else table[incidents.when[rows]]
    if selection.sources:
        wanted = np.isin(np.asarray(incidents.sources), selection.sources)
        chosen = wanted[incidents.source[rows]]
        mask = chosen if mask is None else mask & chosen
    return mask


def chosen_rows(incidents: Incidents, selection: Selection) -> npt.NDArray[np.int64]:
    """Row numbers of the incidents that pass every filter, oldest first."""
    rows = incidents.rows(
        np.datetime64(selection.period.start, "D"), np.datetime64(selection.period.end, "D")
    )
    mask = selection.cell_table(incidents)[incidents.cell[rows]]
    passed = moments(incidents, selection, rows)
    if passed is not None:
        mask &= passed
    numbers: npt.NDArray[np.int64] = np.flatnonzero(mask) + rows.start
    return numbers
