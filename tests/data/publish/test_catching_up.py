"""Who publishes older months first, long after they ended, tells what has come in since.

How long a month has waited for its late reports goes by the data that it was counted from,
not by the month that its release reaches to.
"""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import pytest

from data.publish import kept, months
from data.records import open_book
from data.records.engine import VARIABLE
from data.settings import Settings
from data.store import Store
from tests.data.conftest import rows
from tests.data.publish import conftest
from tests.data.publish.conftest import incidents, maker, people, squares

WAITS = "Alla anmälningar som kommer in sent är inte med än"
NUMBERS = ("brott.csv", "brott-per-ar.csv", "data.json")
RIPER = "Siffran för {} har hunnit få med fler sena anmälningar"


@pytest.fixture
def published(tmp_path, monkeypatch):
    """Return what publishes months of 2025 on, each with the data of its day."""
    monkeypatch.delenv(VARIABLE, raising=False)
    store = Store(tmp_path / "store", settings=Settings())
    store.put_districts(squares(), people())

    def run(*releases):
        first, made = dt.date(2025, 1, 1), {}
        with closing(open_book(store)) as book:
            make = maker(store, book, tmp_path / "www")
            for until, day in releases:
                if first <= day:  # what has happened since the data were read in last
                    monkeypatch.setattr(conftest, "FIRST", first)
                    monkeypatch.setattr(conftest, "DAYS", (day - first).days + 1)
                    store.add_batch(
                        [incidents(rows, 5 * conftest.DAYS, source=str(day))], {"as_of": str(day)}
                    )
                    first = day + dt.timedelta(1)
                drafted = make(until=until)
                assert drafted.findings == ()
                made[until] = drafted.files
        return store, made

    return run


def page(made, until):
    return made[until]["index.html"].decode()


def test_the_year_that_waited_longer_is_named_by_when_it_was_counted(published):
    january, july = dt.date(2026, 1, 25), dt.date(2026, 7, 20)
    _, made = published(("2025-03", january), ("2025-12", january), ("2026-06", july))
    assert RIPER.format(2025) in page(made, "2026-06")
    assert RIPER.format(2026) not in page(made, "2026-06")


def test_no_year_is_named_if_months_of_the_other_waited_longer_too(published):
    """January of 2025 waited eight months more; the months of 2026 after that, one more each."""
    days = (dt.date(2025, 10, 20), dt.date(2026, 2, 20), dt.date(2026, 11, 20))
    _, made = published(*zip(("2025-09", "2026-01", "2026-10"), days, strict=True))
    assert "Vissa månader har hunnit få med fler sena anmälningar" in page(made, "2026-10")


def test_months_that_were_published_as_they_ended_are_compared_as_before(published):
    dates = (dt.date(2025, 7, 20), dt.date(2026, 1, 20), dt.date(2026, 7, 20))
    _, made = published(*zip(("2025-06", "2025-12", "2026-06"), dates, strict=True))
    assert "samma tid 2025" in page(made, "2026-06")
    assert "fler sena anmälningar" not in page(made, "2026-06")


def test_a_year_that_is_published_when_its_late_reports_are_in_does_not_say_that_they_are_not(
    published,
):
    _, made = published(("2025-12", dt.date(2026, 7, 20)))
    assert WAITS not in page(made, "2025-12")
    assert "inte alla sena anmälningar med än" not in page(made, "2025-12")


def test_a_year_that_is_published_as_it_ends_says_that_they_are_not(published):
    _, made = published(("2025-12", dt.date(2026, 1, 20)))
    assert WAITS in page(made, "2025-12")


def test_the_ledger_keeps_when_and_the_public_is_not_told(published):
    store, made = published(("2025-12", dt.date(2026, 7, 20)))
    told = kept.ledger(store.root).entries
    assert {(each.release, each.known) for each in told} == {("2025-12", "2026-06")}
    assert months.newest(store) == "2026-06"
    assert {name: made["2025-12"][name].count(b"known") for name in NUMBERS} == dict.fromkeys(
        NUMBERS, 0
    )
