"""Offences by area, public group and month: what the ledger is handed.

What could mislead: the months must be closed, since a month in progress would be frozen
as it is.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.cells import REST
from geo.disclosure.groups import PUBLIC_GROUPS
from geo.offences import INDEX, N_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from geo.disclosure.cells import Atom
    from geo.schema import Incidents

FEWEST_INHABITANTS = 1000


@dataclass(frozen=True, eq=False)
class Counts:
    """Exact counts, never published.

    Attributes
    ----------
    values
        int64, shape (areas, groups, months), ≥ 0.
    areas
        District codes; the last is ``REST``.
    groups
        Ids of public groups.
    months
        Closed months without a gap, oldest first: ``2025-01``.
    version
        Of the district list, see :func:`version_of`.
    known
        Newest month that was over when they were counted, if that is known.
    """

    values: npt.NDArray[np.int64]
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    months: tuple[str, ...]
    version: str
    known: str = ""

    def of(self, atoms: Iterable[Atom]) -> npt.NDArray[np.int64]:
        """Sum groups and months per area, shape (areas,).

        Raises
        ------
        ValueError
            If one is not there: it must not be taken for none.
        """
        found = np.zeros(len(self.areas), dtype=np.int64)
        for group, month in atoms:
            if group not in self.groups or month not in self.months:
                raise ValueError(f"{group} {month} has not been counted")
            found += self.values[:, self.groups.index(group), self.months.index(month)]
        return found

    @property
    def alone(self) -> bool:
        """Whether they are the municipality's and of no district."""
        return self.areas == (REST,)

    def joined(self) -> Counts:
        """Return the municipality's counts alone."""
        return replace(self, values=self.values.sum(axis=0, keepdims=True), areas=(REST,))


def told_districts(population: Mapping[str, float]) -> tuple[str, ...]:
    """Return the codes of the districts that are large enough to be told of, in order."""
    return tuple(sorted(code for code, n in population.items() if n >= FEWEST_INHABITANTS))


def version_of(districts: Iterable[tuple[str, bytes]]) -> str:
    """Name a district list by its codes and shapes (WKB): the same list, the same name."""
    digest = hashlib.sha256()
    for code, shape in sorted(districts):
        for part in (code.encode(), shape):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:12]


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Return the months ``first``..``last``, both included."""
    start, end = (np.datetime64(month, "M") for month in (first, last))
    return tuple(str(month) for month in np.arange(start, end + 1))


def count(
    incidents: Incidents, months: tuple[str, ...], told: tuple[str, ...], *, version: str
) -> Counts:
    """Count incidents by told district, public group and month.

    Parameters
    ----------
    incidents
        Every incident.
    months
        Closed months, oldest first, without a gap.
    told
        Codes of the districts told of; everything else, also what has no place, is ``REST``.
    version
        Of the district list.
    """
    row = {code: i for i, code in enumerate(told)}
    area = np.array([row.get(code, len(told)) for code in incidents.areas])
    kind = np.zeros(N_TYPES, dtype=np.int64)
    for i, group in enumerate(PUBLIC_GROUPS):
        kind[[INDEX[each] for each in group.types]] = i
    shape = (len(told) + 1, len(PUBLIC_GROUPS))
    values = np.zeros((*shape, len(months)), dtype=np.int64)
    for i, month in enumerate(months):
        first = np.datetime64(month, "M")
        days = (edge.astype("datetime64[D]") for edge in (first, first + 1))
        start, after = days
        cell = incidents.cell[incidents.rows(start, after - 1)]
        flat = area[cell // N_TYPES] * shape[1] + kind[cell % N_TYPES]
        values[:, :, i] = np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)
    return Counts(values, (*told, REST), tuple(g.id for g in PUBLIC_GROUPS), months, version)
