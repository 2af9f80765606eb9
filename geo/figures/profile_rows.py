"""What a profile is drawn from: differences turned so that worse is positive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from geo.figures.survey_words import Row

LEAST = 0.05  # half the axis at least: a difference of nothing is not drawn large


def worse(table: pd.DataFrame) -> list[Row]:
    """Return the rows with ``at, start, end``: the difference and its interval, worse positive."""
    turn = np.where(table["bad"] == "low", -1.0, 1.0)
    ends = np.sort(np.column_stack([table["low"] * turn, table["high"] * turn]), axis=1)
    turned = table.assign(at=table["difference"] * turn, start=ends[:, 0], end=ends[:, 1])
    own = _around(table) * turn[:, None]
    turned[["band_start", "band_end"]] = np.sort(own)
    return [*turned.to_dict("records")]


def verdict(row: Row) -> int:
    """Tell whether a row is worse (1) or better (−1) beyond chance; 0 if it may be chance."""
    if not np.isfinite([row["at"], row["start"], row["end"]]).all():
        return 0
    return int(row["start"] > 0) - int(row["end"] < 0)


def half_of(table: pd.DataFrame) -> float:
    """Return half the length of the axis: what holds every interval."""
    ends = np.abs(np.column_stack([table[["low", "high", "difference"]], _around(table)]))
    ends = ends.astype(float)
    return max(float(np.nanmax(ends, initial=0.0)) if len(ends) else 0.0, LEAST)


def _around(table: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return the limits of the reference about itself, shape (questions, 2); NaN if unknown."""
    limits = table.reindex(columns=["reference_low", "reference_high"]).to_numpy(dtype=float)
    own: npt.NDArray[np.float64] = limits - table[["reference"]].to_numpy(dtype=float)
    return own
