"""Differences between years and between groups of a survey, never across a change of wording.

The assumption that could mislead: the two sides are taken as different people. A survey
that asks the same people again has narrower intervals than these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.perception import difference
from geo.measures.survey_schema import KEYS, MUNICIPALITY, NO_INTERVAL, OK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.measures.survey_schema import Question

BREAK = "break"
_SERIES = [key for key in KEYS if key != "year"]
_MOMENT = [key for key in KEYS if key != "group"]
_ASKED = [key for key in KEYS if key not in ("level", "area")]
_NUMBERS = ["difference", "low", "high"]


def changes(
    table: pd.DataFrame, questions: Iterable[Question], *, base: int | None = None
) -> pd.DataFrame:
    """Compare each figure with an earlier one of the same series.

    Parameters
    ----------
    table
        From :func:`geo.measures.survey.estimates`.
    questions
        The catalogue: a year in ``since`` begins a series anew.
    base
        Year compared with; the series' own year before if not given.

    Returns
    -------
    DataFrame
        One row per figure that has an earlier one: the keys, ``earlier`` (its year),
        ``difference``, ``low``, ``high`` and ``status``: "ok", "break" (the wording was
        changed in between, so there is no difference), "none" (no interval), or what
        the newer or else the older figure lacks.
    """
    ordered = table.sort_values([*_SERIES, "year"], kind="stable")
    years = ordered["year"]
    earlier = ordered.groupby(_SERIES)["year"].shift() if base is None else years * 0 + base
    linked = ordered.assign(earlier=earlier)[earlier < years].astype({"earlier": "int64"})
    pairs = linked.merge(
        ordered, left_on=[*_SERIES, "earlier"], right_on=[*_SERIES, "year"], suffixes=("", "_then")
    )
    found = _compared(pairs, "_then")
    broken = _broken(pairs, questions)
    found.loc[broken, _NUMBERS] = np.nan
    found.loc[broken, "status"] = BREAK
    return found[[*KEYS, "earlier", *_NUMBERS, "status"]]


def gaps(table: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Compare two groups of the same year and area: ``one`` less ``other``.

    Returns
    -------
    DataFrame
        As :func:`changes`, but for ``group`` and ``other`` in place of ``earlier``.
    """
    first, second = (table[table["group"] == group] for group in (one, other))
    pairs = first.merge(second, on=_MOMENT, suffixes=("", "_other")).assign(other=other)
    return _compared(pairs, "_other")[[*KEYS, "other", *_NUMBERS, "status"]]


def against(table: pd.DataFrame, level: str) -> pd.DataFrame:
    """Compare the municipality with a wider level of the same source, year and group.

    The municipality is part of it, with the weight w, and the two are taken as independent:
    the variance of the difference is then Var(p) + Var(P) and not (1 − w)² (Var(p) + Var(rest)),
    which is never more. The interval errs on the wide side.

    Parameters
    ----------
    level
        "county" or "nation".

    Returns
    -------
    DataFrame
        As :func:`changes`, municipality less ``level``, but without ``earlier``.
    """
    first, second = (table[table["level"] == one] for one in (MUNICIPALITY, level))
    pairs = first.merge(second, on=_ASKED, suffixes=("", "_wide"))
    return _compared(pairs, "_wide")[[*KEYS, *_NUMBERS, "status"]]


def _compared(pairs: pd.DataFrame, suffix: str) -> pd.DataFrame:
    """Subtract the figures of a suffix from those without one, row by row."""
    one, other = (
        (pairs[f"value{end}"], pairs[f"low{end}"], pairs[f"high{end}"]) for end in ("", suffix)
    )
    found = pairs.assign(**dict(zip(_NUMBERS, difference(one, other), strict=True)))
    now, then = pairs["status"], pairs[f"status{suffix}"]
    # A figure that is missing says more than one that only lacks its interval.
    lacking = now.where((now != OK) & ((now != NO_INTERVAL) | (then == OK)), then)
    return found.assign(status=lacking)


def _broken(pairs: pd.DataFrame, questions: Iterable[Question]) -> pd.Series:
    """Tell where the two years have different wordings."""
    broken = pd.Series(data=False, index=pairs.index)
    for question in questions:
        rows = pairs["question"] == question.id
        for year in question.since:
            broken |= rows & (pairs["earlier"] < year) & (year <= pairs["year"])
    return broken
