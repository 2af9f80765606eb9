"""More or fewer is said only beyond chance and rounding."""

from dataclasses import replace

import numpy as np
import pytest

from geo.public.develop import FEWER, LEVEL, MORE, SAME, UNKNOWN, developed
from geo.public.sum import Sum


def told(value, cells=12, lacking=0.0):
    return Sum(value, cells, frozenset(), lacking)


@pytest.mark.parametrize(
    ("now", "before", "how"),
    [
        (600, (400, 410, 390), MORE),
        (400, (600, 610, 590), FEWER),
        (405, (400, 410, 390), SAME),
        (15, (10, 5, 15), UNKNOWN),  # too few
        (20, (0, 0, 0), SAME),
        (120, (0, 5, 0), MORE),
    ],
)
def test_a_clear_difference_is_said_and_another_is_not(now, before, how):
    assert developed(told(now), [told(each) for each in before]) == how


def test_what_is_missing_or_lacks_something_is_not_compared():
    whole = [told(400)] * 3
    assert developed(None, whole) == UNKNOWN
    assert developed(told(900), [None, *whole[1:]]) == UNKNOWN
    assert developed(told(900), []) == UNKNOWN
    assert developed(told(900, lacking=0.16), whole) == UNKNOWN
    assert developed(told(900), [told(400, lacking=0.16), *whole[1:]]) == UNKNOWN
    assert developed(told(900, lacking=0.15), whole) == MORE


def test_what_was_counted_within_other_borders_is_not_compared():
    whole, other = [told(400)] * 3, replace(told(900), apart=True)
    assert developed(other, whole) == UNKNOWN
    assert developed(other, [other] * 3) == UNKNOWN
    assert developed(told(400), [other, *whole[1:]]) == UNKNOWN


def test_what_a_later_revision_added_is_not_compared():
    now, before = told(1000, cells=12), told(1200, cells=12)
    assert developed(now, [before] * 3) == FEWER
    assert developed(now, [replace(before, later=200)] * 3) == SAME


@pytest.mark.parametrize(
    ("waited", "befores", "fewer", "more"),
    [
        ({3}, [{3}] * 3, FEWER, MORE),
        ({3}, [{5}] * 3, FEWER, MORE),  # alike
        ({3}, [{15}] * 3, SAME, MORE),
        ({15}, [{3}] * 3, FEWER, SAME),
        ({22}, [{46}, {34}, {22}], SAME, MORE),  # a first release
        ({3}, [{3, 20}] * 3, SAME, MORE),
        ({3, 20}, [{3}] * 3, FEWER, SAME),
    ],
)
def test_a_difference_must_be_more_than_what_may_have_come_meanwhile(waited, befores, fewer, more):
    def how(now, before):
        one = replace(told(now), waits=frozenset(waited))
        return developed(one, [replace(told(before), waits=frozenset(each)) for each in befores])

    assert (how(9680, 10000), how(10000, 9680)) == (fewer, more)


def test_a_difference_must_be_more_than_what_a_number_lacks():
    less, more = told(9000, cells=12), told(10000, cells=12)
    assert developed(replace(less, lacking=0.02), [more] * 3) == FEWER
    assert developed(replace(less, lacking=0.03), [more] * 3) == SAME
    assert developed(less, [replace(more, lacking=0.03)] * 3) == FEWER
    assert developed(more, [replace(less, lacking=0.03)] * 3) == SAME
    assert developed(replace(more, lacking=0.03), [less] * 3) == MORE


@pytest.mark.parametrize("year", [0, 3])
def test_a_district_that_lacks_months_it_has_many_reports_of_is_seldom_said_to_change(year):
    """Three months of a group that it has twice as many of as the municipality, of a year."""
    rng, months = np.random.default_rng(782), 3
    shares = np.array([0.4, 0.2, 0.2, 0.1, 0.1])  # of its reports; the municipality has 0.2 of each
    counts = rng.poisson(1500 * shares[:, None] / 12, (2000, 4, 5, 12))
    counts[:, year, 0, :months] = 0
    lacking = 0.2 * months / 12
    said = []
    for town in counts.sum(axis=(2, 3)).tolist():
        sums = [told(n, 60, lacking if i == year else 0.0) for i, n in enumerate(town)]
        said.append(developed(sums[3], sums[:3]))
    wrong = sum(how in (MORE, FEWER) for how in said)
    assert wrong <= (1 - LEVEL) * len(said) * 1.5
    assert SAME in said


def test_only_the_years_that_have_waited_longer_may_have_more():
    now, long, short = (
        replace(told(n), waits=frozenset({waited}))
        for n, waited in ((9600, 3), (10000, 15), (10000, 3))
    )
    assert developed(now, [long] * 3) == SAME
    assert developed(now, [long, short, short]) == FEWER


def rounded(rng, counts):
    """Round at random to base 5, without bias."""
    up = rng.random(counts.shape) < counts % 5 / 5
    return counts - counts % 5 + 5 * up


@pytest.mark.parametrize("level", [3, 20, 100])
def test_a_series_that_does_not_change_is_seldom_said_to(level):
    rng = np.random.default_rng(780)
    years = rounded(rng, rng.poisson(level, (4000, 4, 12))).sum(axis=2)
    said = [developed(told(row[3]), [told(each) for each in row[:3]]) for row in years.tolist()]
    wrong = sum(how in (MORE, FEWER) for how in said)
    assert wrong <= (1 - LEVEL) * len(said) * 1.5


def test_a_series_that_doubles_is_nearly_always_said_to():
    rng = np.random.default_rng(781)
    before = rounded(rng, rng.poisson(20, (500, 3, 12))).sum(axis=2)
    now = rounded(rng, rng.poisson(40, (500, 12))).sum(axis=1)
    said = [
        developed(told(one), [told(each) for each in three])
        for one, three in zip(now.tolist(), before.tolist(), strict=True)
    ]
    assert said.count(MORE) > 0.99 * len(said)
