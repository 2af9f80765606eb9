"""What was known on a day: an earlier week is looked at as it stood then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.schema import NOT_TOLD

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.schema import Incidents


def known(
    incidents: Incidents, rows: npt.NDArray[np.int64], day: np.datetime64
) -> npt.NDArray[np.bool_]:
    """Tell which rows were registered by the end of a day.

    One without a day of registration counts as known on the day it happened.
    """
    happened = incidents.minute[rows] // (24 * 60)
    wait = incidents.wait[rows]
    told = happened + np.where(wait == NOT_TOLD, 0, wait)
    passed: npt.NDArray[np.bool_] = told <= day.astype("datetime64[D]").astype(np.int64)
    return passed
