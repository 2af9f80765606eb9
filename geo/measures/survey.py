"""Every figure of a survey with its uncertainty, from answers and from what is published.

One row per source, level, area, question, year and group. Two sources that tell of the
same year stand side by side; neither is corrected by the other.

The assumption that could mislead: answers are weighted as the survey weighted them. Where
the areas got as many forms each, whatever their size, and the weights do not say so, the
municipality's figure is the areas' average and not its inhabitants'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.answer_sums import Sums, terms
from geo.measures.perception import FEWEST, index_of, share_of
from geo.measures.published import published
from geo.measures.survey_schema import (
    ALL,
    AREA,
    COLUMNS,
    FEW,
    INDEX,
    KEYS,
    MUNICIPALITY,
    NUMBERS,
    OK,
    TYPES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.measures.survey_schema import Question

_CELL = ["source", "area", "question", "year", "sex", "age_class"]


def estimates(
    answers: pd.DataFrame, results: pd.DataFrame, questions: Iterable[Question]
) -> pd.DataFrame:
    """Estimate every question in every area and group.

    Parameters
    ----------
    answers
        One row per respondent and question: ``source``, ``area``, ``question``, ``year``,
        ``value``, ``weight``, ``sex`` and ``age_class`` ("" where not told).
    results
        Published figures: ``source``, ``level``, ``area``, ``question``, ``year``,
        ``group``, ``n``, ``value``, ``low``, ``high``, ``withheld``.
    questions
        The catalogue; it must have every question of the two.

    Returns
    -------
    DataFrame
        ``source, level, area, question, year, group, n, n_eff, value, low, high, status``.
        From answers both per area and, with area "", for the municipality. 95 %
        intervals. ``status`` is "ok", "few" (under 30 answers) or "withheld", both without
        a value, or "none": a value that no interval can be given for.

    Raises
    ------
    KeyError
        If a question is not in the catalogue.
    """
    scales = {question.id: question.scale for question in questions}
    parts = [
        _answered(answers, scales),
        published(results, results["question"].map(scales.__getitem__)),
    ]
    found = pd.concat([part[COLUMNS].astype(TYPES) for part in parts], ignore_index=True)
    return found.sort_values(KEYS, kind="stable", ignore_index=True)


def pick(
    table: pd.DataFrame, *, source: str, question: str, year: int, group: str = ALL
) -> pd.DataFrame:
    """Pick one question's figures per area from :func:`estimates`, indexed by ``area``."""
    chosen = table[
        (table["level"] == AREA)
        & (table["source"] == source)
        & (table["question"] == question)
        & (table["year"] == year)
        & (table["group"] == group)
    ]
    return chosen.set_index("area")


def _answered(answers: pd.DataFrame, scales: dict[str, str]) -> pd.DataFrame:
    """Estimate from answers: all, by sex and by age class, per area and together."""
    cells = _cells(answers)
    views = [
        cells.assign(level=level, area=area, group=group)
        for level, area in ((AREA, cells["area"]), (MUNICIPALITY, ""))
        for group in (ALL, cells["sex"], cells["age_class"])
    ]
    every = pd.concat(views, ignore_index=True)
    told = every[every["group"] != ""]
    table = told.groupby(KEYS, sort=False)[list(Sums._fields)].sum().reset_index()
    index = table["question"].map(scales.__getitem__) == INDEX
    table[[*NUMBERS, "n_eff"]] = np.nan
    for rows, estimate in ((index, index_of), (~index, share_of)):
        found = estimate(Sums(*(table.loc[rows, name].to_numpy() for name in Sums._fields)))
        table.loc[rows, [*NUMBERS, "n_eff"]] = np.column_stack([*found[:3], found.n_eff])
    few = table["n"] < FEWEST
    table.loc[few, NUMBERS] = np.nan
    table["status"] = np.where(few, FEW, OK)
    return table


def _cells(answers: pd.DataFrame) -> pd.DataFrame:
    """Sum the answers once to their finest groups, which every figure is then made of."""
    sums = terms(answers["value"].to_numpy(dtype=float), answers["weight"].to_numpy(dtype=float))
    frame = answers[_CELL].assign(**sums._asdict())
    return frame[frame["n"] > 0].groupby(_CELL, sort=False, observed=True).sum().reset_index()
