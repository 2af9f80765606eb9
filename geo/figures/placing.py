"""Names beside points: each where it covers neither another name nor a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Point = tuple[float, float]
    Box = tuple[float, float, float, float]

WIDE, HIGH = 0.56, 1.15  # of a letter on the mean and of a line, in letter sizes
# Where the middle of a name is tried: in its own half width and height from the point's edge.
# Beside the lines of a cross first, on them last.
SIDES = ((1, -0.75), (1, 0.75), (-1, -0.75), (-1, 0.75), (0, -1), (0, 1), (1, 0), (-1, 0))
AWAY = (0.8, 2.2)  # times the radius


def box_of(text: str, middle: Point, size: float) -> Box:
    """Return the box that a text takes round its middle, in pixels."""
    half, high = len(text) * size * WIDE / 2, size * HIGH / 2
    return middle[0] - half, middle[1] - high, middle[0] + half, middle[1] + high


def place(
    names: Sequence[str],
    points: Sequence[Point],
    frame: Box,
    *,
    taken: Sequence[Box] = (),
    look: tuple[float, float],
) -> list[Point | None]:
    """Return the middle of each name, the first ones first; None where there is no room.

    Parameters
    ----------
    points
        What the names belong to, in pixels.
    frame
        What no name leaves.
    taken
        Boxes to stay clear of beside the points.
    look
        Size of the text and radius of a point, in pixels.
    """
    size, radius = look
    blocked = [*taken, *((x - radius, y - radius, x + radius, y + radius) for x, y in points)]
    found: list[Point | None] = []
    for name, at in zip(names, points, strict=True):
        spot = _free(name, at, blocked, (frame, look))
        found.append(spot)
        if spot:
            blocked.append(box_of(name, spot, size))
    return found


def _free(
    name: str, at: Point, blocked: list[Box], within: tuple[Box, tuple[float, float]]
) -> Point | None:
    frame, (size, radius) = within
    left, top, right, low = box_of(name, (0, 0), size)
    for away in AWAY:
        for dx, dy in SIDES:
            reach = radius * away + 2
            x = at[0] + dx * ((right - left) / 2 + reach)
            y = at[1] + dy * ((low - top) / 2 + reach)
            box = box_of(name, (x, y), size)
            inside = (
                frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2]
                and box[3] <= frame[3]
            )  # fmt: skip
            if inside and not any(covers(box, other) for other in blocked):
                return x, y
    return None


def covers(one: Box, other: Box) -> bool:
    """Tell whether two boxes share ground."""
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip
