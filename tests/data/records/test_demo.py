"""Invented records and real ones never meet, whatever order they come in and whoever dies."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from data import demo, records
from data.__main__ import main
from data.records import Action, Cause, Intervention, Problem, engine, interventions_frame
from data.settings import Settings
from data.store import Store
from geo.errors import UserError
from geo.period import Period
from geo.query import from_query
from geo.selection import Selection
from tests.data.records.conftest import ON_POSTGRESQL, intervention, problem

UNTIL = dt.date(2026, 11, 22)
OTHER = Selection(Period(dt.date(2020, 1, 1), dt.date(2020, 1, 2)))
DEMO = ["demo", "--incidents", "200", "--until"]


@pytest.fixture
def command(store, monkeypatch, capsys):
    """Run a command on the store; return its exit code and what it said last."""
    monkeypatch.setenv("LAGESBILD_DATA", str(store.root))

    def run(*arguments):
        code = main([*arguments])
        return code, json.loads(capsys.readouterr().out.splitlines()[-1])

    return run


def test_the_demo_brings_interventions_and_problems_with_their_plan(store, opened, command):
    assert command(*DEMO, "2026-11-22")[0] == 0
    book = opened()
    brings_its_interventions(store, book)
    brings_problems_with_their_plan(store, book)
    assert book.fault() == ""
    revision = book.revision
    assert opened().revision == revision  # nothing is filled twice


def brings_its_interventions(store, book):
    assert (store.is_demo, book.is_demo, store.is_real) == (True, True, False)
    frame, table = interventions_frame(book), store.table("interventions")
    assert len(frame) == 40
    public = table.pop("public")
    assert public.tolist() == [row.public for row in book.listed(Intervention)]
    assert list(frame) == list(table)
    for name in table.columns.drop("geometry"):
        same = frame[name].fillna("").tolist() == table[name].fillna("").tolist()
        assert same, name
    assert frame.geometry.geom_equals(table.geometry).all()
    assert frame.crs == table.crs


def brings_problems_with_their_plan(store, book):
    begun, going = book.listed(Problem)
    causes, actions = book.listed(Cause), book.listed(Action)
    assert {cause.problem_id for cause in causes} == {begun.id, going.id}
    assert (begun.follow_up, bool(going.follow_up)) == ("", True)
    assert any(one.deadline and one.deadline < UNTIL and one.state == "pågår" for one in actions)
    assert [one.cause_id for one in actions].count(None) == 1
    linked = [one.intervention_id for one in actions if one.intervention_id]
    assert len(linked) == 1
    assert book.get(Intervention, linked[0]).name.startswith("Klotter bort")
    proven = [cause.evidence for cause in causes if cause.strength == "belagd"]
    assert proven == [going.query]
    areas = store.districts()["code"]
    for one in (begun, going):
        query = dict(parse_qsl(one.query))
        selection, ignored = from_query(query, OTHER, areas=areas, sources=())
        assert not ignored
        assert selection.period.end == UNTIL == one.known_on


@pytest.fixture
def invent(store, town):
    """Put the demo's interventions in the store, and nothing else."""

    def run(seed=780):
        store.put_table(
            "interventions", demo.interventions(town, until=UNTIL, seed=seed), demo=True
        )

    return run


@pytest.fixture(scope="module")
def town():
    return demo.geography(Settings(), last_year=2027)


def test_a_new_demo_takes_the_place_of_the_old_records_too(opened, invent):
    invent()
    book = opened()
    book.create(problem(), actor="")
    old = {row.name for row in book.listed(Intervention)}
    invent(seed=1)
    book = opened()
    assert book.listed(Problem) == []
    assert {row.name for row in book.listed(Intervention)} != old
    assert len(book.listed(Intervention)) == 40
    assert book.fault() == ""


def test_what_is_tried_in_a_demo_leaves_with_it(store, opened, invent, add):
    invent()
    book = opened()
    book.create(intervention(name="Påhittad av mig"), actor="")
    add({"start": "2026-03-01"}, replaces_demo=True)
    assert (store.is_real, store.has_demo) == (True, False)
    with pytest.raises(UserError, match="hör inte ihop"):  # opened before the real ones came
        book.create(intervention(), actor="")
    book = opened()
    assert book.listed(Intervention) == []
    assert (book.is_demo, book.fault()) == (False, "")
    assert book.create(intervention(), actor="").id == 1
    assert not book.is_demo


@pytest.fixture
def add(store, frame):
    """Put normalised incidents in the store."""

    def run(*rows, **about):
        return store.add_batch([frame(*rows)], {"as_of": "2026-06-01", **about})

    return run


def test_real_records_keep_the_demo_out(store, opened, command):
    book = opened()
    assert (store.is_real, store.is_demo) == (False, False)
    book.create(intervention(), actor="")
    assert (store.is_real, store.is_demo, book.is_demo) == (True, False, False)
    code, said = command(*DEMO, "2026-11-22")
    assert (code, "inga påhittade läggs till" in said["error"]) == (1, True)
    assert command("demo", "--if-empty")[0] == 0
    assert store.is_empty
    assert len(opened().listed(Intervention)) == 1


def test_a_store_with_only_demo_records_is_demo(store, opened, invent, frame):
    invent()
    assert opened().is_demo
    assert store.is_demo
    with pytest.raises(UserError, match="riktiga blandas inte"):
        store.put_table("survey", frame({}))


@ON_POSTGRESQL
def test_a_database_with_real_records_is_not_opened_beside_a_demo(tmp_path, opened, town):
    opened().create(intervention(), actor="anna")
    other = Store(tmp_path / "other", settings=Settings())
    other.put_table("interventions", demo.interventions(town, until=UNTIL), demo=True)
    with pytest.raises(UserError, match="hör inte ihop"):
        opened(other)
    assert len(opened().listed(Intervention)) == 1


def test_whoever_opens_next_finishes_what_a_killed_process_left(store, opened, invent):
    book = opened()
    with engine.writing(book.engine):
        store.note_book(demo=False)  # and then it died: nothing was written down
    assert store.is_real
    assert opened().listed(Problem) == []
    assert not store.is_real
    invent()
    book = opened()
    with engine.writing(book.engine) as connection:  # died before the new demo's were filled in
        connection.exec_driver_sql("UPDATE state SET seed = 'of an older demo'")
    book.create(problem(), actor="")
    assert (len(opened().listed(Intervention)), opened().listed(Problem)) == (40, [])
    assert opened().fault() == ""


def test_another_crs_is_refused(store, opened):
    opened().create(intervention(), actor="")
    moved = Store(store.root, settings=replace(Settings(), crs="EPSG:3009"))
    with pytest.raises(UserError, match="EPSG:3006"):
        records.open_book(moved)
