"""The two shapes an incident has: a row in a batch, and a position in arrays.

A *batch row* (:data:`INCIDENT_COLUMNS`) keeps everything a source said. The
arrays of :class:`Incidents` keep only what live filters need, sorted by day,
so that a period is a slice and every other filter a lookup table.

Times are local wall time without zone (Europe/Stockholm for Växjö): hour and
weekday mean what the clock on the wall said. Coordinates are metres in the
projected CRS of the settings (SWEREF 99 TM for Växjö).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from geo.offences import N_TYPES

OUTSIDE = "OUTSIDE"  # has a place, in none of the areas
UNKNOWN = "UNKNOWN"  # has no place, or an area code of another version

# Normalised incident, as sources return it and batches keep it (pandas dtypes).
INCIDENT_COLUMNS: dict[str, str] = {
    "source": "str",  # profile name
    "source_id": "str",  # identity within the source; made from the content if absent
    "code": "str",  # offence code or type as the source wrote it
    "code_text": "str",  # its plain text as the source wrote it, "" if none
    "offence": "str",  # id in geo.offences, UNKNOWN_OFFENCE if the code is not mapped
    "start": "datetime64[s]",  # earliest possible moment, NaT if not known
    "end": "datetime64[s]",  # latest possible moment, NaT if not known
    "registered": "datetime64[s]",  # when the police registered it, NaT if not given
    "x": "float64",  # easting in metres, NaN without place
    "y": "float64",  # northing in metres, NaN without place
    "area_code": "str",  # statistical area given instead of coordinates, "" if none
    "count": "int32",  # number of offences the row stands for, >= 1
}

NO_HOUR = 24  # hour of an incident whose time of day is not known
NO_DAY = 7  # weekday of one that may have happened on any of several days
DARK, LIGHT, NO_LIGHT = 0, 1, 2
NOT_TOLD = 2**16 - 1  # of a day of registration
MAX_SPAN_HOURS = 12  # a longer from/to interval says nothing about the time of day
N_WHEN = 3 * 25 * 8
MAX_CELL_DAYS = 2**27  # days x areas x types that are counted: half a gigabyte of int32


@dataclass(frozen=True, eq=False)
class Incidents:
    """Every incident, sorted by day. Arrays are read-only and may be memory-mapped.

    Attributes
    ----------
    day0
        The first day; ``first[d]`` is the offset of day ``day0 + d``.
    first
        int64, shape (days + 1,).
    cell
        uint16, shape (n,): ``area index * N_TYPES + offence index``.
    when
        uint16, shape (n,): ``(light * 25 + hour) * 8 + weekday`` with Monday 0.
    source
        uint8, shape (n,): index into ``sources``.
    x, y
        float32, shape (n,): metres in the projected CRS; NaN without place.
    minute
        int32, shape (n,): minutes since 1970-01-01 local wall time of the
        moment the incident is counted at.
    span
        uint16, shape (n,): minutes from the earliest to the latest possible moment;
        coded as ``geo.span`` says.
    wait
        uint16, shape (n,): days from the day the incident is counted on until the police
        had registered it; ``NOT_TOLD`` where nothing is said.
    areas
        Area codes; the last two are OUTSIDE and UNKNOWN.
    sources
        Source names.
    version
        Changes when the data change.
    undated, early
        Incidents without any date, and from before any period can begin. They are in
        no period and always reported.
    """

    day0: np.datetime64
    first: npt.NDArray[np.int64]
    cell: npt.NDArray[np.uint16]
    when: npt.NDArray[np.uint16]
    source: npt.NDArray[np.uint8]
    x: npt.NDArray[np.float32]
    y: npt.NDArray[np.float32]
    minute: npt.NDArray[np.int32]
    span: npt.NDArray[np.uint16]
    wait: npt.NDArray[np.uint16]
    areas: tuple[str, ...]
    sources: tuple[str, ...]
    version: str
    undated: int = 0
    early: int = 0

    @property
    def days(self) -> int:
        """Number of days covered."""
        return len(self.first) - 1

    @property
    def last_day(self) -> np.datetime64:
        """The newest day with an incident."""
        return self.day0 + np.timedelta64(self.days - 1, "D")

    def rows(self, start: np.datetime64, end: np.datetime64) -> slice:
        """Rows of the days ``start``..``end``, both included; empty if outside the data."""
        lo = int((start - self.day0).astype(int))
        hi = int((end - self.day0).astype(int)) + 1
        lo, hi = (min(max(d, 0), self.days) for d in (lo, hi))
        return slice(int(self.first[lo]), int(self.first[max(lo, hi)]))

    @cached_property
    def area_index(self) -> dict[str, int]:
        """Position of each area code."""
        return {code: i for i, code in enumerate(self.areas)}

    @property
    def n_cells(self) -> int:
        """Length of the area x offence axis."""
        return len(self.areas) * N_TYPES


def encode_when(
    light: npt.NDArray[np.integer], hour: npt.NDArray[np.integer], weekday: npt.NDArray[np.integer]
) -> npt.NDArray[np.uint16]:
    """Pack light, hour (24 = not known) and weekday (Monday 0, 7 = not known) into one code."""
    packed = (light.astype(np.int32) * 25 + hour) * 8 + weekday
    codes: npt.NDArray[np.uint16] = packed.astype(np.uint16)
    return codes
