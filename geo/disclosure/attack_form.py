"""Attacks on how it is published: A4 revision, A5 noise anew, A6 geography, A7 the gate."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.cells import BASE, TOWN
from geo.disclosure.finding import Finding
from geo.disclosure.gate import may_split
from geo.disclosure.groups import BY_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geo.disclosure.finding import Known
    from geo.disclosure.published import Figure
    from geo.disclosure.stack import Stack

REBUILDS = 100


def a4_revision(before: Iterable[Figure], after: Iterable[Figure]) -> Iterator[Finding]:
    """Compare a release with the one before it, reports having come in between.

    The differences would tell of the late reports. Every closed number must stand.
    """
    now = {(f.area, f.unit, f.areas): f.value for f in after}
    for figure in before:
        value = now.get((figure.area, figure.unit, figure.areas))
        if value is None:
            yield Finding("A4", figure.cell, "a closed number has gone")
        elif value != figure.value:
            yield Finding("A4", figure.cell, "a closed number has changed")


def a5_noise(build: Callable[[], bytes], *, times: int = REBUILDS) -> Iterator[Finding]:
    """Ask for the same release many times: chance that is drawn anew averages out."""
    if len({build() for _ in range(times)}) > 1:
        yield Finding("A5", "", "the same release is not the same bytes")


def a6_geography(stack: Stack, figures: Iterable[Figure], known: Known) -> Iterator[Finding]:
    """Lay one cut of the town over another, and the town over the sum of its districts."""
    versions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (version, group, text), members in stack.units.items():
        areas = known.areas.get(version, ())
        told = {stack.figures[i].area for i in members}
        cell = f"{group} {text}"
        if strangers := told - set(areas):
            yield Finding("A6", f"{min(strangers)} {cell}", "the area is in no district list")
        elif missing := set(areas) - told:
            yield Finding("A6", f"{min(missing)} {cell}", "one area is what the rest leaves")
        for atom in stack.atoms[members[0]]:
            versions[atom].add(version)
    for (group, month), seen in versions.items():
        if len(seen) > 1:
            yield Finding("A6", f"{group} {month}", "told by two district lists")
    yield from _town_against_districts(stack, figures)


def _town_against_districts(stack: Stack, figures: Iterable[Figure]) -> Iterator[Finding]:
    """Report a number of the town that is not its districts' sum, nor a step of 5 beside it."""
    sums = {key[1:]: sum(stack.values[i] for i in members) for key, members in stack.units.items()}
    for figure in figures:
        if figure.area == TOWN and figure.unit in sums:
            apart = figure.value - sums[figure.unit]
            if apart % BASE or abs(apart) > BASE:
                yield Finding("A6", figure.cell, "the town is not the sum of its districts")


def a7_gate(stack: Stack) -> Iterator[Finding]:
    """Look for what the gate must have stopped.

    All of a known total in one district, too small a total, and what is never told by
    district.
    """
    for (_, group, text), members in stack.units.items():
        cell, atoms = f"{group} {text}", stack.atoms[members[0]]
        total = stack.totals.get((group, text))
        if not all(each in BY_ID and BY_ID[each].split for each, _ in atoms):
            yield Finding("A7", cell, "never to be told by district")
        elif total is None or not may_split(group, total, len(members)):
            yield Finding("A7", cell, "too few to be told by district")
        elif np.count_nonzero([stack.values[i] for i in members]) < 2:  # noqa: PLR2004
            yield Finding("A7", cell, "one district has all of a known total")
