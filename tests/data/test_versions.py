"""Which version of an incident counts is decided by what files say, not by their order."""

from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from data.settings import Settings
from data.store import Store
from geo.offences import INDEX, N_TYPES

OFFENCES = ["cykelstold", "klotter", "vapen"]
SIGHTING = st.tuples(st.sampled_from("abc"), st.sampled_from(OFFENCES))
FILE = st.tuples(st.integers(1, 4), st.lists(SIGHTING, max_size=5))


def incidents(rows: list[tuple[str, str]]) -> pd.DataFrame:
    day = pd.Series(pd.Timestamp("2024-01-01"), index=range(len(rows))).astype("datetime64[s]")
    frame = pd.DataFrame(rows, columns=["source_id", "offence"], dtype="str").assign(
        source="test", code="1", code_text="", area_code="", count=1, x=485000.0, y=6305000.0
    )
    return frame.assign(start=day, end=day, registered=day)


def offences(store: Store, as_known: str | None = None) -> list[int]:
    return sorted(store.incidents(as_known).cell % N_TYPES)


def test_the_rows_own_time_of_change_counts_before_the_day_of_the_file(store, frame):
    row = {"source_id": "1", "start": "2024-01-01"}
    for as_of, offence, updated in (
        ("2024-05-01", "klotter", "2024-03-02"),
        ("2024-06-01", "vapen", "2024-03-01"),
    ):
        made = frame(row | {"offence": offence})
        made["updated"] = pd.Series([updated]).astype("datetime64[s]")
        store.add_batch([made], {"as_of": as_of})
    assert offences(store) == [INDEX["klotter"]]


def test_a_new_revision_of_the_profile_replaces_how_the_same_file_was_read(store, frame):
    row = {"source_id": "1", "start": "2024-01-01"}
    for revision, offence in ((2, "vapen"), (1, "klotter")):
        made = frame(row | {"offence": offence})
        store.add_batch([made], {"as_of": "2024-05-01", "revision": revision})
    assert offences(store) == [INDEX["vapen"]]


def newest(files: list[tuple[int, list[tuple[str, str]]]], day: int) -> dict[str, set[str]]:
    """Tell, the slow and obvious way, what the newest files say of each incident."""
    said: dict[str, tuple[int, set[str]]] = {}
    for as_of, rows in files:
        for key, offence in rows:
            before, what = said.get(key, (0, set()))
            if as_of <= day and as_of >= before:
                said[key] = (as_of, {offence} | (what if as_of == before else set()))
    return {key: what for key, (_, what) in said.items()}


@rules(max_examples=8)
@given(files=st.lists(FILE, min_size=1, max_size=5), data=st.data())
def test_any_order_of_any_files_gives_the_same_store(tmp_path_factory, files, data):
    stores = []
    for order in (range(len(files)), data.draw(st.permutations(range(len(files))))):
        store = Store(tmp_path_factory.mktemp("store"), settings=Settings())
        for i in order:
            as_of, rows = files[i]
            about = {"as_of": f"2024-02-0{as_of}", "file": f"{i}.csv"}
            store.add_batch([incidents(rows)], about)
        stores.append(store)
    one, other = stores
    assert one.version == other.version
    for day in range(1, 5):
        date = f"2024-02-0{day}"
        said = newest(files, day)
        found = offences(one, date)
        assert found == offences(other, date)
        assert len(found) == len(said)
        possible = {INDEX[offence] for what in said.values() for offence in what}
        assert set(found) <= possible
        certain = {INDEX[next(iter(what))] for what in said.values() if len(what) == 1}
        assert certain <= set(found)
    assert offences(one) == offences(one, "2024-02-04")


def test_a_file_from_before_1970_can_be_taken_in(tmp_path, frame):
    store = Store(tmp_path, settings=Settings(oldest_day=date(1960, 1, 1)))
    row = {"source_id": "1", "start": "1962-05-01"}
    for as_of, offence in (("1963-01-01", "vapen"), ("1962-06-01", "klotter")):
        store.add_batch([frame(row | {"offence": offence})], {"as_of": as_of})
    assert offences(store) == [INDEX["vapen"]]
    assert offences(store, "1962-12-31") == [INDEX["klotter"]]


def test_an_import_after_a_moment_is_as_if_it_had_never_been(store, frame):
    row = {"source_id": "1", "start": "2024-01-01"}
    for as_of, offence, minute in (
        ("2024-05-01", "klotter", 1),
        ("2024-04-01", "vapen", 2),  # an older file, read in later
        ("2024-05-01", "cykelstold", 3),
    ):
        about = {"as_of": as_of, "imported_at": f"2024-06-01T08:0{minute}"}
        made = [frame(row | {"offence": offence, "source_id": offence})]
        store.add_batch(made, about)
    found = {
        moment: sorted(store.incidents("2024-05-01", read_by=moment).cell % N_TYPES)
        for moment in ("", "2024-06-01T08:01", "2024-06-01T08:02", "2024-01-01")
    }
    every = [INDEX[offence] for offence in ("klotter", "vapen", "cykelstold")]
    assert list(found.values()) == [sorted(every), every[:1], sorted(every[:2]), []]
