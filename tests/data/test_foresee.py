"""What an import is said to do is what it does."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import Store, foresee

SMALL = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SMALL
@given(batches=st.lists(st.lists(st.integers(0, 4), max_size=6), min_size=1, max_size=3))
def test_foreseen_counts_are_those_of_the_import(tmp_path_factory, frame, batches):
    store = Store(tmp_path_factory.mktemp("store"))
    for ids in batches:
        given_rows = frame(*({"source_id": str(i)} for i in ids)) if ids else frame({})[:0]
        about = {"as_of": "2024-06-01", "read": len(ids) + 2, "rejected": 2}
        seen = foresee(store, [given_rows], rejected=2)
        assert seen.counts() == store.add_batch([given_rows], about).counts()


def test_looking_ahead_changes_nothing(store, frame, add):
    add({"source_id": "1"})
    version = store.version
    assert foresee(store, [frame({"source_id": "2"})], rejected=0).accepted == 1
    assert store.version == version


def test_demo_incidents_are_not_known_to_real_ones(store, frame):
    store.add_batch([frame({"source_id": "1"})], {"demo": True})
    assert foresee(store, [frame({"source_id": "1"})], rejected=0).accepted == 1
