"""How far what is published is from the truth: of one town, to be put together over many."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np

from geo.disclosure.cells import TOWN, atoms_of
from geo.disclosure.sums import Sums
from geo.public.develop import FEWER, MORE, UNKNOWN, YEARS, developed
from geo.public.sum import Sum

CHANGE = 15
VARIANCE = 4.0  # of the rounding error of one cell: 25 p (1 - p), over the five rests
DEVIATIONS = 2.0


def direction(now, before, cells):
    """Say whether a sum has risen or fallen beyond what rounding alone makes; 0 if it has not."""
    change = now - before
    if abs(change) <= DEVIATIONS * math.sqrt(VARIANCE * cells):
        return 0
    return 1 if change > 0 else -1


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
        _said(told, cells, (int(year), group), found)
        before = (str(int(year) - 1), group)
        if before in told:
            _trends(
                true - told[before][0],
                values,
                told[before][1],
                cells[year, group] + cells[before],
                found,
            )


def _said(told, cells, key, found):
    """What the page says of a year and those before it, beside what is true."""
    year, group = key
    earlier = [(str(year - i), group) for i in range(1, YEARS + 1)]
    earlier = [each for each in earlier if each in told]
    if not earlier:
        return
    whole, now = frozenset(), (str(year), group)
    for i, true in enumerate(told[now][0].tolist()):
        before = [Sum(int(told[each][1][i]), cells[each], whole) for each in earlier]
        said = developed(Sum(int(told[now][1][i]), cells[now], whole), before)
        change = true - np.mean([told[each][0][i] for each in earlier])
        if abs(change) >= CHANGE and said != UNKNOWN:
            change *= 1 if said == MORE else -1
            found["page_wrong"].append(said in (MORE, FEWER) and change < 0)
            found["page_silent"].append(said not in (MORE, FEWER))


def _trends(change, now, before, n, found):
    for true, a, b in zip(change.tolist(), now.tolist(), before.tolist(), strict=True):
        if abs(true) >= CHANGE:
            said = direction(a, b, n)
            found["wrong"].append(said * true < 0)
            found["silent"].append(said == 0)
            found["sign_wrong"].append((a - b) * true < 0)
