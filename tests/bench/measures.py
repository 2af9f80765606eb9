"""How fast the measures over a grid are, beside the libraries that are their oracles.

``python -m tests.bench.measures`` prints seconds and ratios. The libraries get their
neighbours ready made; what is timed is the statistic.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from esda.getisord import G_Local
from libpysal.weights import lat2W
from sklearn.neighbors import KernelDensity

from geo.grid import Grid
from geo.measures.density import gaussian_density
from geo.measures.emerging import classes, windows
from geo.measures.hotspot import gi_star
from geo.measures.hotspot_grid import gi_star_grid
from geo.measures.neighbours import on_grid
from tests.bench.report import Bar

if TYPE_CHECKING:
    from collections.abc import Callable

TOWN = 240  # cells a side: 12 km of 50 m
MUNICIPALITY = (1400, 1000)  # 70 by 50 km
WEEKS = 52
OFFENCES = 3000  # a year of a common group
BANDWIDTH_CELLS = 4


@dataclass(frozen=True)
class Timing:
    """Seconds of ours and, where there is one, of a library on the same work."""

    name: str
    seconds: float
    limit: float
    other: str = ""
    other_s: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times longer the library took."""
        return None if self.other_s is None else self.other_s / self.seconds


def seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """Return the best time of a few, so that what else the machine does counts little."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def year(side: int) -> np.ndarray:
    """Return weekly counts of a made-up town, shape (weeks, side, side): dense in the middle."""
    rng = np.random.default_rng(1)
    middle = np.abs(rng.normal(side / 2, side / 6, (2, OFFENCES))).astype(int) % side
    counts = np.zeros((WEEKS, side, side), dtype=np.int64)
    np.add.at(counts, (rng.integers(0, WEEKS, OFFENCES), *middle), 1)
    return counts


def gi_star_timings(side: int) -> list[Timing]:
    """Time Gi* of one period over the town, both ways, beside esda."""
    counts = year(side).sum(axis=0)
    near, lattice = on_grid(np.ones(counts.shape, dtype=bool)), lat2W(side, side, rook=False)
    flat = counts.ravel().astype(float)
    esda = seconds(lambda: G_Local(flat, lattice, "B", permutations=0, star=True), times=1)
    grid = seconds(lambda: gi_star_grid(counts))
    sparse = seconds(lambda: gi_star(flat, neighbours=near))
    return [
        Timing("Gi*, grid of the town", grid, 1.0, "esda", esda),
        Timing("Gi*, sparse neighbours", sparse, 1.0, "esda", esda),
    ]


def class_timings(side: int) -> list[Timing]:
    """Time classes over a year, from windows of four weeks and from every week by itself.

    esda has no classes: it gets the Gi* of the windows or weeks only, timed for one of
    them and multiplied by their number.
    """
    weekly = year(side)
    lattice = lat2W(side, side, rook=False)

    def esda(counts: np.ndarray) -> float:
        first = counts[0].ravel().astype(float)
        one = seconds(lambda: G_Local(first, lattice, "B", permutations=0, star=True), times=1)
        return one * len(counts)

    four, every = windows(weekly), seconds(lambda: classes(weekly, recent=12))
    return [
        Timing(
            "classes, 13 windows of a year", seconds(lambda: classes(windows(weekly))), 1.0,
            "esda, Gi* only", esda(four),
        ),
        Timing("classes, 52 weeks one by one", every, 1.0, "esda, Gi* only", esda(weekly)),
    ]  # fmt: skip


def large_timings(shape: tuple[int, int]) -> list[Timing]:
    """Time Gi* over a whole municipality."""
    counts = np.random.default_rng(2).poisson(0.01, shape)
    return [Timing("Gi*, grid of the municipality", seconds(lambda: gi_star_grid(counts)), 2.0)]


def density_timings(side: int) -> list[Timing]:
    """Time a Gaussian density beside sklearn's on the same cell centres."""
    grid = Grid(0.0, 0.0, 50.0, side, side)
    width = grid.cell_m * BANDWIDTH_CELLS
    points = np.random.default_rng(3).normal(25.0 * side, 6.0 * side, (OFFENCES // 2, 2))
    centres = np.stack([axis.ravel() for axis in np.meshgrid(*grid.centres())], axis=1)
    fitted = KernelDensity(bandwidth=width).fit(points)
    ours = seconds(lambda: gaussian_density(*points.T, grid=grid, bandwidth_m=width))
    sklearn = seconds(lambda: fitted.score_samples(centres), times=1)
    return [Timing("density, grid of the town", ours, 1.0, "sklearn", sklearn)]


def measured(side: int = TOWN, municipality: tuple[int, int] = MUNICIPALITY) -> list[Timing]:
    """Time everything."""
    return [
        *gi_star_timings(side),
        *class_timings(side),
        *large_timings(municipality),
        *density_timings(side),
    ]


def bars(timings: list[Timing]) -> list[Bar]:
    """Return the promises: each within its time, and ahead of the library."""
    kept = [Bar(f"{each.name}, seconds", each.seconds, each.limit) for each in timings]
    ahead = [each for each in timings if each.ratio is not None]
    return kept + [Bar(f"{t.other} / {t.name}", t.ratio, 1.0, least=True) for t in ahead]


def table(timings: list[Timing]) -> str:
    """Write seconds and ratios."""
    lines = [f"{'':34}{'seconds':>10}{'library':>10}{'ratio':>8}"]
    for each in timings:
        line = f"{each.name:34}{each.seconds:>10.3f}"
        if each.ratio is not None:
            line += f"{each.other_s:>10.3f}{each.ratio:>8.1f}  {each.other}"
        lines.append(line)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(measured()) + "\n")
