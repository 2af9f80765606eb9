"""How often does chance do as well? The same computation where and when nothing was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.figures import effect_charts
from geo.figures.effect_data import chance_bins
from pages.parts import act_effect, frame
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Intervention
    from pages.parts.cached import Records

AS_WELL = N_(
    "Av {n} slumpade platser och tider, där inget gjordes, gick det minst lika bra på {as_well}."
)
HELPED = N_("På {n} av dem hade omdömet blivit ”hjälpte”.")
EXPLAINED = N_(
    "Samma beräkning är gjord på slumpade platser och tider före starten där lika slags brott "
    "skett. Staplarna är deras skillnader, strecket är insatsens. Dragningen har frö {seed}, så "
    "att alla ser samma; {tried} drogs för att få {n} med tillräckligt många brott."
)


def draw(kept: Records, row: Intervention) -> None:
    """Draw the differences that chance makes, with the real one among them."""
    z, found, said = act_effect.came(kept, row).effect.wdd.local.z, None, words()
    with st.spinner(_("Räknar på slumpade insatser …")):
        found = act_effect.chance(kept, row)
    n, as_well = len(found.z), int((found.z <= z).sum())
    told = [_(AS_WELL, n=said.number(n), as_well=said.number(as_well)),
            _(HELPED, n=said.number(int(found.helped.sum())))]  # fmt: skip
    st.markdown(f"**{plain(' '.join(told))}**")
    st.vega_lite_chart(
        chance_bins(found, z),
        effect_charts.chance_chart(said, frame.theme(), large=frame.displaying()),
        theme=None, width="stretch", key="act_chance",
        alt=_("Skillnader på slumpade platser och tider, med insatsens egen markerad."),
    )  # fmt: skip
    # No digits are grouped in the seed: it is a name and not a number.
    st.caption(_(EXPLAINED, seed=act_effect.SEED, tried=said.number(found.tried), n=said.number(n)))
