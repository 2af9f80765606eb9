"""Signs in print, told apart by what is inside them and not only by their colour.

Interventions are blue squares, grey when they are over; what people have seen on a
walk triangles and circles, filled when it was dark; reports small rhombs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Patch, Polygon, Rectangle
from matplotlib.transforms import IdentityTransform

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE_PX, SMALL_PX = 21, 13
BLUE, GREY, BROWN, GREEN, VIOLET = "#1f4fc4", "#6c7781", "#b4530a", "#1d6b4f", "#6a3d8f"
SQUARE, TRIANGLE, CIRCLE, RHOMB = "square", "triangle", "circle", "rhomb"
LOOKS = {  # form, face and edge by status or kind
    "planerad": (SQUARE, "white", BLUE),
    "pågående": (SQUARE, BLUE, "white"),
    "avslutad": (SQUARE, GREY, "white"),
    "avbruten": (SQUARE, GREY, "white"),
    "bad-dark": (TRIANGLE, BROWN, "white"),
    "bad-light": (TRIANGLE, "white", BROWN),
    "good-dark": (CIRCLE, GREEN, "white"),
    "good-light": (CIRCLE, "white", GREEN),
    "open": (RHOMB, VIOLET, "white"),
    "done": (RHOMB, "white", VIOLET),
}
SMALL = frozenset(kind for kind, look in LOOKS.items() if look[0] == RHOMB)
_WARN = [[(0.0, 0.25), (0.0, -0.3)], [(0.0, -0.55), (0.0, -0.6)]]
_PLUS = [[(-0.5, 0.0), (0.5, 0.0)], [(0.0, -0.5), (0.0, 0.5)]]
# Lines inside, as shares of half a side from the middle.
STROKES = {
    "avslutad": [[(-0.5, 0.0), (-0.12, -0.4), (0.55, 0.45)]],
    "avbruten": [[(-0.42, -0.42), (0.42, 0.42)], [(-0.42, 0.42), (0.42, -0.42)]],
    "bad-dark": _WARN, "bad-light": _WARN, "good-dark": _PLUS, "good-light": _PLUS,
}  # fmt: skip


def sign(figure: Figure, at: tuple[float, float], kind: str) -> None:
    """Draw the sign of a status or kind round a point, in pixels; unknown ones as planned."""
    form, face, edge = LOOKS.get(kind, LOOKS["planerad"])
    half = (SMALL_PX if kind in SMALL else SIZE_PX) / 2
    for grow, colour in ((1.5, "white"), (0, face)):
        shape = _shape(form, at, half + grow)
        lined = colour == face == "white"
        shape.set(facecolor=colour, edgecolor=edge if lined else "none", linewidth=2 * lined,
                  transform=IdentityTransform())  # fmt: skip
        figure.add_artist(shape)
    for stroke in STROKES.get(kind, []):
        xs, ys = (np.array(stroke) * half + at).T
        ink = edge if face == "white" else "white"
        line = Line2D(xs, ys, color=ink, linewidth=1.8, transform=IdentityTransform(), zorder=1)
        figure.add_artist(line)


def _shape(form: str, at: tuple[float, float], half: float) -> Patch:
    x, y = at
    if form == SQUARE:
        return Rectangle((x - half, y - half), 2 * half, 2 * half)
    if form == CIRCLE:
        return Ellipse(at, 2 * half, 2 * half)
    if form == TRIANGLE:
        return Polygon([(x - half, y - half * 0.85), (x + half, y - half * 0.85), (x, y + half)])
    return Polygon([(x - half, y), (x, y - half), (x + half, y), (x, y + half)])
