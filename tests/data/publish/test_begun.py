"""A town whose series began in any month of a year is published on and on, past the next March."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json

import pytest

from data import publish
from data.records import open_book
from data.settings import Settings
from data.store import Store
from geo.disclosure.cells import is_late
from tests.data.conftest import rows
from tests.data.publish import conftest
from tests.data.publish.conftest import PUBLISHED, people, squares

UNTIL = ("2025-12", "2026-02", "2026-03", "2026-04")


@pytest.fixture(scope="module", params=range(1, 13))
def begun(request, tmp_path_factory):
    """Publish a town whose first whole month is the n:th, four times; late reports come in."""
    root, n = tmp_path_factory.mktemp("begun"), request.param
    first = dt.date(2025, n, 1) if n % 2 else dt.date(2025, n - 1, 10)  # or in mid-month
    store = Store(root / "store", settings=Settings())
    store.put_districts(squares(), people())
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(conftest.VARIABLE, raising=False)
        patch.setattr(conftest, "FIRST", first)
        patch.setattr(conftest, "DAYS", (dt.date(2026, 5, 20) - first).days)
        store.add_batch([conftest.incidents(rows, 2000)], {"as_of": "2026-05-20"})
        book, done = open_book(store), {}
        for until in UNTIL:
            drafted = publish.draft(
                store, book, publish.Order(root / "www", PUBLISHED, until=until)
            )
            publish.publish(store, drafted, root / "www")
            done[until] = drafted
            late = conftest.incidents(rows, 300, seed=2, source="late")
            store.add_batch([late], {"as_of": "2026-05-21"})
        book.close()
    return f"2025-{n:02}", done


def test_every_release_goes_out_and_no_closed_number_moves(begun):
    _, done = begun
    told = [each.ledger.entries for each in done.values()]
    assert [each.findings for each in done.values()] == [()] * len(UNTIL)
    assert all(new[: len(old)] == old for old, new in itertools.pairwise(told))
    assert any(is_late(entry.period) for entry in told[-1])


def test_late_reports_are_of_the_months_that_are_told_of_their_year(begun):
    first, done = begun
    for until in UNTIL[2:]:
        files = done[until].files
        table = csv.DictReader(io.StringIO(files["brott.csv"].decode("utf-8-sig")), delimiter=";")
        for told in ([*table], json.loads(files["data.json"])["brott"]):
            late = {(row["from"], row["to"]) for row in told if is_late(row["period"])}
            assert late == {(first, "2025-12")}
