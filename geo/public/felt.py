"""How safe people feel, from the newest survey that has areas: shares with intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.measures.published import of_here
from geo.measures.survey import estimates
from geo.measures.survey_schema import ALL, AREA, MUNICIPALITY, OK, SHARE
from geo.questions import MAIN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geo.questions import Question

COLUMNS = ["question", "wording", "year", "area", "name", "value", "low", "high"]
WHOLE = ""  # area of the municipality's own figure
TOLD = (MAIN, "avstar", "oro_inbrott", "oro_overfall", "utsatt", "polisen_bryr_sig")


def told(
    answers: pd.DataFrame,
    results: pd.DataFrame,
    catalogue: Mapping[str, Question],
    names: Mapping[str, str],
    *,
    here: tuple[Collection[str], str],
) -> pd.DataFrame:
    """Choose what the public is told of a survey.

    Parameters
    ----------
    answers, results
        As :func:`geo.measures.survey.estimates` takes them.
    catalogue
        Questions by id.
    names
        Code → name of the survey's areas.
    here
        What the municipality is called, and its county's code
        (:func:`geo.measures.published.of_here`).

    Returns
    -------
    DataFrame
        ``COLUMNS``, a row per figure: the main question by area in the newest year that has
        areas, and each question of ``TOLD`` for the municipality in every year since its
        wording last changed. Whole per cent as 0–1; NaN where there were under 30 answers,
        or none is published. One survey only: the one that has the newest areas.
    """
    ours = of_here(results, here[0], county=here[1])
    if answers.empty and ours.empty:  # to estimate nothing takes as long
        return pd.DataFrame(columns=COLUMNS)
    table = estimates(answers, ours, catalogue.values())
    table = table[(table["group"] == ALL) & table["question"].isin(TOLD)]
    areas = table[(table["level"] == AREA) & (table["question"] == MAIN)]
    if areas.empty:
        return pd.DataFrame(columns=COLUMNS)
    newest = areas[areas["year"] == areas["year"].max()]
    source = min(newest["source"])
    rows = [newest[(newest["source"] == source) & newest["area"].isin([*names])]]
    for question in TOLD:
        whole = table[
            (table["level"] == MUNICIPALITY)
            & (table["source"] == source)
            & (table["question"] == question)
        ]
        rows.append(whole[whole["year"] >= catalogue[question].since[-1]])
    return _written(pd.concat(rows), catalogue, names)


def _written(
    rows: pd.DataFrame, catalogue: Mapping[str, Question], names: Mapping[str, str]
) -> pd.DataFrame:
    """Round to whole per cent: more is no more certain, and points at single answers."""
    shares = rows[[catalogue[question].scale == SHARE for question in rows["question"]]]
    values = shares[["value", "low", "high"]].round(2)
    known = (shares["status"] == OK) & np.isfinite(values.to_numpy()).all(axis=1)
    found = shares[["question", "year", "area"]].assign(
        wording=[catalogue[question].wording for question in shares["question"]],
        name=[names.get(area, WHOLE) for area in shares["area"]],
        **values.where(known),
    )
    return found[COLUMNS].reset_index(drop=True)
