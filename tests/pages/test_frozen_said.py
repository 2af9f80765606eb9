"""What is said of a frozen view when the data are others now."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pandas as pd
import pytest

from data.records import Problem
from pages.parts import (
    cached,
    frozen,
    reopen_now,
    then,
)
from tests.pages.conftest import boxes
from tests.pages.reading import captions, query_of
from tests.pages.then import first_import, forgotten, look


@pytest.fixture
def read_in(store):
    return first_import(store)


def test_today_is_said_to_differ(visit, read_in):
    shown = frozen.freeze(*look(visit(lager="antal")))
    record = Problem(title="x", query=shown.query, known_on=shown.known_on, figures=shown.figures)
    assert reopen_now.difference(record) == "Samma urval ger samma siffror i dag."
    read_in()
    assert reopen_now.difference(record) == "Samma urval ger i dag 33 i stället för 21."
    cached.store().put_districts(boxes(2).assign(code=["A", "B"]))
    assert "Områdena har bytts" in reopen_now.difference(record)


def people(*each):
    return pd.DataFrame({"code": ["K0", "K1"], "year": 2025, "population": each})


def figures_at(query):
    """Freeze what an address shows now, without where it is from."""
    return frozen.now(cached.records(then.read(query)), query)[0]


@pytest.mark.usefixtures("read_in")
@pytest.mark.parametrize("first", [None, (1000, 2000)])
def test_a_frozen_view_opens_with_the_inhabitants_of_then(visit, store, first):
    if first:
        store.put_population(people(*first))
    shown = frozen.freeze(*look(visit(lager="antal")))
    query = dict(parse_qsl(shown.query))
    if first:
        store.put_population(people(*first)[::-1].reset_index(drop=True))
        assert reopen_now.difference(shown) == "Samma urval ger samma siffror i dag."
        assert "Folkmängden har bytts" not in captions(visit(**query))
    for later in ((1500, 2000), (900, 2500)):
        store.put_population(people(*later))
        assert reopen_now.difference(shown) == reopen_now.OTHER_RATES
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
    forgotten(cached.store())
    assert "omrade finns inte i uppgifterna" in reopen_now.difference(shown)
