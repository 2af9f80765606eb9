"""What the police were told of each offence: from, to and when, as much as anyone knew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.demo.profiles import PROFILES
from geo.offences import INDEX

if TYPE_CHECKING:
    import numpy.typing as npt

    Minutes = npt.NDArray[np.int64]
    Span = tuple[np.datetime64, np.datetime64]  # the first day and the last

_NAT = np.datetime64("NaT", "s")
_NO_END, _NO_START, _NO_DATE = 0.2, 0.01, 0.001
_YEAR = 364 * 24 * 60  # minutes; keeps the weekday
_LONGEST_DELAY = 300 * 24 * 60
_TABLE = [PROFILES[offence] for offence in INDEX]


def reports(
    rng: np.random.Generator,
    offence: npt.NDArray[np.intp],
    minute: npt.NDArray[np.int64],
    within: tuple[Span, npt.NDArray[np.bool_]],
) -> dict[str, npt.NDArray[np.datetime64]]:
    """Return ``start``, ``end`` and ``registered`` of offences.

    Parameters
    ----------
    offence
        Positions in the catalogue, shape (n,).
    minute
        When they happened, minutes since 1970, shape (n,).
    within
        The first and the last day of the data, and which offences are planted.
    """
    size = len(offence)
    unseen = rng.random(size) < np.array([p.unseen for p in _TABLE])[offence]
    span = np.array([p.span_h for p in _TABLE])[offence] * 60 * rng.lognormal(0, 0.8, size)
    span = np.where(unseen, span, rng.choice([0, 0, 2, 5, 10], size))
    before = (span * rng.random(size) * unseen).astype(np.int64)
    start, end = minute - before, np.maximum(minute, minute - before + span.astype(np.int64))
    wait = np.array([p.delay_h for p in _TABLE])[offence] * 60 * rng.lognormal(0, 1.2, size)
    delay = 10 + np.minimum(wait, _LONGEST_DELAY).astype(np.int64)
    start, end, registered = _known(rng.spawn(1)[0], (start, end, delay), minute, within)
    from_, to = (part.astype("M8[m]").astype("M8[s]") for part in (start, end))
    luck = rng.random(size)
    to[~unseen & (luck < _NO_END)] = _NAT
    from_[unseen & (luck < _NO_START)] = _NAT
    undated = rng.random(size) < _NO_DATE
    from_[undated] = to[undated] = _NAT
    return {"start": from_, "end": to, "registered": registered.astype("M8[m]").astype("M8[s]")}


def _known(
    rng: np.random.Generator,
    told: tuple[Minutes, Minutes, Minutes],
    minute: Minutes,
    within: tuple[Span, npt.NDArray[np.bool_]],
) -> tuple[Minutes, Minutes, Minutes]:
    """Let what is reported after the last day have happened some whole years before instead.

    The number of offences then stays what was asked for. Planted ones keep their weeks
    and are reported in time, and so is all where the years are too few.
    """
    (start, end, delay), ((first, last), planted) = told, within
    opens, closes = (
        int(day.astype("M8[m]").astype(np.int64)) for day in (first, last + np.timedelta64(1, "D"))
    )
    late = ~planted & (end + delay >= closes)
    room = (minute - opens) // _YEAR
    back = np.where(late & (room > 0), rng.integers(1, np.maximum(room, 1) + 1) * _YEAR, 0)
    end = np.maximum(np.minimum(end - back, closes - 1), minute - back)
    return start - back, end, np.minimum(end + delay, closes - 1)
