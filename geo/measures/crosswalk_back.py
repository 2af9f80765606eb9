"""From districts and their pieces back to survey areas and to the municipality.

Weighted by inhabitants, so that nothing is gained or lost on the way: districts times
their carried figures sum to survey areas times their own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd


def back(filled: pd.DataFrame) -> pd.Series:
    """Put the pieces together again by survey area: the survey's own figures.

    Parameters
    ----------
    filled
        From :func:`fill`.

    Returns
    -------
    Series
        Index ``area``; weighted by inhabitants.
    """
    return _mean(filled["value"], filled["inhabitants"], by=filled["area"])


def whole(filled: pd.DataFrame) -> float:
    """Weigh all pieces with a figure by inhabitants: the municipality, where none is published."""
    everywhere = pd.Series(0, index=filled.index)
    return float(_mean(filled["value"], filled["inhabitants"], by=everywhere).get(0, np.nan))


def to_areas(parts: pd.DataFrame, figures: pd.Series) -> pd.Series:
    """Carry a figure per inhabitant, such as a crime rate, from districts to survey areas.

    A district that is cut gives its figure to each piece: where in it the offences were
    is not asked.

    Parameters
    ----------
    parts
        From :func:`pieces`.
    figures
        By district code; NaN is left out.

    Returns
    -------
    Series
        Index ``area``; weighted by inhabitants.
    """
    return _mean(parts["code"].map(figures), parts["inhabitants"], by=parts["area"])


def _mean(values: pd.Series, weights: pd.Series, *, by: pd.Series) -> pd.Series:
    counted = values.notna() & (weights > 0)
    total = weights.where(counted, 0.0).groupby(by).sum()
    return (weights * values).where(counted, 0.0).groupby(by).sum() / total.where(total > 0)
