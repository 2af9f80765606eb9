"""Made-up interventions: forty rows, three of them with a planted effect."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.demo.kinds import COLUMNS, PLANTED, TEMPLATES, TOLD
from data.demo.shapes import CRS
from data.demo.towns import BY_CODE, CITY, RURAL, TOWN
from data.demo.truths import EFFECTS, Effect
from data.demo.where import world

if TYPE_CHECKING:
    from data.demo.land import Geography

_ROWS = 40


def interventions(geography: Geography, *, until: date, seed: int = 780) -> gpd.GeoDataFrame:
    """Make up forty interventions, planned, going on, ended and broken off.

    Parameters
    ----------
    geography
        The districts they take place in.
    until
        The last day of the incidents.
    seed
        Decides the chance; the same as for the incidents.

    Returns
    -------
    GeoDataFrame with id, name, kind, perspective, status, start, end (None
    while open), responsible, groups, note, public (whether everyone may know) and a point in
    EPSG:3006.
    """
    rng = np.random.default_rng([seed, 3])
    rows = [_planted(effect, until) for effect in EFFECTS]
    at = world(geography, seed=seed)
    towns = [i for i, code in enumerate(at.codes) if _need(code)]
    weight = np.array([_need(at.codes[i]) for i in towns])
    weight /= weight.sum()
    # Two districts per kind of work, never the same one twice.
    where = [rng.choice(towns, 2, replace=False, p=weight) for _ in TEMPLATES]
    for number in range(_ROWS - len(EFFECTS)):
        again, kind = divmod(number, len(TEMPLATES))
        pool = where[kind][again]
        row = dict(zip(COLUMNS, TEMPLATES[kind], strict=True)) | _dates(rng, until)
        row["name"] = f"{row['name']}, {BY_CODE[at.codes[pool]].name}"
        row["public"] = row["kind"] in TOLD
        row["geometry"] = shapely.Point(at.xy[pool, rng.integers(at.xy.shape[1])].round())
        rows.append(row)
    frame = pd.DataFrame(rows)
    frame.insert(0, "id", [f"insats-{i + 1:02d}" for i in range(len(frame))])
    order = ["id", "name", "kind", "perspective", "status", "start", "end"]
    return gpd.GeoDataFrame(
        frame[[*order, "responsible", "groups", "note", "public", "geometry"]],
        geometry="geometry",
        crs=CRS,
    )


def _need(code: str) -> float:
    """Return how likely a district is to get an intervention; the countryside gets none."""
    place = BY_CODE[code]
    return place.population * {CITY: place.crime, TOWN: 0.25, RURAL: 0.0}[place.kind]


def _planted(effect: Effect, until: date) -> dict[str, object]:
    """Return the row of an intervention whose effect is known."""
    row: dict[str, object] = dict(zip(COLUMNS, PLANTED[effect.intervention], strict=True))
    first = effect.clusters[0]
    start = until - timedelta(weeks=effect.start_weeks) + timedelta(days=1)
    return row | {
        "status": "pågående",
        "start": start,
        "end": None,
        "public": False,
        "geometry": shapely.Point(first.x, first.y),
    }


def _dates(rng: np.random.Generator, until: date) -> dict[str, object]:
    """Draw a start, an end and the status that follows from them."""
    start = until + timedelta(days=int(rng.integers(-600, 80)))
    end = start + timedelta(days=int(rng.choice([60, 120, 240, 480])))
    if start > until:
        return {"status": "planerad", "start": start, "end": None}
    if end > until:
        known = end if rng.random() < 0.5 else None  # noqa: PLR2004 - half have a set end
        return {"status": "pågående", "start": start, "end": known}
    status = "avbruten" if rng.random() < 0.15 else "avslutad"  # noqa: PLR2004
    return {"status": status, "start": start, "end": end}
