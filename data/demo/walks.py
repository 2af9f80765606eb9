"""Made-up safety walks: what eight groups of residents saw, good and bad."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.demo.shapes import CRS
from data.demo.towns import BY_CODE
from data.demo.where import World, world

if TYPE_CHECKING:
    from data.demo.land import Geography

_TECH, _HOUSING = "Tekniska förvaltningen", "Bostadsbolaget"
_POLICE, _SCHOOL = "Polisen", "Utbildningsförvaltningen"

# Where each walk goes, and how many points it notes: sixty together.
_WALKS: tuple[tuple[str, int], ...] = (
    ("araby", 8), ("centrum", 8), ("teleborg", 8), ("vaster", 8),
    ("norr", 7), ("hov", 7), ("lammhult", 7), ("soder", 7),
)  # fmt: skip

# Category, observation, proposed measure and who would do it; "" where all is well.
_SEEN: tuple[tuple[str, str, str, str], ...] = (
    ("belysning", "Två lampor i rad är släckta.", "Byt lamporna.", _TECH),
    ("växtlighet", "Buskarna växer ut över gångvägen och skymmer sikten.", "Klipp ner.", _TECH),
    ("belysning", "Den nya belysningen gör stor skillnad, det känns öppet.", "", ""),
    ("klotter", "Klotter på transformatorstationen.", "Sanera.", _TECH),
    ("skräp", "Överfulla papperskorgar vid hållplatsen.", "Töm oftare på helgen.", _TECH),
    ("häng", "Här samlas ungdomar och kör moped på kvällarna.", "Fler vuxna ute.", _SCHOOL),
    ("trafik", "Bilarna kör fort förbi skolan.", "Sätt farthinder.", _TECH),
    ("trivsel", "Fin lekplats, många barn ute även på kvällen.", "", ""),
    ("belysning", "Gångtunneln är mörk och det går inte att se ut.", "Måla ljust, lys upp.", _TECH),
    ("skräp", "Gamla möbler vid soprummet.", "Hämta grovsopor varje vecka.", _HOUSING),
    ("förråd", "Dörren till cykelrummet går inte att låsa.", "Byt lås.", _HOUSING),
    ("sikt", "Muren gör att man inte ser vem som kommer.", "Sänk muren.", _TECH),
    ("trivsel", "Blommor och bänkar vid torget, folk stannar till.", "", ""),
    ("narkotika", "Enligt boende säljs det droger här sena kvällar.", "Synlig närvaro.", _POLICE),
    ("växtlighet", "Träden döljer lyktstolparna.", "Beskär träden.", _TECH),
    ("klotter", "Väggen är sanerad sedan förra vandringen. Bra.", "", ""),
)  # fmt: skip
_POINTS_APART_M = 60


def safety_walks(geography: Geography, *, until: date, seed: int = 780) -> gpd.GeoDataFrame:
    """Make up sixty points noted on eight walks in the last two years.

    Returns
    -------
    GeoDataFrame with id, walk, date, light ("ljust" or "mörkt"), category,
    note, positive, measure, responsible, status ("föreslagen", "beslutad",
    "genomförd", "avslagen", "" for what needs nothing), done (date or None)
    and a point in EPSG:3006.
    """
    rng = np.random.default_rng([seed, 4])
    at = world(geography, seed=seed)
    rows = [
        row
        for number, (code, size) in enumerate(_WALKS)
        for row in _walk(rng, at, code, size=size, on=until - timedelta(days=30 + 85 * number))
    ]
    frame = pd.DataFrame(rows)
    frame.insert(0, "id", [f"punkt-{i + 1:02d}" for i in range(len(frame))])
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=CRS)


def _walk(
    rng: np.random.Generator, at: World, code: str, *, size: int, on: date
) -> list[dict[str, object]]:
    """Return the points of one walk, close to each other."""
    light = "mörkt" if rng.random() < 0.6 else "ljust"  # noqa: PLR2004 - most walk in the dark
    route = _route(rng, at.xy[at.codes.index(code)], size)
    seen = rng.choice(len(_SEEN), size, replace=False)
    return [
        {"walk": f"{BY_CODE[code].name} {on:%Y-%m}", "date": on, "light": light}
        | _point(rng, _SEEN[i], on)
        | {"geometry": shapely.Point(xy)}
        for i, xy in zip(seen, route, strict=True)
    ]


def _route(rng: np.random.Generator, xy: np.ndarray, size: int) -> np.ndarray:
    """Return the addresses nearest to one of them that are not the same place."""
    places = np.unique((xy / _POINTS_APART_M).round(), axis=0) * _POINTS_APART_M
    nearest = shapely.STRtree(shapely.points(xy)).nearest(shapely.points(places))
    stops = np.unique(xy[nearest].round(), axis=0)
    start = stops[rng.integers(len(stops))]
    return np.asarray(stops[np.hypot(*(stops - start).T).argsort()[:size]])


def _point(
    rng: np.random.Generator, seen: tuple[str, str, str, str], on: date
) -> dict[str, object]:
    """Return what was seen, what is proposed and how far it has come."""
    category, note, measure, responsible = seen
    choices = ["föreslagen", "beslutad", "genomförd", "avslagen"]
    status = str(rng.choice(choices, p=[0.35, 0.25, 0.32, 0.08])) if measure else ""
    done = on + timedelta(days=int(rng.integers(7, 29))) if status == "genomförd" else None
    return {
        "category": category,
        "note": note,
        "positive": not measure,
        "measure": measure,
        "responsible": responsible,
        "status": status,
        "done": done,
    }
