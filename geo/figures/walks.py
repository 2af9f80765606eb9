"""Safety walks and reports from residents on the map: what people have seen, and when.

A problem is a triangle and something good a circle; seen in the dark it is filled,
in daylight it is open. A report is a small rhomb, open until it is dealt with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.errors import N_
from geo.figures.escape import folium_text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    import geopandas as gpd

    from geo.language import Words

    Row = Mapping[Hashable, Any]

Markers = list[list[Any]]  # [latitude, longitude, kind, name, lines of its popup]
DARK, OPEN = "mörkt", "open"
DONE = ("genomförd", "åtgärdad", "avslutad", "klar")
WALK_NAMES = {
    "bad-dark": N_("problem, sett i mörker"),
    "bad-light": N_("problem, sett i dagsljus"),
    "good-dark": N_("bra, sett i mörker"),
    "good-light": N_("bra, sett i dagsljus"),
}
REPORT_NAMES = {
    "open": N_("felanmält"),
    "done": N_("åtgärdat"),
}
STATUS_NAMES = {
    "föreslagen": N_("föreslagen"),
    "beslutad": N_("beslutad"),
    "genomförd": N_("genomförd"),
    "avslagen": N_("avslagen"),
}
MOST_REPORTS = 300  # each is an element of the page, and a step is to be small


def walk_markers(walks: gpd.GeoDataFrame, words: Words) -> Markers:
    """Return each point of a walk as [latitude, longitude, kind, name, lines of its popup].

    Parameters
    ----------
    walks
        ``walk, date, light, category, note, positive, measure, responsible, status,
        done`` and points. Every text of theirs is escaped here.
    """
    return _markers(walks, lambda row: (_kind(row), _walk_lines(row, words)))


def report_markers(reports: gpd.GeoDataFrame, words: Words) -> Markers:
    """Return the newest reports, at most ``MOST_REPORTS``, in the form of :func:`walk_markers`.

    Parameters
    ----------
    reports
        ``date, category, note, status, done`` and points.
    """
    newest = reports.sort_values("date", ascending=False, kind="stable").iloc[:MOST_REPORTS]
    return _markers(newest, lambda row: (progress(row), _report_lines(row, words)))


def walk_key(markers: Markers, words: Words) -> dict[str, Any]:
    """Return the key of the walks: its heading, and the kinds that are on the map."""
    return _key(words.text(N_("Trygghetsvandringar")), WALK_NAMES, markers, words)


def report_key(markers: Markers, words: Words, *, total: int) -> dict[str, Any]:
    """Return the key of the reports; where not all of ``total`` are drawn, it says so."""
    title = words.text(N_("Felanmälningar"))
    if total > len(markers):
        title = words.text(
            N_("Felanmälningar (de {n} senaste av {total})"),
            n=words.number(len(markers)), total=words.number(total),
        )  # fmt: skip
    return _key(title, REPORT_NAMES, markers, words)


def _key(title: str, names: Mapping[str, str], markers: Markers, words: Words) -> dict[str, Any]:
    found = {kind for _, _, kind, *_ in markers}
    rows = [[kind, folium_text(words.text(names[kind]))] for kind in names if kind in found]
    return {"title": folium_text(title), "rows": rows}


def _markers(points: gpd.GeoDataFrame, of: Callable[[Row], tuple[str, list[str]]]) -> Markers:
    if points.empty:
        return []
    places = points.geometry.to_crs("EPSG:4326")
    found = []
    for row, at in zip(points.drop(columns="geometry").to_dict("records"), places, strict=True):
        kind, lines = of(row)
        name = folium_text(_capital(_text(row["category"])))
        told = [folium_text(line) for line in lines if line]
        found.append([round(at.y, 5), round(at.x, 5), kind, name, told])
    return found


def _kind(row: Row) -> str:
    light = "dark" if row["light"] == DARK else "light"
    return f"{'good' if row['positive'] else 'bad'}-{light}"


def progress(row: Row) -> str:
    """Tell whether a report is dealt with, by its status or by the day it was: "done" or "open"."""
    done = str(row["status"]).strip().casefold() in DONE or not pd.isna(row["done"])
    return "done" if done else OPEN


def _walk_lines(row: Row, words: Words) -> list[str]:
    when = words.text(
        N_("{day}, i mörker") if row["light"] == DARK else N_("{day}, i dagsljus"),
        day=words.date(row["date"]),
    )
    measure, responsible = _text(row["measure"]), _text(row["responsible"])
    wanted = words.text(N_("Förslag: {measure}"), measure=measure) if measure else ""
    return [
        _text(row["walk"]), when, _text(row["note"]), wanted, responsible, *_status(row, words),
    ]  # fmt: skip


def _report_lines(row: Row, words: Words) -> list[str]:
    return [words.date(row["date"]), _text(row["note"]), *_status(row, words)]


def _status(row: Row, words: Words) -> list[str]:
    status = _text(row["status"])
    lines = [words.text(STATUS_NAMES[status]) if status in STATUS_NAMES else status]
    if not pd.isna(row["done"]):
        lines.append(words.text(N_("klart {day}"), day=words.date(row["done"])))
    return lines


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a table holds
    """Return a text that a file may have left out."""
    return "" if pd.isna(value) else str(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
