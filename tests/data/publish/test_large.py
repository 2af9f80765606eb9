"""Which districts are told of: those that have inhabitants enough, when their year begins."""

from __future__ import annotations

import re

import pandas as pd

from geo.disclosure.cells import TOWN
from tests.data.publish.conftest import CODES, few, people

EVERY = {*CODES, "REST", TOWN}


def areas(drafted, month=""):
    """Return what a month, or all there is, is told of, by itself or with others."""
    told = drafted.ledger.entries
    return {e.area for e in told if not month or month in re.split(r"[+|]", e.period)}


def test_the_districts_are_those_that_are_large_now_and_not_in_a_projection(make, town):
    town.put_population(pd.concat([people(), few().assign(year=2030)]))
    assert areas(make(until="2025-12")) == EVERY
    town.put_population(pd.concat([few(), people().assign(year=2024)]))
    assert areas(make(until="2026-11"), "2026-01") == EVERY - {"C"}


def test_a_year_that_is_not_over_is_a_projection_too_and_the_nearest_is_asked_first(make, town):
    near, far = few().assign(year=2026), few("N").assign(year=2040)
    town.put_population(pd.concat([far, near]))
    assert areas(make(until="2025-12")) == EVERY - {"C"}
    town.put_population(pd.concat([far, near, people()]))
    assert areas(make(until="2026-11"), "2026-01") == EVERY


def test_where_nothing_but_a_projection_is_known_it_goes_by_that(make, town):
    town.put_population(few().assign(year=2030))
    assert areas(make(until="2025-12")) == EVERY - {"C"}


def test_inhabitants_change_no_list_of_a_year_that_has_begun(make, town):
    """Whether its last months are released with it or with the next."""
    town.put_population(few())
    make(until="2025-10")
    town.put_population(people())
    drafted = make(until="2026-01")
    assert drafted.findings == ()
    assert areas(drafted, "2025-11") == EVERY - {"C"}
    assert areas(drafted, "2026-01") == EVERY
    assert drafted.alone == ()
