"""Behind the number of an area: how it goes, when it happens, what it is, what is being done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from data.speech import NOTHING
from geo.errors import N_
from geo.figures import palette, small
from geo.figures.signs import STATUS_NAMES
from geo.measures import pattern
from pages.parts import actions, frame, results
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer

WEEKS = 26
SHORTEST = 2  # weeks that make a line
MOST = 2  # interventions that are named before the rest, which unfold
COMPARED = N_("Brott per vecka (streckat: kommunen)")


def series(view: View) -> None:
    """Draw half a year of weeks against the municipality."""
    selection = replace(view.selection, areas=(view.focus,)) if view.focus else view.selection
    own, everyone = (
        results.half_year(view.kept, s, WEEKS) for s in (selection, replace(selection, areas=()))
    )
    if len(own) < SHORTEST:
        st.caption(_("För få hela veckor för att rita en kurva."))
        return
    people, all_people = results.inhabitants(view.kept, selection)
    compared = 0 < people < all_people
    reference = everyone * (people / all_people) if compared else None
    title = _(COMPARED) if compared else _("Brott per vecka, 26 veckor")
    drawing = small.weeks_svg(own, reference, palette.of(frame.theme()), words(), title=title)
    st.image(drawing, width="stretch", alt=_("Anmälda brott per vecka under ett halvår"))


def when(view: View) -> None:
    """Draw hour by weekday."""
    hours, said = results.matrix(view.kept, view.selection, view.focus), words()
    if not hours.within_a_day:
        if hours.unknown or hours.weights.any():
            st.caption(_("När brotten begås: inget brott i urvalet har känt klockslag."))
        return
    title = _("När brotten begås")
    if hours.unknown:
        title = _("När brotten begås ({n} med okänd tid)", n=said.number(hours.unknown))
    drawing = small.matrix_svg(hours.weights, palette.of(frame.theme()), said, title=title)
    st.image(drawing, width="stretch", alt=_("Anmälda brott per veckodag och timme"))


def what(view: View, answer: Answer) -> None:
    """List the most common offence types, the compared period in brackets."""
    types = pattern.largest_types(answer.tally, view.focus)
    if not types:
        st.caption(_("Inga anmälda brott i urvalet."))
        return
    said = words()
    heads = (_("Vanligaste brotten"), _("Antal"), _("Före"))
    earlier = said.number if answer.tally.comparable else lambda _number: NOTHING
    rows = [
        dict(zip(heads, (_(name), said.number(now), earlier(before)), strict=True))
        for name, now, before in types
    ]
    st.table(rows, border="horizontal", hide_index=True)


def interventions(view: View) -> None:
    """List what is being done in the district."""
    found = actions.in_area(view.kept, view.selection.period, view.focus)
    if view.focus is None or not found:
        return
    heading = _("Insatser i området")
    lines = [
        f"{plain(name)} :gray[({_(STATUS_NAMES.get(status, status))})]" for name, status in found
    ]
    first = len(found) if len(found) <= MOST + 1 else MOST
    st.markdown("\n\n".join([f"**{heading}**", *lines[:first]]))
    if lines[first:]:
        with st.expander(_("och {n} till", n=len(lines[first:]))):
            st.markdown("\n\n".join(lines[first:]))
