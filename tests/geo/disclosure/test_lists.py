"""A new district list in the middle of a year: told of the municipality alone until January."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geo.disclosure.attack import audit, known_of
from geo.disclosure.cells import ALONE, OPEN, SPLIT, TOWN, Ledger, is_late
from geo.disclosure.ledger import extend
from geo.disclosure.revision import due, revise
from geo.disclosure.sums import Sums
from tests.geo.disclosure.towns import SECRET, counts, random_town, released, stacked, town, until

WHOLE = town(5)  # 2020-01 to 2021-12
FIRST, SECOND = WHOLE.months[:12], WHOLE.months[12:]


def cut(whole, seed=1):
    """Return the same offences by other districts, one fewer: some change places."""
    rng = np.random.default_rng([782, seed])
    values = rng.permuted(whole.values, axis=0)
    values[-2] += values[-1]
    areas = (*(f"N{i}" for i in range(len(values) - 2)), whole.areas[-1])
    return replace(whole, values=values[:-1], areas=areas, version="v2")


def changed(whole, month, *, step=0, seed=1):
    """Publish by one list until a month, then by another, at once or every so many months."""
    ledger, new = released(until(whole, month), every=1), cut(whole, seed)
    for end in range(month + (step or 24 - month), 25, step or 24 - month):
        now = until(new, end)
        ledger = extend(ledger, now, secret=SECRET, release=now.months[-1])
    return ledger


def told(ledger, months):
    """Return the areas that numbers of some months are of."""
    return {
        e.area for e in ledger.entries if set(e.period.replace("|", "+").split("+")) & {*months}
    }


@pytest.mark.parametrize("month", [1, 2, 5, 6, 11, 12])
def test_the_rest_of_the_year_is_of_the_municipality_and_january_by_the_new_list(month):
    ledger = changed(WHOLE, month)
    assert told(ledger, FIRST[month:]) <= {TOWN}
    assert told(ledger, SECOND) == {*cut(WHOLE).areas, TOWN}
    assert {e.areas for e in ledger.entries if e.period[:4] == "2020"} == {"v1"}
    assert {e.areas for e in ledger.entries if e.period[:4] == "2021"} == {"v2"}
    assert ledger.entries[: len(released(until(WHOLE, month), every=1).entries)] == (
        released(until(WHOLE, month), every=1).entries
    )


def test_what_was_open_stays_open_and_what_is_alone_is_in_no_pool():
    before = {c.unit for c in released(until(WHOLE, 5), every=1).closings if c.state == OPEN}
    ledger = changed(WHOLE, 5)
    last = {closing.unit: closing.state for closing in ledger.closings}
    waiting = {unit for unit in before if unit[1] > "2020-03"}
    assert waiting  # there was something to be pooled in June
    assert {last[unit] for unit in waiting} == {OPEN}
    alone = {unit for unit, state in last.items() if state == ALONE}
    assert alone == {(group, month) for group in WHOLE.groups for month in FIRST[5:]}


@pytest.mark.parametrize("month", [1, 5, 8])
def test_the_list_of_the_year_may_come_back(month):
    """What was alone meanwhile stays so, and is in no pool of the year."""
    gone = extend(
        released(until(WHOLE, month), every=1), until(cut(WHOLE), month + 2),
        secret=SECRET, release=FIRST[month + 1],
    )  # fmt: skip
    back = extend(gone, WHOLE, secret=SECRET, release="2021-12")
    assert told(back, FIRST[month : month + 2]) == {TOWN}
    assert told(back, FIRST[month + 2 :]) > {TOWN}
    known = known_of(back, {"v1": WHOLE.areas})
    assert audit(stacked(back), known) == []


def test_the_municipality_runs_on_over_the_change():
    """Within 4 of every month, and of the year as near as if nothing had been changed."""
    sums = Sums(changed(WHOLE, 5).entries)
    for group in WHOLE.groups:
        months = [(group, month) for month in FIRST]
        assert abs(sums.of(TOWN, months) - WHOLE.of(months).sum()) <= 4
        for atom in months:
            assert abs(sums.of(TOWN, [atom]) - WHOLE.of([atom]).sum()) < 5


def test_it_is_the_same_month_by_month_and_at_once():
    once, steps = changed(WHOLE, 5), changed(WHOLE, 5, step=1)
    assert [replace(e, release="") for e in once.entries] == [
        replace(e, release="") for e in steps.entries
    ]
    assert changed(WHOLE, 5) == once


@pytest.mark.parametrize("split", [0, 9])
def test_a_year_in_which_nothing_was_split_goes_on_too(split):
    """A small town: its entries have no district in them, and then one is told of."""
    whole = counts(np.full((4, 1, 24), 1 + split), ("klotter",))
    ledger = extend(
        released(until(whole, 2)), replace(whole, version="v2"), secret=SECRET, release="2021-12"
    )
    assert told(ledger, FIRST[2:]) == {TOWN}
    assert told(ledger, SECOND) - {TOWN} == {*whole.areas}


def test_the_late_reports_of_a_year_that_is_partly_alone_are_alone():
    """By district they would be all that its months alone had, as if it had come in late."""
    ledger = changed(until(WHOLE, 24), 10)
    ledger = Ledger(tuple(replace(e, release="2021-01") for e in ledger.entries), ledger.closings)
    assert due(ledger, "2021-03") == ("2020",)
    more = replace(WHOLE, values=WHOLE.values + 3)
    after = revise(ledger, more, year="2020", secret=SECRET, release="2021-03")
    late = [entry for entry in after.entries if is_late(entry.period)]
    assert {entry.area for entry in late} == {TOWN}
    totals = known_of(after, {}).totals
    assert totals[WHOLE.groups[0], "2020-late"] == 3 * 12 * len(WHOLE.areas)


@pytest.mark.parametrize("seed", range(24))
def test_nothing_is_learnt_from_a_change_in_mid_year(seed):
    """Every attack on all releases of a random town that gets new districts in any month."""
    whole = random_town(seed)
    ledger = changed(whole, 1 + seed % 12, step=seed % 2, seed=seed)
    lists = {"v1": whole.areas, "v2": cut(whole, seed).areas}
    assert SPLIT in {closing.state for closing in ledger.closings}
    assert audit(stacked(ledger), known_of(ledger, lists)) == []
