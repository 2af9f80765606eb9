"""A frozen view is drawn, and counted, in the districts of then."""

from __future__ import annotations

from urllib.parse import parse_qsl

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.records import Item, Meeting, Problem
from data.store import Store
from pages.parts import cached, frozen, mapbase, mapdata, reopen_now, then
from tests.pages.conftest import boxes
from tests.pages.reading import captions, query_of, table_of
from tests.pages.then import DAYS, first_import, forgotten, look, put

LAKE = gpd.GeoDataFrame(
    {"name": ["Sjön"]}, geometry=[shapely.box(487_900, 6_304_000, 488_000, 6_304_100)], crs=3006
)


@pytest.fixture
def read_in(store):
    return first_import(store)


def swapped():
    """Return the same districts with each other's ground, under the name they had."""
    made = boxes(2)
    return made.set_geometry(made.geometry[::-1].to_numpy(), crs=made.crs)


def frozen_query(app):
    return dict(parse_qsl(frozen.freeze(*look(app)).query))


@pytest.mark.parametrize("version", [None, "2026"])
def test_a_frozen_view_opens_in_the_districts_of_then(visit, store, read_in, version):
    store.put_districts(boxes(2), version=version)
    store.put_layer("water", LAKE)
    store.put_population(pd.DataFrame({"code": ["K0", "K1"], "year": 2025, "population": 900}))
    app = visit(lager="antal", omrade="K0")
    shown, table = frozen.freeze(*look(app)), table_of(app)[0]
    query = dict(parse_qsl(shown.query))
    drawn = mapdata.script(cached.records().version)
    read_in()
    store.put_districts(swapped(), version=version)  # the same codes on other ground
    store.put_districts(boxes(3).assign(code=["A", "B", "C"]), version="Nya")
    again = visit(**query)
    assert not again.exception
    assert table_of(again)[0].equals(table)
    assert "Visas som känt 22 nov. 2026, i den tidens områden" in captions(again)
    assert "dagens områden" not in captions(again)
    assert query_of(again).items() >= query.items()
    refrozen = frozen.freeze(*look(again))
    assert (refrozen.query, refrozen.known_on) == (shown.query, shown.known_on)
    told = [figures.figures | {"source": ""} for figures in (shown, refrozen)]
    assert told[0] == told[1]
    kept = cached.records(then.read(query))
    assert len(kept.water) == 1
    base = mapbase.made(kept, "sv", "").get_root().render()
    assert f"/kit/districts/{kept.version}-{query['indelning']}.js" in base
    assert mapdata.script(f"{kept.version}-{query['indelning']}") == drawn
    assert '"water":[]' not in drawn
    assert mapdata.script(f"{kept.version}-00000000") is None
    assert reopen_now.difference(shown) == reopen_now.REDRAWN
    again.button("then_now").click().run()
    assert "indelning" not in query_of(again)
    assert table_of(again)[0]["Område"].tolist()[:3] != table["Område"].tolist()[:3]


def test_what_has_a_code_and_no_place_is_counted_in_the_districts_of_then(visit, store, read_in):
    del read_in
    bare = [(day, float("nan")) for day in DAYS[:5]]
    made = _coded(bare, "K1")
    store.add_batch([made], {"profile": "test", "demo": False, "as_of": "2026-11-22",
                             "imported_at": "2026-11-23T09:00"})  # fmt: skip
    app = visit(lager="antal")
    query, table = frozen_query(app), table_of(app)[0]
    assert table.set_index("Område")["Antal"]["Kvarter 1"] == "5"
    store.put_districts(boxes(2).assign(code=["A", "B"]), version="Nya")
    assert table_of(visit(**query))[0].equals(table)


def _coded(incidents, code):
    from tests.pages.conftest import rows

    frame = rows([(day, 500) for day, _x in incidents])
    return frame.assign(
        source_id=[f"kod {i}" for i in range(len(frame))],
        area_code=code,
        x=float("nan"),
        y=float("nan"),
    )


@pytest.mark.usefixtures("read_in")
def test_a_view_from_before_there_were_districts_opens_without(visit, tmp_path, monkeypatch):
    folder = tmp_path / "bare"
    monkeypatch.setenv("LAGESBILD_DATA", str(folder))
    bare = Store(folder)
    put(bare, [(day, 500) for day in DAYS], "2026-11-22", "2026-11-23")
    query = frozen_query(visit(lager="tathet"))
    bare.put_districts(boxes(2))
    kept = cached.records(then.read(query))
    assert kept.districts.empty
    assert mapdata.script(f"{kept.version}-{kept.redrawn}") is not None


@pytest.mark.usefixtures("read_in")
def test_districts_that_are_gone_are_said_to_be_others(visit, store):
    shown, book = frozen.freeze(*look(visit(lager="antal"))), cached.book()
    query = dict(parse_qsl(shown.query))
    held = book.create(Meeting(held_on=shown.known_on, title="Veckomöte"), actor="")
    kept = {"query": shown.query, "figures": shown.figures, "known_on": shown.known_on}
    book.create(Item(meeting_id=held.id, section="lagesbild", **kept), actor="")
    problem = book.create(Problem(title="Klotter", **kept), actor="")
    same = visit(**query)
    before = table_of(same)[0]["Antal"].tolist()[:2]
    assert then.AS_KNOWN.partition("{")[0] in captions(same)
    assert "områden:" not in captions(same)
    store.put_districts(boxes(2)[::-1].assign(name="Nytt namn"))
    assert "områden:" not in captions(visit(**query))  # the same ground, in another order
    store.put_districts(swapped())
    forgotten(store)
    again = visit(**query)
    assert table_of(again)[0]["Antal"].tolist()[:2] == before[::-1] != before
    assert "Visas som känt 22 nov. 2026, men i dagens områden" in captions(again)
    assert "räknas inte" not in captions(again)
    assert then.FROZEN_ONLY in captions(again)
    assert f"mote={held.id}" in captions(again)
    assert f"/plan?problem={problem.id}" in captions(again)
    assert query_of(again)["indelning"] == query["indelning"]
    assert reopen_now.difference(shown) == reopen_now.OTHER_AREAS
    again.button("then_now").click().run()
    assert "indelning" not in query_of(again)
