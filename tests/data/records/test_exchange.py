"""Interventions go out as files and come back the same; every row of a file is accounted for."""

from __future__ import annotations

import csv
import io

import pyogrio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.gdal import read_vector
from data.records import Intervention, columns, incoming, outgoing
from data.records.chain import canonical
from geo.errors import UserError
from tests.data.records.conftest import ON_SQLITE, SHAPES, counts, intervention, problem

WRITERS = {
    "csv": outgoing.to_csv,
    "geojson": outgoing.to_geojson,
    "gpkg": outgoing.to_geopackage,
}


def content(book):
    fields = [*(c.name for c in columns.COLUMNS.values()), "geometry"]
    return [canonical({f: getattr(row, f) for f in fields}) for row in book.listed(Intervention)]


@pytest.mark.parametrize("kind", WRITERS)
def test_what_goes_out_comes_back(full, save, kind):
    raw, before, revision = WRITERS[kind](full), content(full), full.revision
    assert counts(incoming.take(full, save(raw), actor="")) == (0, 0, 3, 0)
    assert full.revision == revision
    with full.engine.begin() as connection:  # another database, that has never seen them
        connection.exec_driver_sql("DELETE FROM interventions")
    assert counts(incoming.take(full, save(raw), actor="")) == (3, 0, 0, 0)
    assert content(full) == before


@ON_SQLITE
@pytest.mark.parametrize("kind", WRITERS)
def test_the_problem_that_is_answered_goes_along_by_its_name(book, save, kind):
    titles = ("=Stölder, stationen", "Klotter", "Klotter")
    ids = [book.create(problem(title=title), actor="").id for title in titles]
    for one in ids:
        book.create(intervention(name=f"Mot {one}", problem_id=one), actor="")
    raw = WRITERS[kind](book)
    assert counts(incoming.take(book, save(raw), actor="")) == (0, 0, 3, 0)
    with book.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM interventions")
    assert counts(incoming.take(book, save(raw), actor="")) == (3, 0, 0, 0)
    assert [row.problem_id for row in book.listed(Intervention)] == ids


@ON_SQLITE
@pytest.mark.parametrize("kind", WRITERS)
def test_an_empty_book_is_an_empty_file(book, save, kind):
    with_nothing = save(WRITERS[kind](book))
    if kind == "geojson":
        with pytest.raises(UserError, match=r"saknar kolumnen namn|inget kartlager|tabell utan"):
            incoming.take(book, with_nothing, actor="")
    else:
        assert counts(incoming.take(book, with_nothing, actor="")) == (0, 0, 0, 0)


@ON_SQLITE
def test_a_geopackage_is_one_layer_that_a_map_program_opens(full, save):
    path = save(outgoing.to_geopackage(full), "insatser.gpkg")
    about = pyogrio.read_info(path)
    assert (about["layer_name"], about["features"], about["crs"]) == ("insatser", 3, "EPSG:3006")
    frame = read_vector(path)
    assert list(frame.geometry) == list(SHAPES)
    assert frame["start"].tolist() == ["2026-03-01"] * 3


@ON_SQLITE
def test_geojson_is_in_degrees(full, save):
    bounds = read_vector(save(outgoing.to_geojson(full))).total_bounds
    assert 14 < bounds[0] < bounds[2] < 15
    assert 56 < bounds[1] < bounds[3] < 57


@ON_SQLITE
@pytest.mark.parametrize("kind", WRITERS)
def test_no_text_is_run_by_a_spreadsheet(full, save, kind):
    raw = WRITERS[kind](full)
    if kind == "csv":
        cells = [
            cell
            for row in csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";")
            for cell in row
        ]
    else:
        frame = read_vector(save(raw)).drop(columns="geometry")
        cells = [str(cell) for cell in frame.to_numpy().ravel()]
    assert not [
        c
        for c in cells
        if c.startswith(("=", "+", "@", "\t", "\r")) or (c.startswith("-") and c != "-3")
    ]
    assert len(cells) > 60


@given(st.text(alphabet="'=+-@\t\r\n a1.å", max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_guarded_text_comes_back(said):
    assert columns.unguard(columns.guard(said)) == said


def test_every_column_is_explained(full):
    heads = outgoing.to_csv(full).decode("utf-8-sig").splitlines()[0].split(";")
    assert heads == list(columns.documented())
    assert all(columns.documented().values())
