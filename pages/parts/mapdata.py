"""The geometry that the browser keeps: one script per version of the data."""

from __future__ import annotations

from functools import lru_cache

from geo.extent import extent
from geo.figures.ground import base_script
from pages.parts import cached


def script(version: str) -> str | None:
    """Return the script that draws a version's districts, None if it is not the newest."""
    return _script(version) if cached.store().version == version else None


@lru_cache(maxsize=2)
def _script(version: str) -> str:  # noqa: ARG001 - the version is the key
    opened = cached.store()
    districts = opened.districts()
    points = ([], []) if len(districts) else (opened.incidents().x, opened.incidents().y)
    return base_script(
        districts, opened.layer("water"), opened.layer("outline"),
        bounds=extent(districts, *points),
    )  # fmt: skip
