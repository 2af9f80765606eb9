"""Recorded crime beside perceived insecurity: four fields, claimed only when both are sure.

The reference of both is the municipality's own figure, taken as it stands. The area is
part of it, so the two move together: Var(p − P) is some Var(p)·(1 − w) for an area with
the weight w, and the area's own interval is no narrower than that of the difference.

The assumption that could mislead: offences come one by one. Where one person commits
many, counts vary more than Poisson's and the interval of crime is too narrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from geo.errors import N_
from geo.measures.crosswalk import MISSING
from geo.measures.rate import rate
from geo.schema import OUTSIDE, UNKNOWN

if TYPE_CHECKING:
    import numpy.typing as npt

NEAR = 0.15  # within this part of the reference is near it
UNDER, ABOUT, OVER, NO_CLASS = 0, 1, 2, -1
UNDECIDED, ABSENT = "oavgjort", "saknas"
FIELDS: dict[str, str] = {
    "mycket_otryggt": N_("mycket brott – otryggt"),
    "lite_otryggt": N_("lite brott – otryggt"),
    "mycket_tryggt": N_("mycket brott – tryggt"),
    "lite_tryggt": N_("lite brott – tryggt"),
    UNDECIDED: N_("kan inte avgöras"),
    ABSENT: N_("för få svar, eller uppgift saknas"),
}
# By side of the reference: (crime, insecurity).
_FIELD_OF = {
    (1, 1): "mycket_otryggt",
    (-1, 1): "lite_otryggt",
    (1, -1): "mycket_tryggt",
    (-1, -1): "lite_tryggt",
}
CRIME = ["crime", "crime_low", "crime_high", "crime_n"]


class References(NamedTuple):
    """The municipality's own figures, in the units of the two axes."""

    crime: float
    survey: float


def crime_rates(table: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """Take the axis of crime from the numbers of the districts.

    Parameters
    ----------
    table
        Index code, with ``now`` (offences) and ``people`` (person-years), as
        :func:`geo.measures.summary.areas` returns it.

    Returns
    -------
    DataFrame, float
        ``crime`` per 1 000 inhabitants and year with exact Poisson limits ``crime_low``
        and ``crime_high``, and ``crime_n``; and the rate of all districts together.
        Offences outside them or without a place are in neither: they can be in no
        district, and a reference with them would stand above all of them.
    """
    placed = table.drop(index=[OUTSIDE, UNKNOWN], errors="ignore")
    counts, people = placed["now"].to_numpy(dtype=np.int64), placed["people"].to_numpy(dtype=float)
    value, low, high = rate(counts, people)
    columns = dict(zip(CRIME, (value, low, high, counts), strict=True))
    lived = people > 0
    together = rate(counts[lived].sum(), people[lived].sum())[0]
    return pd.DataFrame(columns, index=placed.index), float(together)


def quadrants(
    crime: pd.DataFrame, survey: pd.DataFrame, references: References, *, bad: str = "high"
) -> pd.DataFrame:
    """Place districts in the fields of crime × insecurity.

    Parameters
    ----------
    crime
        From :func:`crime_rates`: one row per district.
    survey
        From :func:`geo.measures.crosswalk.carry`.
    references
        What the axes are compared with; NaN leaves every district unplaced.
    bad
        Which end of the question is bad, "high" or "low".

    Returns
    -------
    DataFrame
        The columns of both, in the rows of ``crime``; ``field``, a key of ``FIELDS``, never
        one of the four where the figure is that of a larger survey area; and
        ``crime_class`` and ``survey_class``: 0 under, 1 near (within 15 %) and 2 over the
        reference, -1 missing. Of a question whose low end is bad, "over" is the bad side.
    """
    table = crime.join(survey)
    table["status"] = table["status"].fillna(MISSING)
    table["own"] = table["own"].eq(other=True)
    table["parts"] = [each if isinstance(each, tuple) else () for each in table["parts"]]
    turn = 1 if bad == "high" else -1
    sides = (
        side(table["crime_low"], table["crime_high"], references.crime),
        side(table["low"], table["high"], references.survey) * turn,
    )
    table["field"] = [_FIELD_OF.get(pair, UNDECIDED) for pair in zip(*sides, strict=True)]
    # What many places answered together says of none of them which field it is in.
    table.loc[~table["own"], "field"] = UNDECIDED
    absent = table[["crime", "value"]].isna().any(axis=1) | bool(np.isnan(references).any())
    table.loc[absent, "field"] = ABSENT
    table["crime_class"] = distance_class(table["crime"], references.crime)
    asked = distance_class(table["value"], references.survey)
    table["survey_class"] = asked if turn > 0 else np.where(asked >= 0, OVER - asked, asked)
    return table


def side(low: npt.ArrayLike, high: npt.ArrayLike, reference: float) -> npt.NDArray[np.int64]:
    """Tell which intervals lie over (1) or under (-1) a reference; 0 where it cannot be told."""
    over, under = np.asarray(low) > reference, np.asarray(high) < reference
    return over.astype(np.int64) - under.astype(np.int64)


def distance_class(values: npt.ArrayLike, reference: float) -> npt.NDArray[np.int64]:
    """Class values by where they lie: 0 under, 1 near (within 15 %), 2 over; -1 missing."""
    figures = np.asarray(values, dtype=float)
    classes = 1 + (figures > reference * (1 + NEAR)).astype(np.int64)
    classes -= figures < reference * (1 - NEAR)
    return np.where(np.isfinite(figures) & np.isfinite(reference), classes, NO_CLASS)
