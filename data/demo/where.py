"""Places: addresses along invented streets, and who is drawn to which of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from data.demo.profiles import PROFILES
from data.demo.spots import SPOTS
from data.demo.towns import BY_CODE, CITY, RURAL
from geo.offences import OFFENCES

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.demo.land import Geography

_ADDRESSES = 360  # per district and per spot
_EDGE_M = 40  # addresses keep this distance to borders and shores
_STREET_M = {CITY: 130.0, RURAL: 2600.0}  # between parallel streets
_BLOCK_M = {CITY: 22.0, RURAL: 160.0}  # between addresses along a street
_JITTER_M = 12.0


@dataclass(frozen=True, eq=False)
class World:
    """Address pools and how offence types choose among them.

    Attributes
    ----------
    xy
        float64, shape (pools, addresses, 2): metres; districts first, then spots.
    district
        intp, shape (pools,): index into ``codes``.
    codes
        District codes.
    edges
        Offence id → cumulative probability of the pools, shape (pools,).
    outside
        float64, shape (m, 2): places outside the municipality.
    """

    xy: npt.NDArray[np.float64]
    district: npt.NDArray[np.intp]
    codes: tuple[str, ...]
    edges: dict[str, npt.NDArray[np.float64]]
    outside: npt.NDArray[np.float64]


def world(geography: Geography, *, seed: int) -> World:
    """Lay out addresses and spots in the districts."""
    rng = np.random.default_rng([seed, 1])
    districts = geography.districts
    codes = tuple(districts["code"])
    shapes = shapely.buffer(districts.geometry.to_numpy(), -_EDGE_M)
    pools = [_streets(rng, shape, code) for shape, code in zip(shapes, codes, strict=True)]
    land = shapely.union_all(shapes)
    spots = [_spot(rng, land, *spot) for spot in SPOTS.values()]
    middles = shapely.points([spot[:2] for spot in SPOTS.values()])
    inside = [int(np.argmin(shapely.distance(shapes, middle))) for middle in middles]
    return World(
        xy=np.stack([*pools, *spots]),
        district=np.array([*range(len(codes)), *inside], dtype=np.intp),
        codes=codes,
        edges={offence.id: np.cumsum(_pull(offence.id, codes)) for offence in OFFENCES},
        outside=_outside(rng, geography.outline.geometry.iloc[0]),
    )


def places(
    rng: np.random.Generator, offence: str, size: int, *, at: World
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    """Draw places of an offence type: coordinates, shape (size, 2), and district indices."""
    edges = at.edges[offence]
    pool = np.minimum(np.searchsorted(edges, rng.random(size), side="right"), len(edges) - 1)
    rank = (rng.random(size) ** PROFILES[offence].focus * _ADDRESSES).astype(np.intp)
    # Each type has its own favourite addresses, so that hot spots do not all coincide.
    shift = 37 * list(PROFILES).index(offence)
    xy = at.xy[pool, (rank + shift) % _ADDRESSES]
    moved = rng.random(size) < 0.4  # noqa: PLR2004 - not everything happens at a door
    xy = xy + moved[:, None] * rng.uniform(-_JITTER_M, _JITTER_M, (size, 2))
    return xy, at.district[pool]


def _streets(
    rng: np.random.Generator, shape: shapely.Geometry, code: str
) -> npt.NDArray[np.float64]:
    """Return addresses along slightly winding streets in a district, shape (addresses, 2)."""
    scale = RURAL if BY_CODE[code].kind == RURAL else CITY
    west, south, east, north = shape.bounds
    reach = max(east - west, north - south)
    across = np.arange(-reach, reach, _STREET_M[scale])
    along = np.arange(-reach, reach, _BLOCK_M[scale])
    u, v = (part.ravel() for part in np.meshgrid(along, across))
    v = v + 0.2 * _STREET_M[scale] * np.sin(u / (4 * _STREET_M[scale]))
    u, v = np.concatenate([u, v]), np.concatenate([v, u])
    turn = rng.uniform(0, np.pi)
    x = (west + east) / 2 + u * np.cos(turn) - v * np.sin(turn)
    y = (south + north) / 2 + u * np.sin(turn) + v * np.cos(turn)
    inside = shapely.contains_xy(shape, x, y)
    xy = np.column_stack([x[inside], y[inside]])
    near = np.exp(-np.hypot(*(xy - xy.mean(axis=0)).T) / (0.3 * reach))
    chosen = rng.choice(len(xy), _ADDRESSES, replace=len(xy) < _ADDRESSES, p=near / near.sum())
    return np.asarray(xy[chosen])


def _spot(
    rng: np.random.Generator, land: shapely.Geometry, x: int, y: int, spread: int
) -> npt.NDArray[np.float64]:
    """Return addresses round a spot, on land, shape (addresses, 2)."""
    xy = np.array([x, y]) + rng.normal(0, spread, (_ADDRESSES * 4, 2))
    xy = xy[shapely.contains_xy(land, xy[:, 0], xy[:, 1])]
    return np.resize(xy, (_ADDRESSES, 2))


def _pull(offence: str, codes: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """Return the probability of each pool for an offence type."""
    profile = PROFILES[offence]
    homes = np.array([_homes(code, profile.homes) for code in codes])
    spots = dict(profile.spots)
    at_spots = np.array([spots.get(name, 0.0) for name in SPOTS])
    return np.concatenate([homes / homes.sum() * (1 - at_spots.sum()), at_spots])


def _homes(code: str, kind: str) -> float:
    """Return how much a district draws offences that follow people, homes or roads."""
    place = BY_CODE[code]
    follow = {
        "people": place.population * place.crime,
        "villa": place.population * place.villa * (0.6 + 0.4 * place.crime),
        "flat": place.population * (1 - place.villa) * place.crime,
        "road": place.population * (1.0 if place.kind == RURAL else place.crime**0.5),
    }
    return follow[kind]


def _outside(rng: np.random.Generator, outline: shapely.Polygon) -> npt.NDArray[np.float64]:
    """Return places in the neighbouring municipalities, and a few far off, shape (m, 2)."""
    west, south, east, north = outline.bounds
    near = rng.uniform((west - 15e3, south - 15e3), (east + 15e3, north + 15e3), (600, 2))
    near = near[~shapely.contains_xy(outline.buffer(500), near[:, 0], near[:, 1])]
    far = np.array([674000.0, 6580000.0]) + rng.normal(0, 4000, (60, 2))
    return np.concatenate([near, far])
