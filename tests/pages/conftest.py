"""One made-up store for every page, and small ones of a test's own."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from functools import cache
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from data.__main__ import main
from data.records import Action, Cause, Problem
from data.store import Store
from geo.schema import INCIDENT_COLUMNS
from pages.parts import cached, clock, faults, mapdraw
from tests import tables
from tests.once import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pages.parts.cached import Records

UNTIL = "2026-11-22"  # a Sunday in the third tertial
DAY = dt.date.fromisoformat(UNTIL)


def _make_demo(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAGESBILD_DATA", str(folder))
        assert main(["demo", "--incidents", "5000", "--until", UNTIL]) == 0


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Make the demo once, for all who only read it."""
    return once(tmp_path_factory, worker_id, "pages", _make_demo)


@pytest.fixture
def kept(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Records:
    """Point every page at the demo and return its records."""
    monkeypatch.setenv("LAGESBILD_DATA", str(demo_folder))
    return cached.records()


@pytest.fixture(scope="session", autouse=True)
def _packages_are_searched_once() -> Iterator[None]:
    """Keep what Streamlit finds among the installed packages; it looks anew for every app."""
    with pytest.MonkeyPatch.context() as patch:
        found = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(scope="session", autouse=True)
def _tables_are_made_again() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        tables.made_again(patch)
        yield


@pytest.fixture(autouse=True)
def stopped() -> Iterator[list[str]]:
    """See to it that no page hides a fault behind its sentence; a test may look and clear."""
    found: list[str] = []

    class Seen(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(str(record.exc_info[1] if record.exc_info else record.msg))

    seen = Seen()
    faults.LOG.addHandler(seen)
    yield found
    faults.LOG.removeHandler(seen)
    assert not found, "a page was stopped"


@pytest.fixture
def book(demo_folder, tmp_path, monkeypatch):
    """Point every page at a copy of the demo and return its records."""
    folder = tmp_path / "store"
    shutil.copytree(demo_folder, folder)
    monkeypatch.setenv("LAGESBILD_DATA", str(folder))
    return cached.book()


@pytest.fixture
def steps(monkeypatch):
    """Keep what the map was drawn from, the newest last."""
    found = []
    monkeypatch.setattr(mapdraw, "show", lambda _kept, step, **_: found.append(step))
    return found


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Open a page at an address."""

    def opened(page: str = "situation", **query: str) -> AppTest:
        app = AppTest.from_file(f"../../pages/{page}.py", default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return opened


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Point every page at an empty store."""
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path))
    return Store(tmp_path)


@pytest.fixture
def town(store: Store) -> Callable[..., Store]:
    """Make a store of boxes side by side, and incidents at eastings on given days."""

    def built(*incidents: tuple[str, float], districts: int = 2) -> Store:
        store.put_districts(boxes(districts))
        store.add_batch([rows(incidents)], {"profile": "test", "demo": False})
        return store

    return built


@pytest.fixture
def planned(
    town: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> tuple[Problem, Cause, Action]:
    """Make a town with a problem that has a cause and an action."""
    town(*((f"2026-11-{day:02d} 12:00", 500) for day in range(2, 23)))
    monkeypatch.setattr(clock, "today", lambda: DAY)
    book = cached.book()
    problem = book.create(Problem(title="Klotter *vid* torget"), actor="")
    cause = book.create(
        Cause(problem_id=problem.id, bone="objekt_plats", explanation="Mörkt <b>i hörnet"), actor=""
    )
    action = book.create(
        Action(
            problem_id=problem.id, cause_id=cause.id, what="Sätt upp =lampor", state="pågår",
            deadline=dt.date(2026, 11, 21), responsible="Tekniska förvaltningen",
        ),
        actor="",
    )  # fmt: skip
    return problem, cause, action


def boxes(count: int, *, first: int = 0) -> gpd.GeoDataFrame:
    """Return districts of a square kilometre, named from ``first`` on."""
    names = [f"Kvarter {i}" for i in range(first, first + count)]
    codes = [f"K{i}" for i in range(first, first + count)]
    shapes = [
        shapely.box(488_000 + e, 6_304_000, 489_000 + e, 6_305_000)
        for e in range(0, count * 1000, 1000)
    ]
    return gpd.GeoDataFrame(
        {"code": codes, "name": names, "kind": "stadsdel"}, geometry=shapes, crs="EPSG:3006"
    )


def rows(incidents: tuple[tuple[str, float], ...]) -> pd.DataFrame:
    """Return normalised incidents, all of one type; a day alone has no known hour."""
    n = len(incidents)
    start = pd.to_datetime([day for day, _ in incidents], format="mixed")
    frame = {
        "source": "test", "source_id": [str(i) for i in range(n)], "code": "1", "code_text": "",
        "offence": "klotter", "start": start, "end": _ends(start), "registered": pd.NaT,
        "x": [488_000 + east for _, east in incidents], "y": np.full(n, 6_304_500.0),
        "area_code": "", "count": 1,
    }  # fmt: skip
    return pd.DataFrame(frame).astype(INCIDENT_COLUMNS)


def _ends(start: pd.DatetimeIndex) -> pd.DatetimeIndex:
    """A day alone ends when the day does."""
    return start.where(start != start.normalize(), start + pd.Timedelta(hours=23, minutes=59))


@pytest.fixture
def busy(town):
    """Make a year of two a week in one place, and nine in the last whole week."""
    newest = dt.date(2026, 11, 22)  # a Sunday
    days = [newest - dt.timedelta(days=k) for k in range(0, 7 * 53, 3)]
    surge = [newest - dt.timedelta(days=k % 6) for k in range(9)]
    return town(*((f"{day} 12:00", 500) for day in [*days, *surge]))
