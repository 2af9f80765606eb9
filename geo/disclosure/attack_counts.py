"""Attacks that reckon: A1 intervals, A2 windows, A3 filters, A10 one known incident.

They work on what can be read back from the published bytes, the municipality's exact
totals and this code, and do not take a number for what it claims to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.bounds import (
    WIDTH,
    intervals,
    may_be_small,
    narrow_if_one_is_known,
)
from geo.disclosure.cells import BASE
from geo.disclosure.finding import Finding
from geo.disclosure.solve import extremes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy.typing as npt

    from geo.disclosure.published import Figure
    from geo.disclosure.solve import Constraint
    from geo.disclosure.stack import Stack

    Ints = npt.NDArray[np.int64]

MOST = 20  # findings of a system that does not separate; it is refused by the first


def a1_intervals(stack: Stack) -> Iterator[Finding]:
    """Narrow every count that may be one to four, with all numbers and exact totals at once.

    The closed form where a total has one rounding of each of its areas and nothing else;
    where sums tell more, linear programs and then integer ones.
    """
    low, high, joined = stack.low, stack.high, _joined(stack)
    for key, members in stack.units.items():
        total = stack.totals.get(key[1:])
        if joined & set(members):
            continue
        lo, hi = low[members], high[members]
        if total is not None:
            lo, hi = intervals(lo, hi, total)
        yield from _told(stack, members, lo, hi)
    if joined:
        yield from _programmed(stack, sorted(joined))


def a2_windows(stack: Stack) -> Iterator[Finding]:
    """Compare windows and sums of all releases with the cells they are made of.

    Two windows that share months differ by cells. Nothing is learnt only if every one
    is exactly the sum of its cells; one that is not was rounded, or not, by itself.
    """
    for figure in stack.again:
        yield Finding("A2", figure.cell, "the cell has two different numbers")
    for row in stack.rows:
        yield Finding("A2", row.figure.cell, "the number is not the sum of its cells")


def a3_filters(figures: Iterable[Figure]) -> Iterator[Finding]:
    """Subtract every selectable combination from every other.

    All differences are multiples of 5 if and only if all numbers leave the same rest, and
    since "nothing chosen" is 0, that rest is 0. So no pair needs to be formed.
    """
    for figure in figures:
        if figure.value % BASE:
            yield Finding("A3", figure.cell, "differences from it are no multiples of 5")


def a10_one_known(stack: Stack) -> Iterator[Finding]:
    """Subtract one incident that was in the news, wherever it was.

    Where 0 is published, who knows of an incident knows that the count is 1 to 4, so that
    the rest is 0 to 3: with base 5 that cannot be helped, and four values are left. No
    other count may narrow, and none become exact.
    """
    low, high = stack.low, stack.high
    for key, members in stack.units.items():
        total = stack.totals.get(key[1:])
        if total is None or (low[members] > high[members]).any():
            continue
        for i in np.flatnonzero(narrow_if_one_is_known(low[members], high[members], total)):
            cell = stack.figures[members[i]].cell
            yield Finding("A10", cell, "who knows of one incident can tell the rest too closely")


def _joined(stack: Stack) -> set[int]:
    """Return cells bound by a second number, and all that share a total or number with them."""
    found = {member for row in stack.rows for member in row.members}
    groups = list(stack.units.values()) + [list(row.members) for row in stack.rows]
    size = -1
    while size != len(found):
        size = len(found)
        for group in groups:
            if found.intersection(group):
                found.update(group)
    return found


def _programmed(stack: Stack, cells: list[int]) -> Iterator[Finding]:
    """Solve for the cells that second numbers bind; stop when enough is known to refuse."""
    place = {cell: i for i, cell in enumerate(cells)}
    low, high = stack.low[cells], stack.high[cells]
    rules = list(_rules(stack, place))
    found = 0
    for i in np.flatnonzero(may_be_small(low, high) | (low > high)).tolist():
        lo, hi = low[i], high[i]
        for whole in (False, True):
            answer = extremes(low, high, rules, i, whole=whole) if (low <= high).all() else None
            lo, hi = answer or (1, 0)
            if hi - lo < WIDTH:  # already without whole numbers
                break
        for finding in _told(stack, [cells[i]], np.array([lo]), np.array([hi])):
            yield finding
            found += 1
        if found >= MOST:
            return


def _rules(stack: Stack, place: Mapping[int, int]) -> Iterator[Constraint]:
    for key, members in stack.units.items():
        total = stack.totals.get(key[1:])
        if total is not None and members[0] in place:
            yield [place[member] for member in members], total, total
    for row in stack.rows:
        if row.members:
            yield [place[member] for member in row.members], row.low, row.high


def _told(stack: Stack, members: list[int], low: Ints, high: Ints) -> Iterator[Finding]:
    """Report counts that may be one to four and are known too closely."""
    small = may_be_small(low, high) | (low > high) | (high == 0)
    for i in np.flatnonzero(small & (high - low < WIDTH)):
        cell = stack.figures[members[i]].cell
        if low[i] > high[i]:
            yield Finding("A1", cell, "the numbers contradict each other or the known total")
        elif low[i] == high[i]:
            yield Finding("A1", cell, "the count can be told exactly")
        else:
            yield Finding("A1", cell, "the count can be told more closely than rounding leaves it")
