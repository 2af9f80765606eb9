"""Half a year of weeks for one signal, as a small SVG; its last week against what was expected."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.figures.palette import Palette

WIDTH, HEIGHT = 240, 44
_FOOT = 2


def spark_svg(
    counts: npt.NDArray[np.number],
    colours: Palette,
    *,
    band: tuple[float, float],
    coming: npt.NDArray[np.float64],
    title: str,
) -> str:
    """Draw weekly counts as bars, the last one strong, over the band of the last week.

    Parameters
    ----------
    counts
        Offences per week, oldest first, shape (weeks,).
    band
        The least and the largest number that would have been no signal.
    coming
        Share of each week that is registered by now, shape (weeks,); what is still to
        come is drawn hatched on top.
    title
        What the picture shows, for those who do not see it.
    """
    final = counts / np.where(coming > 0, coming, 1.0)
    top = max(float(final.max(initial=1.0)), band[1], 1.0)
    step = WIDTH / max(len(counts), 1)
    parts = [_band(band, top, step, colours)]
    for i, (count, whole) in enumerate(zip(counts, final, strict=True)):
        colour = colours.accent if i == len(counts) - 1 else colours.sequential[3]
        parts.append(_bar(i * step, (0.0, float(count) / top), step, colour))
        if whole - count > 0.05:  # noqa: PLR2004 - less than a line is wide
            parts.append(_bar(i * step, (float(count) / top, float(whole) / top), step, "url(#c)"))
    pattern = (
        '<defs><pattern id="c" width="4" height="4" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        f'<rect width="1.4" height="4" fill="{colours.muted}"/></pattern></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(title)}</title>{pattern}{''.join(parts)}</svg>"
    )


def _bar(x: float, span: tuple[float, float], step: float, colour: str) -> str:
    room = HEIGHT - _FOOT
    low, high = (room - share * room for share in span)
    return (
        f'<rect x="{x:.1f}" y="{high:.1f}" width="{step * 0.78:.1f}" '
        f'height="{max(low - high, 0.6):.1f}" fill="{colour}"/>'
    )


def _band(band: tuple[float, float], top: float, step: float, colours: Palette) -> str:
    room = HEIGHT - _FOOT
    high, low = (room - edge / top * room for edge in (band[1], band[0]))
    return (
        f'<rect x="0" y="{high:.1f}" width="{WIDTH - step * 0.2:.1f}" '
        f'height="{max(low - high, 0.6):.1f}" fill="{colours.muted}" opacity="0.16"/>'
    )
