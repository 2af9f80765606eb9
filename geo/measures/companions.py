"""What goes with insecurity in one place: co-variation, and no cause.

Each question's figure is set against the municipality's own, which the area is part of
and which is taken as it stands: the same comparison as in the fields of
:mod:`geo.measures.quadrant`, so that a profile and a field cannot contradict each other.
The area's own interval is then a little too wide for the difference, not too narrow.

The assumption that could mislead: one place is compared in many questions at once, so
about one in twenty of those that do not differ seems to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from geo.measures.crosswalk import carry
from geo.measures.quadrant import side
from geo.measures.survey_schema import ALL, AREA, MUNICIPALITY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.measures.survey_schema import Question

_SHOWN = ["n", "value", "low", "high", "status"]


class Wave(NamedTuple):
    """One survey and year of :func:`geo.measures.survey.estimates`, and whose answers."""

    source: str
    year: int
    group: str = ALL


def references(table: pd.DataFrame, wave: Wave) -> pd.Series:
    """Return the municipality's own figure of each question, by question."""
    return _rows(table, wave, MUNICIPALITY).set_index("question")["value"]


def reference_limits(table: pd.DataFrame, wave: Wave) -> pd.DataFrame:
    """Return ``low`` and ``high`` of the municipality's own figure, by question."""
    return _rows(table, wave, MUNICIPALITY).set_index("question")[["low", "high"]]


def area_figures(table: pd.DataFrame, area: str, wave: Wave) -> pd.DataFrame:
    """Return every question's figure in a survey area, indexed by question."""
    rows = _rows(table, wave, AREA)
    return rows[rows["area"] == area].set_index("question")[_SHOWN]


def district_figures(
    table: pd.DataFrame, parts: pd.DataFrame, code: str, wave: Wave
) -> pd.DataFrame:
    """Return every question's figure carried to a district, indexed by question.

    ``parts`` is from :func:`geo.measures.crosswalk.pieces`; a district in no survey area
    has no row.
    """
    here = parts[parts["code"] == code]
    carried = [
        carry(here, rows.set_index("area"))[_SHOWN].assign(question=question)
        for question, rows in _rows(table, wave, AREA).groupby("question")
    ]
    if not carried:
        return pd.DataFrame(columns=_SHOWN, index=pd.Index([], name="question"))
    return pd.concat(carried).set_index("question")


def _rows(table: pd.DataFrame, wave: Wave, level: str) -> pd.DataFrame:
    same = (table["level"] == level) & (table["group"] == wave.group)
    return table[same & (table["source"] == wave.source) & (table["year"] == wave.year)]


def profile(
    figures: pd.DataFrame, municipality: pd.Series, questions: Iterable[Question]
) -> pd.DataFrame:
    """Set a place's figures against the municipality's, for a profile chart.

    Parameters
    ----------
    figures
        From :func:`area_figures` or :func:`district_figures`.
    municipality
        From :func:`references`.
    questions
        The catalogue, whose order the rows take.

    Returns
    -------
    DataFrame
        Index ``question``: ``n``, ``value``, ``low``, ``high``, ``status``,
        ``reference``, ``difference`` with ``difference_low`` and ``difference_high``, and
        ``verdict``: 1 worse than the municipality, -1 better, 0 cannot be told or nothing
        to tell from.
    """
    known = [question for question in questions if question.id in figures.index]
    table = figures.loc[[question.id for question in known], _SHOWN].copy()
    table["reference"] = municipality.reindex(table.index)
    for name, figure in (("", "value"), ("_low", "low"), ("_high", "high")):
        table[f"difference{name}"] = table[figure] - table["reference"]
    worse = np.array([1 if question.bad == "high" else -1 for question in known], dtype=np.int64)
    table["verdict"] = worse * side(table["difference_low"], table["difference_high"], 0.0)
    return table
