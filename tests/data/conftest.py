"""A small made-up town: two districts, files in it, and a store of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data import ingest
from data.settings import Settings
from data.store import Store
from tests.data import warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOTHING = {"end": None, "registered": None, "x": np.nan, "y": np.nan, "area_code": "", "count": 1}
HEADER = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"


@pytest.fixture(scope="session")
def program() -> Iterator[Callable[..., object]]:
    """Run programs in processes of their own, that have loaded the libraries together."""
    with warm.process() as run:
        yield run


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


def rows(*said: dict[str, object]) -> pd.DataFrame:
    """Make normalised incidents: what a test says, and something harmless for the rest."""
    base = {"source": "test", "code": "0801", "code_text": "", "offence": "cykelstold"}
    made = pd.DataFrame(
        [
            {"source_id": str(i), "start": None, **base, **NOTHING, **row}
            for i, row in enumerate(said)
        ]
    )
    times = dict.fromkeys(("start", "end", "registered"), "datetime64[s]")
    return made.astype({**times, "count": "int32", "x": "float64", "y": "float64"})


@pytest.fixture
def frame() -> Callable[..., pd.DataFrame]:
    """Make normalised incidents."""
    return rows


@pytest.fixture
def add(store: Store, frame: Callable[..., pd.DataFrame]) -> Callable[..., object]:
    """Put normalised incidents in the store."""

    def run(*rows: dict[str, object], as_of: str = "2024-06-01") -> object:
        return store.add_batch([frame(*rows)], {"as_of": as_of})

    return run
