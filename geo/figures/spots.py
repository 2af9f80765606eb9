"""Hot spots, how they came and went, and more or less than before: cells in few colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geo.errors import N_
from geo.figures.cells import outlines
from geo.figures.legend import Key
from geo.measures.hotspot_class import CLASSES, DIMINISHING, ENDED, NEW, PERSISTENT, SPORADIC

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.figures.palette import Palette
    from geo.grid import Grid
    from geo.language import Words
    from geo.measures.dual import Dual

CERTAIN = (0.05, 0.01, 0.001)  # upper limits of q
CERTAIN_NAMES = (N_("q under 0,05"), N_("q under 0,01"), N_("q under 0,001"))
KIND_NAMES = {
    NEW: N_("ny"),
    PERSISTENT: N_("ihållande"),
    SPORADIC: N_("tillfällig"),
    DIMINISHING: N_("avtagande"),
    ENDED: N_("upphörd"),
}
TIMES = (1 / 3, 1 / 2, 1.0, 2.0, 3.0)  # upper limits of the ratio, the last without one
TIMES_NAMES = (
    N_("mindre än en tredjedel"), N_("en tredjedel till hälften"), N_("färre"),
    N_("fler"), N_("två till tre gånger"), N_("mer än tre gånger"),
)  # fmt: skip


def hot_step(
    q: npt.NDArray[np.float64], grid: Grid, words: Words, *, crs: str, colours: Palette
) -> dict[str, Any]:
    """Draw the cells that gather more than chance lets them, darker the more certain.

    Parameters
    ----------
    q
        After false discovery control, shape ``grid.shape``; NaN where nothing is drawn.
    """
    cells = np.flatnonzero(np.isfinite(q))
    level = len(CERTAIN) - 1 - np.searchsorted(CERTAIN[::-1], q.flat[cells])
    shades = [colours.diverging[i] for i in (4, 5, 6)]
    names = [words.text(name) for name in CERTAIN_NAMES]
    pairs = list(zip(shades, names, strict=True))
    return {
        "bands": _bands(cells, level, shades, grid, crs=crs),
        "legend": Key(
            words.text(N_("Ansamlingar")), swatches=pairs,
            notes=[words.text(N_("Fler anmälda brott än slumpen ger (Gi*, med FDR)"))],
        ).payload(),
    }  # fmt: skip


def kind_step(
    kind: npt.NDArray[np.int8], grid: Grid, words: Words, *, crs: str, colours: Palette
) -> dict[str, Any]:
    """Draw the cells that are or were hot, by what they are called.

    Parameters
    ----------
    kind
        Positions in ``geo.measures.hotspot_class.CLASSES``, shape ``grid.shape``.
    """
    shades = {
        NEW: colours.diverging[6], PERSISTENT: colours.strong, SPORADIC: colours.sequential[3],
        DIMINISHING: colours.diverging[4], ENDED: colours.muted,
    }  # fmt: skip
    pairs = [(shades[one], words.text(KIND_NAMES[one])) for one in KIND_NAMES]
    cells = np.flatnonzero(kind)
    places = np.zeros(len(CLASSES), dtype=int)
    places[list(KIND_NAMES)] = range(len(KIND_NAMES))
    bands = _bands(cells, places[kind.flat[cells]], [*shades.values()], grid, crs=crs)
    note = words.text(N_("Ansamlingar under 52 veckor, fyra veckor i taget"))
    key = Key(words.text(N_("Nya och upphörda")), swatches=pairs, notes=[note])
    return {"bands": bands, "legend": key.payload()}


def times_step(
    found: Dual, grid: Grid, words: Words, *, crs: str, colours: Palette
) -> dict[str, Any]:
    """Draw the cells with more, or fewer, than before by more than chance.

    Parameters
    ----------
    found
        From :func:`geo.measures.dual.now_over_before`, shape ``grid.shape``.
    """
    cells = np.flatnonzero(found.sign)
    ratio, more = found.ratio.flat[cells], found.sign.flat[cells] > 0
    times = np.searchsorted(TIMES, np.where(np.isnan(ratio), np.inf, ratio))  # from nothing
    level = np.where(more, np.maximum(times, 3), np.minimum(times, 2))
    shades = [colours.diverging[i] for i in (0, 1, 2, 4, 5, 6)]
    pairs = list(zip(shades, (words.text(name) for name in TIMES_NAMES), strict=True))
    note = words.text(N_("Bara det som slumpen knappast kan ha gjort (FDR) har färg"))
    title = words.text(N_("Nu mot jämförelseperioden"))
    return {
        "bands": _bands(cells, level, shades, grid, crs=crs),
        "legend": Key(title, swatches=pairs[::-1], notes=[note]).payload(),
    }


def _bands(
    cells: npt.NDArray[np.int64],
    level: npt.NDArray[np.integer],
    shades: list[str],
    grid: Grid,
    *,
    crs: str,
) -> list[list[Any]]:
    drawn = ((shade, cells[level == at]) for at, shade in enumerate(shades))
    return [[shade, outlines(those, grid, crs=crs)] for shade, those in drawn if len(those)]
