"""Density bands, points and signs: where they say, small, and inert."""

import json
from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Transformer

from geo import grid as grids
from geo.figures import layers, palette, projection
from geo.figures.signs import STATUS_NAMES, intervention_markers
from geo.measures.density import kernel_density
from geo.offences import N_TYPES, OFFENCES
from geo.period import Period
from geo.selection import Selection, chosen_rows
from tests.geo import made

CRS = "EPSG:3006"
TO_METRES = Transformer.from_crs("EPSG:3857", CRS, always_xy=True)
EAST, NORTH = 488_000.0, 6_304_000.0
H = 600
BUDGET = 100_000  # bytes of a filter step


def bands(x, y, *, bandwidth=H, cell=25.0, reach=2000):
    around = (x.min() - reach, y.min() - reach, x.max() + reach, y.max() + reach)
    grid = grids.over(around, cell)
    density = kernel_density(x, y, grid=grid, bandwidth_m=bandwidth) * 1e6
    classes = palette.octaves(float(density.max()), palette.LIGHT)
    made_of = layers.density_step(density, grid, made.SV, crs=CRS, classes=classes)
    return made_of, density


def decoded(ring):
    """Return the vertices of a ring in metres, as the browser unpacks them."""
    whole = np.cumsum(np.array(ring).reshape(-1, 2), axis=0) * projection.STEP_M
    return np.column_stack(TO_METRES.transform(*whole.T))


def test_each_band_is_the_circle_that_the_kernel_says():
    """Round one point, density is over L within h√(1 − √(L/peak))."""
    step, density = bands(np.array([EAST]), np.array([NORTH]))
    peak = density.max()
    limits = palette.octave_limits(float(peak))
    assert len(step["bands"]) == len(limits)
    radii = []
    for (_, polygons), limit in zip(step["bands"], limits, strict=True):
        ((ring,),) = polygons
        away = np.hypot(*(decoded(ring) - [EAST, NORTH]).T)
        radius = H * np.sqrt(1 - np.sqrt(limit / peak))
        # Half a cell for where the point lies in its cell, and the rounding of a vertex.
        assert np.abs(away - radius).max() < 25 / np.sqrt(2) + projection.STEP_M
        radii.append(away.mean())
    assert radii == sorted(radii, reverse=True)


def test_the_legend_has_a_colour_and_a_limit_for_each_band():
    step, density = bands(np.array([EAST, EAST + 900]), np.array([NORTH, NORTH]))
    scale = step["legend"]["scale"]
    assert [colour for colour, _ in scale] == [colour for colour, _ in step["bands"]]
    assert len({colour for colour, _ in scale}) == len(scale)
    written = [float(text.replace("\u00a0", "").replace(",", ".")) for _, text in scale]
    limits = palette.octave_limits(float(density.max()))
    assert written == pytest.approx(limits, rel=0.3, abs=0.005)
    assert "km²" in step["legend"]["title"]


def test_a_ring_of_places_has_a_hole():
    angle = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    step, _ = bands(EAST + 3000 * np.cos(angle), NORTH + 3000 * np.sin(angle))
    middle = shapely.Point(EAST, NORTH)
    for _, polygons in step["bands"]:
        for outer, *holes in polygons:
            shape = shapely.Polygon(decoded(outer), [decoded(hole) for hole in holes])
            assert not shape.contains(middle)


