"""Equally long times before and after, and what has been registered of them."""

import datetime as dt

import numpy as np
import pytest

from geo.errors import UserError
from geo.measures import effect_windows as ew
from geo.measures.delay import Delay
from geo.measures.triangle import STEPS

START = dt.date(2025, 3, 5)  # a Wednesday
FIRST = dt.date(2020, 1, 1)
LAST = START + dt.timedelta(weeks=10, days=-1)
SPAN = ew.Span(FIRST, LAST)


def delay(*, known=True, groups=1):
    """A fifth a week, from nothing: all is registered after five weeks."""
    share = np.minimum(np.arange(STEPS + 1) / 5, 1)
    return Delay(
        np.tile(share[:, None], groups), np.zeros((STEPS + 1, groups)),
        np.datetime64(LAST + dt.timedelta(days=1)), known=known,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("span", "weeks", "limit", "length"),
    [
        (SPAN, 8, ew.WANTED, 8),
        (SPAN, 10, ew.WANTED, 10),
        (SPAN, 52, ew.DATA, 10),
        (ew.Span(FIRST, LAST - dt.timedelta(days=1)), 52, ew.DATA, 9),
        (ew.Span(START - dt.timedelta(days=20), LAST), 52, ew.HISTORY, 2),
        (ew.Span(FIRST, LAST, START + dt.timedelta(days=27)), 52, ew.ENDED, 4),
    ],
)
def test_as_long_as_the_data_allow(span, weeks, limit, length):
    found = ew.windows(START, span, weeks=weeks)
    assert (found.limit, found.weeks) == (limit, length)
    first, end, begin, last = found.days
    assert (begin, end) == (START, START - dt.timedelta(days=1))
    assert (last - begin).days == (end - first).days == 7 * length - 1
    assert first >= span.first
    assert last <= span.last


@pytest.mark.parametrize(
    "span",
    [
        ew.Span(FIRST, START + dt.timedelta(days=5)),
        ew.Span(START - dt.timedelta(days=6), LAST),
        ew.Span(FIRST, LAST, START),
        ew.Span(FIRST, START - dt.timedelta(days=90)),
    ],
)
def test_without_a_week_each_way_there_is_nothing_to_compare(span):
    with pytest.raises(UserError, match="hel vecka"):
        ew.windows(START, span, weeks=52)


def test_what_is_registered_is_told_week_by_week():
    found = ew.windows(START, SPAN, weeks=10, delay=delay())
    assert found.registered[:10].tolist() == [1] * 10
    assert found.registered[10:] == pytest.approx([1, 1, 1, 1, 1, 0.8, 0.6, 0.4, 0.2, 0])
    assert found.exposure == pytest.approx((1, 0.7))
    assert found.known


def test_weeks_of_which_too_little_is_registered_can_be_left_out():
    found = ew.windows(START, SPAN, weeks=10, delay=delay(), cut=True)
    assert (found.limit, found.weeks) == (ew.UNREGISTERED, 5)
    assert found.registered.tolist() == [1] * 10
    complete = ew.windows(START, SPAN, weeks=4, delay=delay(), cut=True)
    assert (complete.limit, complete.weeks) == (ew.WANTED, 4)


def test_nothing_registered_is_nothing_to_compare():
    late = ew.Span(FIRST, START + dt.timedelta(weeks=2))
    new = Delay(np.zeros((STEPS + 1, 1)), np.zeros((STEPS + 1, 1)), np.datetime64(LAST), known=True)
    with pytest.raises(UserError, match="hel vecka"):
        ew.windows(START, late, weeks=10, delay=new, cut=True)


def test_not_known_is_said():
    assert not ew.windows(START, SPAN, weeks=10).known
    assert not ew.windows(START, SPAN, weeks=10, delay=delay(known=False)).known


def test_groups_aimed_at_are_taken_alike():
    two = delay(groups=3)
    two.share[:, 1] = 1
    found = ew.windows(START, SPAN, weeks=10, delay=ew.of_groups(two, [0, 1]))
    assert found.exposure[1] == pytest.approx(0.85)
