"""Records as they were known once: of earlier files, inhabitants and districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from data.store import Store
from geo.measures.rate import population_by_year
from geo.measures.totals import running_totals
from pages.parts.kept import NOBODY, people, shapes

if TYPE_CHECKING:
    from pages.parts.kept import Known, Records


def restored(now: Records, then: Known, opened: Store) -> Records:
    """Return what was known then; nothing is read again where nothing has come.

    Inhabitants and districts are those of now where the store has kept none that are known
    as those of then; ``known`` of what is returned says which they are.
    """
    newest = now.known
    drawn = drawn_as(opened, then.areas)
    read_by = min(then.read_by or newest.read_by, newest.read_by)
    areas = then.areas if drawn else newest.areas
    known = replace(then, day=min(then.day, newest.day), read_by=read_by, areas=areas,
                    people=newest.people)  # fmt: skip
    kept = replace(now, then=True, known=known)
    if drawn or (known.day, read_by) != (newest.day, newest.read_by):
        incidents = (drawn or opened).incidents(known.day.isoformat(), read_by=read_by)
        kept = replace(kept, incidents=incidents, totals=running_totals(incidents))
    return _peopled(_drawn(kept, drawn) if drawn else kept, then.people, opened)


def drawn_as(opened: Store, areas: str) -> Store | None:
    """Return the store with the earlier districts that are known as ``areas``.

    None where they are those of now, or where the store has kept none known so.
    """
    if areas in ("", shapes(opened.districts())):
        return None
    for key, districts in opened.earlier_districts().items():
        if shapes(districts) == areas:
            return Store(opened.root, settings=opened.settings, drawn=key)
    return None


def _drawn(kept: Records, drawn: Store) -> Records:
    population = population_by_year(drawn.population(), codes=kept.incidents.areas)
    return replace(
        kept, districts=drawn.districts(), water=drawn.layer("water"), population=population,
        redrawn=kept.known.areas,
    )  # fmt: skip


def _peopled(kept: Records, known: str, opened: Store) -> Records:
    """Give records the inhabitants of then; they keep those of now where none are known so."""
    if known in ("", kept.known.people):
        return kept
    none = pd.DataFrame({"code": [], "year": [], "population": []})
    for found in [none] if known == NOBODY else opened.earlier_populations():
        if people(found) == known:
            population = population_by_year(found, codes=kept.incidents.areas)
            return replace(kept, population=population, known=replace(kept.known, people=known))
    return kept
