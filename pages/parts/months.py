"""Incidents of which only the month is told, kept a while (see ``results.py``)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo import month_only

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pages.parts.cached import Records


@lru_cache(maxsize=2)
def alone(kept: Records) -> npt.NDArray[np.bool_]:
    """Tell which incidents are known by their month alone."""
    return month_only.month_only(kept.incidents)


@lru_cache(maxsize=2)
def mostly(kept: Records) -> bool:
    """Tell whether so many are that weeks are of no use."""
    return month_only.mostly(kept.incidents)
