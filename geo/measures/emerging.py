"""How hot spots come and go: one class per cell of a grid, from Gi* over time.

Time is cut into windows that do not overlap, four weeks by default: a single week has
too few offences to tell a place from chance, and windows that overlap would give
trends out of nothing. Hot is what is hot beside the other cells of the mask in the
same window, so a season that lifts the whole town makes nothing new.

The assumption that could mislead: offences are taken as independent of each other. Ten
cars broken into by one person in one night count as ten.

sfhotspot 1.0.0 (R) and ArcGIS have classes of these kinds. Own code because neither is
a Python library, and because there a place a little above the limit in one window and a
little below it in the next is new or ended. Here the change itself must be more than
chance (:mod:`geo.measures.shift`), and the classes are a truth table
(:mod:`geo.measures.hotspot_class`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.measures.discovery import LEVEL, discoveries
from geo.measures.hotspot_class import RECENT, classify
from geo.measures.hotspot_grid import exact_p
from geo.measures.shift import directions
from geo.measures.vicinity import neighbourhoods

if TYPE_CHECKING:
    import numpy.typing as npt

WINDOW_WEEKS = 4
MOSTLY = 2 / 3  # share of the windows in which a steady place is above the others


class Emerging(NamedTuple):
    """Classes of the cells.

    Attributes
    ----------
    kind
        int8, shape (rows, columns): position in
        :data:`geo.measures.hotspot_class.CLASSES`; none outside the mask.
    hot
        bool, shape (T, rows, columns): windows in which the cell was hot.
    """

    kind: npt.NDArray[np.int8]
    hot: npt.NDArray[np.bool_]


def windows(
    weekly: npt.NDArray[np.integer], *, weeks: int = WINDOW_WEEKS
) -> npt.NDArray[np.integer]:
    """Add weeks to windows that end with the last week; the oldest odd weeks are left out.

    Parameters
    ----------
    weekly
        Counts, shape (weeks, ...), oldest first.
    """
    whole = weekly[len(weekly) % weeks :]
    summed: npt.NDArray[np.integer] = whole.reshape(-1, weeks, *weekly.shape[1:]).sum(axis=1)
    return summed


def classes(
    counts: npt.NDArray[np.integer],
    *,
    mask: npt.NDArray[np.bool_] | None = None,
    reach: int = 1,
    recent: int = RECENT,
) -> Emerging:
    """Classify the cells of a grid.

    Parameters
    ----------
    counts
        Whole numbers per window, shape (T, rows, columns), oldest first; see
        :func:`windows`. A year is 13 windows.
    mask, reach
        As for :func:`geo.measures.hotspot_grid.gi_star_grid`.
    recent
        Number of windows at the end that are "now".

    Raises
    ------
    ValueError
        If a count inside the mask is negative or no whole number.
    """
    area = np.ones(counts.shape[1:], dtype=bool) if mask is None else mask
    found = classes_of_cells(*neighbourhoods(counts, area, reach), recent=recent)
    kind, hot = np.zeros(area.shape, dtype=np.int8), np.zeros(counts.shape, dtype=bool)
    kind[area], hot[:, area] = found
    return Emerging(kind, hot)


def classes_of_cells(
    counts: npt.NDArray[np.integer],
    sums: npt.NDArray[np.integer],
    cells: npt.NDArray[np.int64],
    *,
    recent: int = RECENT,
) -> Emerging:
    """Classify as :func:`classes` does where the neighbourhoods are known already.

    Parameters
    ----------
    counts, sums, cells
        As for :func:`geo.measures.hotspot_grid.gi_star_cells`, shape (T, n) and (n,);
        so is what is returned.
    """
    hot, steady = hot_windows(counts, sums, cells)
    ever = hot.any(axis=0)
    more, fewer = directions(sums[:, ever], counts.sum(axis=1))
    kind = np.zeros(len(cells), dtype=np.int8)
    kind[ever] = classify(hot[:, ever], more=more, fewer=fewer, steady=steady[ever], recent=recent)
    return Emerging(kind, hot)


def hot_windows(
    counts: npt.NDArray[np.integer], sums: npt.NDArray[np.integer], cells: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell in which windows which cells are hot, so that few of the *cells* are so by chance.

    A cell is asked T times. If q were set for every cell and window by themselves,
    chance would strike new cells each time while the true ones stay the same. So a
    cell's smallest p is multiplied by T (Bonferroni) before Benjamini and Hochberg's
    limit is found over the cells; the same limit then says which of its windows are hot
    (Benjamini & Bogomolov 2014, JRSS B 76:297).

    Parameters
    ----------
    counts, sums, cells
        As for :func:`geo.measures.hotspot_grid.gi_star_cells`.

    Returns
    -------
    hot
        bool, shape (T, cells of the mask).
    steady
        bool, shape (cells of the mask,): in ``MOSTLY`` of the windows above the others
        with p ≤ 0.05. For cells that are hot sometime; alone it proves nothing.
    """
    p = exact_p(counts, sums, cells, above=True)
    smallest = p.min(axis=0, initial=1.0)
    found = discoveries(np.minimum(smallest * len(p), 1))
    steady: npt.NDArray[np.bool_] = (p <= LEVEL).sum(axis=0) >= MOSTLY * len(p)
    return p <= smallest[found].max(initial=-1), steady
