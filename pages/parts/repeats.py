"""Near repeats: whether a burglary or a bicycle theft raises the risk near by now, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.areas import assign
from geo.errors import N_
from geo.known import known
from geo.measures.alert import Alert, alerts
from geo.measures.near_repeat import knox
from geo.measures.reach import Reach, reach
from geo.offences import INDEX, N_TYPES, types_of
from pages.parts import months

if TYPE_CHECKING:
    import datetime as dt

    import numpy.typing as npt

    from pages.parts.cached import Records
    from pages.parts.week import Week

KINDS = {"inbrott": N_("Inbrott"), "cykel": N_("Cykelstöld")}
_TYPES = {"inbrott": types_of("inbrott"), "cykel": ("cykelstold",)}
SPACE_M, TIME_DAYS = (0, 1, 100, 200, 300, 400), (0, 7, 14, 21, 28)
YEARS = 2
PERMUTATIONS, SEED = 199, 780
FEWEST = 50  # incidents; with fewer the table says nothing


@dataclass(frozen=True, eq=False)
class Repeats:
    """What two years of a kind of offence say, and where its risk is raised.

    ``n`` have a place and a moment, ``every`` counts those without too; ``days`` is how far
    back the data go, two years at most.
    """

    n: int
    every: int
    days: int
    reach: Reach | None
    alerts: list[Alert]
    districts: list[str]


def of(week: Week, kind: str) -> Repeats:
    """Look for near repeats of a kind, as known on the week's day of knowledge.

    In the latest week the risk is that of today, as far as the data tell: some days
    may have passed since its Sunday.
    """
    last = week.kept.last_day if week.latest else week.period.end
    return _of(week.kept, week.known_on if week.then else None, last, kind)


@lru_cache(maxsize=32)
def _of(kept: Records, known_on: dt.date | None, last: dt.date, kind: str) -> Repeats:
    every = _rows(kept, known_on, last, kind)
    rows = every[np.isfinite(kept.incidents.x[every]) & ~months.alone(kept)[every]]
    known_days = min((last - kept.first_day).days + 1, YEARS * 365)
    x, y = kept.incidents.x[rows], kept.incidents.y[rows]
    moment = kept.incidents.minute[rows].astype("datetime64[m]")
    if len(rows) < FEWEST:
        return Repeats(len(rows), len(every), known_days, None, [], [])
    table = knox(
        x, y, moment.astype("datetime64[D]"), space_bands_m=SPACE_M, time_bands_days=TIME_DAYS,
        permutations=PERMUTATIONS, seed=SEED,
    )  # fmt: skip
    far = reach(table)
    found = alerts(x, y, moment, reach=far, today=last)
    at = assign([a.x for a in found], [a.y for a in found], kept.districts)
    districts = [kept.incidents.areas[i] for i in at]
    return Repeats(len(rows), len(every), known_days, far, found, districts)


def _rows(
    kept: Records, known_on: dt.date | None, last: dt.date, kind: str
) -> npt.NDArray[np.int64]:
    """Return the incidents of two years that were known."""
    end = np.datetime64(last, "D")
    span = kept.incidents.rows(end - np.timedelta64(YEARS * 365, "D"), end)
    rows = np.arange(span.start, span.stop)
    types = [INDEX[offence] for offence in _TYPES[kind]]
    rows = rows[np.isin(kept.incidents.cell[rows] % N_TYPES, types)]
    if known_on is not None:
        rows = rows[known(kept.incidents, rows, np.datetime64(known_on, "D"))]
    return rows
