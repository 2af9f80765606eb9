"""Before the start: how large a decrease could be seen, so that nobody waits for what cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo.errors import N_
from pages.parts import act_effect, act_place, act_verdict
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Intervention
    from pages.parts.cached import Records

SEEN = N_(
    "På {weeks} veckor väntas {n} brott här om inget görs. En minskning med {k} ({share}) eller "
    "mer skulle upptäckas i åtta fall av tio."
)
UNSEEN = N_(
    "På {weeks} veckor väntas {n} brott här om inget görs. Det är för få: hur bra insatsen än går "
    "lär det inte kunna säkerställas. En större plats eller längre tid ger fler brott att räkna; "
    "annars får den följas upp på annat sätt."
)
YOUNG = N_("Det finns ingen hel vecka med uppgifter före starten, så inget kan sägas om det än.")
BASIS = N_(
    "Räknat på de {weeks} veckorna före, i samma område ({m} m runt platsen) och för samma slags "
    "brott. {compared}"
)
NO_WEEK = N_(
    "Uppgifterna räcker inte en hel vecka efter starten, så effekten går inte att mäta än."
)


def draw(kept: Records, row: Intervention) -> None:
    """Say what could be detected."""
    weeks = act_place.history(kept, row)
    if not weeks:
        st.info(_(YOUNG))
        return
    if row.start <= kept.last_day:
        st.caption(_(NO_WEEK))
    table, said = act_effect.outlook(kept, row), words()
    mine = table[table["weeks"] == act_effect.planned(row)].iloc[0]
    st.markdown(f"**{plain(_told(mine))}**")
    heads = (_("Veckor"), _("Väntade brott"), _("Minsta minskning som syns"))
    rows = [
        (said.number(each.weeks), said.number(each.treated, 1), _least(each))
        for each in table.itertuples()
    ]
    with st.container(key="act_table"):
        st.table(
            [dict(zip(heads, each, strict=True)) for each in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
    basis = _(
        BASIS, weeks=said.number(min(weeks, act_effect.effect_power.HISTORY_WEEKS)),
        m=said.number(act_place.radius(row)), compared=act_verdict.compared(kept, row),
    )  # fmt: skip
    st.caption(plain(basis))


def _told(mine) -> str:  # noqa: ANN001 - a row of the outlook
    said = words()
    values = {"weeks": said.number(mine["weeks"]), "n": said.number(mine["treated"], 1)}
    if not np.isfinite(mine["detectable"]):
        return _(UNSEEN, **values)
    return _(SEEN, **values, k=said.number(mine["detectable"]), share=said.percent(mine["share"]))


def _least(each) -> str:  # noqa: ANN001 - a named tuple of pandas
    if not np.isfinite(each.detectable):
        return _("ingen: för få brott")
    said = words()
    return _("{k} brott ({share})", k=said.number(each.detectable), share=said.percent(each.share))
