"""The filters: address ↔ session ↔ widgets ↔ one :class:`geo.selection.Selection`.

Every page asks :func:`choose`, and :func:`draw` where the widgets should be;
nothing is left for it by the router. A key that is saved again before its
widget is drawn keeps its value across pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import streamlit as st

from geo.measures.registry import BY_ID, MEASURES
from geo.selection import ALL_HOURS, Selection
from pages.parts import (
    address,
    controls,
    frame,
    live,
    offence_tree,
    period_choice,
    then,
    then_note,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.measures.registry import Measure
    from pages.parts.cached import Records


def _tuple(key: str) -> Callable[[Records], tuple]:
    return lambda _kept: tuple(sorted(st.session_state[key]))


def _value(key: str) -> Callable[[Records], str]:
    return lambda _kept: st.session_state[key]


# Each field of the selection: what the session says of it, and its widget.
FIELDS = {
    "period": (period_choice.read, period_choice.draw),
    "compare": (_value("f_compare"), controls.compare),
    "offences": (_value(offence_tree.CHOSEN), offence_tree.draw),
    "areas": (_tuple("f_areas"), controls.areas),
    "weekdays": (_tuple("f_days"), controls.weekdays),
    "hours": (controls.read_hours, controls.hours),
    "light": (_value("f_light"), controls.light),
    "sources": (_tuple("f_sources"), controls.sources),
}


@dataclass(frozen=True)
class View:
    """What is shown: a selection, and how."""

    kept: Records
    selection: Selection
    measure: Measure
    signs: bool
    focus: str | None


def begin() -> None:
    """Ready the session once a run, before any filter is read or drawn.

    Stops the page, with a sentence, when there is nothing to filter.
    """
    if "f_mode" not in st.session_state or address.followed():
        then.restore(address.given())
        address.restore(_kept())
    live.save_again()
    address.tidy(_kept())
    then_note.draw(_kept())


def choose() -> View:
    """Return what is chosen."""
    kept = _kept()
    focus = st.session_state[address.FOCUS]
    return View(
        kept,
        Selection(**{name: read(kept) for name, (read, _) in FIELDS.items()}),
        BY_ID[st.session_state[address.LAYER]],
        st.session_state[address.SIGNS],
        focus if focus in kept.names else None,
    )


def clear() -> None:
    """Take away every filter but the period. For a button's callback in another part."""
    st.session_state.update(
        {offence_tree.CHOSEN: (), "f_areas": [], "f_days": [], "f_light": "", "f_sources": [],
         "f_from": ALL_HOURS[0], "f_to": ALL_HOURS[1]}
    )  # fmt: skip
    live.changed_elsewhere()


def _kept() -> Records:
    kept = then.shown()
    if kept is None:
        frame.nothing_yet()
        st.stop()
    return kept


def draw(*, on_map: bool = True, more: Mapping[str, str] = MappingProxyType({})) -> None:
    """Draw the filters in the side bar, and write what is chosen in the address.

    Parameters
    ----------
    on_map
        Whether the page has the map, whose own choices are then drawn too. They stay in
        the address either way, for the way back.
    more
        Parameters of the page's own.
    """
    kept, view = _kept(), choose()
    shown = address.query(view.selection, view.measure.id, signs=view.signs, focus=view.focus)
    address.write(shown | then.parameters() | dict(more))
    with st.sidebar:
        for _, widget in FIELDS.values():
            widget(kept)
        if on_map:
            controls.layer(address.LAYER, MEASURES)
            controls.signs(address.SIGNS)
