"""Published figures of a survey: with the interval that their n allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.measures.perception import FEWEST, wilson
from geo.measures.survey_schema import (
    AREA,
    COUNTY,
    FEW,
    KEYS,
    MUNICIPALITY,
    NO_INTERVAL,
    NUMBERS,
    OK,
    SHARE,
    WITHHELD,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

WHOLE = ("kommunen", "hela kommunen")  # what a survey of its own calls its municipality


def of_here(results: pd.DataFrame, names: Collection[str], *, county: str) -> pd.DataFrame:
    """Leave out what is published of other municipalities and counties.

    A national table has them all, and a figure of another one must never be taken for ours.

    Parameters
    ----------
    results
        As in :func:`geo.measures.survey.estimates`.
    names
        Code and names of the municipality, in any case.
    county
        Code of its county.

    Returns
    -------
    DataFrame
        Rows of survey areas and the nation; the municipality's by code or name, or else the
        only one of a source that has areas of its own; and the county's by code, or else the
        only one of a source that writes names.
    """
    if results.empty:  # columns of nothing are no texts
        return results
    level, area = results["level"], results["area"].str.strip().str.casefold()
    alone = results.groupby(["source", "level"])["area"].transform("nunique") == 1
    local = results["source"].isin(results.loc[level == AREA, "source"])
    mine = area.isin([*(name.casefold() for name in names), *WHOLE]) | (alone & local)
    ours = (area == county) | (alone & ~area.str.fullmatch(r"\d+"))
    kept = ((level != MUNICIPALITY) | mine) & ((level != COUNTY) | ours)
    return results[kept]


def published(results: pd.DataFrame, scale: pd.Series) -> pd.DataFrame:
    """Give published figures an interval, if they came with none.

    Parameters
    ----------
    results
        As in :func:`geo.measures.survey.estimates`.
    scale
        Of each row, "share" or "index".

    Returns
    -------
    DataFrame
        Rows as that function returns them. Wilson's interval on n for a share; nothing
        for an index, whose spread is not published. The design's effect is not known
        either, so n stands for the effective number.
    """
    table = results[[*KEYS, "n", *NUMBERS]].reset_index(drop=True)
    table[NUMBERS] = table[NUMBERS].astype(float)
    n = table["n"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    withheld = results["withheld"].to_numpy(dtype=bool) | table["value"].isna().to_numpy()
    bare = (table["low"].isna() | table["high"].isna()).to_numpy()
    share = (scale == SHARE).to_numpy()
    limits = wilson(np.where(share, table["value"], np.nan), n)
    for name, limit in zip(("low", "high"), limits, strict=True):
        table[name] = np.where(bare, limit, table[name])
    few = n < FEWEST
    table.loc[withheld | few, NUMBERS] = np.nan
    table["n_eff"] = n
    status = np.where(table["low"].isna(), NO_INTERVAL, OK)
    table["status"] = np.select([withheld, few], [WITHHELD, FEW], status)
    return table
