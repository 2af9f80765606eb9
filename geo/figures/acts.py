"""The map of interventions: how many there are in each district, and the areas of one of them."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyproj
import shapely

from geo.errors import N_
from geo.figures.escape import folium_text
from geo.figures.legend import Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.figures.palette import Palette
    from geo.language import Words

OWN, ZONE, RING, CONTROL, SKETCH = "own", "zone", "ring", "control", "sketch"
AREA_NAMES = {
    ZONE: N_("där insatsen verkar"),
    RING: N_("runt omkring"),
    CONTROL: N_("jämförelseområde"),
}
LEAST = {"point": 1, "line": 2, "area": 3}  # corners
MOST = 6  # names in what hovering a district says
DEGREES = "EPSG:4326"
DIGITS = 6  # of a degree: a tenth of a metre


def acts_step(
    codes: Sequence[str],
    names: Mapping[str, Sequence[str]],
    shapes: Sequence[tuple[str, dict[str, Any]]],
    words: Words,
    *,
    colours: Palette,
) -> dict[str, Any]:
    """Return the step that the browser paints.

    Parameters
    ----------
    codes
        Districts in base order.
    names
        District → what its interventions are called.
    shapes
        Kind and :func:`geojson`, those beneath first: OWN of any intervention; ZONE, RING and
        CONTROL of the one looked at; SKETCH of the one being drawn.

    Returns
    -------
    dict
        As :func:`geo.figures.map.district_step`, with ``acts``: the shapes.
    """
    rows = [_district(names.get(code, ()), words, colours.sequential[0]) for code in codes]
    present = {kind for kind, _ in shapes}
    shades = area_colours(colours)
    swatches = [
        (shades[kind], words.text(name)) for kind, name in AREA_NAMES.items() if kind in present
    ]
    title = words.text(N_("Vald insats") if swatches else N_("Antal insatser per område"))
    return {
        "d": rows,
        "acts": [[kind, shape] for kind, shape in shapes],
        "legend": Key(title, swatches=swatches).payload(),
    }


def area_colours(colours: Palette) -> dict[str, str]:
    """Return the colour of each area of an intervention, on the map and in its legend."""
    return {ZONE: colours.accent, RING: colours.warm[2], CONTROL: colours.diverging[1]}


def _district(names: Sequence[str], words: Words, ground: str) -> list[Any]:
    shown = [folium_text(name) for name in names[:MOST]]
    if len(names) > MOST:
        shown.append(folium_text(words.text(N_("och {n} till"), n=len(names) - MOST)))
    tip = "<br>".join(shown) or folium_text(words.text(N_("Inga insatser i urvalet")))
    return [ground, words.number(len(names)) if names else "", tip, 1]


@lru_cache(maxsize=8)
def _between(one: str, other: str) -> pyproj.Transformer:
    """Return a projection; to make one takes longer than all that it is asked for."""
    return pyproj.Transformer.from_crs(one, other, always_xy=True)


def geojson(shape: shapely.Geometry, crs: str) -> dict[str, Any]:
    """Write a geometry in degrees."""
    moved = shapely.transform(shape, _between(crs, DEGREES).transform, interleaved=False)
    flat = shapely.transform(moved, lambda at: at.round(DIGITS))
    written: dict[str, Any] = json.loads(shapely.to_geojson(flat))
    return written


def drawn(kind: str, corners: Sequence[Sequence[float]], crs: str) -> shapely.Geometry:
    """Return what was drawn on the map: ``kind`` and its corners as (longitude, latitude).

    Raises
    ------
    ValueError
        If the corners make no such shape.
    """
    made = {"point": shapely.Point, "line": shapely.LineString, "area": shapely.Polygon}[kind]
    degrees = [(float(east), float(north)) for east, north in corners]
    if len(degrees) < LEAST[kind]:
        raise ValueError(kind)
    moved = [_between(DEGREES, crs).transform(*at) for at in degrees]
    if not all(math.isfinite(metres) for at in moved for metres in at):
        raise ValueError(kind)
    return made(moved[0] if kind == "point" else moved)
