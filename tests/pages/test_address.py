"""The address of a page: it holds everything chosen, and cannot break the page."""

from __future__ import annotations

from dataclasses import fields

import pytest

from geo.schema import OUTSIDE
from geo.selection import Selection
from pages.parts import address, filters
from tests.pages.conftest import boxes
from tests.pages.reading import headline, query_of, selection_of


def test_the_address_round_trips_through_the_widgets(visit, kept):
    query = {"period": "ar", "fran": "2025-01-01", "till": "2025-12-31", "jamfor": "foregaende",
             "brott": "klotter,personran", "omrade": f"{next(iter(kept.names))},{OUTSIDE}",
             "dag": "5,6", "timme": "22-4", "ljus": "morker", "lager": "tathet",
             "insatser": "1"}  # fmt: skip
    app = visit(**query)
    assert not app.toast
    written = query_of(app)
    assert {name: set(text.split(",")) for name, text in written.items()} == {
        name: set(text.split(",")) for name, text in query.items()
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"omrade": "ingenstans", "timme": "99"}, {"omrade", "timme"}),
        ({"lager": "guld", "fokus": "X"}, {"lager", "fokus"}),
        ({"fran": "2026-02-30", "till": "x", "insatser": "kanske"}, {"fran", "till", "insatser"}),
        ({"fran": "1990-01-01", "till": "1990-12-31"}, {"fran", "till"}),  # before the data
        ({"period": "vecka", "fran": "0001-01-01", "till": "0001-01-07"}, {"fran", "till"}),
        ({"fran": "9999-01-01", "till": "9999-12-31"}, {"fran", "till"}),  # after them
    ],
)
def test_rubbish_in_the_address_is_named_and_ignored(visit, kept, query, names):
    app = visit(**query)
    assert not app.exception
    (toast,) = app.toast
    named = toast.value.rpartition(": ")[2].removesuffix(".").split(", ")
    assert names <= set(named)
    assert selection_of(app, kept) == address.default(kept)


def test_own_dates_are_cut_to_the_data(visit, kept):
    app = visit(fran="1990-01-01", till="2026-01-31")
    assert not app.exception
    assert selection_of(app, kept).period.start == kept.first_day
    assert [toast.value.rpartition(": ")[2] for toast in app.toast] == ["fran."]


def test_districts_that_are_gone_leave_the_choice(visit, town):
    """Somebody reads in another division while a meeting has an area chosen."""
    store = town(("2026-05-06 12:00", 500), ("2026-05-07 12:00", 1500))
    app = visit(omrade="K0", fokus="K1")
    assert headline(app) == "1"
    store.put_districts(boxes(2, first=7))
    app.run()
    assert not app.exception
    assert headline(app) == "2"


def test_filters_are_the_fields_of_a_selection():
    assert list(filters.FIELDS) == [field.name for field in fields(Selection)]


def test_without_a_population_the_map_begins_with_numbers(visit, town):
    town(("2026-05-06 12:00", 500))
    assert query_of(visit())["lager"] == "antal"
