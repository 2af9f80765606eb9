"""The sentence over the map and the automatic choices, in words, under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.figures import layers
from geo.measures.pattern import without_hour
from geo.sentence import describe
from pages.parts import cached
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.cached import Answer
    from pages.parts.filters import View


def sentence(view: View) -> None:
    """Say what is shown."""
    what, rest = describe(view.selection, words(), names=view.kept.names)
    st.markdown(f"**{_plain(what)}**, {_plain(rest)}.", width="stretch")


def _plain(text: str) -> str:
    """Keep names from data from being read as Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+!|~$:" else sign for sign in text)


def under_map(view: View, answer: Answer) -> None:
    """Say what the numbers leave out and what was chosen automatically."""
    notes = [*_left_out(view, answer), *_automatic(view)]
    if answer.tally.total == 0:
        notes.insert(
            0, _("Inga anmälda brott i urvalet. Ta bort ett filter eller välj en längre period.")
        )
    st.caption(" · ".join(notes) if notes else "\u00a0")


def _left_out(view: View, answer: Answer) -> list[str]:
    said, notes = words(), []
    if n := without_hour(view.kept.incidents, view.selection):
        notes.append(_("{n} utan känd tid på dygnet räknas inte", n=said.number(n)))
    if n := view.kept.incidents.undated:
        notes.append(_("{n} utan datum ingår inte", n=said.number(n)))
    if answer.tally.earlier.start < view.kept.first_day:
        notes.append(
            _(
                "Jämförelseperioden börjar före {day}, då uppgifterna tar vid",
                day=said.date(view.kept.first_day),
            )
        )
    return notes


def _automatic(view: View) -> list[str]:
    if view.measure.column:
        return []
    said, notes = words(), []
    placed = cached.placed_rows(view.kept, view.selection)
    if view.measure.id == "handelser":
        if len(placed) <= layers.MAX_POINTS:
            return [_("{n} händelser med känd plats", n=said.number(len(placed)))]
        notes.append(
            _("{n} händelser är för många för att visas en och en (högst {most}); kartan visar täthet",
              n=said.number(len(placed)), most=said.number(layers.MAX_POINTS))
        )  # fmt: skip
    made = cached.densities(view.kept, view.selection)
    notes.append(
        _("Täthet av {n} brott med känd plats, bandbredd {h} m, ruta {cell} m; finare mönster än så går inte att läsa ut",
          n=said.number(made.placed), h=said.number(made.bandwidth_m), cell=said.number(made.grid.cell_m))
    )  # fmt: skip
    return notes
