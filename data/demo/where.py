"""Places: addresses along invented streets, and who is drawn to which of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from data.demo.profiles import PROFILES
from data.demo.spots import SPOTS
from data.demo.towns import BY_CODE, RURAL
from geo.offences import OFFENCES

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.demo.land import Geography

_ADDRESSES = 600  # per district and per spot
_EDGE_M = 40  # addresses keep this distance to borders and shores
_STREETS = 70  # per district
# Rural or not → length of a street and distance between its addresses, metres.
_STREET_M = {False: (320.0, 18.0), True: (3200.0, 190.0)}
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
    districts = geography.districts
    outline = geography.outline.geometry.iloc[0]
    return _laid_out(tuple(districts["code"]), tuple(districts.geometry), outline, seed)


# Offences, interventions, walks and reports of one demo take place in one world.
@lru_cache(maxsize=4)
def _laid_out(
    codes: tuple[str, ...],
    districts: tuple[shapely.Geometry, ...],
    outline: shapely.Polygon,
    seed: int,
) -> World:
    rng = np.random.default_rng([seed, 1])
    shapes = shapely.buffer(districts, -_EDGE_M)
    pools = [_streets(rng, shape, code) for shape, code in zip(shapes, codes, strict=True)]
    land = shapely.union_all(shapes)
    spots = [_spot(rng, land, *spot) for spot in SPOTS.values()]
    middles = shapely.points([spot[:2] for spot in SPOTS.values()])
    inside = [int(np.argmin(shapely.distance(shapes, middle))) for middle in middles]
    made = World(
        xy=np.stack([*pools, *spots]),
        district=np.array([*range(len(codes)), *inside], dtype=np.intp),
        codes=codes,
        edges={offence.id: np.cumsum(_pull(offence.id, codes)) for offence in OFFENCES},
        outside=_outside(rng, outline),
    )
    for array in (made.xy, made.district, made.outside, *made.edges.values()):
        array.setflags(write=False)
    return made


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
    """Return addresses along short streets in a district, shape (addresses, 2)."""
    length, step = _STREET_M[BY_CODE[code].kind == RURAL]
    starts = _inside(rng, shape, _STREETS)
    turn = rng.uniform(0, np.pi) + rng.choice([0, np.pi / 2], _STREETS)
    turn = turn + rng.normal(0, 0.15, _STREETS)
    along = np.arange(-length / 2, length / 2, step)
    bend = (along / length) ** 2 * rng.normal(0, length / 3, _STREETS)[:, None]
    x = starts[:, :1] + along * np.cos(turn)[:, None] - bend * np.sin(turn)[:, None]
    y = starts[:, 1:] + along * np.sin(turn)[:, None] + bend * np.cos(turn)[:, None]
    xy = np.column_stack([x.ravel(), y.ravel()])
    xy = xy[shapely.contains_xy(shape, xy[:, 0], xy[:, 1])]
    return np.asarray(rng.permutation(np.resize(rng.permutation(xy), (_ADDRESSES, 2))))


def _inside(
    rng: np.random.Generator, shape: shapely.Geometry, size: int
) -> npt.NDArray[np.float64]:
    """Return points in a shape, denser towards its middle, shape (size, 2)."""
    west, south, east, north = shape.bounds
    xy = rng.uniform((west, south), (east, north), (size * 40, 2))
    xy = xy[shapely.contains_xy(shape, xy[:, 0], xy[:, 1])]
    distance = shapely.distance(shape.centroid, shapely.points(xy))
    near = np.exp(-distance / (0.45 * max(east - west, north - south)))
    return np.asarray(xy[rng.choice(len(xy), size, replace=False, p=near / near.sum())])


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
