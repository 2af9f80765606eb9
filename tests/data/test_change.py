"""One change is one step for readers, and real records never meet invented ones."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from data import demo, ingest
from data.__main__ import main
from data.settings import Settings
from data.store import Store
from geo.errors import UserError

GOOD = "1;0801;Stöld;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;488000,5;6304000,5"
INVENTED = {"demo": True, "as_of": "2024-06-01"}
PEOPLE = pd.DataFrame({"code": ["V"], "year": [2024], "population": [10]})
MAKE = ["demo", "--incidents", "50", "--years", "1", "--until", "2024-12-31"]


@pytest.fixture
def default(tmp_path, monkeypatch) -> Store:
    """Return the store that commands use."""
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    return Store(tmp_path / "store")


def tree(store):
    return sorted(path.relative_to(store.root) for path in store.root.rglob("*") if path.is_file())


def test_readers_see_a_change_whole_or_not_at_all(store, districts, frame):
    with store.changing() as change:
        change.put_table("survey", pd.DataFrame({"area": ["x"]}))
        change.put_districts(districts, PEOPLE)
        change.put_layer("water", districts)
        change.add_batch([frame({"start": "2024-03-01"})], {"as_of": "2024-06-01"})
        assert store.is_empty
        assert store.table("survey").empty
        assert store.districts().empty
    assert len(store.incidents().cell) == len(store.table("survey")) == 1
    assert len(store.layer("water")) == len(store.districts()) == 2


def test_a_change_that_fails_leaves_no_file_behind(store, districts, frame, add):
    add({"start": "2024-03-01"})
    before, version = tree(store), store.version

    def fail():
        with store.changing() as change:
            change.put_districts(districts, PEOPLE)
            change.add_batch([frame({"start": "2024-03-02"})], {"as_of": "2024-06-01"})
            raise UserError("Disken är full.")

    with pytest.raises(UserError, match="full"):
        fail()
    assert tree(store) == before
    assert store.version == version


def test_a_change_may_put_equal_files_in_under_two_names(store, districts):
    with store.changing() as change:
        change.put_layer("water", districts)
        change.put_layer("places", districts)
        change.put_layer("water", districts)
    assert len(store.layer("water")) == len(store.layer("places")) == 2


def test_an_invented_batch_is_refused_where_there_are_real_incidents(store, add, frame):
    add({"start": "2024-03-01"})
    version = store.version
    for about in (INVENTED, INVENTED | {"replaces_demo": True}):
        with pytest.raises(UserError, match="riktiga händelser, så inga påhittade läggs till"):
            store.add_batch([frame({"start": "2024-03-02"})], about)
    with pytest.raises(UserError, match="riktiga händelser"):
        store.put_table("survey", PEOPLE, demo=True)
    assert store.version == version


def test_a_real_batch_takes_the_place_of_invented_ones_or_is_refused(store, add, frame):
    store.put_table("survey", PEOPLE, demo=True)
    store.add_batch([frame({"start": "2024-03-01"})], INVENTED)
    with pytest.raises(UserError, match="påhittade demohändelser, och riktiga blandas inte"):
        add({"start": "2024-03-02"})
    with pytest.raises(UserError, match="riktiga blandas inte"):
        store.put_table("survey", PEOPLE)
    assert store.is_demo
    store.add_batch([frame({"start": "2024-03-02"})], {"replaces_demo": True})
    assert (store.is_real, store.has_demo, len(store.incidents().cell)) == (True, False, 1)


def test_a_demo_made_since_the_file_was_looked_over_is_not_added_to(store, points, frame):
    draft = ingest.prepare(points(GOOD), ingest.profile("police-points"), Settings())
    found = ingest.guards(draft, store)
    assert found == []
    store.add_batch([frame({"start": "2024-03-01"})], INVENTED)
    with pytest.raises(UserError, match="svara ja på frågan"):
        ingest.commit(draft, store, found)
    assert store.is_demo


def test_records_that_are_invented_are_asked_about_too(store, points):
    store.put_table("survey", PEOPLE, demo=True)
    draft = ingest.prepare(points(GOOD), ingest.profile("police-points"), Settings())
    assert [guard.code for guard in ingest.guards(draft, store)] == ["demo"]


def test_an_import_during_a_demo_is_told_to_wait(default, frame, monkeypatch):
    made, told = demo.incidents, []

    def meanwhile(*given, **options):
        yield from made(*given, **options)
        with pytest.raises(UserError, match="annan inläsning pågår") as waits:
            Store(default.root).add_batch([frame({"start": "2024-03-01"})], {})
        told.append(waits.value)
        assert default.districts().empty
        assert default.table("survey").empty

    monkeypatch.setattr(demo, "incidents", meanwhile)
    assert main(MAKE) == 0
    assert told
    assert (default.is_demo, len(default.incidents().cell)) == (True, 50)


def test_an_import_just_before_a_demo_stays_alone(default, frame, monkeypatch, capsys):
    made = demo.geography

    def meanwhile(settings):
        Store(default.root).add_batch([frame({"start": "2024-03-01"})], {})
        return made(settings)

    monkeypatch.setattr(demo, "geography", meanwhile)
    assert main(MAKE) == 1
    assert "riktiga händelser" in json.loads(capsys.readouterr().out.splitlines()[-1])["error"]
    assert (default.is_real, default.has_demo, len(default.incidents().cell)) == (True, False, 1)
    assert default.districts().empty
    assert default.status()["tables"] == {}


def test_a_demo_leaves_real_records_without_incidents_alone(default, frame):
    default.add_batch([frame({})[:0]], {"read": 3, "rejected": 3}, quarantine=b"a;b")
    assert (default.is_empty, default.is_real) == (True, True)
    assert main([*MAKE, "--if-empty"]) == 0
    assert main(MAKE) == 1
    assert not default.has_demo
