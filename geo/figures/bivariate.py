"""Recorded crime and perceived insecurity in one map: three classes of each, nine colours.

A district whose numbers do not both stand clear of the municipality's is drawn
pale and hatched in its own colour: where it seems to lie, and that it cannot be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geo.errors import N_
from geo.figures import survey_words as survey
from geo.figures.bivariate_key import absent, legend, unsure
from geo.figures.escape import folium_text
from geo.figures.fields import CORNERS, FIELD_NAMES, MISSING, UNDECIDED, two_lines

if TYPE_CHECKING:
    import pandas as pd

    from geo.figures.palette import Palette
    from geo.figures.survey_words import Row
    from geo.language import Words

UNDECIDED_NAME = N_("kan inte avgöras")


def bivariate_step(table: pd.DataFrame, words: Words, *, colours: Palette) -> dict[str, Any]:
    """Return colour, field, tooltip and choice of every district, and the square of a legend.

    Parameters
    ----------
    table
        One row per district, in base order: ``crime, crime_low, crime_high`` (per 1 000
        inhabitants and year), ``crime_n``, ``value, low, high`` (shares), ``n, status,
        parts, own``, ``field``, ``crime_class`` and ``survey_class`` (0 under, 1 near,
        2 over the municipality's; −1 missing) and, where some are not looked at, ``chosen``.

    Returns
    -------
    dict
        As :func:`geo.figures.map.district_step`, and ``beyond``: position and field of every
        district that is in one, which the map names where it does not show it.
    """
    chosen = table["chosen"] if "chosen" in table else np.ones(len(table))
    rows = [
        [fill_of(row, colours), _label(row, words), _tip(row, words), int(one)]
        for row, one in zip(table.to_dict("records"), chosen, strict=True)
    ]
    missing = any(fill == absent(colours) for fill, *_ in rows)
    key = legend(words, colours, missing=missing, estimated=_estimated(table))
    # Grey borders: what is low in both has the colour of the ground, and no hatching.
    beyond = [
        [i, folium_text(words.text(FIELD_NAMES[field]))]
        for i, (field, one) in enumerate(zip(table["field"], chosen, strict=True))
        if one and field in CORNERS
    ]
    return {"d": rows, "edge": colours.muted, "legend": key.payload(), "beyond": beyond}


def fill_of(row: Row, colours: Palette) -> str:
    """Return a district's colour among the nine: hatched if it cannot be told, grey if missing."""
    across, up = int(row["crime_class"]), int(row["survey_class"])
    if row["field"] == MISSING or min(across, up) < 0:
        return absent(colours)
    if row["field"] in CORNERS:  # what is sure has its corner's colour, however near it lies
        across, up = CORNERS[row["field"]]
        return colours.bivariate[up][across]
    return unsure(colours.bivariate[up][across], colours)


def _label(row: Row, words: Words) -> str:
    """Return the field in words, so that the map can be read without its legend."""
    if row["field"] == UNDECIDED:
        return ""
    field = FIELD_NAMES.get(row["field"])
    return two_lines(words.text(field) if field else survey.absent(row, words))


def _estimated(table: pd.DataFrame) -> bool:
    """Tell whether any district's figure is taken from an area that is not its own."""
    return bool((~table["own"].astype(bool) & (table["parts"].map(len) > 0)).any())


def _tip(row: Row, words: Words) -> str:
    lines = [field_name(row, words), *crime(row, words)]
    felt = survey.told(row, survey.SHARE, words)
    lines += [words.text(N_("I mätningen: {told}"), told=felt), survey.origin(row, words)]
    return "<br>".join(folium_text(line) for line in lines if line)


def field_name(row: Row, words: Words) -> str:
    """Return the name of a district's field, or that it cannot be told."""
    names = FIELD_NAMES | {UNDECIDED: UNDECIDED_NAME}
    field = names.get(row["field"])
    name = words.text(field) if field else survey.absent(row, words)
    return name[:1].upper() + name[1:]


def crime(row: Row, words: Words) -> list[str]:
    """Say how many offences, and the rate with its interval."""
    if not np.isfinite(row["crime"]):
        return []
    low, rate, high = (words.number(row[name], 1) for name in ("crime_low", "crime", "crime_high"))
    per = words.text(
        N_("{rate} per 1 000 invånare och år ({low}–{high})"), rate=rate, low=low, high=high
    )
    n = int(row["crime_n"])
    return [words.plural(n, N_("{n} anmält brott"), N_("{n} anmälda brott")), per]
