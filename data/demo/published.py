"""Made-up published results: the municipality, the county and the nation to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.demo.answers import SEXES, mood, waves
from geo.questions import INDEX, MAIN

if TYPE_CHECKING:
    from datetime import date

NATIONAL, LOCAL = "demo-ntu", "demo-publicerat"
# Level, code, name, how many answer a year, and how much less safe than in Växjö (log odds).
_REGIONS: tuple[tuple[str, str, str, int, float], ...] = (
    ("municipality", "0780", "Växjö", 640, 0.0),
    ("county", "07", "Kronobergs län", 1500, -0.05),
    ("nation", "00", "Hela riket", 72000, 0.16),
)
_SHARES = {MAIN: 0.24, "oro_inbrott": 0.17, "oro_overfall": 0.15, "utsatt": 0.11}
_INDEX = {"municipality": 1.56, "nation": 1.78}
_GROUPS = {"alla": 0.0, SEXES[0]: 0.4, SEXES[1]: -0.45}
_FEW = 350  # a group of fewer is left out in one of the years, as publishers do
COLUMNS = [
    "source", "level", "area", "area_name", "year", "question", "group",
    "n", "value", "low", "high", "withheld",
]  # fmt: skip


def survey_results(*, until: date, seed: int = 780) -> pd.DataFrame:
    """Make up the results that others have published, for the years of the waves.

    Returns
    -------
    DataFrame with source, level, area, area_name, year, question, group ("alla",
    "kvinna", "man"), n (missing for the index), value (a share or the index; NaN
    where withheld), low, high (NaN) and withheld.
    """
    rng = np.random.default_rng([seed, 6])
    years = waves(until)
    frame = pd.DataFrame([*_national(rng, years), *_indices(rng, years)])
    frame = frame.assign(low=np.nan, high=np.nan, withheld=frame["value"].isna())
    return frame[COLUMNS].astype({"n": "Int64"})


def _national(rng: np.random.Generator, years: list[int]) -> list[dict[str, object]]:
    """Return shares by region, year, question and group, rounded as they are printed."""
    return [
        _row(NATIONAL, region, year)
        | {"question": question, "group": group, "n": n, "value": _printed(rng, region, drawn)}
        for region in _REGIONS
        for year in years
        for question, share in _SHARES.items()
        for group, lean in _GROUPS.items()
        for n in [region[3] if group == "alla" else region[3] // 2]
        for drawn in [(share, lean + mood(year), n, year == years[-2])]
    ]


def _row(source: str, region: tuple[str, str, str, int, float], year: int) -> dict[str, object]:
    level, area, name, _, _ = region
    return {"source": source, "level": level, "area": area, "area_name": name, "year": year}


def _printed(
    rng: np.random.Generator,
    region: tuple[str, str, str, int, float],
    drawn: tuple[float, float, int, bool],
) -> float:
    """Draw a share among n answers, in whole per cent; NaN where few are withheld."""
    share, lean, n, strict = drawn
    odds = share / (1 - share) * np.exp(lean + region[4])
    value = rng.binomial(n, odds / (1 + odds)) / n
    return float("nan") if strict and n < _FEW else round(float(value), 2)


def _indices(rng: np.random.Generator, years: list[int]) -> list[dict[str, object]]:
    return [
        _row(LOCAL, region, year)
        | {"question": INDEX, "group": "alla", "n": None}
        | {"value": round(_INDEX[region[0]] + mood(year) + float(rng.normal(0, 0.05)), 2)}
        for region in _REGIONS
        if region[0] in _INDEX
        for year in years
    ]
