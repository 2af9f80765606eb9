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
WHOLE = 0.98  # of them make a district the same as its survey areas: borders are drawn unevenly
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
        areas, largest share first), ``own`` (the district is one or more whole survey areas,
        and all of them have a figure, or too few for a value) and ``covered`` (share of its
        inhabitants with a figure). With a figure for less than half of them it has no value,
        and ``n``, ``status`` and ``parts`` are those of the areas without one.
    """
    filled = fill(parts, rows).sort_values("share", ascending=False, kind="stable")
    place, codes = pd.factorize(filled["code"], sort=True)
    known = filled["value"].notna().to_numpy()
    weight = np.where(known, filled["share"], 0.0)
    covered = np.bincount(place, weight, minlength=len(codes))
    enough = covered >= MOSTLY - _ROUNDING
    base = np.where(enough, covered, np.nan)
    columns: dict[str, object] = {
        name: np.bincount(place, weight * np.where(known, filled[name], 0.0), len(codes)) / base
        for name in NUMBERS
    }
    index = pd.Index(codes, name="code")
    district = pd.DataFrame(columns, index=index).assign(covered=covered)
    district["own"] = _own(parts, index) & (~enough | (covered >= WHOLE))
    district = district.join(_behind(filled[known == enough[place]]))
    shown = np.where(district["low"].isna(), NO_INTERVAL, OK)
    district["status"] = district["status"].fillna(MISSING).where(~enough, shown)
    district["parts"] = [each if isinstance(each, tuple) else () for each in district["parts"]]
    return district[COLUMNS]


def _behind(pieces_: pd.DataFrame) -> pd.DataFrame:
    """Gather, by district, the survey areas that its figure or its lack of one comes from."""
    together: dict[str, tuple[float, str, tuple[str, ...]]] = {}
    n = pieces_["n"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    rows = zip(pieces_["code"], n, pieces_["status"], pieces_["area"], strict=True)
    for code, answers, status, area in rows:
        so_far, first, areas = together.get(code, (0.0, status, ()))
        together[code] = (so_far + answers, first, (*areas, area))
    found = pd.DataFrame.from_dict(together, orient="index", columns=["n", "status", "parts"])
    return found.astype({"n": "Int64"})


def _own(parts: pd.DataFrame, codes: pd.Index) -> npt.NDArray[np.bool_]:
    """Tell which districts are put together of survey areas, and all of each."""
    inside = parts[parts["area"].map(parts["area"].value_counts()) == 1]
    share = inside.groupby("code")["share"].sum().reindex(codes, fill_value=0.0)
    return share.to_numpy() >= WHOLE
