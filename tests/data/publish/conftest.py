"""A store with four districts, two years of offences and everything else that may leak."""

from __future__ import annotations

import datetime as dt
import shutil
from contextlib import closing

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data import publish
from data.records import Intervention, open_book
from data.records.engine import VARIABLE
from data.settings import Settings
from data.store import Store, kinds
from tests.data.conftest import rows

CODES = ("C", "N", "V", "Ö")
NAMES = ("Centrum", "Norr", "Väster", "Öster")
WEST, SOUTH, SIDE = 484_000, 6_300_000, 2_000
OFFENCES = ("cykelstold", "klotter", "misshandel_ute", "personran", "sexualbrott", "bedrageri")
FIRST, DAYS = dt.date(2025, 1, 1), 715  # to 16 December 2026
PUBLISHED = dt.date(2026, 12, 16)


def corner(i):
    return WEST + SIDE * (i % 2), SOUTH + SIDE * (i // 2)


def squares():
    shapes = [shapely.box(x, y, x + SIDE, y + SIDE) for x, y in map(corner, range(len(CODES)))]
    return gpd.GeoDataFrame(
        {"code": CODES, "name": NAMES, "kind": ["stadsdel"] * len(CODES)},
        geometry=shapes, crs="EPSG:3006",
    )  # fmt: skip


def incidents(frame, n=5000, seed=1, **more):
    """Make random offences, each with a place, a code and a text."""
    rng = np.random.default_rng(seed)
    days = rng.integers(0, DAYS, n)
    area = rng.integers(0, len(CODES), n)
    rows = []
    for i in range(n):
        x, y = corner(int(area[i]))
        day = dt.datetime.combine(FIRST + dt.timedelta(int(days[i])), dt.time(12))
        rows.append({
            "start": day, "end": day, "registered": day, "offence": OFFENCES[rng.integers(6)],
            "x": x + rng.uniform(10, SIDE - 10), "y": y + rng.uniform(10, SIDE - 10), **more,
        })  # fmt: skip
    return frame(*rows)


def people(n=5000):
    return pd.DataFrame({"code": CODES, "year": 2025, "population": n})


def few(small="C"):
    """Return people of whom one district has too few to be told of."""
    rows = people()
    rows.loc[rows["code"] == small, "population"] = 900
    return rows


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Make a store that can be published, once: a folder to copy."""
    root = tmp_path_factory.mktemp("built") / "store"
    store = Store(root, settings=Settings())
    store.put_districts(squares(), people())
    store.add_batch([incidents(rows)], {"as_of": "2026-12-16"})
    store.incidents()  # its columns are made with the first look
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        open_book(store).close()
    return root


@pytest.fixture
def town(tmp_path, built, monkeypatch):
    """Return a store that can be published, of the test's own."""
    monkeypatch.delenv(VARIABLE, raising=False)
    return Store(shutil.copytree(built, tmp_path / "store"), settings=Settings())


@pytest.fixture
def book(town):
    """Return the records of the store, with one public intervention."""
    with closing(with_act(town)) as opened:
        yield opened


def with_act(town):
    """Open the records of a store, and put a public intervention in them."""
    opened = open_book(town)
    opened.create(act(name="Fler vakter", public=True), actor="")
    return opened


def act(**more):
    values = {
        "name": "Insats", "start": dt.date(2026, 3, 9), "responsible": "Kommunen",
        "groups": ("stold",), "status": "pågående",
        "geometry": shapely.Point(WEST + 500, SOUTH + 500),
    }  # fmt: skip
    return Intervention(**values | more)


@pytest.fixture
def make(town, book, tmp_path):
    """Draft a release, and publish it."""
    return maker(town, book, tmp_path / "www")


def maker(town, book, out):
    """Return what drafts a release of a store and publishes it in a folder."""

    def run(**more):
        order = publish.Order(out, more.pop("published", PUBLISHED), **more)
        drafted = publish.draft(town, book, order)
        publish.publish(town, drafted, out)
        return drafted

    run.out = out
    return run


def survey(n=60, **more):
    """Return answers of one area, and the key that names it."""
    answers = pd.DataFrame(
        {
            "row": range(n),
            "source": "lokal",
            "respondent": [f"svar-{i}" for i in range(n)],
            "area": "S",
            "area_name": "Staden",
            "year": 2026,
            "question": "otrygg_ute",
            "value": [float(i % 3 == 0) for i in range(n)],
            "weight": 1.0,
            "sex": "",
            "age_class": "",
            **more,
        }
    )
    key = pd.DataFrame(
        {
            "row": [0],
            "area": ["S"],
            "area_name": ["Staden"],
            "code": ["C"],
            "share": [1.0],
            "method": ["yta"],
            "version": ["k1"],
        }
    )
    return {kinds.ANSWERS: answers, kinds.CROSSWALK: key}


def put(store, records):
    """Put records in a store, as a file of one day."""
    for kind, told in records.items():
        store.add_records(kind, told, {"as_of": "2026-12-16", "version": "k1"})
