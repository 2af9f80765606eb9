"""A series that does not change is not said to fall because its late reports have not come."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from geo.disclosure.cells import REST, Ledger
from geo.disclosure.counts import Counts, months_between
from geo.disclosure.groups import PUBLIC_GROUPS
from geo.disclosure.ledger import extend
from geo.disclosure.revision import due, revise
from geo.public.develop import FEWER, LEVEL, MORE
from geo.public.snapshot import Release
from geo.public.tables import row
from tests.geo.public.town import SECRET, SV, snapshot

TOWNS, YEARS = 12, range(2020, 2025)
GROUPS = tuple(group.id for group in PUBLIC_GROUPS)
SHAPE = (1, len(GROUPS), 12 * len(YEARS))


def stable(seed, level, *shares):
    """Return counts of one rate as they are known with time, each a share of the last."""
    rng, months = np.random.default_rng([780, seed]), months_between("2020-01", "2024-12")
    values = [rng.poisson(level, SHAPE)]
    for share in shares:
        values.insert(0, rng.binomial(values[0], share))
    return [Counts(each, (REST,), GROUPS, months, "v1") for each in values]


def until(counts, last):
    n = counts.months.index(last) + 1
    return replace(counts, values=counts.values[:, :, :n], months=counts.months[:n])


@cache
def regular(seed, level, share):
    """Publish every year on time, and revise it in March; all releases, oldest first.

    ``share`` is how much is known of a year when it is revised.
    """
    on_time, known, later = stable(seed, level, share, 0.9)
    ledger, found = Ledger(), {}
    for year in YEARS:
        for old in due(ledger, f"{year}-03"):
            now = known if old == str(year - 1) else later
            ledger = revise(ledger, now, year=old, secret=SECRET, release=f"{year}-03")
        found[f"{year}-03"] = ledger
        now = until(on_time, f"{year}-12")
        ledger = found[f"{year}-12"] = extend(ledger, now, secret=SECRET, release=f"{year}-12")
    return found


def revised(seed, level, share, reached="2025-03"):
    """Publish them all, and revise the last with data that reach so far."""
    _, known, later = stable(seed, level, share, 0.9)
    ledger = regular(seed, level, share)["2024-12"]
    ledger = revise(ledger, later, year="2023", secret=SECRET, release="2025-03")
    last = replace(known if reached == "2025-03" else later, known=reached)
    return revise(ledger, last, year="2024", secret=SECRET, release="2025-03")


def said(ledger, month):
    """Say which year is compared, and how each group has developed."""
    release = Release(month, month, dt.date(2025, 4, 15))
    made = snapshot(ledger.entries, release=release)
    rows = [row("", (group,), made.sums.town, made.columns, SV).how for group in GROUPS]
    return made.columns.basis.year, Counter(rows)


@pytest.mark.parametrize(
    ("made", "year"),
    [
        (lambda seed: regular(seed, 400, 0.97)["2024-12"], 2023),
        (lambda seed: revised(seed, 400, 0.97), 2024),
    ],
)
def test_years_that_are_told_as_they_go_are_compared_when_they_have_their_late_reports(made, year):
    told = Counter()
    for seed in range(TOWNS):
        basis, how = said(made(seed), "2024-12")
        assert basis == year
        told += how
    assert told[MORE] + told[FEWER] <= 2 * (1 - LEVEL) * told.total()


@pytest.mark.parametrize("reached", ["2025-06", "2026-02", "2027-03"])
def test_a_year_that_was_revised_long_after_the_others_allows_for_it(reached):
    told = Counter()
    for seed in range(TOWNS):
        told += said(revised(seed, 1500, 0.98, reached), "2024-12")[1]
    assert told[MORE] <= 2 * (1 - LEVEL) * told.total()


def test_a_first_release_has_more_late_reports_in_its_older_years_and_allows_for_them():
    told = Counter()
    for seed in range(TOWNS):
        *_, newest, older = stable(seed, 1500, 0.98)
        values = older.values.copy()
        values[:, :, -12:] = newest.values[:, :, -12:]
        ledger = extend(Ledger(), replace(older, values=values), secret=SECRET, release="2025-10")
        told += said(ledger, "2024-12")[1]
    assert told[FEWER] <= 2 * (1 - LEVEL) * told.total()
