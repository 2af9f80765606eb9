"""Two periods of counts beside each other: how many times as many, how sure, and where.

Instead of a bare percentage: the z and the E-test of ``geo.measures.change``, and the
ratio with its exact interval. The interval is conditional on the sum and never too
narrow; a ratio may therefore just include 1 where the E-test, which is sharper, is
under 0.05.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy

from geo.measures.change import change_z, e_test

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

COLUMNS = ("now", "before", "expected", "difference", "z", "p", "ratio", "low", "high")


def ratio_interval(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    *,
    exposure_now: float = 1.0,
    exposure_before: float = 1.0,
    level: float = 0.95,
) -> tuple[Floats, Floats, Floats]:
    """Ratio of two Poisson rates with its exact conditional interval.

    Given their sum, one of two Poisson counts is binomial; its Clopper & Pearson (1934,
    Biometrika 26:404) limits, as odds, are those of the ratio (Przyborowski & Wilenski
    1940, Biometrika 31:313).

    Parameters
    ----------
    now, before
        Counts, any shape.
    exposure_now, exposure_before
        Days, or inhabitants times days.
    level
        Coverage, at least.

    Returns
    -------
    ratio, low, high
        Infinite ratio and ``high`` where nothing was before; NaN ratio, and limits
        from 0 to infinity, where nothing was either time.
    """
    x, y = np.asarray(now, dtype=float), np.asarray(before, dtype=float)
    tail = (1 - level) / 2
    part_low = np.where(x > 0, scipy.stats.beta.ppf(tail, np.maximum(x, 1), y + 1), 0)
    part_high = np.where(y > 0, scipy.stats.beta.isf(tail, x + 1, np.maximum(y, 1)), 1)
    scale = exposure_before / exposure_now
    with np.errstate(divide="ignore", invalid="ignore"):
        return (
            x / y * scale,
            part_low / (1 - part_low) * scale,
            np.where(part_high < 1, part_high / (1 - part_high), np.inf) * scale,
        )


def compare(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    *,
    exposure_now: float = 1.0,
    exposure_before: float = 1.0,
    level: float = 0.95,
) -> pd.DataFrame:
    """Compare counts with earlier ones, row by row: year over year, or districts.

    Parameters
    ----------
    now, before
        Counts, shape (n,).
    exposure_now, exposure_before
        Days of the two periods.
    level
        Coverage of the interval.

    Returns
    -------
    DataFrame
        ``now``, ``before``, ``expected`` (before, over as many days as now),
        ``difference`` from it, Poisson ``z`` (Wheeler 2016), E-test ``p`` (Krishnamoorthy
        & Thomson 2004), ``ratio`` per day with ``low`` and ``high``.
    """
    x, y = np.asarray(now, dtype=np.int64), np.asarray(before, dtype=np.int64)
    scale = exposure_now / exposure_before
    exposures = {"exposure_now": exposure_now, "exposure_before": exposure_before}
    p = [e_test(int(a), int(b), **exposures) for a, b in zip(x, y, strict=True)]
    columns = (
        x, y, y * scale, x - y * scale, change_z(x, y, ratio=scale), np.array(p, dtype=float),
        *ratio_interval(x, y, level=level, **exposures),
    )  # fmt: skip
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)))


def drivers(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    *,
    areas: Sequence[str],
    exposure_now: float = 1.0,
    exposure_before: float = 1.0,
) -> pd.DataFrame:
    """Say which areas drive a change.

    Parameters
    ----------
    now, before
        Counts per area, shape (areas,), with OUTSIDE and UNKNOWN, or the parts do not
        sum to the whole.
    areas
        Their codes.
    exposure_now, exposure_before
        Days of the two periods.

    Returns
    -------
    DataFrame
        :func:`compare` indexed by area, the largest ``difference`` either way first;
        the differences sum to that of the whole.
    """
    table = compare(now, before, exposure_now=exposure_now, exposure_before=exposure_before)
    table.index = pd.Index(list(areas), name="code")
    order = np.argsort(-table["difference"].abs().to_numpy(), kind="stable")
    return table.iloc[order]
