"""Smooth the survey areas towards the municipality, the less sure the more.

Areas are taken to scatter round the municipality's figure, normally: shares on the
arcsine-root scale, where their variance does not depend on them (Efron & Morris 1975,
JASA 70:311), indexes as they are. How much they really differ is not set to one best
guess, as plain empirical Bayes does, whose intervals are then too narrow with nine
areas: it is integrated out under a flat prior on the variance between areas (Morris &
Lysy 2012, Statistical Science 27:115).

The assumption that could mislead: an area that is truly apart is drawn in too. Smoothing
is for comparing many areas at once, never the first figure of one, and is always announced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import special

from geo.measures.survey_schema import SHARE

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

FEWEST_AREAS = 4  # with fewer the flat prior leaves nothing certain
COLUMNS = ["value", "low", "high", "own_weight"]
_STEPS = 1000
_LEVEL = 0.95


def smoothed(rows: pd.DataFrame, reference: float, *, scale: str = SHARE) -> pd.DataFrame:
    """Draw the areas of one question towards the municipality's figure.

    Parameters
    ----------
    rows
        Figures by area, as :func:`geo.measures.survey.pick` returns them: ``value`` with
        95 % limits ``low`` and ``high``, from which its variance is read.
    reference
        The municipality's own figure.
    scale
        "share" or "index".

    Returns
    -------
    DataFrame
        In the rows given: ``value``, 95 % limits ``low`` and ``high``, and ``own_weight``,
        how much of the value is the area's own answers (the rest is the municipality).
        NaN for an area without a figure or an interval, and for all of them if fewer than
        four have one.
    """
    found = pd.DataFrame(np.nan, index=rows.index, columns=COLUMNS)
    usable = rows[["value", "low", "high"]].notna().all(axis=1) & (rows["high"] > rows["low"])
    if usable.sum() < FEWEST_AREAS or not np.isfinite(reference):
        return found
    value, low, high = (_spread(rows.loc[usable, name], scale) for name in ("value", "low", "high"))
    z = -special.ndtri((1 - _LEVEL) / 2)
    centre = float(_spread(reference, scale))
    mean, deviation, own = posterior(value, ((high - low) / (2 * z)) ** 2, centre)
    limits = (mean, mean - z * deviation, mean + z * deviation)
    columns = [*(_back(each, scale) for each in limits), own]
    found.loc[usable] = np.column_stack(columns)
    return found


def posterior(values: Floats, variances: Floats, centre: float) -> tuple[Floats, Floats, Floats]:
    """Mean, standard deviation and own weight of normal areas round a centre.

    Parameters
    ----------
    values, variances
        Each area's figure and its sampling variance, shape (areas,); four at least.
    centre
        What they scatter round, estimated from the same areas; so it is itself uncertain,
        and one degree of freedom is spent.

    Returns
    -------
    mean, deviation, own
        Shape (areas,), the variance between areas integrated out.
    """
    typical = 1 / (1 / variances).mean()
    # Of the steps, how far to draw in: 1 if the areas are all alike, 0 if nothing binds them.
    drawn = (np.arange(_STEPS) + 0.5) / _STEPS
    between = typical * (1 - drawn) / drawn
    total = variances[:, None] + between
    apart = (values - centre)[:, None]
    precision = (1 / total).sum(axis=0)  # of the centre
    density = -(np.log(total) + apart**2 / total).sum(axis=0) / 2 - np.log(precision) / 2
    density -= 2 * np.log(drawn)  # of equal steps in how far, to equal steps in variance
    weight = np.exp(density - density.max())
    weight /= weight.sum()
    own = between / total
    mean = centre + own * apart
    middle = mean @ weight
    within = variances[:, None] * own + (1 - own) ** 2 / precision
    variance = (within + (mean - middle[:, None]) ** 2) @ weight
    return middle, np.sqrt(variance), own @ weight


def _spread(values: npt.ArrayLike, scale: str) -> Floats:
    figures = np.asarray(values, dtype=float)
    return np.arcsin(np.sqrt(np.clip(figures, 0, 1))) if scale == SHARE else figures


def _back(values: Floats, scale: str) -> Floats:
    return np.sin(np.clip(values, 0, np.pi / 2)) ** 2 if scale == SHARE else values
