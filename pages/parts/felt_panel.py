"""What the page about insecurity says in words: of all districts, and of the one picked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo.errors import N_
from geo.figures import palette, small
from geo.figures.survey_words import number, origin, told
from geo.measures.crosswalk import WHOLE
from geo.measures.quadrant import ABSENT, UNDECIDED
from geo.sentence import join
from pages.parts import felt_change, felt_own, felt_own_told, felt_table, frame, results
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.felt import Felt
    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View

PICK = N_("Välj ett område på kartan eller i diagrammet.")
WEEKS = 52  # as long as the offences are counted


def beside(view: View, known: Felt, choice: Choice, beside: Beside) -> None:
    """Say what the map shows of whatever is picked in it."""
    if choice.view == OWN:
        felt_own.panel(view, known, choice)
    else:
        district(view, known, choice, beside)


def district(view: View, known: Felt, choice: Choice, beside: Beside) -> None:
    """Say a district's two numbers with their intervals, or the municipality's."""
    if view.focus is None:
        changed = felt_change.said(known, choice.asked, None)
        st.markdown("\n\n".join([*_whole(view, choice, beside), *changed, _(PICK)]))
        return
    row, said = beside.table.loc[view.focus], words()
    name = felt_table.verdict(row)
    felt = felt_own_told.measured(row, choice.asked)
    lines = [f"## {plain(view.kept.names[view.focus])}", f"### {name}", _crime(row), felt,
             plain(origin(row, said)), *_compared(choice, beside),
             *felt_change.said(known, choice.asked, view.focus)]  # fmt: skip
    st.markdown("\n\n".join(line for line in (*lines, _why(row, beside)) if line))
    _series(view, beside)


def _crime(row: pd.Series) -> str:
    """Say how many offences for each inhabitant, with their interval."""
    if not np.isfinite(row["crime"]):
        return _("uppgift saknas")
    said = words()
    return _(
        "**{rate}** brott per 1 000 invånare och år ({low}–{high}), {n} anmälda",
        rate=said.number(row["crime"], 1), low=said.number(row["crime_low"], 1),
        high=said.number(row["crime_high"], 1), n=said.number(row["crime_n"]),
    )  # fmt: skip


def _whole(view: View, choice: Choice, beside: Beside) -> list[str]:
    lines = [f"## {plain(view.kept.settings.municipality)}", _crime(beside.whole)]
    if np.isfinite(beside.references.survey):
        said = told(beside.whole, choice.asked.about.scale, words())
        return [*lines, _("I mätningen: **{told}**", told=said)]
    return [*lines, _("Mätningen har inget värde för hela kommunen att jämföra med.")]


def _compared(choice: Choice, beside: Beside) -> list[str]:
    """Return a line with what the district's two numbers are compared with, if both are known."""
    if not np.isfinite(beside.references).all():
        return []
    said, (crime, share) = words(), beside.references
    return [
        _("Hela kommunen: {rate} brott, {share} i mätningen",
          rate=said.number(crime, 1), share=number(share, choice.asked.about.scale, said))
    ]  # fmt: skip


def _why(row: pd.Series, beside: Beside) -> str:
    """Say what cannot be told, where it cannot."""
    if row["field"] == ABSENT:
        return ""
    if row["field"] != UNDECIDED:
        return _("Inget av intervallen täcker kommunens eget värde.")
    if row["covered"] < WHOLE:
        return _("Kan inte avgöras: mätningen har inget värde för en del av området.")
    if not row["own"]:
        return _("Kan inte avgöras: svaren kommer också från människor utanför området.")
    crime, share = beside.references
    across = []
    if row["crime_low"] <= crime <= row["crime_high"]:
        across.append(_("brotten"))
    if not np.isfinite(row["low"]) or row["low"] <= share <= row["high"]:
        across.append(_("svaren"))
    return _(
        "Kan inte avgöras: intervallet för {what} täcker kommunens eget värde.",
        what=join(across, words()),
    )  # fmt: skip


def _series(view: View, beside: Beside) -> None:
    """Draw a year of the counted offences in the district."""
    own = results.half_year(view.kept, replace(beside.selection, areas=(view.focus,)), WEEKS)
    if len(own) > 1:
        title = _("Brott per vecka, 52 veckor")
        drawing = small.weeks_svg(own, None, palette.of(frame.theme()), words(), title=title)
        st.image(drawing, width=small.WIDTH, alt=title)
