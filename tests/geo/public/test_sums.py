"""Sums of published numbers: exactly what cells tell, and what they lack."""

import itertools
from dataclasses import replace

import pytest

from geo.disclosure.cells import REST, TOWN, unit
from geo.disclosure.sums import Sums as Oracle
from geo.public import waits
from geo.public.columns import Span
from geo.public.sum import Sum
from geo.public.sums import Sums
from geo.public.tables import SPLIT
from tests.geo.public.town import GROUPS, NAMES, counts, entry, ledger

YEAR = tuple(f"2025-{month:02d}" for month in range(1, 13))


def value(found):
    return None if found is None else found.value


def test_a_split_month_of_the_municipality_is_the_sum_of_its_districts():
    sums = Sums([entry("D1", "klotter", "2025-01", 10), entry(REST, "klotter", "2025-01", 5)])
    assert sums.month("klotter", "2025-01").value == 15
    assert sums.month("klotter", "2025-02") is None
    assert sums.months == {"2025-01"}


def test_a_pool_is_not_counted_in_the_municipality_again():
    told = [
        entry(TOWN, "klotter", "2025-01", 5),
        entry(TOWN, "klotter", "2025-02", 10),
        entry("D1", "klotter", "2025-01+2025-02", 10),
        entry(REST, "klotter", "2025-01+2025-02", 5),
    ]
    sums = Sums(told)
    assert value(sums.town(["klotter"], ["2025-01", "2025-02"])) == 15
    assert value(sums.area("D1", ["klotter"], ["2025-01", "2025-02"])) == 10
    assert sums.area("D1", ["klotter"], ["2025-01"]) is None  # a pool cannot be cut


def test_the_first_number_of_a_cell_stands():
    twice = [entry(TOWN, "vapen", "2025-01", 5), entry(TOWN, "vapen", "2025-01", 10)]
    assert Sums(twice).month("vapen", "2025-01").value == 5


def test_late_reports_belong_to_a_whole_year_and_to_nothing_less():
    months = [entry(TOWN, "vapen", month, 5) for month in YEAR]
    sums = Sums([*months, entry(TOWN, "vapen", "2025-late", 5)])
    assert sums.town(["vapen"], YEAR).value == 65
    assert sums.town(["vapen"], YEAR[:6]).value == 30
    assert "2025-late" not in sums.months


def test_all_late_reports_of_a_year_are_in_it_and_what_the_first_revision_had_not_is_told_apart():
    months = [replace(entry(TOWN, "vapen", month, 5), release=month) for month in YEAR]
    late = [
        replace(entry(TOWN, "vapen", text, value), release=release)
        for text, value, release in (
            ("2025-late", 15, "2026-04"), ("2025-2-late", 10, "2027-03"), ("2024-late", 95, "2026-04")
        )
    ]  # fmt: skip
    found = Sums([*months, *late]).town(["vapen"], YEAR)
    assert (found.value, found.later, found.waits, found.cells) == (85, 10, {4}, 14)
    old = [replace(each, release="2027-05") for each in months]
    assert seen(Sums(old)) == (60, 0, {17})
    assert seen(Sums([*old, replace(late[0], release="2028-03")])) == (75, 15, {17})
    # Told in its time and not revised until two years later: it is as ripe as one closed then.
    assert seen(Sums([*months, replace(late[0], release="2027-03")])) == (75, 0, {15})


def seen(sums):
    found = sums.town(["vapen"], YEAR)
    return found.value, found.later, found.waits


def test_it_goes_by_the_data_that_a_number_was_counted_from_and_not_by_its_release():
    def told(known, *late):
        numbers = [
            *(replace(entry(TOWN, "vapen", month, 5), release=month) for month in YEAR),
            *(replace(entry(TOWN, "vapen", text, 15), release="2026-03") for text in late),
        ]
        return Sums(replace(each, known=max(known, each.release)) for each in numbers)

    assert (seen(told("2026-02")), told("2026-02").settled) == ((60, 0, {2}), set())
    assert (seen(told("2026-03")), told("2026-03").settled) == ((60, 0, {3}), {2025})
    assert seen(told("2026-02", "2025-late")) == (75, 0, {3})
    assert seen(told("2026-03", "2025-late")) == (75, 15, {3})


def test_districts_have_late_reports_only_where_they_have_those_of_every_year():
    full = [Span(2024), Span(2025)]
    alone = [entry(TOWN, "vapen", "2024-late", 5)]
    assert Sums(alone).revised(full)
    assert not Sums(alone).revised(full, by_district=True)
    shared = [entry("D1", "vapen", "2025-late", 5)]
    assert Sums(shared).revised(full, by_district=True)
    assert not Sums(alone + shared).revised(full, by_district=True)


