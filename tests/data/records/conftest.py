"""An empty book of records on each kind of database, and rows to put in it."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
from urllib.parse import quote

import psycopg
import pytest
import shapely

from data import records
from data.records import Cause, Intervention, Meeting, Problem
from data.records.base import Base
from data.records.engine import FILE, VARIABLE
from data.settings import Settings
from data.store import Store
from tests.data.records import postgres

NUMBERS = itertools.count(1)
ON_SQLITE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)


@pytest.fixture(scope="session")
def server():
    """Return the URL of a real PostgreSQL, started once."""
    with postgres.served() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request):
    """Run a test on both kinds of database."""
    return request.param


@pytest.fixture
def database(dialect, request, monkeypatch):
    """Return the variable's value of a database without any table, "" for SQLite."""
    if dialect == "sqlite":
        monkeypatch.delenv(VARIABLE, raising=False)
        return ""
    url = request.getfixturevalue("schema")(f"test_{next(NUMBERS)}")
    monkeypatch.setenv(VARIABLE, url)
    return url


@pytest.fixture(scope="session")
def schema(server):
    """Make schemas on the server, and return the URL of each."""

    def make(name):
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
            admin.execute(f"CREATE SCHEMA {name}")
        own = quote(f"-c search_path={name}")
        return f"{server}{'&' if '?' in server else '?'}options={own}"

    return make


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """Make the tables once: return a SQLite file to copy."""
    made = Store(tmp_path_factory.mktemp("made"), settings=Settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        records.open_book(made).close()
    return made.root / FILE


@pytest.fixture(scope="session")
def shared(schema, tmp_path_factory):
    """Make the tables once in a schema that every test empties: return its URL."""
    url = schema("shared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, url)
        records.open_book(Store(tmp_path_factory.mktemp("x"), settings=Settings())).close()
    return url


@pytest.fixture
def store(tmp_path, dialect, request, monkeypatch):
    """Return an empty store whose records have their tables and nothing in them."""
    folder = tmp_path / "store"
    if dialect == "sqlite":
        monkeypatch.delenv(VARIABLE, raising=False)
        folder.mkdir()
        shutil.copy(request.getfixturevalue("migrated"), folder / FILE)
    else:
        monkeypatch.setenv(VARIABLE, request.getfixturevalue("shared"))
        emptied(os.environ[VARIABLE])
    return Store(folder, settings=Settings())


def emptied(url):
    """Empty every table, also the one that refuses it."""
    with psycopg.connect(url) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(f"TRUNCATE {', '.join(Base.metadata.tables)} RESTART IDENTITY CASCADE")
        admin.execute("INSERT INTO state (id, seed, events, head) VALUES (1, '', 0, '')")


@pytest.fixture
def opened(store):
    """Open the records of a store, as often as a test wants; all are closed."""
    books = []

    def run(of=store):
        books.append(records.open_book(of))
        return books[-1]

    yield run
    for book in books:
        book.close()


@pytest.fixture
def book(opened):
    """Return an empty book."""
    return opened()


def intervention(**given):
    """Make an intervention that can be kept."""
    values = {
        "name": "Ljusare gångtunnel",
        "start": dt.date(2026, 3, 1),
        "responsible": "Tekniska förvaltningen",
        "geometry": shapely.Point(488170, 6303930),
    }
    return Intervention(**values | given)


def problem(**given):
    """Make a problem that can be kept."""
    return Problem(**{"title": "Cykelstölder vid stationen"} | given)


def cause(problem_id, **given):
    """Make a cause that can be kept."""
    values = {"bone": "objekt_plats", "explanation": "Ställen saknar ramlås."}
    return Cause(problem_id=problem_id, **values | given)


def meeting(**given):
    """Make a meeting that can be kept."""
    return Meeting(**{"held_on": dt.date(2026, 11, 23), "title": "Operativa Brå"} | given)


SHAPES = (
    shapely.Point(488170.25, 6303930),
    shapely.LineString([(488000, 6303000), (488100.5, 6303000), (488100, 6303090)]),
    shapely.box(488000, 6303000, 488100, 6303100),
)


@pytest.fixture
def full(book):
    """Return a book with a point, a line and an area, and texts that a spreadsheet would run."""
    for shape in SHAPES:
        row = intervention(
            name=f"=HYPERLINK({shape.geom_type})", note="'=1\nåäö;\"", groups=("stold", "person"),
            geometry=shape, end=dt.date(2026, 9, 1), radius_m=100, ring_m=50, public=True,
            control=shapely.box(489000, 6303000, 489100, 6303100), approach="social",
            displacement_codes=("norr", "hov"), follow_up="-3", status="avbruten",
        )  # fmt: skip
        book.create(row, actor="")
    return book


@pytest.fixture
def save(tmp_path):
    def run(raw, name="file"):
        (tmp_path / name).write_bytes(raw)
        return tmp_path / name

    return run


def counts(outcome):
    assert outcome.read == outcome.accepted + outcome.rejected + outcome.duplicates
    return (outcome.accepted, outcome.rejected, outcome.duplicates, outcome.changed)
