"""Two small charts as SVG: half a year of weeks, and hour by weekday.

Written here because they are redrawn on every click: a Vega view takes the
browser some 30 ms each, an image of a few lines nothing that can be measured.
They say what the numbers beside them say; nothing in them comes from free text.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from geo.figures import palette
from geo.sentence import WEEKDAYS

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.figures.palette import Palette
    from geo.language import Words

WIDTH = 300
HEAD = 22
DIGIT = 7  # wide, with the size of the letters below
FONT = 'font-family="system-ui, sans-serif" font-size="12"'
HOURS = (0, 6, 12, 18)


def weeks_svg(
    own: npt.NDArray[np.float64],
    reference: npt.NDArray[np.float64] | None,
    colours: Palette,
    words: Words,
    *,
    title: str,
) -> str:
    """Draw weekly offences, and what they would be at the reference's rate as a dashed line.

    Parameters
    ----------
    own, reference
        Offences per week, shape (weeks,).
    """
    height = 84
    highest = max(own.max(initial=1), 1 if reference is None else reference.max(initial=1))
    top = float(np.ceil(highest))
    written = words.number(top)
    left = max(34, DIGIT * len(written) + 8)  # the line begins clear of the number
    lines = [
        f'<text x="0" y="14">{written}</text>',
        f'<text x="0" y="{height - 6}">0</text>',
    ]
    lines.append(_path([0, 0], (left, height, top), f'stroke="{colours.muted}" stroke-width="0.6"'))
    if reference is not None:
        style = f'stroke="{colours.muted}" stroke-width="1.6" stroke-dasharray="4 3"'
        lines.append(_path(reference, (left, height, top), style))
    style = f'stroke="{colours.sequential[5]}" stroke-width="2.4" stroke-linejoin="round"'
    lines.append(_path(own, (left, height, top), style))
    return _svg(lines, height, colours, title)


def _path(values: npt.ArrayLike, frame: tuple[int, int, float], style: str) -> str:
    left, height, top = frame
    y = height - 8 - np.asarray(values, dtype=float) / top * (height - 18)
    x = np.linspace(left, WIDTH - 4, len(y))
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return f'<polyline points="{points}" fill="none" {style}/>'


def matrix_svg(
    weights: npt.NDArray[np.float64], colours: Palette, words: Words, *, title: str
) -> str:
    """Draw a 7 × 24 matrix, Monday on top, each shade holding about as many hours."""
    left, cell_h, height = 34, 14, 7 * 14 + 18
    cell_w = (WIDTH - left) / 24
    counts = weights.round(6)  # what a running sum leaves of nothing is nothing
    limits = palette.quantile_limits(counts)
    shades = palette.spread(colours.sequential, len(limits) + 1)
    levels = palette.classify(counts, limits)
    lines = [
        f'<rect x="{left + hour * cell_w:.1f}" y="{day * cell_h}" width="{cell_w - 0.8:.1f}" '
        f'height="{cell_h - 1}" fill="{shades[levels[day, hour]]}"/>'
        for day in range(7)
        for hour in range(24)
    ]
    for day, name in enumerate(WEEKDAYS):
        lines.append(f'<text x="0" y="{day * cell_h + 11}">{words.text(name)}</text>')
    for hour in HOURS:
        middle = left + (hour + 0.5) * cell_w
        lines.append(f'<text x="{middle:.1f}" y="{height - 5}" text-anchor="middle">{hour}</text>')
    return _svg(lines, height, colours, title)


def _svg(lines: list[str], height: int, colours: Palette, title: str) -> str:
    heading = (
        f'<text x="1" y="13" font-size="13" font-weight="600" fill="{colours.ink}">'
        f"{escape(title)}</text>"
    )
    inside = "".join(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {FONT} '
        f'viewBox="-4 0 {WIDTH + 8} {height + HEAD}" '
        f'fill="{colours.muted}">{heading}<g transform="translate(0 {HEAD})">{inside}</g></svg>'
    )
