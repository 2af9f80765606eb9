"""What a survey says of a district, in words and colours; where it comes from is said too.

A survey's own areas are coarser than the districts: what is carried to a
district is told as an estimate, and never looks finer than it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from geo.errors import N_
from geo.figures import palette
from geo.figures.bivariate_key import ESTIMATED
from geo.figures.escape import folium_text
from geo.figures.legend import HATCH, Key, edge
from geo.figures.survey_words import SHARE, SHOWN, label, origin, told

if TYPE_CHECKING:
    import pandas as pd

    from geo.figures.palette import Palette
    from geo.figures.survey_words import Row
    from geo.language import Words

# How wide a class may be: never so narrow that it is finer than a survey can tell.
STEPS = {SHARE: (5.0, 10.0, 20.0), "index": (0.25, 0.5, 1.0)}
CLASSES = 7


class Question(Protocol):
    """What a figure needs to know of a question of the catalogue."""

    @property
    def wording(self) -> str:
        """In Swedish, marked for translation."""

    @property
    def scale(self) -> str:
        """``share`` (0–1) or ``index`` (0–6, 0 best)."""

    @property
    def bad(self) -> str:
        """Which end is bad: ``high`` or ``low``."""

    @property
    def since(self) -> tuple[int, ...]:
        """When it began, and each year from which its wording is another."""


def survey_step(
    table: pd.DataFrame, question: Question, words: Words, *, colours: Palette
) -> dict[str, Any]:
    """Return colour, label and tooltip of every district, and the legend, for one question.

    Parameters
    ----------
    table
        As carried to districts, in base order: ``value, low, high, n, status, parts,
        own`` and, where some are not looked at, ``chosen``. ``parts`` are names.

    Returns
    -------
    dict
        As :func:`geo.figures.map.district_step`; the worse is the darker in the light
        palette, whichever end of the question is bad.
    """
    unit = 100 if question.scale == SHARE else 1
    values = table["value"].where(table["status"].isin(SHOWN)) * unit
    limits = limits_of(values, question.scale)
    shades = palette.spread(colours.warm, len(limits) + 1)
    shades = shades[::-1] if question.bad == "low" else shades
    fills = [HATCH if at < 0 else shades[at] for at in palette.classify(values, limits)]
    chosen = table["chosen"] if "chosen" in table else np.ones(len(table))
    rows = zip(fills, table.to_dict("records"), chosen, strict=True)
    return {
        "d": [
            [
                fill,
                _marked(row, question.scale, words, limits),
                _tip(row, question.scale, words, limits),
                int(one),
            ]
            for fill, row, one in rows
        ],
        "legend": _key(question, limits, shades, words, of=table).payload(),
    }


def _estimated(row: Row) -> bool:
    """Tell whether a district has a figure of a larger survey area and none of its own."""
    return bool(row["status"] in SHOWN and not row["own"] and len(row["parts"]))


def _marked(row: Row, scale: str, words: Words, limits: tuple[float, ...]) -> str:
    """Return what stands under a district's name, an estimate marked as one."""
    said = label(row, scale, words, limits)
    return f"≈\u00a0{said}" if _estimated(row) else said


def limits_of(values: pd.Series, scale: str) -> tuple[float, ...]:
    """Choose class limits at round numbers, equally far apart, at most ``CLASSES - 1`` of them.

    Not by quantile: a few survey areas that cover many districts would set them all.
    """
    found = values[np.isfinite(values)]
    if found.empty:
        return ()
    limits = np.array([])
    for step in STEPS[scale]:
        first, last = np.floor(found.min() / step) + 1, np.floor(found.max() / step)
        limits = np.arange(first, last + 1) * step
        if len(limits) < CLASSES:
            break
    return tuple(limits[: CLASSES - 1].tolist())


def _key(
    question: Question,
    limits: tuple[float, ...],
    shades: tuple[str, ...],
    words: Words,
    *,
    of: pd.DataFrame,
) -> Key:
    unit = N_("{question} (procent)") if question.scale == SHARE else N_("{question} (index 0–6)")
    edges = ["0", *(edge(limit, words) for limit in limits)]
    unsure = [(HATCH, words.text(N_("för få svar, eller uppgift saknas")))]
    notes = [words.text(N_("Låga tal är sämre och har starkast färg"))]
    notes = notes if question.bad == "low" else []
    if any(map(_estimated, of.to_dict("records"))):
        notes.append(f"≈ {words.text(ESTIMATED)}")
    return Key(
        words.text(unit, question=words.text(question.wording)),
        scale=list(zip(shades, edges, strict=True)),
        swatches=unsure if (~of["status"].isin(SHOWN) | of["value"].isna()).any() else [],
        notes=notes,
    )


def _tip(row: Row, scale: str, words: Words, limits: tuple[float, ...]) -> str:
    lines = [told(row, scale, words, limits), origin(row, words)]
    return "<br>".join(folium_text(line) for line in lines if line)
