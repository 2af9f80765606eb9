"""Read coordinates, find out their CRS, and move them to the city's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyproj

from geo.errors import UserError

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.settings import Settings

    Floats = npt.NDArray[np.float64]

# National grids an extract may be in. EPSG:3007-3018 are the local SWEREF zones.
CANDIDATES = ("EPSG:3006", "EPSG:4326", "EPSG:3021", *(f"EPSG:{n}" for n in range(3007, 3019)))
NEAR_KM = 100.0  # how far from the city the middle of a file may lie
SAMPLE = 100_000
GROUPING = r"[\s\x{00a0}\x{202f}']"


@dataclass(frozen=True)
class Verdict:
    """Which CRS a file is in, and what is odd about it."""

    crs: str
    detected: bool
    distance_km: float
    swapped_km: float

    @property
    def swapped(self) -> bool:
        """Whether the columns seem to have changed places."""
        return self.distance_km > NEAR_KM >= self.swapped_km


def numbers(text: pd.Series, decimal: str | None) -> Floats:
    """Read numbers; NaN where the text is none. Spaces may group digits.

    ``decimal`` None takes a comma for a decimal comma unless there is a point too.
    """
    plain = pa.array(text, pa.string())
    if pc.any(pc.match_substring_regex(plain, GROUPING)).as_py():
        plain = pc.replace_substring_regex(plain, GROUPING, "")
    if decimal == ".":
        plain = pc.replace_substring(plain, ",", "")
    elif pc.any(pc.match_substring(plain, ",")).as_py():
        both = pc.match_substring_regex(plain, r",.*\.|\..*,")
        plain = pc.if_else(both, "?", pc.replace_substring(plain, ",", "."))
    return _cast(pc.if_else(pc.equal(plain, ""), pa.scalar(None, pa.string()), plain))


def _cast(plain: pa.Array) -> Floats:
    try:
        values = pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:  # some text is no number: the slow way finds which
        values = pd.to_numeric(pd.Series(plain.to_pandas()), errors="coerce").to_numpy(np.float64)
    return np.where(np.isfinite(values), values, np.nan)


def decimal_of(text: pd.Series) -> str:
    """Tell whether decimals are written with a comma or a point."""
    return "," if text.str.contains(r"\d,\d", regex=True).any() else "."


def verdict(x: Floats, y: Floats, fixed: str | None, settings: Settings) -> Verdict:
    """Choose the CRS that puts the middle of the file nearest the city.

    A fixed one is taken as it is; its distance tells whether it can be right.
    """
    known = np.flatnonzero(~(np.isnan(x) | np.isnan(y)))[:SAMPLE]
    if not len(known):
        return Verdict(fixed or settings.crs, detected=False, distance_km=0.0, swapped_km=0.0)
    middle = (_middle(x[known]), _middle(y[known]))
    candidates = [fixed] if fixed else list(dict.fromkeys([settings.crs, *CANDIDATES]))
    distances = {crs: _distance(middle, crs, settings) for crs in candidates}
    crs = min(distances, key=lambda name: distances[name])
    swapped = min(_distance(middle[::-1], name, settings) for name in candidates)
    return Verdict(crs, fixed is None, distances[crs], swapped)


def _middle(values: Floats) -> float:
    return float(np.sort(values)[len(values) // 2])


def _distance(middle: tuple[float, float], crs: str, settings: Settings) -> float:
    """Kilometres from the city, infinite where the CRS cannot have such coordinates."""
    longitude, latitude = _transformer(crs, "EPSG:4326").transform(*middle)
    if not (abs(longitude) <= 180 and abs(latitude) <= 90):  # noqa: PLR2004 - degrees
        return float("inf")
    metres = pyproj.Geod(ellps="GRS80").inv(
        longitude, latitude, settings.longitude, settings.latitude
    )[2]
    return float(metres) / 1000


@lru_cache(maxsize=64)
def _transformer(source: str, target: str) -> pyproj.Transformer:
    try:
        return pyproj.Transformer.from_crs(source, target, always_xy=True)
    except pyproj.exceptions.CRSError as error:
        raise UserError(
            "Koordinatsystemet {crs} i profilen finns inte. Skriv till exempel EPSG:3006.",
            crs=source,
        ) from error


def to_city(x: Floats, y: Floats, crs: str, settings: Settings) -> tuple[Floats, Floats]:
    """Move coordinates to the settings' CRS; what cannot be moved becomes NaN."""
    if crs == settings.crs:
        return x, y
    moved_x, moved_y = _transformer(crs, settings.crs).transform(x, y)
    lost = ~(np.isfinite(moved_x) & np.isfinite(moved_y))
    return np.where(lost, np.nan, moved_x), np.where(lost, np.nan, moved_y)
