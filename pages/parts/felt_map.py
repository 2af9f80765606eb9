"""The map and the scatter of the page about insecurity: picking in one picks in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import questions
from geo.figures.quadrant import KEY as SCATTER_KEY
from geo.figures.quadrant import PICKED, quadrant_chart
from geo.figures.quadrant_data import Whole, quadrant_data
from geo.figures.survey_words import SHARE
from pages.parts import felt_layers, felt_own, frame, live, mapdraw
from pages.parts.address import FOCUS
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.felt import Felt
    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View

KEY, SERIAL = "felt_map", "f_felt_picks"
HEIGHT = {False: 430, True: 500}


def draw(view: View, known: Felt, choice: Choice, beside: Beside) -> live.Painting | None:
    """Draw the map; returns what to wait for before more is sent to the browser."""
    if choice.view == OWN:
        return felt_own.draw(view, known, choice)
    painting, look = live.painting(), mapdraw.look()
    both = choice.view != felt_layers.INSECURITY and shares(choice)
    step = felt_layers.drawn(beside.table, choice.asked, look, both=both)
    if choice.view == felt_layers.WALKS:
        step = felt_layers.walked(step, known, look)
    focus = view.kept.incidents.area_index.get(view.focus or "")
    more = {"focus": focus, "tell": painting.address if painting else "", "note": look.worth}
    mapdraw.show(view.kept, step | look.payload() | more, key=KEY, on_change=_clicked)
    return painting


def shares(choice: Choice) -> bool:
    """Tell whether the question is a share, which is what the four fields are made for."""
    return choice.asked.about.scale == SHARE


def upright(choice: Choice) -> bool:
    """Tell whether the scatter can be drawn: of districts, its upper fields of a bad high share."""
    return shares(choice) and choice.asked.about.bad == "high" and choice.view != OWN


def _clicked() -> None:
    """Take a click on the map: a district to look at, or with Ctrl to filter on."""
    value = st.session_state.get(KEY) or {}
    code = value.get("district")
    if value.get("add") and code:
        st.session_state["f_areas"] = sorted({*st.session_state["f_areas"]} ^ {code})
    else:
        st.session_state[FOCUS] = code
    if _chosen(_key()):
        # A new scatter: an old one would not tell of a click on what it has picked already.
        st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1
    live.changed()


def _key() -> str:
    return f"felt_scatter_{st.session_state.get(SERIAL, 0)}"


def _chosen(key: str) -> list[dict[str, str]]:
    """Return what is picked in a scatter."""
    return (st.session_state.get(key) or {}).get("selection", {}).get(PICKED) or []


def scatter(view: View, choice: Choice, beside: Beside) -> None:
    """Draw crime against insecurity; a click picks a district on the map too."""
    large = frame.displaying()
    marked = beside.table.assign(chosen=beside.table.index == view.focus)
    points = quadrant_data(marked, view.kept.names, _whole(beside), words())
    main = choice.asked.question == questions.MAIN
    up = _("Andel otrygga (procent)") if main else _("Andel som svarar så (procent)")
    chart = quadrant_chart(words(), frame.theme(), height=HEIGHT[large], large=large, up=up)
    key = _key()
    st.vega_lite_chart(
        points, chart,
        key=key, theme=None, width="stretch", on_select=lambda: _picked(key),
        selection_mode=PICKED,
        alt=_("Brott per invånare mot mätningens svar, ett område per punkt. Samma tal finns i "
              "tabellen."),
    )  # fmt: skip
    st.caption(_(SCATTER_KEY))


def _whole(beside: Beside) -> Whole:
    """Return the municipality's own figures, with the intervals that are known."""
    limits = (float(beside.whole.get(name, float("nan"))) for name in Whole._fields[2:])
    return Whole(*beside.references, *limits)


def _picked(key: str) -> None:
    """Take a click in the scatter; a click beside every point lets go."""
    picked = _chosen(key)
    st.session_state[FOCUS] = picked[0].get("code") if picked else None
    live.changed_elsewhere()
