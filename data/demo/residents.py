"""Made-up reports from residents: what is broken, dark or dirty, and whether it was mended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.demo.shapes import CRS
from data.demo.towns import BY_CODE, RURAL
from data.demo.where import world

if TYPE_CHECKING:
    from data.demo.land import Geography

_REPORTS, _DAYS = 150, 730
_DARK_MONTHS = frozenset((1, 2, 3, 10, 11, 12))
# Category, what the resident wrote, and how often; lamps are mostly missed in the dark months.
_TOLD: tuple[tuple[str, str, float], ...] = (
    ("belysning", "Lampan vid gångvägen är släckt.", 0.20),
    ("belysning", "Flera lyktstolpar lyser inte längs cykelvägen.", 0.12),
    ("klotter", "Klotter på elskåpet.", 0.10),
    ("klotter", "Klotter på väggen mot skolgården.", 0.08),
    ("skräp", "Papperskorgen är full och det ligger skräp runt omkring.", 0.15),
    ("skräp", "Någon har lagt grovsopor vid återvinningen.", 0.12),
    ("växtlighet", "Häcken skymmer sikten i korsningen.", 0.08),
    ("skadegörelse", "Rutan i busskuren är krossad.", 0.08),
    ("fordon", "En övergiven bil står kvar på parkeringen.", 0.07),
)


def resident_reports(geography: Geography, *, until: date, seed: int = 780) -> gpd.GeoDataFrame:
    """Make up what residents have reported in the last two years.

    Returns
    -------
    GeoDataFrame with id, date, category, note, status ("mottagen", "pågår",
    "åtgärdad"), done (date or None) and a point in EPSG:3006.
    """
    rng = np.random.default_rng([seed, 7])
    at = world(geography, seed=seed)
    pull = np.array([_pull(code) for code in at.codes])
    pools = rng.choice(len(at.codes), _REPORTS, p=pull / pull.sum())
    stops = rng.integers(at.xy.shape[1], size=_REPORTS)
    days = np.sort(rng.integers(0, _DAYS, _REPORTS))[::-1]
    rows = [_row(rng, until - timedelta(days=int(day)), until) for day in days]
    frame = pd.DataFrame(rows)
    frame.insert(0, "id", [f"anmälan-{i + 1:03d}" for i in range(_REPORTS)])
    points = shapely.points(at.xy[pools, stops].round())
    return gpd.GeoDataFrame(frame, geometry=points, crs=CRS)


def _pull(code: str) -> float:
    """Return how much is reported from a district."""
    place = BY_CODE[code]
    return place.population * (0.3 if place.kind == RURAL else place.crime**0.5)


def _row(rng: np.random.Generator, on: date, until: date) -> dict[str, object]:
    dark = on.month in _DARK_MONTHS
    often = np.array(
        [much * (1 if dark or kind != "belysning" else 0.3) for kind, _, much in _TOLD]
    )
    category, note, _ = _TOLD[int(rng.choice(len(_TOLD), p=often / often.sum()))]
    done = on + timedelta(days=int(rng.integers(2, 60)))
    mended = done <= until and rng.random() < 0.85  # noqa: PLR2004 - some are never mended
    open_ = "mottagen" if rng.random() < 0.5 else "pågår"  # noqa: PLR2004
    return {
        "date": on,
        "category": category,
        "note": note,
        "status": "åtgärdad" if mended else open_,
        "done": done if mended else None,
    }
