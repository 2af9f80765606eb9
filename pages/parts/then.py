"""As known then: the numbers of an earlier day, whatever has been read in since.

``kand`` in the address is the day of the newest file that counts, ``inlast`` the last
import that does: a file of an earlier day may have been read in later. ``folk`` is what
the inhabitants were known by, ``indelning`` what the districts were. Where they are gone, as
from a store that an older version of the program kept, others are said to be others. ``sett``
is when the view was frozen: surveys and interventions are those of that moment. What an address
does not say is as it is now, and that is said.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import cached
from pages.parts.as_known import drawn_as
from pages.parts.kept import Known
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.kept import Records

DAY, MOMENT, PEOPLE, AREAS, SEEN = EVERY = ("kand", "inlast", "folk", "indelning", "sett")
THEN = "then_known"
LONGEST = 20  # letters that are repeated of what is no day


def restore(query: Mapping[str, str]) -> None:
    """Take from an address what was known; a day before all that is known is named and ignored."""
    st.session_state[THEN] = None
    if not (given := query.get(DAY)):
        return
    try:
        known = read(query)
    except ValueError:
        known = None
    kept = cached.records(known) if known else None
    if kept is None or not kept.incidents.days:
        told = _("Ingenting var känt {day}. Det som är känt nu visas.", day=plain(given[:LONGEST]))
        st.toast(told, duration="long")
        return
    st.session_state[THEN] = known


def read(query: Mapping[str, str]) -> Known:
    """Read what was known from an address that says a day.

    Raises
    ------
    ValueError
        If the day or the moment is none.
    """
    seen = query.get(SEEN, "")
    for moment in {seen, query.get(MOMENT, "")} - {"", cached.UNDATED}:
        if dt.datetime.fromisoformat(moment).tzinfo is None and moment == seen:
            raise ValueError(seen)
    rest = (query.get(name, "") for name in (MOMENT, PEOPLE, AREAS))
    return Known(dt.date.fromisoformat(query[DAY]), *rest, seen=seen)


def asked() -> Known | None:
    """Return what was known then, None for all that is known now."""
    known: Known | None = st.session_state.get(THEN)
    return known


def shown() -> Records | None:
    """Return what was known then, or all that is known now, if anything is."""
    kept = cached.records(asked())
    if kept and kept.then and not kept.incidents.days:  # other data have taken the place of all
        return cached.records()
    return kept


def parameters(known: Known | None = None) -> dict[str, str]:
    """Write what was known as parameters of an address; without it what is looked at."""
    known = known or asked()
    if known is None:
        return {}
    rest = {MOMENT: known.read_by, PEOPLE: known.people, AREAS: known.areas, SEEN: known.seen}
    return {DAY: known.day.isoformat()} | {name: said for name, said in rest.items() if said}


def moved(query: Mapping[str, str], named: str, kept: Records) -> bool:
    """Tell whether districts are others than those of a query; by name where it has no mark."""
    if mark := query.get(AREAS):
        return mark != kept.known.areas
    return named != str(kept.districts.attrs.get("version", ""))


def drawable(query: Mapping[str, str]) -> bool:
    """Tell whether the districts of a query are kept, though others may have taken their place."""
    opened = cached.store()
    return bool(areas := query.get(AREAS)) and _drawable(areas, opened.version, str(opened.root))


@lru_cache(maxsize=64)
def _drawable(areas: str, version: str, root: str) -> bool:  # noqa: ARG001 - what is read is in the key
    return drawn_as(cached.store(), areas) is not None
