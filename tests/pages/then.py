"""A store with one import and three more to come, and what a page shows of it."""

from data.store import manifest
from geo.query import from_query
from pages.parts import address, cached, filters, results, then
from tests.pages.conftest import boxes, rows
from tests.pages.reading import query_of

NEWEST = "2026-11-22"
DAYS = [f"2026-11-{day:02d} 12:00" for day in range(2, 23)]
# Later than what was frozen: by the file's own day, or only by when it was read in.
LATER = (("2026-11-29", "2026-12-01"), ("2026-11-10", "2026-12-02"), (NEWEST, "2026-12-03"))


def put(store, incidents, as_of, moment):
    made = rows(incidents).assign(source_id=[f"{moment} {i}" for i in range(len(incidents))])
    about = {"profile": "test", "demo": False, "as_of": as_of, "imported_at": f"{moment}T08:00"}
    store.add_batch([made], about)


def first_import(store):
    """Make a store with one import; a second call reads in three more."""
    store.put_districts(boxes(2))
    put(store, [(day, 500) for day in DAYS], NEWEST, "2026-11-23")

    def more():
        for as_of, moment in LATER:
            put(store, [(day, 1500) for day in DAYS[3:7]], as_of, moment)

    return more


def look(app):
    """Return the view and the answer that a page at an address shows."""
    query = query_of(app)
    kept = cached.records(then.read(query) if "kand" in query else None)
    chosen, ignored = from_query(
        query, address.default(kept), areas=kept.names, sources=kept.incidents.sources
    )
    assert not ignored
    return filters.View(
        kept, chosen, frozen_measure(query), signs=False, focus=None
    ), results.answer(kept, chosen)


def frozen_measure(query):
    return filters.BY_ID[query["lager"]]


def forgotten(store):
    """Make the store one of a version of the program that kept no earlier districts."""
    body = manifest.load(store.root)
    with store.changing() as change:
        change.body = body | {"drawn": [], "districts": {
            label: row for label, row in body["districts"].items() if label == body["current"]
        }}  # fmt: skip
