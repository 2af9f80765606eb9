"""Counts bound by more than one total: linear programs, then integer ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.bounds import WIDTH, may_be_small
from geo.disclosure.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from geo.disclosure.solve import Constraint
    from geo.disclosure.stack import Stack

    Ints = npt.NDArray[np.int64]

MOST = 20  # findings of a system that does not separate; it is refused by the first


def joined(stack: Stack) -> set[int]:
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


def programmed(stack: Stack, cells: list[int]) -> Iterator[Finding]:
    """Solve for the cells that second numbers bind; stop when enough is known to refuse."""
    from geo.disclosure.solve import extremes  # noqa: PLC0415 - slow to load, and seldom needed

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
        name = stack.figures[cells[i]].cell
        for finding in told([name], np.array([lo]), np.array([hi])):
            yield finding
            found += 1
        if found >= MOST:
            return


def told(names: list[str], low: Ints, high: Ints) -> Iterator[Finding]:
    """Report counts that may be one to four and are known too closely."""
    small = may_be_small(low, high) | (low > high) | (high == 0)
    for i in np.flatnonzero(small & (high - low < WIDTH)):
        cell = names[i]
        if low[i] > high[i]:
            yield Finding("A1", cell, "the numbers contradict each other or the known total")
        elif low[i] == high[i]:
            yield Finding("A1", cell, "the count can be told exactly")
        else:
            yield Finding("A1", cell, "the count can be told more closely than rounding leaves it")


def _rules(stack: Stack, place: Mapping[int, int]) -> Iterator[Constraint]:
    for key, members in stack.units.items():
        total = stack.totals.get(key[1:])
        if total is not None and members[0] in place:
            yield [place[member] for member in members], total, total
    for row in stack.rows:
        if row.members:
            yield [place[member] for member in row.members], row.low, row.high