def test_late_reports_that_only_the_municipality_has_are_lacking_in_a_district():
    told = [*cells({}), entry(TOWN, "klotter", "2025-late", 30)]
    found = Sums(told).area("D1", ["klotter"], YEAR)
    assert (found.value, found.whole) == (600, False)
    assert found.lacking == pytest.approx(30 / 1230)
    told[-1:] = [entry(area, "klotter", "2025-late", 5) for area in ("D1", "D2")]
    found = Sums(told).area("D1", ["klotter"], YEAR)
    assert (found.value, found.lacking) == (605, 0.0)


@pytest.mark.parametrize(
    ("first", "later", "riper"),
    [
        (("", ""), ("", ""), ()),
        (("2025-03", "2025-03"), ("2026-02", "2026-02"), (2025,)),  # one month more, of the first
        (("2025-05", "2025-06"), ("2026-06", "2026-06"), ()),  # little comes in after three
        (("2025-04", "2025-05"), ("2026-07", "2026-07"), (2026,)),
        (("", "2025-05"), ("2026-02", "2026-02"), (2025, 2026)),  # by however little
        (("2026-02", "2026-02"), ("", ""), (2025,)),
        (("", ""), ("2026-05", "2026-05"), (2026,)),
        (("2025-06", ""), ("", "2026-07"), (2025, 2026)),  # some months of each
    ],
)
def test_months_are_alike_that_were_told_as_long_after_they_ended(first, later, riper):
    told = {
        month: release or month
        for months, releases in ((YEAR[:2], first), (("2026-01", "2026-02"), later))
        for month, release in zip(months, releases, strict=True)
    }
    whole = [(entry(TOWN, "vapen", month, 5), month, known) for month, known in told.items()]
    for entries in (
        [replace(each, release=known) for each, _, known in whole],
        [replace(each, release=month, known=known) for each, month, known in whole],
    ):
        assert waits.riper(entries, Span(2025, 2), Span(2026, 2)) == riper


def cells(lacking):
    """A year of a group told by district, but for some months that only the town has."""
    for month in YEAR:
        if month in lacking:
            yield entry(TOWN, "klotter", month, lacking[month])
        else:
            yield from (entry(area, "klotter", month, 50) for area in ("D1", "D2"))


@pytest.mark.parametrize(
    ("lacking", "told", "whole"),
    [
        ({}, 600, True),
        ({"2025-03": 20}, 550, True),  # 20 of 1 120
        ({"2025-03": 100}, 550, False),
        ({"2025-03": 100, "2025-04": 100, "2025-05": 100}, None, None),  # a quarter of it
    ],
)
def test_a_sum_says_what_it_lacks_and_is_none_when_that_is_much(lacking, told, whole):
    found = Sums(cells(lacking)).area("D1", ["klotter"], YEAR)
    assert value(found) == told
    if found:
        assert found.whole is whole
        assert found.atoms == {("klotter", month) for month in YEAR if month not in lacking}
        assert found.cells == 12 - len(lacking)


def test_every_sum_is_exactly_the_sum_of_the_cells_it_says():
    entries = ledger(level=1).entries
    sums, oracle, seen = Sums(entries), Oracle(entries), 0
    spans = [YEAR, YEAR[:10], tuple(m.replace("2025", "2023") for m in YEAR)]
    for area, span in itertools.product((*NAMES, REST), spans):
        for groups in (*((group,) for group in SPLIT), SPLIT):
            if found := sums.area(area, groups, span):
                assert found.value == oracle.of(area, found.atoms)
                seen += 1
    assert seen > 100


def test_the_municipality_is_within_five_of_the_truth_in_every_month():
    true, sums = counts(), Sums(ledger().entries)
    for i, group in enumerate(GROUPS):
        for j, month in enumerate(true.months):
            assert abs(sums.month(group, month).value - true.values[:, i, j].sum()) <= 5


def test_a_year_of_the_municipality_is_one_number_a_month():
    found = Sums(ledger().entries).town(["klotter"], YEAR)
    assert (found.cells, found.lacking) == (12, 0.0)
    assert found.value % 5 == 0
    assert unit(tuple(sorted(found.atoms))) == ("klotter", "+".join(YEAR))


def test_nothing_is_told_of_a_district_that_is_not_there():
    assert Sums([]).area("D9", ["klotter"], YEAR) is None
    assert Sums([]).town(["klotter"], YEAR) is None
    assert Sum(5, 1, frozenset(), 0.02).whole
