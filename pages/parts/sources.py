"""What people call a source: the title of its profile, not the name it is stored under."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from data import ingest, survey
from geo.errors import UserError
from pages.parts.words import _


def title(name: str) -> str:
    """Return the title of a shipped profile, or the name of one of the reader's own."""
    return _(_title(name))


@lru_cache(maxsize=64)
def _title(name: str) -> str:
    for profile in (ingest.profile, survey.profile):
        with suppress(UserError):
            return profile(name).title
    return name
