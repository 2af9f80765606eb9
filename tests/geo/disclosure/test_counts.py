"""Incidents become counts by told district, public group and month, and none is lost."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest

from geo.disclosure.cells import REST
from geo.disclosure.counts import count, months_between, told_districts, version_of
from geo.disclosure.groups import PUBLIC_GROUPS
from tests.geo import made

ROWS = made.frame(500, 4)
MONTHS = ("2024-12", "2025-01", "2025-02")
GROUP = {kind: group.id for group in PUBLIC_GROUPS for kind in group.types}


def test_counts_are_those_counted_by_hand():
    found = count(made.arrays(ROWS), MONTHS, ("a", "c"), version="v")
    assert found.areas == ("a", "c", REST)
    area = ROWS["area"].where(ROWS["area"].isin(["a", "c"]), REST)
    month = ROWS["day"].map(lambda day: f"{day:%Y-%m}")
    by_hand = Counter(zip(area, ROWS["offence"].map(GROUP), month, strict=True))
    axes = found.areas, found.groups, found.months
    assert found.values.ravel().tolist() == [by_hand[key] for key in product(*axes)]
    assert found.of([("klotter", "2025-01")]).tolist() == [
        by_hand[each, "klotter", "2025-01"] for each in found.areas
    ]
    assert found.values.sum() == len(ROWS)


def test_what_is_not_there_is_not_taken_for_none():
    found = count(made.arrays(ROWS), MONTHS[1:2], ("a",), version="v")
    for atom in (("klotter", "1999-01"), ("nothing", MONTHS[1])):
        with pytest.raises(ValueError, match="has not been counted"):
            found.of([atom])
    inside = ROWS["day"].map(lambda d: d.month == 1).sum()
    assert found.values.sum() == inside


def test_small_districts_are_not_told_of():
    assert told_districts({"b": 1000, "a": 5000.0, "c": 999, "d": np.nan}) == ("a", "b")


def test_a_district_list_has_a_name_of_its_own():
    one = version_of([("a", b"1"), ("b", b"2")])
    assert one == version_of([("b", b"2"), ("a", b"1")])
    assert len({one, version_of([("a", b"1")]), version_of([("a", b"1b"), ("", b"2")])}) == 3
    assert months_between("2024-11", "2025-02") == ("2024-11", "2024-12", "2025-01", "2025-02")
