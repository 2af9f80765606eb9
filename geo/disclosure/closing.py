"""One run over the ledger: what is closed, and what is written of it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.cells import (
    ALONE,
    BASE,
    KEPT,
    OPEN,
    SPLIT,
    TOWN,
    Atom,
    Closing,
    Entry,
    Ledger,
    atoms_of,
    is_late,
    unit,
    year_of,
)
from geo.disclosure.chance import uniform
from geo.disclosure.gate import may_show, may_split, pools
from geo.disclosure.groups import BY_ID
from geo.disclosure.round import nearest, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from geo.disclosure.counts import Counts

    Ints = npt.NDArray[np.int64]


class Book:
    """A ledger that is being written, with the counts of the moment."""

    def __init__(self, ledger: Ledger, counts: Counts, secret: bytes, release: str) -> None:
        steps = np.diff(np.array([m for m in counts.months if m[5:].isdigit()], "M8[M]"))
        if any(step != np.timedelta64(1, "M") for step in steps):
            raise ValueError("there is a gap between the months")
        self.counts, self.secret, self.release = counts, secret, release
        self.entries, self.closings = list(ledger.entries), list(ledger.closings)
        single = [c for c in ledger.closings if len(atoms_of(*c.unit)) == 1]
        self.atoms: dict[Atom, Closing] = {c.unit: c for c in single}
        self.first: dict[Atom, Closing] = {c.unit: c for c in reversed(single)}
        self.runs: dict[tuple[str, str, bool], list[Atom]] = defaultdict(list)
        for atom in self.first:
            self.runs[_run(atom)].append(atom)
        self.said = ledger.said()

    def ledger(self) -> Ledger:
        """Return what has been written."""
        return Ledger(tuple(self.entries), tuple(self.closings))

    def close(self, group: str, month: str) -> None:
        """Split one group and month by district, or write its number for the municipality."""
        atom = (group, month)
        if atom in self.atoms:
            return
        counts = self.counts.of([atom])
        total = int(counts.sum())
        enough = may_split(group, total, len(counts))
        alone = self.counts.alone and BY_ID[group].split
        self.said[atom] = self._next(atom, total, leaves=not (enough or alone))
        state = ALONE if alone else OPEN
        if enough:
            state = self._split((atom,), counts, self.said[atom])
        if state != SPLIT:
            self._tell(TOWN, atom, self.said[atom])
        self._remember(atom, counts, state)

    def pool(self, month: str, step: str) -> None:
        """Split what was left open, several months or groups together, as it was closed.

        What has become known since is no part of it: the municipality's months do not have
        it either, and it is told with the other late reports.
        """
        for atoms in pools(self.atoms, self.counts.groups, month, step):
            counts = self.closed(self.first[atom] for atom in atoms)
            total, names = int(counts.sum()), unit(atoms)
            if not may_split(names[0], total, len(counts)):
                continue
            told = sum(self.said[atom] for atom in atoms)
            state = self._split(atoms, counts, told)
            if len(atoms) > 1:
                self.closings.append(Closing(*names, total, state))
            for atom in atoms:
                self._remember(atom, self.closed([self.first[atom]]), state)

    def closed(self, closings: Iterable[Closing]) -> Ints:
        """Sum what was counted at closings, shape (areas,); areas of other lists are the rest."""
        found = np.zeros(len(self.counts.areas), dtype=np.int64)
        row = {code: i for i, code in enumerate(self.counts.areas)}
        for closing in closings:
            for area, count in closing.counts:
                found[row.get(area, -1)] += count
        return found

    def _split(self, atoms: tuple[Atom, ...], counts: Ints, target: int) -> str:
        """Round by district, and write it if it may be shown."""
        of, areas = unit(atoms), self.counts.areas
        about = " ".join((self.counts.version, *of))
        values = rounded(counts, areas, self.secret, about=about, target=target)
        chance = uniform(self.secret, f"{about} kept", "")
        if not may_show(values, int(counts.sum()), target, chance):
            return KEPT
        for area, value in zip(areas, values.tolist(), strict=True):
            self._tell(area, of, value)
        return SPLIT

    def _tell(self, area: str, of: tuple[str, str], value: int) -> None:
        version, known = self.counts.version, self.counts.known
        self.entries.append(Entry(area, *of, value, self.release, version, known))

    def _next(self, atom: Atom, total: int, *, leaves: bool) -> int:
        """Return what is said of the municipality: with the year so far, nearest to the truth.

        Months that are open run on by themselves: what leaves for a pool takes its own
        numbers with it. Months that pass the gate, and those that never do since the
        districts are others, make up for what the year lacks by then.
        """
        run = [
            each for each in self.runs[_run(atom)] if not leaves or self.atoms[each].state == OPEN
        ]
        lacking = sum(self.first[each].total - self.said[each] for each in run)
        below = total // BASE * BASE
        return min(max(nearest(total + lacking), below), below + BASE * (total > below))

    def _remember(self, atom: Atom, counts: Ints, state: str) -> None:
        areas = zip(self.counts.areas, counts.tolist(), strict=True)
        closing = Closing(*atom, int(counts.sum()), state, tuple(a for a in areas if a[1]))
        self.closings.append(closing)
        self.atoms[atom] = closing
        if atom not in self.first:
            self.first[atom] = closing
            self.runs[_run(atom)].append(atom)


@lru_cache(maxsize=16384)
def _run(atom: Atom) -> tuple[str, str, bool]:
    """Name the numbers of the municipality that run on: of a group's year, or its late reports."""
    return atom[0], year_of(atom[1]), is_late(atom[1])
