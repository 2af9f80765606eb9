"""Interventions on the map: where, what, by whom and how far they have come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.errors import N_
from geo.figures.escape import folium_text

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import geopandas as gpd

    from geo.language import Words

STATUS_NAMES = {
    "planerad": N_("planerad"),
    "pågående": N_("pågår"),
    "avslutad": N_("avslutad"),
    "avbruten": N_("avbruten"),
}


def intervention_markers(interventions: gpd.GeoDataFrame, words: Words) -> list[list[Any]]:
    """Return each intervention as [latitude, longitude, status, name, lines of its popup]."""
    if interventions.empty:
        return []
    places = interventions.geometry.to_crs("EPSG:4326")
    rows = interventions.drop(columns="geometry").to_dict("records")
    return [
        [
            round(at.y, 5),
            round(at.x, 5),
            row["status"],
            folium_text(row["name"]),
            _popup(row, words),
        ]
        for row, at in zip(rows, places, strict=True)
    ]


def legend(markers: list[list[Any]], words: Words) -> dict[str, Any]:
    """Return the legend's heading and its rows [status, word], for the statuses on the map."""
    found = {marker[2] for marker in markers}
    rows = [
        [key, folium_text(words.text(STATUS_NAMES[key]))] for key in STATUS_NAMES if key in found
    ]
    return {"title": folium_text(words.text(N_("Insatser"))), "rows": rows}


def _popup(row: Mapping[Hashable, Any], words: Words) -> list[str]:
    if pd.isna(row["end"]):
        when = words.text(N_("från {day}"), day=words.date(row["start"]))
    else:
        when = words.period(row["start"], row["end"])
    status = words.text(STATUS_NAMES.get(row["status"], row["status"]))
    lines = [status, when, row["kind"], row["responsible"]]
    return [folium_text(str(line)) for line in lines if line]
