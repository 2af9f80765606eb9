"""A small made-up town: two districts, files in it, and a store of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely

from data import ingest
from data.settings import Settings
from data.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def districts() -> gpd.GeoDataFrame:
    west, east = (shapely.box(e, 6300000, e + 5000, 6310000) for e in (484000, 489000))
    frame = {"code": ["V", "Ö"], "name": ["Väster", "Öster"], "kind": ["stadsdel"] * 2}
    return gpd.GeoDataFrame(frame, geometry=[west, east], crs="EPSG:3006")


@pytest.fixture
def store(tmp_path: Path, settings: Settings) -> Store:
    return Store(tmp_path / "store", settings=settings)


@pytest.fixture
def points(tmp_path: Path) -> Callable[..., Path]:
    """Write a file for the profile police-points, one text per row."""

    def write(*rows: str, name: str = "uttag.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding=encoding)
        return path

    return write


@pytest.fixture
def take(store: Store, settings: Settings) -> Callable[..., object]:
    """Import a file into the store and return what became of its rows."""

    def run(path: Path, profile: str = "police-points", **options: object) -> object:
        draft = ingest.prepare(path, ingest.profile(profile), settings, **options)
        return ingest.commit(draft, store, [], confirmed=True)

    return run
