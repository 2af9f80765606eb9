"""Exact ages put in the classes of the survey: one year of age is too few answers to show."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.ingest.profile_file import misfit

if TYPE_CHECKING:
    from data.survey.profile import Values

EXACT = r"(\d{1,3})(?:[.,]0+)?(?:\s*\xe5r)?"
CLASS = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})")


def checked(values: Values, file: str) -> Values:
    """Return them as they are, if the classes of age are spans in rising order, none in another.

    Raises
    ------
    UserError
        If they are not.
    """
    spans = [_span(one) for one in values.ages]
    ends = [end for span in spans for end in span]
    if not all(spans) or ends != sorted(ends) or any(a[1] == b[0] for a, b in pairwise(spans)):
        raise misfit(file, "values.ages", ", ".join(values.ages))
    return values


def _span(text: str) -> list[int]:
    """Return the first and the last age of a class; empty if it is none."""
    found = CLASS.fullmatch(text)
    return [int(end) for end in found.groups()] if found else []


def classed(text: pd.Series, classes: tuple[str, ...]) -> pd.Series:
    """Put exact ages in their classes; "" outside all of them. Any other text stays as it is."""
    exact = text.str.strip().str.extract(f"^{EXACT}$", expand=False)
    age = pd.to_numeric(exact).to_numpy(dtype=float, na_value=np.nan)
    found = text.mask(exact.notna(), "")
    for one in classes:
        low, high = _span(one)
        found = found.mask((age >= low) & (age <= high), one)
    return found
