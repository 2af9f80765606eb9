"""Pieces of a drawing as SVG; a text is escaped here, whoever wrote it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.figures.palette import Palette

FONT = 'font-family="system-ui, sans-serif"'
LETTER = 0.56  # of the size of a letter is its width, on the mean


def text(at: tuple[float, float], said: str, look: str = "") -> str:
    """Write a text from a point; ``look`` is attributes of ours."""
    return f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" {look}>{escape(said)}</text>'


def line(start: tuple[float, float], end: tuple[float, float], look: str) -> str:
    """Draw a straight line."""
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {look}/>'


def dot(at: tuple[float, float], radius: float, look: str) -> str:
    """Draw a dot."""
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius}" {look}/>'


def points(places: Iterable[tuple[float, float]]) -> str:
    """Write the corners of a line or an area."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def drawing(
    parts: Iterable[str],
    size: tuple[float, float],
    colours: Palette,
    title: str,
    *,
    headed: bool = True,
) -> str:
    """Put the parts in a picture with its title, said too to those who cannot see it.

    The title stands over the parts unless the page has it already (``headed``).
    """
    wide, high = size
    look = f'font-size="14" font-weight="600" fill="{colours.ink}"'
    heading = text((0, 15), title, look) if headed else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {FONT} font-size="13" role="img" '
        f'viewBox="-2 0 {wide + 4:.0f} {high:.0f}" fill="{colours.ink}">'
        f"<title>{escape(title)}</title>{heading}{''.join(parts)}</svg>"
    )


def fits(said: str, size: float) -> float:
    """Return about how wide a text is, in pixels: no font is at hand here."""
    return len(said) * size * LETTER
