"""A week of some records, as the weekly check opens it."""

from __future__ import annotations

from pages.parts import week


def shown(kept, monday=None, *, then=False):
    last = week.span(kept)[1]
    return week.Week(kept, monday or last, then, monday in (None, last))
