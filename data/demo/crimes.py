"""Made-up incidents, in the shape that every source's incidents have.

Of all rows, 4 % have neither coordinates nor area code, another 2 % have an
area code only, and 1 % lie outside the municipality. What is not reported until
after the last day is not known yet, so the last weeks will still grow.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from data.demo.plan import Run, runs
from data.demo.profiles import PROFILES
from data.demo.reports import reports
from data.demo.series import in_series
from data.demo.when import moments
from data.demo.where import World, places, world
from geo.offences import INDEX
from geo.schema import INCIDENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import numpy.typing as npt

    from data.demo.land import Geography
    from data.demo.reports import Span

    Parts = dict[str, npt.NDArray[Any]]  # columns of one run

SOURCE = "demo"
CHUNK = 500_000  # most rows in one frame
NO_PLACE, AREA_ONLY, OUTSIDE = 0.04, 0.02, 0.01  # shares of all rows
_IDS = tuple(INDEX)
_TABLE = [PROFILES[offence] for offence in _IDS]


def incidents(
    geography: Geography,
    *,
    until: date,
    n: int | None = None,
    years: int = 6,
    seed: int = 780,
) -> Iterator[pd.DataFrame]:
    """Make up incidents; the same arguments give the same rows.

    Parameters
    ----------
    geography
        The districts they happen in.
    until
        The last day.
    n
        Number of incidents; calibrated to the national statistics if not given.
    years
        Number of years up to the last day.
    seed
        Decides the chance.

    Yields
    ------
    DataFrame with the columns of geo.schema.INCIDENT_COLUMNS, at most CHUNK
    rows, so that ten million fit in memory one frame at a time.
    """
    last = np.datetime64(until, "D")
    month = last.astype("M8[M]") - 12 * years
    first = min(month.astype("M8[D]") + until.day, (month + 1).astype("M8[D]"))
    plan = runs(first, last, n=n)
    at = world(geography, seed=seed)
    for number, part in enumerate(_chunks(plan, CHUNK)):
        drawn = [_row_parts(_chance(seed, run), run, at, span=(first, last)) for run in part]
        yield _frame(drawn, at.codes, offset=number * CHUNK)


def _chunks(plan: list[Run], chunk: int) -> Iterator[list[Run]]:
    """Cut the plan into parts of at most ``chunk`` offences."""
    part: list[Run] = []
    room = chunk
    for run in plan:
        left = run.count
        while left:
            take = min(left, room)
            part.append(replace(run, count=take, done=run.count - left))
            left, room = left - take, room - take
            if not room:
                yield part
                part, room = [], chunk
    if part:
        yield part


def _chance(seed: int, run: Run) -> np.random.Generator:
    """Return a run's own source of chance, so that planting one thing moves no other."""
    middle = run.cluster and (run.cluster.x, run.cluster.y)
    told = f"{run.offence} {run.first} {run.done} {middle}"
    return np.random.default_rng([seed, 2, zlib.crc32(told.encode())])


def _row_parts(rng: np.random.Generator, run: Run, at: World, *, span: Span) -> Parts:
    """Draw the rows of one run; texts are positions in their lists until all runs are drawn."""
    minute, xy, district = _draw(rng, run, at)
    offence = np.full(run.count, INDEX[run.offence])
    planted = np.full(run.count, run.cluster is not None)
    times = reports(rng, offence, minute, (span, planted))
    return {"offence": offence, **times, **_places(rng, xy, district, at)}


def _frame(drawn: list[Parts], codes: tuple[str, ...], *, offset: int) -> pd.DataFrame:
    """Put the runs together, number their rows and look up their texts."""
    parts = {name: np.concatenate([each[name] for each in drawn]) for name in drawn[0]}
    size = len(parts["offence"])
    columns = {
        **parts,
        **_words(parts["offence"]),
        "area_code": _text(parts["area_code"], ["", *codes]),
        "source": _text(np.zeros(size, dtype=np.intp), [SOURCE]),
        "source_id": _numbers(offset, size),
        "count": np.ones(size, dtype=np.int32),
    }
    return pd.DataFrame({name: columns[name] for name in INCIDENT_COLUMNS})


def _draw(
    rng: np.random.Generator, run: Run, at: World
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    """Draw moments, coordinates and district indices for one run."""
    days = np.arange(run.first, run.last + np.timedelta64(1, "D"))
    even = run.cluster is not None
    minute = moments(rng, run.offence, days, size=run.count, even=even)
    if run.cluster is None:
        xy, district = places(rng, run.offence, run.count, at=at)
        return in_series(rng.spawn(1)[0], run, (minute, xy, district), at=at)
    radius = run.cluster.radius_m * rng.random(run.count) ** 0.5
    angle = rng.uniform(0, 2 * np.pi, run.count)
    around = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    index = at.codes.index(run.cluster.district)
    middle = np.array([run.cluster.x, run.cluster.y])
    return minute, around + middle, np.full(run.count, index)


def _words(offence: npt.NDArray[np.intp]) -> dict[str, object]:
    return {
        "code": _text(offence, [profile.code for profile in _TABLE]),
        "code_text": _text(offence, [profile.text for profile in _TABLE]),
        "offence": _text(offence, list(_IDS)),
    }


def _text(index: npt.NDArray[np.intp], values: list[str]) -> object:
    """Return a text column from positions in a short list."""
    return pd.array(values, dtype="str").take(index)


def _numbers(first: int, size: int) -> object:
    """Return running numbers as text."""
    numbers = pa.array(np.arange(first + 1, first + size + 1)).cast(pa.large_string())
    return pd.array(numbers, dtype="str")


def _places(
    rng: np.random.Generator,
    xy: npt.NDArray[np.float64],
    district: npt.NDArray[np.intp],
    at: World,
) -> Parts:
    """Return coordinates and positions of area codes, some of them missing or outside."""
    luck = rng.random(len(xy))
    xy = np.round(xy)
    outside = luck > 1 - OUTSIDE
    xy[outside] = np.round(at.outside[rng.integers(0, len(at.outside), int(outside.sum()))])
    xy[luck < NO_PLACE + AREA_ONLY] = np.nan
    coded = (luck >= NO_PLACE) & (luck < NO_PLACE + AREA_ONLY)
    area = np.where(coded, district + 1, 0)
    return {"x": xy[:, 0], "y": xy[:, 1], "area_code": area}
