"""The geometry that the browser keeps: one script per version of the data."""

from __future__ import annotations

from functools import lru_cache

from geo.extent import extent
from geo.figures.ground import base_script
from pages.parts import cached, felt_shapes
from pages.parts.felt_shapes import OWN


def script(version: str) -> str | None:
    """Return the script that draws a version's districts, None if it is not the newest.

    A version followed by ``-`` and ``OWN`` is that of the survey's own areas.
    """
    version, _, areas = version.partition("-")
    known = cached.store().version == version and areas in {"", OWN}
    return _script(version, areas) if known else None


@lru_cache(maxsize=4)
def _script(version: str, areas: str) -> str:  # noqa: ARG001 - the version is the key
    opened = cached.store()
    districts = felt_shapes.of_now() if areas else opened.districts()
    points = ([], []) if len(districts) else (opened.incidents().x, opened.incidents().y)
    return base_script(
        districts, opened.layer("water"), opened.layer("outline"),
        bounds=extent(districts, *points),
    )  # fmt: skip
