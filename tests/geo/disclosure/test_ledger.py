"""A ledger grows and never changes; town and districts agree; late reports move nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from geo.disclosure.cells import KEPT, OPEN, SPLIT, TOWN, Ledger, atoms_of
from geo.disclosure.ledger import extend
from geo.disclosure.lines import closing_lines, entry_lines, ledger_of
from geo.disclosure.sums import Sums
from tests.geo.disclosure.towns import SECRET, counts, random_town, released, town, until

SEEDS = range(3, 6)
THIN = town(5)


def numbers(ledger):
    """What is told, whenever it was."""
    return Counter((e.area, e.unit, e.value, e.areas) for e in ledger.entries)


@pytest.mark.parametrize("seed", SEEDS)
def test_month_by_month_is_the_same_as_at_once(seed):
    whole = town(seed)
    assert (
        numbers(released(whole))
        == numbers(released(whole, every=1))
        == numbers(released(whole, every=4))
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_every_offence_is_in_one_cell_by_district_or_in_none(seed):
    ledger = released(town(seed))
    seen = Counter(
        (entry.area, atom)
        for entry in ledger.entries
        if entry.area != TOWN
        for atom in atoms_of(*entry.unit)
    )
    assert set(seen.values()) == {1}
    assert {entry.value % 5 for entry in ledger.entries} == {0}
    assert {closing.state for closing in ledger.closings} >= {SPLIT, OPEN}


def test_over_areas_and_months_the_errors_of_the_cells_nearly_cancel():
    """Not in each cell, where a sum is given: see ``geo.disclosure.round``."""
    every = []
    for seed in range(12):
        whole = random_town(seed)
        place = {code: i for i, code in enumerate(whole.areas)}
        years = Counter()
        for e in (e for e in released(whole).entries if e.area != TOWN):
            error = e.value - int(whole.of(atoms_of(*e.unit))[place[e.area]])
            years[e.group, e.period[:4]] += error
            every.append(error)
        assert max(map(abs, years.values())) < 10
    assert len(every) > 10_000
    assert np.mean(every) == pytest.approx(0, abs=0.02)
    assert np.mean(np.abs(every)) > 1


@pytest.mark.parametrize("seed", SEEDS)
def test_the_town_is_within_five_of_the_truth(seed):
    whole = town(seed)
    ledger = released(whole, every=1)
    sums = Sums(ledger.entries)
    for group in whole.groups:
        for month in whole.months:
            true = whole.of([(group, month)]).sum()
            assert abs(sums.of(TOWN, [(group, month)]) - true) < 5


def test_months_that_run_on_have_the_sum_nearest_to_the_truth():
    whole = town(7, groups=("bedrageri", "person_ovrigt"))  # never by district
    sums = Sums(released(whole, every=1).entries)
    for group in whole.groups:
        year = [(group, month) for month in whole.months[:12]]
        assert abs(sums.of(TOWN, year) - whole.of(year).sum()) <= 2
        assert all(sums.of("D01", [atom]) is None for atom in year)


def test_pools_sum_to_what_has_been_said_of_the_town():
    ledger = released(THIN, every=1)
    told = {e.unit: e.value for e in ledger.entries if e.area == TOWN}
    pools = {c.unit for c in ledger.closings if c.state == SPLIT and len(atoms_of(*c.unit)) > 1}
    assert {"+" in group for group, _ in pools} == {True, False}  # months pooled, and groups
    for unit in pools:
        districts = sum(e.value for e in ledger.entries if e.unit == unit and e.area != TOWN)
        assert districts == sum(told[atom] for atom in atoms_of(*unit))


def test_what_is_kept_is_never_told_later():
    alone = np.zeros((4, 1, 12), dtype=np.int64)
    alone[1] = 12
    ledger = released(counts(alone, ("klotter",)))
    assert {closing.state for closing in ledger.closings} == {KEPT}
    assert {entry.area for entry in ledger.entries} == {TOWN}


def test_the_same_bytes_from_the_same_counts():
    ledger = released(THIN, every=3)
    text = entry_lines(ledger.entries), closing_lines(ledger.closings)
    again = released(THIN, every=3)
    assert (entry_lines(again.entries), closing_lines(again.closings)) == text
    assert ledger_of(*text) == ledger
    other = released(THIN, every=3, secret=SECRET[::-1])
    assert numbers(other) != numbers(ledger)
    with pytest.raises(ValueError, match="line"):
        ledger_of("{}\n", "")


def test_a_ledger_that_did_not_keep_when_it_was_counted_is_read_as_counted_with_its_release():
    ledger = released(THIN, every=3)
    old = entry_lines(ledger.entries).replace('"known":"",', "")
    assert "known" not in old
    read = ledger_of(old, closing_lines(ledger.closings))
    assert read == ledger
    assert {each.as_of for each in read.entries} == {each.release for each in ledger.entries}


@pytest.mark.parametrize("late", [1, 2, 3, 4])
def test_late_reports_move_no_closed_number(late):
    whole, before = town(9), released(until(town(9), 14))
    values = whole.values.copy()
    values[1, :, :14] += late
    after = extend(before, replace(whole, values=values), secret=SECRET, release="r2")
    assert after.entries[: len(before.entries)] == before.entries
    assert len(after.entries) > len(before.entries)


@pytest.mark.parametrize("grows", [True, False])
def test_a_pool_tells_what_was_known_when_its_months_were_closed(grows):
    """Else its districts would have reports in them that the municipality's months lack."""
    values = THIN.values.copy()
    values[:, :, 0] += 5 * grows
    late = replace(THIN, values=values)
    ledger = extend(released(until(THIN, 1)), late, secret=SECRET, release="2022-01")
    told = {c.period for c in ledger.closings if c.period.startswith("2020-01+")}
    assert told  # there is a pool with that month
    assert numbers(ledger) == Counter(
        (e.area, e.unit, e.value, e.areas) for e in released(THIN, every=1).entries
    )


def test_a_month_in_between_cannot_be_left_out():
    whole, early = town(1), released(until(town(1), 6))
    later = replace(whole, values=whole.values[:, :, 8:], months=whole.months[8:])
    with pytest.raises(ValueError, match="missing"):
        extend(early, later, secret=SECRET, release="r")
    last = replace(whole, values=whole.values[:, :, 5:], months=whole.months[5:])
    assert numbers(extend(early, last, secret=SECRET, release="r")) == numbers(released(whole))
    holes = replace(whole, values=whole.values[:, :, ::2], months=whole.months[::2])
    with pytest.raises(ValueError, match="gap"):
        extend(Ledger(), holes, secret=SECRET, release="r")


def test_the_district_list_changes_with_the_year():
    whole = town(1)
    after = extend(
        released(until(whole, 12)), replace(whole, version="v2"), secret=SECRET, release="r"
    )
    assert {entry.areas for entry in after.entries} == {"v1", "v2"}


def test_sums_are_of_whole_cells_or_not_at_all():
    ledger = released(THIN)
    sums = Sums(ledger.entries)
    pool = next(
        e for e in ledger.entries if "+" in e.period and "+" not in e.group and e.area != TOWN
    )
    atoms = atoms_of(*pool.unit)
    assert sums.of(pool.area, atoms) == pool.value
    assert sums.of(pool.area, atoms[:1]) is None
    assert sums.of(TOWN, atoms[:1]) is not None
    assert sums.of("nowhere", atoms) is None
