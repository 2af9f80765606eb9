"""Every other number is a sum of base cells, or there is no such number.

The attacker's own way of adding up, kept apart from that of the page (``geo.public.sums``)
on purpose: whoever looks for a wrong number must not add with the code that wrote it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.disclosure.cells import TOWN, Atom, atom_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.disclosure.cells import Entry

Parts = dict[str, dict[Atom, tuple[frozenset[Atom], int]]]  # area → atom → its cell, its value


class Sums:
    """Sums over the cells of a ledger, for whoever attacks what is shown of it.

    Parameters
    ----------
    entries
        Of one ledger. A later number of a cell there is already is not read: the first
        one stands.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.parts: Parts = defaultdict(dict)
        self.areas: dict[Atom, tuple[str, ...]] = {}
        for entry in entries:
            atoms = atom_set(*entry.unit)
            for atom in atoms:
                self.parts[entry.area].setdefault(atom, (atoms, entry.value))
                if entry.area != TOWN and entry.area not in self.areas.get(atom, ()):
                    self.areas[atom] = (*self.areas.get(atom, ()), entry.area)

    def of(self, area: str, atoms: Iterable[Atom]) -> int | None:
        """Return the published number of an area for groups and months.

        Parameters
        ----------
        area
            District, ``REST`` or ``TOWN``; the town's is what was told of it, or the sum
            of all districts where it was split at once.
        atoms
            Groups and months.

        Returns
        -------
        int or None
            None where it is not told: not by district, or only together with more.
        """
        wanted = frozenset(atoms)
        if area != TOWN:
            return self._cover(area, wanted)
        told = frozenset(atom for atom in wanted if atom in self.parts[TOWN])
        split = wanted - told
        areas = {self.areas.get(atom, ()) for atom in split}
        found = [self._cover(TOWN, told)] if told else []
        for names in areas:
            mine = frozenset(atom for atom in split if self.areas.get(atom, ()) == names)
            found += [self._cover(name, mine) for name in names] or [None]
        known = [each for each in found if each is not None]
        return sum(known) if len(known) == len(found) else None

    def _cover(self, area: str, atoms: frozenset[Atom]) -> int | None:
        """Sum the cells of an area that make up the atoms, neither more nor less."""
        parts, total, left = self.parts.get(area, {}), 0, set(atoms)
        while left:
            atom = left.pop()
            cell, value = parts.get(atom, (frozenset(), 0))
            others = cell - {atom}
            if not cell or not others <= left:
                return None
            total, left = total + value, left - others
        return total
