"""The filters: address ↔ session ↔ widgets ↔ one :class:`geo.selection.Selection`.

Every page asks :func:`choose`; nothing is left for it by the router. A key that
is saved again before its widget is drawn keeps its value across pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from geo import period as periods
from geo.measures.registry import BY_ID, MEASURES
from geo.query import from_query, to_query
from geo.selection import ALL_HOURS, Selection
from pages.parts import cached, controls, frame
from pages.parts.words import _

if TYPE_CHECKING:
    from geo.measures.registry import Measure
    from pages.parts.cached import Records

WIDGETS = {
    "period": controls.period,
    "compare": controls.compare,
    "offences": controls.offences,
    "areas": controls.areas,
    "weekdays": controls.weekdays,
    "hours": controls.hours,
    "light": controls.light,
    "sources": controls.sources,
}
LAYER, SIGNS, FOCUS = "f_layer", "f_signs", "f_focus"
OWN_PARAMETERS = ("lager", "insatser", "fokus")
DEFAULT_LAYER = "per_1000"


@dataclass(frozen=True)
class View:
    """What is shown: a selection, and how."""

    kept: Records
    selection: Selection
    measure: Measure
    signs: bool
    focus: str | None


def choose() -> View:
    """Draw the filters and return what they say; stops the page when there is nothing to filter."""
    kept = cached.records()
    if kept is None:
        frame.nothing_yet()
        st.stop()
    if "f_mode" not in st.session_state:
        _restore(kept)
    for key in [key for key in st.session_state if str(key).startswith("f_")]:
        st.session_state[key] = st.session_state[key]
    with st.sidebar:
        values = {name: draw(kept) for name, draw in WIDGETS.items()}
        layer, signs = controls.layer(LAYER, MEASURES), controls.signs(SIGNS)
    view = View(kept, Selection(**values), BY_ID[layer], signs, _focus(kept))
    _write_address(view)
    return view


def _focus(kept: Records) -> str | None:
    code = st.session_state.get(FOCUS)
    return code if code in kept.names else None


def default(kept: Records) -> Selection:
    """Return what is shown when nobody has chosen: this tertial against last year's."""
    return Selection(periods.choose(periods.TERTIAL, kept.last_day))


def _restore(kept: Records) -> None:
    """Fill the session from the address; what cannot be read is named and ignored."""
    query = st.query_params.to_dict()
    areas = [*kept.names, *kept.incidents.areas[-2:]]
    chosen, ignored = from_query(query, default(kept), areas=areas, sources=kept.incidents.sources)
    ignored += tuple(name for name in OWN_PARAMETERS if not _readable(name, query, kept))
    st.session_state.update(_widget_values(chosen, kept))
    layer = query.get("lager", "")
    st.session_state[LAYER] = layer if layer in BY_ID else DEFAULT_LAYER
    st.session_state[SIGNS] = query.get("insatser") == "1"
    focus = query.get("fokus")
    st.session_state[FOCUS] = focus if focus in kept.names else None
    if ignored:
        st.toast(
            _("Adressen innehöll värden som inte finns och som därför ignoreras: {names}.",
              names=", ".join(ignored)),
            duration="long",
        )  # fmt: skip


def _readable(name: str, query: dict[str, str], kept: Records) -> bool:
    known = {"lager": BY_ID, "insatser": ("0", "1"), "fokus": kept.names}[name]
    return not query.get(name) or query[name] in known


def _widget_values(chosen: Selection, kept: Records) -> dict[str, Any]:
    period, back = chosen.period, periods.units_back(chosen.period, kept.last_day)
    weeks = period.days // 7
    return {
        "f_mode": periods.OWN if back is None else period.mode,
        "f_back": back or 0,
        "f_weeks": weeks if weeks in periods.ROLLING_WEEKS else periods.ROLLING_DEFAULT,
        "f_own": (period.start, period.end),
        "f_compare": chosen.compare,
        "f_offences": chosen.offences,
        "f_areas": list(chosen.areas),
        "f_days": list(chosen.weekdays),
        "f_from": chosen.hours[0],
        "f_to": chosen.hours[1],
        "f_light": chosen.light,
        "f_sources": list(chosen.sources),
    }


def reset(kept: Records) -> None:
    """Let everything pass again; the period and the layer stay."""
    plain = replace(default(kept), hours=ALL_HOURS)
    values = _widget_values(plain, kept)
    kept_keys = ("f_mode", "f_back", "f_weeks", "f_own", "f_compare")
    st.session_state.update({k: v for k, v in values.items() if k not in kept_keys})


def _query(view: View) -> dict[str, str]:
    query = to_query(view.selection) | {"lager": view.measure.id}
    if view.signs:
        query["insatser"] = "1"
    if view.focus:
        query["fokus"] = view.focus
    if "lang" in st.query_params:
        query["lang"] = st.query_params["lang"]
    return query


def address(view: View) -> str:
    """Return the full address of a view."""
    page = (st.context.url or "").partition("?")[0]
    return f"{page}?{urlencode(_query(view))}"


def _write_address(view: View) -> None:
    """Keep the address true, and touch it only when it changes."""
    query = _query(view)
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)
