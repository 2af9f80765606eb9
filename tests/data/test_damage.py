"""Damaged files: every kind is told in the same words, and nothing is built on one."""

from __future__ import annotations

import pandas as pd
import pytest

from data.store import Store, foresee
from geo.errors import UserError


@pytest.fixture
def full(store, districts, frame):
    """Return a store with a file of every kind."""
    people = pd.DataFrame({"code": ["V"], "year": [2024], "population": [10]})
    store.put_districts(districts, people)
    store.put_layer("water", districts)
    store.put_table("survey", people)
    store.add_batch([frame({"source_id": "1"})], {"as_of": "2024-06-01"})
    given = [frame({"source_id": "1"}, {"source_id": "2"})]
    about = {"as_of": "2024-07-01", "read": 3, "rejected": 1}
    store.add_batch(given, about, quarantine=b"a;b\n1;2\n")
    return store


KINDS = {
    "shapes/population-*": Store.population,
    "shapes/districts-*": Store.districts,
    "shapes/layer-*": lambda store: store.layer("water"),
    "shapes/table-*": lambda store: store.table("survey"),
    "quarantine/*": lambda store: [store.quarantine(b["id"]) for b in store.batches()],
    "batches/*.seen.parquet": Store.incidents,
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("damage", ["flipped", "gone"])
def test_a_file_of_any_kind_that_is_damaged_is_told_and_not_built_on(full, frame, name, damage):
    path = next(full.root.glob(name))
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw) if damage == "flipped" else path.unlink()
    with pytest.raises(UserError, match=rf"{path.name} i lagret är skadad eller saknas"):
        KINDS[name](full)
    before = sorted(full.root.rglob("*"))
    for use in (
        Store.incidents,
        lambda store: foresee(store, [frame({})], rejected=0),
        lambda store: store.add_batch([frame({"source_id": "3"})], {"as_of": "2024-08-01"}),
    ):
        with pytest.raises(UserError, match="skadad"):
            use(Store(full.root, settings=full.settings))
    assert sorted(full.root.rglob("*")) == before
    assert len(full.batches()) == 2


def test_a_damaged_file_can_be_put_in_again(full):
    people = full.population()
    next(full.root.glob("shapes/population-*")).write_bytes(b"x")
    full.put_population(people)
    assert full.population().equals(people)
    assert len(full.incidents().cell) + full.incidents().undated == 2


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "{", "[]", "null", '"x"', ""])
def test_a_manifest_that_is_none_is_told(store, add, text):
    add({"start": "2024-03-01"})
    (store.root / "manifest.json").write_text(text)
    with pytest.raises(UserError, match="innehållsförteckning är skadad"):
        store.incidents()


def test_a_description_of_the_columns_nested_without_end_is_built_again(store, add):
    add({"start": "2024-03-01"})
    store.incidents()
    next(store.root.glob("columns/*/meta.json")).write_text("[" * 100_000)
    assert len(Store(store.root, settings=store.settings).incidents().cell) == 1


def test_districts_are_not_put_in_beside_a_damaged_batch(full, districts):
    version = full.version
    next(full.root.glob("batches/*.parquet")).write_bytes(b"x")
    with pytest.raises(UserError, match="skadad"):
        full.put_districts(districts[:1], version="2")
    assert full.version == version
