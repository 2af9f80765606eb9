"""Districts that were replaced are kept with their layers, and looked after."""

import geopandas as gpd
import pytest
import shapely

from data.settings import Settings
from data.store import Store, manifest
from geo.errors import UserError


def towns(*codes, west=0):
    shapes = [shapely.box(west + i, 0, west + i + 1, 1) for i in range(len(codes))]
    names = [f"Område {code}" for code in codes]
    return gpd.GeoDataFrame({"code": list(codes), "name": names}, geometry=shapes, crs=3006)


def known(store):
    return [list(each["code"]) for each in store.earlier_districts().values()]


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path, settings=Settings())


def test_replaced_districts_are_kept_once_though_they_had_one_name(store):
    assert store.earlier_districts() == {}
    for made in (towns("A"), towns("B"), towns("A"), towns("C")):
        store.put_districts(made, version="2026")
    assert known(store) == [[], ["B"], ["A"]]  # none at all, and those there have been
    version = store.version
    other = Store(store.root.parent / "other", settings=Settings())
    other.put_districts(towns("C"), version="2026")
    assert other.version == version  # what is shown, not what has been
    store.put_districts(towns("C"), version="2026")
    assert known(store) == [[], ["B"], ["A"]]


def test_the_layers_that_were_drawn_with_them_come_back_with_them(store):
    store.put_districts(towns("A"), version="2025")
    store.put_layer("water", towns("sjö", west=5)[["name", "geometry"]])
    store.put_districts(towns("B"), version="2026")
    assert store.layer("water").empty
    key = next(
        key for key, each in store.earlier_districts().items() if list(each["code"]) == ["A"]
    )
    then = Store(store.root, settings=store.settings, drawn=key)
    assert (list(then.districts()["code"]), len(then.layer("water"))) == (["A"], 1)
    assert then.districts().attrs["version"] == "2025"
    assert list(store.districts()["code"]) == ["B"]


def test_districts_that_have_never_been_are_refused(store):
    store.put_districts(towns("A"))
    with pytest.raises(UserError, match="finns inte kvar"):
        Store(store.root, settings=store.settings, drawn="0" * 64).districts()


@pytest.mark.parametrize("which", ["file", "layer"])
def test_a_file_of_earlier_districts_that_was_damaged_is_told(store, which):
    store.put_districts(towns("A"), version="2026")
    store.put_layer("water", towns("sjö")[["name", "geometry"]])
    store.put_districts(towns("B"), version="2026")
    row = manifest.load(store.root)["drawn"][0]
    (store.root / (row["file"] if which == "file" else row["layers"]["water"]["file"])).write_bytes(
        b""
    )
    with pytest.raises(UserError):
        store.put_districts(towns("C"))
