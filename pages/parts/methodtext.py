"""What the page about data and method prints, read from the registries and the store."""

from __future__ import annotations

import streamlit as st

from geo.measures.registry import MEASURES
from geo.offences import BY_ID, GROUPS, types_of
from pages.parts import cached, frame
from pages.parts.words import _, words


def data() -> None:
    """Say where the data come from, how new they are and what is odd about them."""
    st.title(_("Data och metod"))
    kept = cached.records()
    if kept is None:
        frame.nothing_yet()
        return
    said, attrs = words(), kept.districts.attrs
    st.header(_("Uppgifterna"))
    st.markdown(
        _("{n} anmälda brott från {first} till {last}, i {areas} områden.",
          n=f"**{said.number(len(kept.incidents.cell))}**", first=said.date(kept.first_day),
          last=said.date(kept.last_day), areas=said.number(len(kept.districts)))
    )  # fmt: skip
    for line in (attrs.get("note"), attrs.get("source"), attrs.get("licence")):
        if line:
            st.text(line)


def measures() -> None:
    """Print the measures: what each is, its unit, what could mislead and its source."""
    st.header(_("Måtten"))
    for measure in MEASURES:
        st.subheader(_(measure.name))
        st.markdown(_(measure.explanation))
        source = _("Källa: {source}", source=measure.source) if measure.source else ""
        st.caption(f"{_('Enhet')}: {_(measure.unit)}. {source}")


def offences() -> None:
    """Print the offence catalogue."""
    st.header(_("Brottstyperna"))
    for group, name in GROUPS.items():
        st.markdown(f"**{_(name)}**: {', '.join(_(BY_ID[o].name) for o in types_of(group))}")
