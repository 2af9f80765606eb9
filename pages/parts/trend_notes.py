"""What stands under the series: how its trend and band were made, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.figures.series import BREAK
from geo.measures.trend import METHODS, MONTHLY, STL, WEEKLY
from pages.parts import caption, months, trend_data, trend_marks, trend_series
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer
    from pages.parts.trend_data import Developed
    from pages.parts.trend_series import Chosen

NO_BAND = {
    trend_data.EARLIER: N_("Referensbandet kräver minst två tidigare år med uppgifter"),
    trend_data.PEERS: N_(
        "Inget referensband: det kräver befolkning och minst sex andra områden av samma slag"
    ),
}
WHOLE = N_("Hela kommunen har inga jämförbara områden: välj ett eller flera områden")
PEERS = N_(
    "Bandet är den mittersta hälften av {n} andra områden av samma slag, räknat per invånare och "
    "omräknat till den egna befolkningen"
)
ARROWS = N_("Triangel åt höger: en insats börjar, åt vänster: den slutar")
DIAMONDS = N_("Romb: serien bryts, så att tiden före och efter inte kan jämföras")
SHARE = N_("Hälften av alla vanliga värden ligger utanför bandet")
GROWS = N_("De senaste antalen kan växa när fler anmälningar registreras")
ONLY_MONTHS = N_(
    "{n} brott anges bara med månad och räknas på månadens första dag: se dem månad för månad"
)
MONTHS = N_("En månads trend gäller en månad av medellängd")


def notes(view: View, answer: Answer, chosen: Chosen) -> None:
    """Say under the chart what it shows."""
    st.caption(plain(explained(view, answer, chosen)))


def explained(view: View, answer: Answer, chosen: Chosen) -> str:
    """Say how the trend and the band were made, and what the numbers leave out."""
    found = trend_series.numbers(view, chosen)
    said = [_(METHODS[found.method]).rstrip("."), *reference(view, chosen, found)]
    if chosen.period == MONTHLY and found.method == STL:
        said.append(_(MONTHS))
    alone = int(months.alone(view.kept).sum())
    if chosen.period == WEEKLY and alone:
        said.append(_(ONLY_MONTHS, n=words().number(alone)))
    kinds = set(trend_marks.marks(view.kept, view.selection)["kind"])
    said += [_(ARROWS)] if kinds - {BREAK} else []
    said += [_(DIAMONDS)] if BREAK in kinds else []
    said += [_(GROWS), *caption.left_out(view, answer)]
    return ". ".join(said) + "."


def reference(view: View, chosen: Chosen, found: Developed) -> list[str]:
    """Say what the band is, or why there is none."""
    if chosen.reference == trend_data.PEERS and not view.selection.areas:
        return [_(WHOLE)]
    if not found.table["low"].notna().any():
        return [_(NO_BAND[chosen.reference])]
    if chosen.reference == trend_data.PEERS:
        return [_(PEERS, n=words().number(found.peers)), _(SHARE)]
    return [_(SHARE)]
