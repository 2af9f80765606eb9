"""What is said of a frozen view when the data are others now."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl

import pandas as pd
import pytest
import shapely

from data.records import Intervention, Item, Meeting, Problem
from pages.parts import (
    cached,
    frozen,
    reopen,
    then,
)
from tests.pages.conftest import boxes
from tests.pages.reading import captions, query_of, table_of
from tests.pages.then import first_import, look


@pytest.fixture
def read_in(store):
    return first_import(store)


def test_today_is_said_to_differ(visit, read_in):
    shown = frozen.freeze(*look(visit(lager="antal")))
    record = Problem(title="x", query=shown.query, known_on=shown.known_on, figures=shown.figures)
    assert reopen.difference(record) == "Samma urval ger samma siffror i dag."
    read_in()
    assert reopen.difference(record) == "Samma urval ger i dag 33 i stället för 21."
    cached.store().put_districts(boxes(2).assign(code=["A", "B"]))
    assert "Områdena har bytts" in reopen.difference(record)


def people(*each):
    return pd.DataFrame({"code": ["K0", "K1"], "year": 2025, "population": each})


def figures_at(query):
    """Freeze what an address shows now, without where it is from."""
    known = then.Known(dt.date.fromisoformat(query["kand"]), query["inlast"], query["folk"])
    return frozen.now(cached.records(known), query)[0]


@pytest.mark.usefixtures("read_in")
@pytest.mark.parametrize("first", [None, (1000, 2000)])
def test_a_frozen_view_opens_with_the_inhabitants_of_then(visit, store, first):
    if first:
        store.put_population(people(*first))
    shown = frozen.freeze(*look(visit(lager="antal")))
    query = dict(parse_qsl(shown.query))
    if first:
        store.put_population(people(*first)[::-1].reset_index(drop=True))
        assert reopen.difference(shown) == "Samma urval ger samma siffror i dag."
        assert "Folkmängden har bytts" not in captions(visit(**query))
    for later in ((1500, 2000), (900, 2500)):
        store.put_population(people(*later))
        assert reopen.difference(shown) == reopen.OTHER_RATES
        again = visit(**query)
        assert "Folkmängden" not in captions(again)
        assert query_of(again)["folk"] == query["folk"]
        assert figures_at(query) == {k: shown.figures[k] for k in figures_at(query)}
    again.button("then_now").click().run()
    assert "folk" not in query_of(again)
    assert frozen.freeze(*look(again)).figures["rate"] != shown.figures["rate"]


@pytest.mark.usefixtures("read_in")
def test_inhabitants_that_are_gone_are_said_to_be_others(visit, store):
    store.put_population(people(1000, 2000))
    query = dict(parse_qsl(frozen.freeze(*look(visit(lager="antal"))).query))
    again = visit(**query | {"folk": "0123abcd"})
    assert "Folkmängden har bytts sedan dess" in captions(again)
    assert query_of(again)["folk"] == "0123abcd"


@pytest.mark.usefixtures("read_in")
def test_a_frozen_district_that_is_gone_is_named(visit):
    shown = frozen.freeze(*look(visit(lager="antal", omrade="K1")))
    cached.store().put_districts(boxes(2).assign(code=["A", "B"]))
    assert "omrade finns inte i uppgifterna" in reopen.difference(shown)


def swapped(count=2):
    """Return the same districts with each other's ground, under the name they had."""
    made = boxes(count)
    return made.set_geometry(made.geometry[::-1].to_numpy(), crs=made.crs)


@pytest.mark.usefixtures("read_in")
@pytest.mark.parametrize("version", [None, "2026"])
def test_districts_that_were_replaced_are_said_to_be_others(visit, store, version):
    store.put_districts(boxes(2), version=version)
    shown, book = frozen.freeze(*look(visit(lager="antal"))), cached.book()
    query = dict(parse_qsl(shown.query))
    held = book.create(Meeting(held_on=shown.known_on, title="Veckomöte"), actor="")
    kept = {"query": shown.query, "figures": shown.figures, "known_on": shown.known_on}
    book.create(Item(meeting_id=held.id, section="lagesbild", **kept), actor="")
    problem = book.create(Problem(title="Klotter", **kept), actor="")
    same = visit(**query)
    before = table_of(same)[0]["Antal"].tolist()[:2]
    assert then.AS_KNOWN.partition("{")[0] in captions(same)
    assert "dagens områden" not in captions(same)
    store.put_districts(boxes(2)[::-1].assign(name="Nytt namn"), version=version)
    assert "dagens områden" not in captions(visit(**query))  # the same ground, in another order
    store.put_districts(swapped(), version=version)
    again = visit(**query)
    assert table_of(again)[0]["Antal"].tolist()[:2] == before[::-1] != before
    assert "Visas som känt 22 nov. 2026, men i dagens områden" in captions(again)
    assert "räknas inte" not in captions(again)
    assert then.FROZEN_ONLY in captions(again)
    assert f"mote={held.id}" in captions(again)
    assert f"/plan?problem={problem.id}" in captions(again)
    assert query_of(again)["indelning"] == query["indelning"]
    assert reopen.difference(shown) == reopen.OTHER_AREAS
    again.button("then_now").click().run()
    assert "indelning" not in query_of(again)


@pytest.mark.usefixtures("read_in")
def test_interventions_of_now_are_said_to_be_so(visit):
    query = dict(parse_qsl(frozen.freeze(*look(visit(lager="antal"))).query))
    assert then.SIGNS_OF_NOW not in captions(visit(**query))
    row = Intervention(
        name="Lampor", kind="Belysning", responsible="Park", start=dt.date(2026, 11, 1),
        geometry=shapely.Point(488_500, 6_304_500),
    )  # fmt: skip
    cached.book().create(row, actor="")
    assert then.SIGNS_OF_NOW in captions(visit(**query))
    assert then.SIGNS_OF_NOW not in captions(visit(lager="antal"))
