"""As known then: the numbers of an earlier day, whatever has been read in since.

``kand`` in the address is the day of the newest file that counts, ``inlast`` the last
import that does: a file of an earlier day may have been read in later. ``folk`` is what
the inhabitants were known by. Where they are gone, as from a store that an older version of
the program kept, others are said to be others.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import cached
from pages.parts.address import WRITTEN
from pages.parts.kept import Known
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.kept import Records

DAY, MOMENT, PEOPLE = "kand", "inlast", "folk"
THEN = "then_known"
OTHER_PEOPLE = N_(
    "Folkmängden har bytts sedan dess: antalen är de som var kända då, men talen per 1 000 "
    "invånare räknas med den folkmängd som finns nu."
)
LONGEST = 20  # letters that are repeated of what is no day


def restore(query: Mapping[str, str]) -> None:
    """Take from an address what was known; a day before all that is known is named and ignored."""
    st.session_state[THEN] = None
    if not (given := query.get(DAY)):
        return
    try:
        known = Known(dt.date.fromisoformat(given), query.get(MOMENT, ""), query.get(PEOPLE, ""))
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
    rest = {MOMENT: known.read_by, PEOPLE: known.people}
    return {DAY: known.day.isoformat()} | {name: said for name, said in rest.items() if said}


def note(kept: Records) -> None:
    """Say over the page that it shows what was known then, with the way back to now."""
    if not kept.then:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="then"):
        said = _("Visas som känt {day}: det som lästs in senare räknas inte.",
                 day=words().date(kept.known.day))  # fmt: skip
        st.markdown(f":orange-background[{said}]", width="content")
        st.button(_("Visa som känt nu"), key="then_now", on_click=_now, type="tertiary",
                  icon=":material/update:")  # fmt: skip
    known = asked()
    if known and known.people not in ("", kept.known.people):
        st.caption(_(OTHER_PEOPLE))


def _now() -> None:
    """Show the same selection as known now: its days, which may be further back from today."""
    query = {k: v for k, v in st.query_params.to_dict().items() if k not in (DAY, MOMENT, PEOPLE)}
    st.session_state[THEN] = None
    st.session_state[WRITTEN] = query
    st.query_params.from_dict(query)
    st.session_state.pop("f_mode", None)
