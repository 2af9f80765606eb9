"""The map: the base the browser keeps, and one filter step over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.figures import palette, signs
from geo.figures.map import district_step, limits_of
from geo.measures.registry import BY_ID
from pages.parts import actions, live, mapdraw, mapextra, results
from pages.parts.address import FOCUS

if TYPE_CHECKING:
    from geo.language import Words
    from pages.parts.filters import View
    from pages.parts.mapdraw import Look
    from pages.parts.results import Answer

KEY = "map"


def draw(view: View, answer: Answer, *, scale_by: Answer | None = None) -> live.Painting | None:
    """Draw the map of a view.

    Parameters
    ----------
    scale_by
        Numbers that set the class limits instead of the answer's own, so that
        colours mean the same through a whole playback.

    Returns what to wait for before more is sent to the browser.
    """
    painting = live.painting()
    asked = {"tell": painting.address if painting else ""}
    step = build(view, answer, mapdraw.look(), scale_by=scale_by) | asked
    mapdraw.show(view.kept, step, key=KEY, on_change=_clicked)
    return painting


def build(
    view: View, answer: Answer, look: Look, *, scale_by: Answer | None = None
) -> dict[str, Any]:
    """Return the step that the browser paints and that the printed map reads too."""
    said, colours = look.said, palette.of(look.theme)
    measure = view.measure if view.measure.column else BY_ID["antal"]
    districts = answer.table.iloc[: len(view.kept.districts)]
    scale = (scale_by or answer).table.iloc[: len(view.kept.districts)]
    limits = limits_of(scale, measure)
    if measure.scale == "diverging":
        districts = districts.assign(chance=results.by_chance(answer)[: len(districts)])
    step = district_step(districts, measure, said, colours=colours, limits=limits)
    if not view.measure.column:
        step |= _ground(step, colours) | mapextra.step(view, look, scale_by)
    focus = view.kept.incidents.area_index.get(view.focus or "")
    shown = actions.markers(view.kept, view.selection.period, said) if view.signs else []
    marks = {"markers": step.get("markers", []) + shown, "signs": _key(step, shown, said)}
    return step | look.payload() | marks | {"focus": focus, "note": _note(answer, look)}


def _key(step: dict[str, Any], shown: list[Any], said: Words) -> dict[str, Any]:
    """Return the key of the signs: the interventions', after the layer's own if it has any."""
    ours = signs.legend(shown, said)
    theirs = step.get("signs")
    return theirs | {"rows": theirs["rows"] + ours["rows"]} if theirs else ours


def _ground(step: dict[str, Any], colours: palette.Palette) -> dict[str, Any]:
    """Districts without colour, for what is drawn over them."""
    ground = colours.sequential[0]
    return {"d": [[ground, "", tip, chosen] for _, _, tip, chosen in step["d"]]}


def _note(answer: Answer, look: Look) -> str:
    """Say in the map's corner what it lacks."""
    return "\u00a0· ".join(part for part in (look.worth, unplaced(answer, look.said)) if part)


def unplaced(answer: Answer, said: Words) -> str:
    """Say how many offences no district holds."""
    return said.text(
        "Utanför eller okänt läge: {n} av {total}",
        n=said.number(answer.tally.unplaced), total=said.number(answer.tally.total),
    )  # fmt: skip


def _clicked() -> None:
    """Take a click on the map: a district to look at, or with Ctrl to filter on."""
    value = st.session_state.get(KEY) or {}
    code = value.get("district")
    if value.get("add") and code:
        st.session_state["f_areas"] = sorted({*st.session_state["f_areas"]} ^ {code})
    else:
        st.session_state[FOCUS] = code
    live.changed()
