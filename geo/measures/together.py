"""Do two figures follow each other over the survey areas: co-variation, and no cause.

The assumption that could mislead: areas are not people. That areas with more litter have
more insecurity does not say that those who see litter are the ones who feel unsafe.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy
from scipy import special

from geo.errors import N_
from geo.measures.survey_schema import OK

FEWEST_AREAS = 6
NOT_CAUSE = N_(
    "Samvariation, inte orsak: att två saker följs åt säger inte att den ena ger den andra."
)
TOO_FEW, NO_VARIATION = "few_areas", "constant"
SENTENCES: dict[str, str] = {
    TOO_FEW: N_("För få områden för att säga om det hänger ihop: minst sex behövs."),
    NO_VARIATION: N_("Alla områden har samma värde, så det går inte att säga om det hänger ihop."),
}


class Together(NamedTuple):
    """Rank correlation over areas: ``rho`` with limits, two-sided ``p``, ``n`` areas.

    ``status`` is "ok" or a key of ``SENTENCES``; then the numbers are NaN.
    """

    rho: float
    low: float
    high: float
    p: float
    n: int
    status: str


def together(one: pd.Series, other: pd.Series, *, level: float = 0.95) -> Together:
    """Tell whether two figures rank the survey areas alike (Spearman 1904).

    The interval is on Fisher's z with the variance (1 + ρ²/2) / (n − 3) (Bonett & Wright
    2000, Psychometrika 65:23). Ranks that agree wholly are taken half a step from it, so
    that nine areas never make a certainty.

    Parameters
    ----------
    one, other
        Figures by survey area: two questions, or a question and a crime rate from
        :func:`geo.measures.crosswalk_back.to_areas`. Areas without both are left out.
    level
        Coverage of the interval, nearly.
    """
    both = pd.concat([one, other], axis=1, join="inner").dropna().to_numpy(dtype=float)
    n = len(both)
    if n < FEWEST_AREAS:
        return Together(np.nan, np.nan, np.nan, np.nan, n, TOO_FEW)
    if (both == both[0]).all(axis=0).any():
        return Together(np.nan, np.nan, np.nan, np.nan, n, NO_VARIATION)
    rho, p = (float(each) for each in scipy.stats.spearmanr(both[:, 0], both[:, 1]))
    most = 1 - 6 / (n * (n**2 - 1))
    inner = min(max(rho, -most), most)
    half = -special.ndtri((1 - level) / 2) * np.sqrt((1 + inner**2 / 2) / (n - 3))
    low, high = (float(np.tanh(np.arctanh(inner) + step)) for step in (-half, half))
    return Together(rho, min(low, rho), max(high, rho), p, n, OK)
