"""Colours and class limits, the same on the map, in the legend and in print.

Sequential and diverging scales rise and fall evenly in lightness, so that they
hold in greyscale and for every kind of colour vision; no hue carries a meaning
alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


@dataclass(frozen=True)
class Palette:
    """Colours of one theme."""

    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    paper: str
    ink: str
    muted: str
    line: str
    water: str
    accent: str
    strong: str
    warm: tuple[str, ...]  # insecurity: sequential as the first, another hue
    bivariate: tuple[tuple[str, str, str], ...]  # by class of insecurity, then of crime


LIGHT = Palette(
    sequential=("#f1eee2", "#dde3c8", "#b9d3b0", "#84b8a3", "#4d9798", "#23738a", "#164f6d"),
    diverging=("#164f6d", "#4a8aa3", "#a5c8d2", "#efece2", "#f2c495", "#dc8746", "#a44708"),
    paper="#fbfaf6", ink="#1b2530", muted="#5d6670", line="#ffffff",
    water="#d5e5ee", accent="#b4530a", strong="#164f6d",
    warm=("#f1eee2", "#f4dcb4", "#f0c584", "#e8a95a", "#d9852f", "#b3601a", "#7d3c12"),
    bivariate=(
        ("#f1eee2", "#8ec4cf", "#12718f"),
        ("#f0c584", "#9b958f", "#2a4563"),
        ("#e2862f", "#8f4419", "#36161f"),
    ),
)  # fmt: skip
DARK = Palette(
    sequential=("#25313a", "#2b434c", "#2f5a60", "#3a7674", "#569587", "#86b59b", "#c9dcb4"),
    diverging=("#7cc0dc", "#4f8fac", "#34596c", "#2a343c", "#6b4a2c", "#b3702f", "#f0a35e"),
    paper="#161c22", ink="#e9ecec", muted="#a3adb5", line="#161c22",
    water="#1d3442", accent="#f0a35e", strong="#86b59b",
    warm=("#25313a", "#4a3f36", "#6b4f35", "#936636", "#bd8041", "#e0a05a", "#f6cf9c"),
    bivariate=(
        ("#25313a", "#215f73", "#3fa5cd"),
        ("#73471d", "#85817d", "#a5cbd0"),
        ("#c4610f", "#d3a264", "#f4efdd"),
    ),
)  # fmt: skip

Z_LIMITS = (-4.0, -3.0, -2.0, 2.0, 3.0, 4.0)


def of(theme: str | None) -> Palette:
    """Return the palette of a theme, "dark" or any other."""
    return DARK if theme == "dark" else LIGHT


def mixed(colour: str, ground: str, share: float) -> str:
    """Mix a share of a colour into a ground; both ``#rrggbb``."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(b + (a - b) * share):02x}" for a, b in pairs)


def nice(value: float, digits: int = 2) -> float:
    """Round to a number a person reads at a glance: ``digits`` significant digits."""
    if not np.isfinite(value) or value < np.finfo(float).tiny:
        return 0.0
    # Not by multiplying with a tenth: thirty tenths are a little more than three.
    return round(float(value), digits - 1 - int(np.floor(np.log10(value))))


def quantile_limits(values: npt.ArrayLike, classes: int = 7) -> tuple[float, ...]:
    """Choose class limits so that each class holds about as many areas.

    Returns
    -------
    tuple of float
        Rising, without repeats, at most ``classes - 1`` of them. Zero is always in
        the first class. Whole numbers where all values are, as counts are.
    """
    numbers = np.asarray(values, dtype=float)
    positive = numbers[np.isfinite(numbers) & (numbers > 0)]
    if not positive.size:
        return ()
    wanted = np.quantile(positive, np.arange(1, classes) / classes)
    limits = {nice(limit) for limit in wanted}
    if (positive == np.floor(positive)).all():
        limits = {float(np.ceil(limit)) for limit in limits}  # no value changes its class
    return tuple(sorted(limits - {0.0}))


def octave_limits(highest: float, classes: int = 6) -> tuple[float, ...]:
    """Class limits for density: each about twice the one before, up to the highest value."""
    limits = {nice(highest * 0.5**step, 1) for step in range(1, classes + 1)}
    return tuple(sorted(limits - {0.0}))


def spread(colours: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Pick ``count`` colours evenly from a scale, both ends included.

    A single class is the first colour: there is one where nothing has happened anywhere.
    """
    if count == 1:
        return colours[:1]
    return tuple(colours[round(i * (len(colours) - 1) / (count - 1))] for i in range(count))


def octaves(highest: float, colours: Palette) -> list[tuple[float, str]]:
    """Lower limit and colour of each class of density, up to the highest there is.

    Apart from what is drawn, since the highest may be another step's.
    """
    limits = octave_limits(highest)
    shades = spread(colours.sequential[1:], max(len(limits), 1))
    return list(zip(limits, shades, strict=False))


def classify(values: npt.ArrayLike, limits: tuple[float, ...]) -> npt.NDArray[np.int64]:
    """Class of each value, 0 lowest, a value on a limit in the class above; -1 for no value."""
    numbers = np.asarray(values, dtype=float)
    classes = np.searchsorted(np.asarray(limits), numbers, side="right")
    return np.where(np.isfinite(numbers), classes, -1)


def even(classes: npt.NDArray[np.int64], count: int) -> bool:
    """Tell whether about as many areas are in each of ``count`` classes, none of them empty.

    Few areas, ties and the limits of a whole playback make them uneven.
    """
    sizes = np.bincount(classes[classes >= 0], minlength=count)
    mean = sizes.mean()
    return bool(count > 1 and sizes.min() > 0 and np.abs(sizes - mean).max() <= max(1, mean / 2))
