"""As known then: the numbers of an earlier day, whatever has been read in since.

``kand`` in the address is the day of the newest file that counts, ``inlast`` the last
import that does: a file of an earlier day may have been read in later. ``folk`` is what
the inhabitants were known by. Where they are gone, as from a store that an older version of
the program kept, others are said to be others. ``indelning`` is what the districts were known
by: it is always today's that are drawn and counted in, and others are said to be others, with
the way to what was frozen. So are the interventions, which are always those of now.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import cached, then_kept
from pages.parts.address import WRITTEN
from pages.parts.kept import Known
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.kept import Records

DAY, MOMENT, PEOPLE, AREAS = EVERY = ("kand", "inlast", "folk", "indelning")
THEN = "then_known"
OTHER_PEOPLE = N_(
    "Folkmängden har bytts sedan dess: antalen är de som var kända då, men talen per 1 000 "
    "invånare räknas med den folkmängd som finns nu."
)
LONGEST = 20  # letters that are repeated of what is no day

AS_KNOWN = N_("Visas som känt {day}: det som lästs in senare räknas inte.")
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
        rest = (query.get(name, "") for name in (MOMENT, PEOPLE, AREAS))
        known = Known(dt.date.fromisoformat(given), *rest)
    except ValueError:
        known = None
    kept = cached.records(known) if known else None
    if kept is None or not kept.incidents.days:
        told = _("Ingenting var känt {day}. Det som är känt nu visas.", day=plain(given[:LONGEST]))
        st.toast(told, duration="long")
        return
    st.session_state[THEN] = known


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
    rest = {MOMENT: known.read_by, PEOPLE: known.people, AREAS: known.areas}
    return {DAY: known.day.isoformat()} | {name: said for name, said in rest.items() if said}


def moved(query: Mapping[str, str], named: str, kept: Records) -> bool:
    """Tell whether districts are others than those of a query; by name where it has no mark."""
    if mark := query.get(AREAS):
        return mark != kept.known.areas
    return named != str(kept.districts.attrs.get("version", ""))


def note(kept: Records) -> None:
    """Say over the page that it shows what was known then, with the way back to now."""
    if not kept.then:
        return
    known = asked()
    others = known is not None and known.areas not in ("", kept.known.areas)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="then"):
        said = _(OTHER_AREAS if others else AS_KNOWN, day=words().date(kept.known.day))
        st.markdown(f":orange-background[{said}]", width="content")
        st.button(_("Visa som känt nu"), key="then_now", on_click=_now, type="tertiary",
                  icon=":material/update:")  # fmt: skip
    if others:
        st.caption(_(FROZEN_ONLY))
        then_kept.links(st.query_params.to_dict())
    if known and known.people not in ("", kept.known.people):
        st.caption(_(OTHER_PEOPLE))
    if len(kept.interventions):
        st.caption(_(SIGNS_OF_NOW))


def _now() -> None:
    """Show the same selection as known now: its days, which may be further back from today."""
    query = {k: v for k, v in st.query_params.to_dict().items() if k not in EVERY}
    st.session_state[THEN] = None
    st.session_state[WRITTEN] = query
    st.query_params.from_dict(query)
    st.session_state.pop("f_mode", None)
