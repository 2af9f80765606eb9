"""Each attack finds what it is for, and nothing in an honest release."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from geo.disclosure.attack import (
    Known,
    a1_intervals,
    a2_windows,
    a3_filters,
    a4_revision,
    a5_noise,
    a7_gate,
    a10_one_known,
    audit,
)
from geo.disclosure.bounds import box, intervals
from geo.disclosure.cells import REST
from geo.disclosure.published import Figure
from geo.disclosure.solve import extremes
from geo.disclosure.stack import Stack

AREAS = ("Centrum", "Araby", "Landsbygd")
GROUPS = ("cykelstold", "misshandel_ute", "klotter")
TRUE = np.array([[41, 17, 12], [12, 3, 1], [4, 2, 0]])
ROUNDED = [[40, 15, 10], [10, 5, 0], [5, 0, 0]]


def told(values, month="2025-06", release="r1", groups=GROUPS):
    """Figures of a table of areas by groups."""
    return [
        Figure(area, group, month, value, release, "v1")
        for area, row in zip(AREAS, values, strict=True)
        for group, value in zip(groups, row, strict=True)
    ]


def totals(month="2025-06"):
    """The exact totals that everybody knows: 57, 22 and 13."""
    units = [(group, month) for group in GROUPS]
    return known(dict(zip(units, TRUE.sum(axis=0).tolist(), strict=True)))


def known(exact):
    """What the attacker knows."""
    return Known(exact, {"v1": AREAS})


def test_the_worked_example_passes():
    stack = Stack(told(ROUNDED), totals())
    assert list(a1_intervals(stack)) == []
    assert list(a10_one_known(stack)) == []
    bounds = {}
    for (_, group, month), members in stack.units.items():
        lo, hi = intervals(stack.low[members], stack.high[members], totals().totals[group, month])
        for i, member in enumerate(members):
            bounds[stack.figures[member].area, group] = (lo[i], hi[i])
    assert bounds["Araby", "misshandel_ute"] == (1, 9)  # 3
    assert bounds["Araby", "klotter"] == (0, 4)  # 1
    assert bounds["Landsbygd", "cykelstold"] == (1, 9)  # 4
    assert bounds["Landsbygd", "misshandel_ute"] == (0, 4)  # 2


def test_hiding_less_than_five_would_give_the_one_away():
    """The total less what stands there: 13 − 12 − 0 = 1, exactly."""
    shown = [f for f in told(TRUE) if f.group == "klotter" and f.area != "Araby"]
    found = list(a1_intervals(Stack(shown, totals())))
    assert any(f.cell.startswith("Araby") and "exactly" in f.why for f in found)


def test_the_worked_example_of_windows():
    """12 months to May 31, to June 33, last June 2: June is 4."""
    months = [f"2024-{m:02}" for m in range(6, 13)] + [f"2025-{m:02}" for m in range(1, 7)]
    june, june_before = (
        Figure("Araby", "cykelstold", m, v, "r", "v1") for m, v in ((months[-1], 5), (months[0], 0))
    )
    rest = [
        Figure("Araby", "cykelstold", m, 0 if i else 30, "r", "v1")
        for i, m in enumerate(months[1:-1])
    ]
    windows = [
        Figure("Araby", "cykelstold", "+".join(span), value, "r", "v1")
        for span, value in ((months[:-1], 31), (months[1:], 33))
    ]
    honest = [replace(windows[0], value=30), replace(windows[1], value=35)]
    assert list(a2_windows(Stack([june, june_before, *rest, *honest], known({})))) == []
    assert len(list(a2_windows(Stack([june, june_before, *rest, *windows], known({}))))) == 2
    exact = [Figure("Araby", "cykelstold", months[0], 2, "r", "v1"), june, *rest, *windows]
    assert {
        f.cell.split()[2] for f in a1_intervals(Stack(exact, known({}))) if f.attack == "A1"
    } >= {months[0]}


def test_the_worked_example_of_filters():
    """All 16, all but violence 15: one."""
    both = "klotter+misshandel_ute"
    figures = [
        Figure("Araby", "cykelstold+" + both, "2025-06|2025-06|2025-06", 16, "r", "v1"),
        Figure("Araby", "cykelstold+klotter", "2025-06|2025-06", 15, "r", "v1"),
    ]
    assert [f.cell.split()[1] for f in a3_filters(figures)] == ["cykelstold+" + both]


def test_the_worked_example_of_rounding_anew():
    """0 and then 5: between 1 and 4."""
    first, anew = told(ROUNDED), told(ROUNDED, release="r2")
    again = [replace(f, value=5) if (f.area, f.group) == ("Araby", "klotter") else f for f in anew]
    stack = Stack([*first, *again], totals())
    assert [(f.attack, f.cell.split()[0]) for f in a1_intervals(stack)] == [("A1", "Araby")]
    assert [f.attack for f in a2_windows(stack)] == ["A2"]
    assert [f.attack for f in a4_revision(first, again)] == ["A4"]
    assert list(a4_revision(first, anew)) == []
    assert [f.why for f in a4_revision(first, anew[1:])] == ["a closed number has gone"]


@pytest.mark.parametrize("seed", range(25))
def test_the_closed_form_is_what_the_program_finds(seed):
    rng = np.random.default_rng(seed)
    values = rng.choice([0, 0, 5, 5, 10], rng.integers(2, 6))
    low, high = box(values)
    total = int(rng.integers(low.sum(), high.sum() + 1))
    lo, hi = intervals(low, high, total)
    everyone = [(range(len(values)), total, total)]
    for whole in (False, True):
        found = [extremes(low, high, everyone, i, whole=whole) for i in range(len(values))]
        assert found == list(zip(lo.tolist(), hi.tolist(), strict=True))


def test_what_cannot_be_true_has_no_extremes():
    low, high = box([0, 0])
    assert extremes(low, high, [([0, 1], 9, 9)], 0, whole=True) is None
    figures = told([[40], [0], [0]], groups=GROUPS[:1])
    assert {
        f.why for f in a1_intervals(Stack(figures, known({("cykelstold", "2025-06"): 90})))
    } == {"the numbers contradict each other or the known total"}


def test_sums_that_were_rounded_by_themselves_are_solved_for():
    """Two months of 0 and a sum of 10 rounded by itself: both are nearly 4."""
    cells = [
        Figure(a, "cykelstold", f"2025-0{m}", v, "r", "v1")
        for m in (1, 2)
        for a, v in zip(AREAS, (0, 5, 10), strict=True)
    ]
    both = Figure("Centrum", "cykelstold", "2025-01+2025-02", 10, "r", "v1")
    exact = known({("cykelstold", "2025-01"): 15, ("cykelstold", "2025-02"): 15})
    assert list(a1_intervals(Stack(cells, exact))) == []
    found = list(a1_intervals(Stack([*cells, both], exact)))
    assert {f.cell.split()[0] for f in found} == {"Centrum"}
    assert len(found) == 2


def test_all_pairs_of_filters_are_covered_by_the_rest_by_five():
    """Brute force: all pairs of all combinations of the worked example."""
    for values in (ROUNDED, TRUE):
        cells = [v for row in values for v in row]
        sums = {sum(c) for n in range(len(cells) + 1) for c in combinations(cells, n)}
        pairs = all((a - b) % 5 == 0 for a, b in combinations(sums, 2))
        assert pairs == (not list(a3_filters(told(values))))


def test_repeated_noise_is_seen():
    turn = iter(range(1000))
    assert [f.attack for f in a5_noise(lambda: str(next(turn)).encode())] == ["A5"]
    assert list(a5_noise(lambda: b"same")) == []


def test_the_gate_is_asked_again():
    stack = Stack(told([[10], [0], [0]], groups=GROUPS[:1]), known({("cykelstold", "2025-06"): 12}))
    assert [f.why for f in a7_gate(stack)] == ["one district has all of a known total"]
    few = Stack(told([[5], [5], [0]], groups=GROUPS[:1]), known({("cykelstold", "2025-06"): 9}))
    assert [f.why for f in a7_gate(few)] == ["too few to be told by district"]


def test_an_empty_audit_tells_how_far_it_is():
    seen = []
    assert (
        audit([tuple(told(ROUNDED)[:0])], Known({}, {"v1": (*AREAS, REST)}), progress=seen.append)
        == []
    )
    assert seen[-1] == 1
    assert seen == sorted(seen)
