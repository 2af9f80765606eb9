"""What is said over a page that shows what was known once, with the way back to now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import then, then_kept
from pages.parts.address import WRITTEN
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.kept import Known, Records

OTHER_PEOPLE = N_(
    "Folkmängden har bytts sedan dess: antalen är de som var kända då, men talen per 1 000 "
    "invånare räknas med den folkmängd som finns nu."
)
AS_KNOWN = N_("Visas som känt {day}: det som lästs in senare räknas inte.")
REDRAWN = N_("Visas som känt {day}, i den tidens områden: det som lästs in senare räknas inte.")
OTHER_AREAS = N_("Visas som känt {day}, men i dagens områden: indelningen har bytts sedan dess.")
FROZEN_ONLY = N_(
    "Antalen här är räknade i de områden som gäller nu och kan skilja sig från de frysta. "
    "Siffrorna och kartan som de var finns kvar där vyn frystes."
)
OFFENCES_AS_KNOWN = N_("Visas som känt {day}: brott som lästs in senare räknas inte.")
FILES_AS_KNOWN = N_("Visas som känt {day}: filer från senare dagar räknas inte.")
AREAS_UNSAID = N_("Länken säger inte vilka områden som gällde då: de som gäller nu används.")
PEOPLE_UNSAID = N_("Länken säger inte vilken folkmängd som gällde då: den som gäller nu används.")
SEEN_UNSAID = N_(
    "Länken säger inte när vyn frystes: insatser, mätningar, vandringar och felanmälningar "
    "visas som de är nu."
)


def draw(kept: Records) -> None:
    """Say over the page that it shows what was known then, with the way back to now."""
    if not kept.then:
        return
    known = then.asked()
    others = known is not None and known.areas not in ("", kept.known.areas)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="then"):
        said = _(_head(kept, known, others=others), day=words().date(kept.known.day))
        st.markdown(f":orange-background[{said}]", width="content")
        st.button(_("Visa som känt nu"), key="then_now", on_click=_now, type="tertiary",
                  icon=":material/update:")  # fmt: skip
    if others:
        st.caption(_(FROZEN_ONLY))
        then_kept.links(st.query_params.to_dict())
    if known and known.people not in ("", kept.known.people):
        st.caption(_(OTHER_PEOPLE))
    for said, sentence in _unsaid(known) if known else ():
        if not said:
            st.caption(_(sentence))


def _unsaid(known: Known) -> tuple[tuple[str, str], ...]:
    return (known.areas, AREAS_UNSAID), (known.people, PEOPLE_UNSAID), (known.seen, SEEN_UNSAID)


def _head(kept: Records, known: Known | None, *, others: bool) -> str:
    if others:
        return OTHER_AREAS
    if known and not known.read_by:
        return FILES_AS_KNOWN
    if not kept.known.seen:
        return OFFENCES_AS_KNOWN
    return REDRAWN if kept.redrawn else AS_KNOWN


def _now() -> None:
    """Show the same selection as known now: its days, which may be further back from today."""
    query = {k: v for k, v in st.query_params.to_dict().items() if k not in then.EVERY}
    st.session_state[then.THEN] = None
    st.session_state[WRITTEN] = query
    st.query_params.from_dict(query)
    st.session_state.pop("f_mode", None)
