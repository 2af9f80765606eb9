"""The geometry that the browser keeps: one script per version of the data."""

from __future__ import annotations

from functools import lru_cache

from geo.extent import extent
from geo.figures.ground import base_script
from pages.parts import cached, felt_shapes
from pages.parts.as_known import drawn_as
from pages.parts.felt_shapes import OWN


def script(version: str) -> str | None:
    """Return the script that draws a version's districts, None if it is not the newest.

    A version followed by ``-`` and ``OWN`` is that of the survey's own areas; by ``-`` and
    what earlier districts are known by (``kept.shapes``), that of those.
    """
    version, _, areas = version.partition("-")
    return _script(version, areas) if cached.store().version == version else None


@lru_cache(maxsize=4)
def _script(version: str, areas: str) -> str | None:  # noqa: ARG001 - the version is the key
    now = cached.store()
    opened = now if areas in {"", OWN} else drawn_as(now, areas)
    if opened is None:
        return None
    districts = felt_shapes.of_now() if areas == OWN else opened.districts()
    points = ([], []) if len(districts) else (opened.incidents().x, opened.incidents().y)
    return base_script(
        districts, opened.layer("water"), opened.layer("outline"),
        bounds=extent(districts, *points),
    )  # fmt: skip
