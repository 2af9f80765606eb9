"""What a drawing of answers over the years is put together from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.figures import svg
from geo.figures.survey_words import SHARE, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from geo.figures.palette import Palette
    from geo.language import Words

APART = 17.0  # pixels from one name at the end of a line to the next
STEPS = {SHARE: (0.05, 0.1, 0.2), "index": (0.5, 1.0, 2.0)}
MOST_TICKS, MOST_YEARS = 6, 8
AREA, MUNICIPALITY, COUNTY, NATION = "area", "municipality", "county", "nation"
OTHER = "other"  # the municipality as another survey has it
DASHES = {COUNTY: "9 4", NATION: "2 4"}
OTHERS = ("16 4 3 4", "6 6", "16 4 3 4 3 4")  # of more surveys than these the names tell


class Pen(NamedTuple):
    """How a line is drawn: by whose it is."""

    role: str
    colour: str
    dash: str
    fill: str  # of its dots


@dataclass(frozen=True)
class Frame:
    """The ground of the drawing: its box in pixels, first and last year, highest value."""

    box: tuple[float, float, float, float]
    years: tuple[int, int]
    top: float
    scale: str

    def x(self, year: float) -> float:
        """Return where a year is; the only year in the middle."""
        (left, _, right, _), (first, last) = self.box, self.years
        return left + (right - left) * ((year - first) / (last - first) if last > first else 0.5)

    def y(self, value: float) -> float:
        """Return where a value is; zero is at the foot."""
        _, high, _, low = self.box
        return low - (low - high) * value / self.top


def pen_of(role: str, colours: Palette, *, nth: int) -> Pen:
    """Return how a line is drawn; another survey's, the ``nth``, is broken and its dots hollow."""
    own = {AREA: colours.accent, MUNICIPALITY: colours.ink, OTHER: colours.ink}
    colour = own.get(role, colours.muted)
    if role == OTHER:
        return Pen(role, colour, OTHERS[nth % len(OTHERS)], colours.paper)
    return Pen(role, colour, DASHES.get(role, ""), colour)


def segments(rows: pd.DataFrame, cuts: Sequence[int]) -> list[pd.DataFrame]:
    """Split a series, oldest first, where a year is missing and where the wording changes.

    A survey of every second year misses none: its own usual step tells what a gap is.
    """
    years = rows["year"].to_numpy()
    step = np.diff(years).min(initial=np.iinfo(np.int64).max)
    wording = np.searchsorted(cuts, years, side="right")
    known = rows["value"].notna().to_numpy()
    new = np.ones(len(rows), dtype=bool)
    new[1:] = (np.diff(years) > step) | (np.diff(wording) > 0) | ~known[:-1]
    part = np.cumsum(new)
    return [rows[(part == one) & known] for one in np.unique(part[known])]


def axes(frame: Frame, words: Words, colours: Palette) -> list[str]:
    """Draw the level lines with their numbers, and write the years."""
    left, _, right, low = frame.box
    steps = STEPS[frame.scale]
    step = next((s for s in steps if frame.top / s <= MOST_TICKS), steps[-1])
    look = f'stroke="{colours.muted}" stroke-width="0.6" opacity="0.5"'
    parts = []
    for value in np.arange(0, frame.top, step):
        y = frame.y(value)
        parts.append(svg.line((left, y), (right, y), look))
        said = number(float(value), frame.scale, words)
        parts.append(svg.text((left - 6, y + 4), said, f'text-anchor="end" fill="{colours.muted}"'))
    first, last = frame.years
    every = -(-(last - first + 1) // MOST_YEARS)
    for year in range(last, first - 1, -every):
        look = f'text-anchor="middle" fill="{colours.muted}"'
        parts.append(svg.text((frame.x(year), low + 19), str(year), look))
    return parts


def labels(ends: list[tuple[float, str, str]], frame: Frame) -> list[str]:
    """Write each line's name at its end, moved apart where they would cover each other."""
    _, high, right, low = frame.box
    placed: list[float] = []
    for y, _, _ in sorted(ends):
        placed.append(max(y, placed[-1] + APART if placed else high))
    for i in range(len(placed) - 1, -1, -1):  # none under the foot
        placed[i] = min(placed[i], low - APART * (len(placed) - 1 - i))
    look = 'font-weight="600" fill="{}"'
    return [
        svg.text((right + 12, y + 4), label, look.format(colour))
        for y, (_, label, colour) in zip(placed, sorted(ends), strict=True)
    ]
