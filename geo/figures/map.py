"""A filter step of the map: what the browser paints over the base it already has.

Everything is one JSON value handed to ``lagesbild.paint``. Strings that came
from data pass :func:`geo.figures.escape.folium_text` here, since the browser
sets them as HTML.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template

from geo.errors import N_
from geo.figures import palette
from geo.figures.escape import folium_text
from geo.figures.legend import HATCH, key_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from geo.figures.palette import Palette
    from geo.language import Words
    from geo.measures.registry import Measure


class Paint(MacroElement):
    """Hands one filter step to ``lagesbild.paint``."""

    _template = Template(
        "{% macro script(this, kwargs) %}lagesbild.paint(map_div, {{ this.step }});{% endmacro %}"
    )

    def __init__(self, step: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Paint"
        # ASCII only: a line separator inside a JavaScript string is an error.
        self.step = json.dumps(step, separators=(",", ":"), ensure_ascii=True)

    def render(self, **_kwargs: object) -> str:
        """Do nothing: ``st_folium`` takes the script macro; a page of HTML is never asked for."""
        return ""


class Step(folium.FeatureGroup):
    """The layer that ``st_folium(feature_group_to_add=…)`` exchanges at every step."""

    def __init__(self, step: dict[str, Any]) -> None:
        super().__init__()
        self.add_child(Paint(step))

    def render(self, **_kwargs: object) -> str:
        """Do nothing, as :meth:`Paint.render`: folium would compile a template each time."""
        return ""


def feature_group(step: dict[str, Any]) -> folium.FeatureGroup:
    """Wrap a step for ``st_folium(feature_group_to_add=…)``."""
    return Step(step)


def limits_of(table: pd.DataFrame, measure: Measure) -> tuple[float, ...]:
    """Class limits: fixed for change, else by quantile of all districts, chosen or not."""
    if measure.scale == "diverging":
        return palette.Z_LIMITS
    return palette.quantile_limits(table.loc[~_hatched(table, measure), measure.column])


def district_step(
    table: pd.DataFrame,
    measure: Measure,
    words: Words,
    *,
    colours: Palette,
    limits: tuple[float, ...],
) -> dict[str, Any]:
    """Return colour, label and tooltip of every district, and the legend.

    Parameters
    ----------
    table
        From :func:`geo.measures.summary.areas`, the districts only, in base order.
        Where a column ``chance`` is true, a change is drawn as none.
    """
    scale = colours.diverging if measure.scale == "diverging" else colours.sequential
    shades = palette.spread(scale, len(limits) + 1)
    classes = palette.classify(table[measure.column], limits)
    if "chance" in table:
        classes[table["chance"]] = len(limits) // 2
    hatched = _hatched(table, measure)
    fills = [
        HATCH if unsure or level < 0 else shades[level]
        for level, unsure in zip(classes, hatched, strict=True)
    ]
    records = table.to_dict("records")
    labels = [label(row, measure, words) for row in records]
    tips = ["<br>".join(map(folium_text, tooltip(row, words))) for row in records]
    rows = zip(fills, labels, tips, table["chosen"], strict=True)
    even = palette.even(classes[~hatched], len(shades))
    return {
        "d": [[fill, text, tip, int(chosen)] for fill, text, tip, chosen in rows],
        "legend": key_of(measure, limits, shades, words, even=even).payload(),
    }


def _hatched(table: pd.DataFrame, measure: Measure) -> pd.Series:
    if measure.column == "rate":
        return table["few"] | table["rate"].isna()
    return table[measure.column].isna()


def label(row: Mapping[Hashable, float], measure: Measure, words: Words) -> str:
    """Return the number that stands under a district's name."""
    if measure.column == "z":
        difference = row["now"] - row["before"]
        if not np.isfinite(difference):
            return words.text(N_("uppgift saknas"))
        sign = "+" if difference > 0 else ("−" if difference < 0 else "±")
        return f"{sign}{words.number(abs(difference))}"
    if measure.column == "rate":
        if not np.isfinite(row["rate"]):
            return words.text(N_("uppgift saknas"))
        if row["few"]:
            return words.text(N_("för få"))
        return words.number(row["rate"], 0 if row["rate"] >= 10 or row["rate"] == 0 else 1)  # noqa: PLR2004
    return words.number(row["now"])


def tooltip(row: Mapping[Hashable, float], words: Words) -> list[str]:
    """Return what hovering a district says: number, rate with interval, the period before."""
    parts = [words.plural(int(row["now"]), N_("{n} anmält brott"), N_("{n} anmälda brott"))]
    if np.isfinite(row["rate"]):
        parts.append(
            words.text(
                N_("{rate} per 1 000 invånare och år ({low}–{high})"),
                rate=words.number(row["rate"], 1),
                low=words.number(row["rate_low"], 1),
                high=words.number(row["rate_high"], 1),
            )
        )
    if np.isfinite(row["before"]):
        before = words.number(row["before"])
        parts.append(words.text(N_("jämförelseperioden: {n}"), n=before))
    return parts
