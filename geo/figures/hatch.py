"""Hatching in a district's own colours: it is near the colour, but cannot be told."""

from __future__ import annotations

from geo.figures.legend import HATCH


def hatched(ground: str, line: str) -> str:
    """Write a fill of ``line`` over ``ground``, both ``#rrggbb``, as browser and print read it."""
    return f"{HATCH}{ground}{line}"


def colours_of(fill: str) -> tuple[str, str] | None:
    """Return ground and line of a hatching in colours of its own, None for any other fill."""
    if not fill.startswith(f"{HATCH}#"):
        return None
    _, ground, line = fill.split("#")
    return f"#{ground}", f"#{line}"


def halved(sure: str, unsure: str) -> str:
    """Write a cell of a legend that is one fill, and in its lower right corner another."""
    return f"{sure}/{unsure}"


def halves(fill: str) -> list[str]:
    """Return the fills that a cell of a legend shows, one or two."""
    return fill.split("/")
