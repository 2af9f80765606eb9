"""Attacks that reckon: A1 intervals, A2 windows, A3 filters, A10 one known incident.

They work on what can be read back from the published bytes, the municipality's exact
totals and this code, and do not take a number for what it claims to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.attack_joined import joined, programmed, told
from geo.disclosure.bounds import intervals, narrow_if_one_is_known
from geo.disclosure.cells import BASE
from geo.disclosure.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.disclosure.published import Figure
    from geo.disclosure.stack import Stack


def a1_intervals(stack: Stack) -> Iterator[Finding]:
    """Narrow every count that may be one to four, with all numbers and exact totals at once.

    The closed form where a total has one rounding of each of its areas and nothing else;
    where sums tell more, linear programs and then integer ones.
    """
    low, high, bound = stack.low, stack.high, joined(stack)
    for key, members in stack.units.items():
        total = stack.totals.get(key[1:])
        if bound & set(members):
            continue
        names = [stack.figures[i].cell for i in members]
        lo, hi = low[members], high[members]
        if total is not None:
            hidden = stack.missing(key)
            names += [f"{area} {key[1]} {key[2]}" for area in hidden]
            lo = np.append(lo, np.zeros(len(hidden), dtype=np.int64))
            hi = np.append(hi, np.full(len(hidden), total))
            lo, hi = intervals(lo, hi, total)
        yield from told(names, lo, hi)
    if bound:
        yield from programmed(stack, sorted(bound))


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
