"""Records of every kind are kept as incidents are: counted, in versions, whatever the order."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.settings import Settings
from data.store import Store, foresee_records
from data.store.kinds import CROSSWALK, KINDS, RESULTS, WALKS
from geo.errors import UserError
from geo.questions import BY_ID

COUNTS = ("read", "accepted", "rejected", "duplicates")


def results(*values: tuple[str, int, float], rows: tuple[int, ...] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(values, columns=["source", "year", "value"])
    frame["row"] = rows or range(len(frame))
    return frame.assign(
        level="area", area="araby", area_name="Araby", question="index", group="alla",
        n=pd.array([None] * len(frame), dtype="Int64"), low=None, high=None,
        withheld=frame["value"].isna(),
    )  # fmt: skip


def said(store: Store, as_known: str | None = None) -> list[tuple[str, int, float]]:
    frame = store.table(RESULTS, as_known)
    return list(zip(frame["source"], frame["year"], frame["value"], strict=True))


FIRST, SECOND = results(("a", 2018, 1.62)), results(("a", 2018, 1.44), ("b", 2018, 1.63))


def test_every_row_is_counted_and_the_same_file_adds_nothing(store):
    about = {"as_of": "2024-01-01", "read": 3, "rejected": 2}
    batch = store.add_records(RESULTS, FIRST, about, quarantine=b"fel;rad")
    assert [batch.counts()[name] for name in COUNTS] == [3, 1, 2, 0]
    assert store.quarantine(batch.id) == b"fel;rad"
    version = store.version
    again = store.add_records(RESULTS, FIRST, about, quarantine=b"fel;rad")
    assert [again.counts()[name] for name in COUNTS] == [3, 0, 2, 1]
    assert store.version == version
    assert len(store.status()["records"]) == 1
    assert store.status()["tables"] == {RESULTS: 1}
    assert store.is_empty  # of incidents


def test_rows_that_go_missing_stop_the_import(store):
    with pytest.raises(UserError, match="går inte ihop"):
        store.add_records(RESULTS, FIRST, {"read": 4, "rejected": 2})
    assert store.table(RESULTS).empty


def test_a_row_of_many_records_is_new_if_one_of_them_is(store):
    store.add_records(RESULTS, FIRST, {"as_of": "2024-01-01"})
    wide = results(("a", 2018, 1.62), ("a", 2019, 1.44), ("a", 2018, 1.62), rows=(7, 7, 8))
    told = foresee_records(store, RESULTS, wide, rejected=0)
    batch = store.add_records(RESULTS, wide, {"as_of": "2024-01-01"})
    assert batch.counts() == told.counts()
    assert [batch.counts()[name] for name in COUNTS] == [2, 1, 0, 1]
    assert said(store) == [("a", 2018, 1.62), ("a", 2019, 1.44)]


def test_a_changed_record_is_a_new_version_and_the_old_one_can_be_asked_for(store):
    store.add_records(RESULTS, FIRST, {"as_of": "2024-01-01"})
    store.add_records(RESULTS, SECOND, {"as_of": "2024-03-01"})
    assert said(store) == [("a", 2018, 1.44), ("b", 2018, 1.63)]
    assert said(store, "2024-02-01") == [("a", 2018, 1.62)]
    assert said(store, "2023-12-31") == []


def test_any_order_gives_the_same_store(tmp_path):
    files = [
        (FIRST, "2024-01-01"), (SECOND, "2024-03-01"), (results(("b", 2019, None)), "2024-02-01"),
    ]  # fmt: skip
    seen = set()
    for number, order in enumerate(permutations(range(3))):
        store = Store(tmp_path / str(number), settings=Settings())
        for i in order:
            store.add_records(RESULTS, files[i][0], {"as_of": files[i][1], "file": f"{i}.csv"})
        seen.add((store.version, str(said(store)), str(said(store, "2024-02-15"))))
    assert len(seen) == 1


def test_points_and_days_come_back_as_they_were(store):
    walk = {
        "id": ["1", "2"], "walk": "Araby", "date": [date(2024, 5, 1), None], "light": "mörkt",
        "category": "skräp", "note": "", "positive": False, "measure": "", "responsible": "",
        "status": "", "done": [None, date(2024, 6, 1)],
    }  # fmt: skip
    points = [shapely.Point(488000.25, 6305000), None]
    given = gpd.GeoDataFrame(walk, geometry=points, crs="EPSG:3006")
    store.add_records(WALKS, given, {})
    kept = store.table(WALKS)
    pd.testing.assert_frame_equal(pd.DataFrame(kept), pd.DataFrame(given))
    assert list(kept.columns) == [*list(KINDS[WALKS].columns)[:-2], "geometry"]
    assert kept.crs == given.crs


def crosswalk(version: str, share: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"area": ["a"], "area_name": ["A"], "code": ["V"], "share": [share], "method": ["fil"],
         "version": [version]}
    )  # fmt: skip


def test_the_crosswalk_put_in_last_applies(store):
    for version, share, minute in (("först", 0.5, 1), ("sedan", 0.25, 2)):
        about = {
            "version": version,
            "imported_at": f"2024-01-01T00:0{minute}",
            "as_of": "2024-01-01",
        }
        store.add_records(CROSSWALK, crosswalk(version, share), about)
    assert store.table(CROSSWALK)["share"].tolist() == [0.25]
    assert store.status()["tables"][CROSSWALK] == 2


def test_a_survey_s_own_questions_are_kept_with_it(store):
    own = {"id": "ordning", "wording": "Stök", "group": "oro", "scale": "share", "bad": "high"}
    before = store.version
    about = {"questions": [own | {"since": [2015, 2022], "texts": ["Bråk"]}]}
    store.add_records(RESULTS, FIRST, about)
    question = store.questions()["ordning"]
    assert (question.worded(2021), question.worded(2022)) == ("Bråk", "Stök")
    assert store.questions()["utsatt"] == BY_ID["utsatt"]
    assert store.version != before


def test_real_and_invented_records_are_kept_apart(store, add):
    store.add_records(RESULTS, FIRST, {"demo": True})
    assert store.is_demo
    with pytest.raises(UserError, match="riktiga blandas inte"):
        store.add_records(RESULTS, SECOND, {})
    with pytest.raises(UserError, match="riktiga blandas inte"):
        add({"start": "2024-03-02"})
    told = foresee_records(store, RESULTS, FIRST, rejected=0)
    assert told.accepted == 1  # what is invented will be gone
    store.add_records(RESULTS, SECOND, {"replaces_demo": True})
    assert (store.is_real, store.has_demo, len(said(store))) == (True, False, 2)
    with pytest.raises(UserError, match="inga påhittade läggs till"):
        store.add_records(RESULTS, FIRST, {"demo": True})


def test_a_store_from_before_there_were_records_still_opens(store, add):
    add({"start": "2024-03-02"})
    version, path = store.version, store.root / "manifest.json"
    outer = json.loads(path.read_text("utf-8"))
    del outer["body"]["records"]
    from data.store.manifest import digest

    path.write_text(json.dumps({"sha256": digest(outer["body"]), "body": outer["body"]}), "utf-8")
    assert store.version == version
    assert store.table(RESULTS).empty
    assert store.status()["records"] == []
    store.add_records(RESULTS, FIRST, {})
    assert (len(said(store)), len(store.incidents().cell)) == (1, 1)


def test_a_damaged_batch_of_records_is_not_read(store):
    store.add_records(RESULTS, FIRST, {})
    file = next((store.root / "batches").glob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(UserError, match="skadad eller saknas"):
        store.table(RESULTS)
    with pytest.raises(UserError, match="skadad eller saknas"):
        store.add_records(RESULTS, SECOND, {})