@pytest.mark.parametrize(("n", "bandwidth"), [(300, 400), (8000, 300), (20_000, 200)])
def test_bands_of_a_municipality_are_small(n, bandwidth):
    rng = np.random.default_rng(6)
    towns = rng.uniform(-25_000, 25_000, (40, 2))
    weights = rng.dirichlet(np.full(40, 0.3))
    places = towns[rng.choice(40, n, p=weights)] + rng.normal(0, 1500, (n, 2))
    places[: n // 5] = rng.uniform(-30_000, 30_000, (n // 5, 2))
    x, y = places.T + np.array([[EAST], [NORTH]])
    step, density = bands(x, y, bandwidth=bandwidth, cell=bandwidth / 4)
    row, column = np.unravel_index(density.argmax(), density.shape)
    west, south = ((axis.min() - 2000) // (bandwidth / 4) * (bandwidth / 4) for axis in (x, y))
    hottest = shapely.Point(
        west + (column + 0.5) * bandwidth / 4, south + (row + 0.5) * bandwidth / 4
    )
    inside = [shapely.Polygon(decoded(rings[0])) for rings in step["bands"][0][1]]
    assert shapely.intersects(inside, hottest).any()
    assert len(json.dumps(step, separators=(",", ":"))) < BUDGET


def test_no_offences_no_bands():
    grid = grids.over((EAST, NORTH, EAST + 1000, NORTH + 1000), 100)
    nothing = np.zeros(grid.shape)
    classes = palette.octaves(0.0, palette.LIGHT)
    step = layers.density_step(nothing, grid, made.SV, crs=CRS, classes=classes)
    assert step["bands"] == []
    assert step["legend"]["scale"] == []


ROWS = made.frame(layers.MAX_POINTS * 2)
placed = ROWS.assign(x=ROWS["x"] + EAST, y=ROWS["y"] + NORTH)
ALL = made.arrays(placed)
EVERYTHING = Selection(Period(made.DAY0, made.DAY0 + timedelta(days=made.DAYS)))


def points(most):
    rows = chosen_rows(ALL, EVERYTHING)
    rows = rows[np.isfinite(ALL.x[rows])][:most]
    return rows, layers.points_step(ALL, rows, made.SV, crs=CRS)


def test_points_lie_where_they_happened():
    rows, step = points(300)
    flat = np.array(step["points"]["xyt"]).reshape(-1, 3)
    x, y = TO_METRES.transform(flat[:, 0], flat[:, 1])
    # Whole metres of Web Mercator, and the arrays hold single precision.
    assert np.abs(x - placed["x"].to_numpy()[rows]).max() < 1
    assert np.abs(y - placed["y"].to_numpy()[rows]).max() < 1
    names = [step["points"]["types"][i] for i in flat[:, 2]]
    assert names == [OFFENCES[i].name for i in ALL.cell[rows] % N_TYPES]
    assert step["points"]["days"] == [str(day) for day in placed["day"].iloc[rows]]


def test_the_most_points_are_a_small_step():
    rows, step = points(layers.MAX_POINTS)
    assert len(rows) == layers.MAX_POINTS
    assert len(json.dumps(step, separators=(",", ":"))) < BUDGET


def test_one_point_and_none():
    assert len(points(1)[1]["points"]["days"]) == 1
    assert points(0)[1]["points"] == {"xyt": [], "types": [], "days": []}


EVIL = "<img src=x onerror=alert(1)>`${alert(1)}"


def signs(**changed):
    row = {"name": "Belysning", "kind": "ljus", "status": "pågående", "responsible": "Tekniska",
           "start": date(2026, 2, 1), "end": None} | changed  # fmt: skip
    frame = gpd.GeoDataFrame([row], geometry=[shapely.Point(EAST, NORTH)], crs=CRS)
    return intervention_markers(frame, made.SV)


def test_a_sign_says_where_what_and_when():
    ((lat, lon, status, name, lines),) = signs()
    assert (round(lat, 1), round(lon, 1)) == (56.9, 14.8)
    assert (status, name) == ("pågående", "Belysning")
    assert lines == ["pågår", "från 1 feb. 2026", "ljus", "Tekniska"]
    assert signs(end=date(2026, 3, 1))[0][4][1] == "1 feb.–1 mars 2026"


@pytest.mark.parametrize("status", STATUS_NAMES)
def test_every_status_has_words(status):
    assert signs(status=status)[0][4][0] == STATUS_NAMES[status]


@pytest.mark.parametrize("field", ["name", "kind", "responsible", "status"])
def test_what_somebody_typed_cannot_run(field):
    ((_, _, _, name, lines),) = signs(**{field: EVIL})
    assert not set("<>`${") & set("".join([name, *lines]))


def test_no_interventions_no_signs():
    assert intervention_markers(gpd.GeoDataFrame({"name": []}, geometry=[], crs=CRS), made.SV) == []
