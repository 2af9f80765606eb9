"""What is told by its month alone is left out of weeks, and enough of it ends them."""

from dataclasses import replace

import numpy as np

from geo.measures.totals import running_totals
from geo.month_only import month_only, mostly
from geo.span import LONGEST
from tests.geo import made


def of(*spans, hour=0, day="2025-02-01"):
    minute = np.datetime64(day, "m").astype(int) + hour * 60
    rows = made.frame(len(spans), days=1)
    return replace(
        made.arrays(rows, days=1), day0=np.datetime64(day),
        minute=np.full(len(spans), minute, np.int32), span=np.array(spans, np.uint16),
    )  # fmt: skip


def test_a_whole_month_is_known_by_its_month_alone():
    assert month_only(of(LONGEST + 1, LONGEST, 0)).tolist() == [True, False, False]


def test_a_long_absence_is_no_month():
    assert not month_only(of(LONGEST + 1, hour=9)).any()
    assert not month_only(of(LONGEST + 1, day="2025-02-02")).any()


def test_most_of_them_are_needed_to_give_weeks_up():
    assert mostly(of(LONGEST + 1, LONGEST + 1, 0))
    assert not mostly(of(LONGEST + 1, 0))


def test_totals_count_what_is_kept():
    rows = made.frame(300)
    everything, keep = made.arrays(rows), np.arange(300) % 3 > 0
    found = running_totals(everything, keep=keep)
    assert np.array_equal(found, running_totals(made.arrays(rows[keep])))
    day = np.datetime64(made.DAY0) + 20
    found = running_totals(everything, keep=keep, known_on=day)
    assert np.array_equal(found, running_totals(made.arrays(rows[keep]), known_on=day))
