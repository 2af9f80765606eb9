"""As known then: the numbers of an earlier day, whatever has been read in since.

``kand`` in the address is the day of the newest file that counts, ``inlast`` the last
import that does: a file of an earlier day may have been read in later. ``folk`` is what
the inhabitants were known by, ``indelning`` what the districts were. Where they are gone, as
from a store that an older version of the program kept, others are said to be others. ``sett``
is when the view was frozen: surveys and interventions are those of that moment, and those of
now, which is said, in an address without it.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import cached, then_kept
from pages.parts.address import WRITTEN
from pages.parts.as_known import drawn_as
from pages.parts.kept import Known
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.kept import Records

DAY, MOMENT, PEOPLE, AREAS, SEEN = EVERY = ("kand", "inlast", "folk", "indelning", "sett")
THEN = "then_known"
OTHER_PEOPLE = N_(
    "Folkmängden har bytts sedan dess: antalen är de som var kända då, men talen per 1 000 "
    "invånare räknas med den folkmängd som finns nu."
)
LONGEST = 20  # letters that are repeated of what is no day

AS_KNOWN = N_("Visas som känt {day}: det som lästs in senare räknas inte.")
REDRAWN = N_("Visas som känt {day}, i den tidens områden: det som lästs in senare räknas inte.")
OTHER_AREAS = N_("Visas som känt {day}, men i dagens områden: indelningen har bytts sedan dess.")
FROZEN_ONLY = N_(
    "Antalen här är räknade i de områden som gäller nu och kan skilja sig från de frysta. "
    "Siffrorna och kartan som de var finns kvar där vyn frystes."
)
SIGNS_OF_NOW = N_("Insatserna visas som de är nu, inte som de var då.")


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
    if seen := query.get(SEEN, ""):
        dt.datetime.fromisoformat(seen)  # refuses what is no moment
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


def note(kept: Records) -> None:
    """Say over the page that it shows what was known then, with the way back to now."""
    if not kept.then:
        return
    known = asked()
    others = known is not None and known.areas not in ("", kept.known.areas)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="then"):
        told = OTHER_AREAS if others else REDRAWN if kept.redrawn else AS_KNOWN
        said = _(told, day=words().date(kept.known.day))
        st.markdown(f":orange-background[{said}]", width="content")
        st.button(_("Visa som känt nu"), key="then_now", on_click=_now, type="tertiary",
                  icon=":material/update:")  # fmt: skip
    if others:
        st.caption(_(FROZEN_ONLY))
        then_kept.links(st.query_params.to_dict())
    if known and known.people not in ("", kept.known.people):
        st.caption(_(OTHER_PEOPLE))
    if len(kept.interventions) and not kept.known.seen:
        st.caption(_(SIGNS_OF_NOW))


def _now() -> None:
    """Show the same selection as known now: its days, which may be further back from today."""
    query = {k: v for k, v in st.query_params.to_dict().items() if k not in EVERY}
    st.session_state[THEN] = None
    st.session_state[WRITTEN] = query
    st.query_params.from_dict(query)
    st.session_state.pop("f_mode", None)
