"""What people call a source: the title of its profile, not the name it is stored under."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from data import ingest, survey
from data.demo import answers, published
from geo.errors import N_, UserError
from pages.parts.words import _

INVENTED = {
    answers.SOURCE: N_("påhittade svar"),
    published.NATIONAL: N_("påhittad NTU"),
    published.LOCAL: N_("påhittad tabell"),
}


def title(name: str) -> str:
    """Return the title of a shipped profile or of the demo, or the name of the reader's own."""
    return _(INVENTED.get(name) or _title(name))


@lru_cache(maxsize=64)
def _title(name: str) -> str:
    for profile in (ingest.profile, survey.profile):
        with suppress(UserError):
            return profile(name).title
    return name
