"""What the scatter of crime against insecurity is drawn from, names set where they fit.

The axes begin at zero and end at :func:`ends`, that of crime by square roots: the chart
and its names then agree on where everything is, though the specification never depends
on the data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from geo.figures import survey_words as survey
from geo.figures.bivariate import crime, field_name
from geo.figures.fields import CORNERS, FIELD_NAMES, MISSING, UNDECIDED
from geo.figures.placing import box_of, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.figures.placing import Box
    from geo.language import Words

POINT, REFERENCE = "point", "reference"
ROOM = 1.2  # of the highest point: the axis ends there, and longer intervals with it
SIZE = (640.0, 380.0)  # pixels that the names are laid out for, at least
RADIUS, TEXT = 8.0, 14.0
_UNKNOWN = float("nan")


class Whole(NamedTuple):
    """The whole municipality's figures, and the limits of their intervals where they are known."""

    crime: float
    survey: float
    crime_low: float = _UNKNOWN
    crime_high: float = _UNKNOWN
    low: float = _UNKNOWN
    high: float = _UNKNOWN


def quadrant_data(
    table: pd.DataFrame,
    names: Mapping[str, str],
    reference: Whole,
    words: Words,
    *,
    size: tuple[float, float] = SIZE,
) -> pd.DataFrame:
    """Put the districts and the reference in the one table that the chart is given.

    Parameters
    ----------
    table
        As :func:`geo.figures.bivariate.bivariate_step` is given it, any order.
    names
        District code → name.
    reference
        Of the whole municipality: offences per 1 000 inhabitants and year, and share insecure.
    size
        Width and height of the ground in pixels, for letters of ``TEXT``: two thirds of
        them where letters are larger by half. A larger ground has only more room.

    Returns
    -------
    DataFrame
        ``part``, ``code``, ``x, x_low, x_high`` (rate), ``y, y_low, y_high`` (per cent),
        ``field``, ``chosen``, ``name``, ``label`` ("" without room), ``label_x, label_y``,
        ``told`` and ``explained`` (words of the hover); of the reference ``left, right,
        foot, head``, the limits of its intervals.
    """
    shown = table[(table["field"] != MISSING) & table[["crime", "value"]].notna().all(axis=1)]
    found = pd.DataFrame(
        {"part": POINT, "code": shown.index, "name": [names.get(c, c) for c in shown.index],
         "x": shown["crime"], "x_low": shown["crime_low"], "x_high": shown["crime_high"],
         "y": shown["value"] * 100, "y_low": shown["low"] * 100, "y_high": shown["high"] * 100,
         "field": shown["field"]}
    )  # fmt: skip
    found["chosen"] = shown["chosen"].astype(bool) if "chosen" in shown else False
    rows = shown.to_dict("records")
    found["told"] = [field_name(row, words) for row in rows]
    found["explained"] = [", ".join(crime(row, words)) for row in rows]
    found["felt"] = [survey.told(row, survey.SHARE, words) for row in rows]
    x, y = reference.crime, reference.survey * 100
    right, top = ends(found, (x, y))
    # What reaches beyond an axis is drawn to its end; the hover has the number.
    found["x_high"], found["y_high"] = (
        found["x_high"].clip(upper=right),
        found["y_high"].clip(upper=top),
    )
    found = _labelled(found, (right, top), size, words)
    line = {"part": REFERENCE, "x": x, "y": y, "x_high": right, "y_high": top, "field": "",
            "chosen": False, "left": reference.crime_low,
            "right": np.minimum(reference.crime_high, right), "foot": reference.low * 100,
            "head": np.minimum(reference.high * 100, top)}  # fmt: skip
    return pd.concat([found, pd.DataFrame([line])], ignore_index=True)


def ends(points: pd.DataFrame, reference: tuple[float, float]) -> tuple[float, float]:
    """Return where the axes end: some way beyond the highest point."""
    return _end(points["x"], reference[0]), _end(points["y"], reference[1])


def _end(values: pd.Series, reference: float) -> float:
    """Return the end of one axis; where nothing is over zero it must have a length too."""
    return ROOM * float(np.nanmax([0, reference, *values])) or 1.0


def _labelled(
    points: pd.DataFrame, top: tuple[float, float], size: tuple[float, float], words: Words
) -> pd.DataFrame:
    """Name the chosen first, then those that are in a field, then the rest."""
    wide, high = size
    order = points.assign(told_of=points["field"] != UNDECIDED).sort_values(
        ["chosen", "told_of", "x"], ascending=False
    )
    at = [(np.sqrt(x / top[0]) * wide, high - y / top[1] * high)
          for x, y in zip(order["x"], order["y"], strict=True)]  # fmt: skip
    spots = place(
        order["name"].tolist(), at, (0, 0, wide, high),
        taken=_corners(size, words), look=(TEXT, RADIUS),
    )  # fmt: skip
    order["label"] = [name if spot else "" for name, spot in zip(order["name"], spots, strict=True)]
    order["label_x"] = [(spot[0] / wide) ** 2 * top[0] if spot else np.nan for spot in spots]
    order["label_y"] = [(high - spot[1]) / high * top[1] if spot else np.nan for spot in spots]
    return order.drop(columns="told_of").loc[points.index]


def _corners(size: tuple[float, float], words: Words) -> list[Box]:
    """Return the boxes of the fields' names in the corners."""
    wide, high = size
    boxes = []
    for field, (across, up) in CORNERS.items():
        text = words.text(FIELD_NAMES[field])
        half = box_of(text, (0, 0), TEXT)[2] + 8
        middle = (wide - half if across else half, 12.0 if up else high - 12.0)
        boxes.append(box_of(text, middle, TEXT))
    return boxes
