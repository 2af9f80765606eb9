"""Carry a survey's figures from its own areas to the districts of the map, and back.

A district takes the figures of the survey areas its inhabitants live in, in proportion.

The assumption that could mislead: people in a part of a survey area are taken to be like
the whole of it. A carried figure is an estimate for the district and never finer than the
survey: two districts in one survey area get the same figure, whatever sets them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.survey_schema import NO_INTERVAL, NUMBERS, OK

if TYPE_CHECKING:
    import numpy.typing as npt

MISSING = "missing"  # the survey has no such area, or says nothing of it
MOSTLY = 0.5  # of its inhabitants must live where there is a figure
WHOLE = 0.98  # of them make a district the same as a survey area: borders are drawn unevenly
_ROUNDING = 1e-9
COLUMNS = [*NUMBERS, "n", "status", "parts", "own", "covered"]


def pieces(crosswalk: pd.DataFrame, people: pd.Series) -> pd.DataFrame:
    """Cut districts by survey area.

    Parameters
    ----------
    crosswalk
        ``area``, ``code`` (a district) and ``share`` (of the district's inhabitants).
    people
        Inhabitants by district code, of the year of the survey.

    Returns
    -------
    DataFrame
        ``code``, ``area``, ``share`` and ``inhabitants``; NaN where they are not known.
    """
    table = crosswalk.loc[crosswalk["share"] > 0, ["code", "area", "share"]]
    known = table["code"].map(people.astype(float))
    return table.assign(inhabitants=table["share"] * known).reset_index(drop=True)


def fill(parts: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Give each piece the figure of its survey area: ``n, value, low, high, status``.

    Parameters
    ----------
    parts
        From :func:`pieces`.
    rows
        Figures by area, as :func:`geo.measures.survey.pick` returns them.
    """
    found = rows[["n", *NUMBERS, "status"]].reindex(parts["area"]).reset_index(drop=True)
    found["status"] = found["status"].fillna(MISSING)
    return parts.reset_index(drop=True).join(found)


def carry(parts: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Carry one question's figures to districts.

    The limits are mixed as the value is, which is to add the standard errors and not
    their squares. Were the errors of the survey areas independent, a district of two
    halves would get a narrower interval than either area: surer than any answers make
    it. The sum of the standard errors is the most that the spread of a sum can be,
    whatever hangs together, so the interval errs on the wide side.

    Parameters
    ----------
    parts
        From :func:`pieces`.
    rows
        Figures by area, as :func:`geo.measures.survey.pick` returns them.

    Returns
    -------
    DataFrame
        Index district ``code``: ``value``, ``low``, ``high``, ``n`` (answers of the
        survey areas it comes from, all together), ``status``, ``parts`` (ids of those
        areas, largest share first), ``own`` (the district is a survey area of its own,
        wholly and alone) and ``covered`` (share of its inhabitants with a figure). With
        a figure for less than half of them it has no value, and ``n``, ``status`` and
        ``parts`` are those of the areas without one.
    """
    filled = fill(parts, rows).sort_values("share", ascending=False, kind="stable")
    known, code = filled["value"].notna(), filled["code"]
    weight = filled["share"].where(known, 0.0)
    covered = weight.groupby(code).sum()
    enough = covered >= MOSTLY - _ROUNDING
    district = pd.DataFrame(
        {name: (weight * filled[name].where(known, 0.0)).groupby(code).sum(skipna=False)
         for name in NUMBERS}
    ).div(covered.where(enough), axis=0)  # fmt: skip
    behind = filled[known == code.map(enough)].groupby("code")
    district["n"] = behind["n"].sum(skipna=False)
    shown = np.where(district["low"].isna(), NO_INTERVAL, OK)
    district["status"] = behind["status"].first().reindex(covered.index).where(~enough, shown)
    district["status"] = district["status"].fillna(MISSING)
    district["parts"] = behind["area"].agg(tuple)
    district["parts"] = [each if isinstance(each, tuple) else () for each in district["parts"]]
    return district.assign(own=_own(parts, covered.index), covered=covered)[COLUMNS]


def _own(parts: pd.DataFrame, codes: pd.Index) -> npt.NDArray[np.bool_]:
    """Tell which districts are a survey area, and all of it."""
    main = parts[parts["share"] >= WHOLE]
    districts = parts.groupby("area")["code"].nunique()
    alone = main[main["area"].map(districts) == 1]
    return codes.isin(alone["code"])
