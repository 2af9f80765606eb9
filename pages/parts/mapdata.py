"""The geometry that the browser keeps: one script per version of the data."""

from __future__ import annotations

from functools import lru_cache

from geo.figures.base import base_script
from pages.parts import cached


def script(version: str) -> str | None:
    """Return the script that draws a version's districts, None if it is not the newest."""
    return _script(version) if cached.store().version == version else None


@lru_cache(maxsize=2)
def _script(version: str) -> str:  # noqa: ARG001 - the version is the key
    opened = cached.store()
    return base_script(opened.districts(), opened.layer("water"), opened.layer("outline"))
