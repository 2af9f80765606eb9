"""The address holds the whole selection: it can be sent, bookmarked and put in the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from geo import period as periods
from geo.measures.registry import BY_ID
from geo.query import from_query, to_query
from geo.selection import Selection
from pages.parts.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.cached import Records

LAYER, SIGNS, FOCUS = "f_layer", "f_signs", "f_focus"
WRITTEN = "address_written"
DEFAULT_LAYER, WITHOUT_POPULATION, WITHOUT_DISTRICTS = "per_1000", "antal", "tathet"
# What a selection is written with: a link that says something else of it has been followed.
OURS = frozenset(
    ("period", "fran", "till", "jamfor", "brott", "omrade", "dag", "timme", "ljus", "kalla",
     "lager", "insatser", "fokus", "kand", "inlast", "folk", "indelning", "sett")
)  # fmt: skip
UNITS = (periods.WEEK, periods.TERTIAL, periods.YEAR, periods.ROLLING)


def default(kept: Records, mode: str = periods.TERTIAL) -> Selection:
    """Return what is shown when nobody has chosen: this tertial against last year's."""
    known = mode if mode in UNITS else periods.TERTIAL
    return Selection(periods.choose(known, kept.last_day))


def given() -> dict[str, str]:
    """Return the parameters to restore from.

    The menu leads to the bare address: then what was chosen before another page was
    opened holds, since the widgets' own values are gone with them.
    """
    asked: dict[str, str] = st.query_params.to_dict()
    return asked if asked.keys() - {"lang"} else st.session_state.get(WRITTEN, {})


def followed() -> bool:
    """Tell whether a link was followed: the address says another selection than was written."""
    asked, written = (
        {name: value for name, value in query.items() if name in OURS}
        for query in (st.query_params.to_dict(), st.session_state.get(WRITTEN, {}))
    )
    return bool(asked) and asked != written


def restore(kept: Records) -> None:
    """Fill the session from the address; what cannot be read is named and ignored."""
    asked = given()
    chosen, ignored = selection(kept, asked)
    if chosen.period.end < kept.first_day or chosen.period.start > kept.last_day:
        chosen, ignored = chosen.over(default(kept).period), (*ignored, "fran", "till")
    values = _widget_values(chosen, kept)
    if values["f_mode"] == periods.OWN:
        kept_days = zip(("fran", "till"), values["f_own"], strict=True)
        asked_days = (chosen.period.start, chosen.period.end)
        ignored += tuple(
            name for (name, day), wanted in zip(kept_days, asked_days, strict=True) if day != wanted
        )
    st.session_state.update(values)
    known = {"lager": BY_ID, "insatser": ("0", "1"), "fokus": kept.names}
    read = {name: asked.get(name) for name in known if asked.get(name) in known[name]}
    counted = DEFAULT_LAYER if kept.population.shape[1] else WITHOUT_POPULATION
    if kept.districts.empty:
        counted = WITHOUT_DISTRICTS
    st.session_state[LAYER] = read.get("lager", counted)
    st.session_state[SIGNS] = read.get("insatser") == "1"
    st.session_state[FOCUS] = read.get("fokus")
    ignored += tuple(name for name in known if asked.get(name) and name not in read)
    if ignored:
        st.toast(
            _(
                "Länken innehåller värden som inte finns. De används inte: {names}.",
                names=", ".join(ignored),
            ),
            duration="long",
        )


def selection(kept: Records, asked: Mapping[str, str]) -> tuple[Selection, tuple[str, ...]]:
    """Read a selection of some records, and what of it there is not in them."""
    areas = [*kept.names, *kept.incidents.areas[-2:]]
    first = default(kept, asked.get("period", ""))
    return from_query(asked, first, areas=areas, sources=kept.incidents.sources)


def tidy(kept: Records) -> None:
    """Drop from the session what is not in the data: they may have changed since it was chosen."""
    state = st.session_state
    areas = {*kept.names, *kept.incidents.areas[-2:]}
    state["f_areas"] = [area for area in state["f_areas"] if area in areas]
    state["f_sources"] = [name for name in state["f_sources"] if name in kept.incidents.sources]
    state["f_own"] = tuple(
        min(max(day, kept.first_day), kept.last_day) for day in state["f_own"] or ()
    )


def _widget_values(chosen: Selection, kept: Records) -> dict[str, Any]:
    period, back = chosen.period, periods.units_back(chosen.period, kept.last_day)
    weeks = period.days // 7
    return {
        "f_mode": periods.OWN if back is None else period.mode,
        "f_back": back or 0,
        "f_weeks": weeks if weeks in periods.ROLLING_WEEKS else periods.ROLLING_DEFAULT,
        "f_own": (max(period.start, kept.first_day), min(period.end, kept.last_day)),
        "f_compare": chosen.compare,
        "f_offences": chosen.offences,
        "f_areas": list(chosen.areas),
        "f_days": list(chosen.weekdays),
        "f_from": chosen.hours[0],
        "f_to": chosen.hours[1],
        "f_light": chosen.light,
        "f_sources": list(chosen.sources),
    }


def query(selection: Selection, layer: str, *, signs: bool, focus: str | None) -> dict[str, str]:
    """Return the parameters of a view."""
    parameters = to_query(selection) | {"lager": layer}
    if signs:
        parameters["insatser"] = "1"
    if focus:
        parameters["fokus"] = focus
    if "lang" in st.query_params:
        parameters["lang"] = st.query_params["lang"]
    return parameters


def link() -> str:
    """Return the full address of what is shown."""
    page = (st.context.url or "").partition("?")[0]
    return f"{page}?{urlencode(st.query_params.to_dict())}"


def write(parameters: dict[str, str]) -> None:
    """Keep the address true, and touch it only when it changes."""
    st.session_state[WRITTEN] = parameters
    if st.query_params.to_dict() != parameters:
        st.query_params.from_dict(parameters)
