"""How uncertain the time of an incident is, in two bytes, and where in it the incident counts.

Earliest and latest possible moment are kept as one span in minutes of wall
time. With the minute that the incident is counted at, the earliest moment
follows, so that it need not be kept as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.schema import MAX_SPAN_HOURS

if TYPE_CHECKING:
    import numpy.typing as npt

LONGEST = 7 * 24 * 60  # over a week nothing is known of the hour of the week
NO_START = 2**16 - 1  # the earliest moment is not known


def encode(minutes: npt.NDArray[np.integer]) -> npt.NDArray[np.uint16]:
    """Code spans; anything over ``LONGEST`` becomes one minute more than that."""
    codes: npt.NDArray[np.uint16] = np.clip(minutes, 0, LONGEST + 1).astype(np.uint16)
    return codes


def counted_at(
    start: npt.NDArray[np.integer], span: npt.NDArray[np.uint16]
) -> npt.NDArray[np.int64]:
    """Minute an incident is counted at: halfway through a short span, else its start."""
    return start.astype(np.int64) + _halfway(span)


def started_at(
    minute: npt.NDArray[np.integer], span: npt.NDArray[np.uint16]
) -> npt.NDArray[np.int64]:
    """Earliest possible minute of incidents counted at ``minute`` whose start is known."""
    return minute.astype(np.int64) - _halfway(span)


def _halfway(span: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    return np.where(span <= MAX_SPAN_HOURS * 60, span // 2, 0).astype(np.uint16)
