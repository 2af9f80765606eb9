"""Every question about districts is seen to be asked, and none when all is well."""

from __future__ import annotations

import shapely

from data import ingest


def asked(areas, store, version="ny"):
    return {guard.code: str(guard) for guard in ingest.area_guards(areas, store, version)}


def test_ordinary_districts_raise_no_question(districts, store):
    assert asked(districts, store) == {}


def test_districts_of_another_town_are_asked_about(districts, store):
    away = districts.set_geometry(districts.translate(0, 400_000))
    assert "401 km från Växjö" in asked(away, store)["far"]


def test_districts_on_top_of_each_other_are_asked_about(districts, store):
    twice = districts.set_geometry([*districts.geometry[:1]] * 2, crs=districts.crs)
    assert "100,0 %" in asked(twice, store)["overlap"]
    sliver = districts.geometry.union(shapely.box(488000, 6300000, 489010, 6300100))
    assert asked(districts.set_geometry(sliver), store) == {}


def test_a_name_that_is_taken_is_asked_about(districts, store):
    store.put_districts(districts, version="ny")
    assert set(asked(districts, store)) == {"same_version"}
    assert asked(districts, store, "nyare") == {}
