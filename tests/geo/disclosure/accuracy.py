"""How far what is published is from the truth: of one town, to be put together over many."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from geo.disclosure.cells import TOWN, atoms_of
from geo.disclosure.direction import direction
from geo.disclosure.sums import Sums

CHANGE = 15


def measured(whole, ledger):
    """Return lists of errors by what they are of, and whether directions are told wrongly."""
    found = defaultdict(list)
    sums = Sums(ledger.entries)
    years = sorted({month[:4] for month in whole.months})
    for group in whole.groups:
        for month in whole.months:
            found["town"].append(sums.of(TOWN, [(group, month)]) - whole.of([(group, month)]).sum())
        for year in years:
            atoms = [(group, month) for month in whole.months if month[:4] == year]
            told = sum(sums.of(TOWN, [atom]) for atom in atoms)
            found["town_year"].append(told - whole.of(atoms).sum())
    _districts(whole, ledger, found)
    return found


def _districts(whole, ledger, found):
    """Cells, and sums of a year per district: per group, and all that is told by district."""
    row = {area: i for i, area in enumerate(whole.areas)}
    told = defaultdict(lambda: np.zeros((2, len(row)), dtype=np.int64))
    cells = defaultdict(int)
    units = defaultdict(lambda: np.zeros(len(row), dtype=np.int64))
    for entry in ledger.entries:
        if entry.area != TOWN:
            units[entry.unit][row[entry.area]] = entry.value
    for unit, values in units.items():
        true, year = whole.of(atoms_of(*unit)), unit[1][:4]
        found["cell"] += (values - true).tolist()
        found["small"] += true[(true >= 1) & (true <= 4)].tolist()
        for key in ((year, unit[0]), (year, "")):
            told[key] += np.array([true, values])
            cells[key] += 1
    for (year, group), (true, values) in told.items():
        found["year" if group else "district"] += (values - true).tolist()
        found["true_year" if group else "true_district"] += true.tolist()
        before = (str(int(year) - 1), group)
        if before in told:
            _trends(
                true - told[before][0],
                values,
                told[before][1],
                cells[year, group] + cells[before],
                found,
            )


def _trends(change, now, before, n, found):
    for true, a, b in zip(change.tolist(), now.tolist(), before.tolist(), strict=True):
        if abs(true) >= CHANGE:
            said = direction(a, b, n)
            found["wrong"].append(said * true < 0)
            found["silent"].append(said == 0)
            found["sign_wrong"].append((a - b) * true < 0)
