"""What the page about insecurity says in words: of all districts, and of the one picked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from geo import questions
from geo.errors import N_
from geo.figures import palette, small
from geo.figures.survey_words import number, origin, told
from geo.measures.quadrant import ABSENT, FIELDS, UNDECIDED
from geo.sentence import describe, join
from pages.parts import felt_crime, frame, results
from pages.parts import sources as source_titles
from pages.parts.details import WEEKS
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View

FILTERS = N_(
    "En mätning har varken veckodag eller klockslag: filtren gäller bara brotten, och bara när "
    "Enligt filtren är valt. Mätningens områden är inte kartans; där de skiljer sig åt är värdet "
    "uppskattat. Samvariation, inte orsak."
)
OUTDOORS = N_("Anmälda brott utomhus i mörker")
SMOOTHED = N_("Värdena är utjämnade mot kommunen och är inte mätningens egna.")


def sentence(view: View, choice: Choice, beside: Beside) -> None:
    """Say what is set against what, and what can be told."""
    counted = replace(beside.selection, compare="")
    what, rest = describe(counted, words(), names=view.kept.names, sources=_titles(view))
    what = _(OUTDOORS) if choice.crimes == felt_crime.DARK else what
    question = questions.BY_ID[choice.asked.question]
    st.markdown(
        _(
            "**{crimes}**, {rest} · **{question}**, {year}.", crimes=plain(what),
            rest=plain(rest), question=_(question.wording), year=choice.asked.year,
        ),
        width="stretch",
    )  # fmt: skip


def _titles(view: View) -> dict[str, str]:
    return {name: source_titles.title(name) for name in view.selection.sources}


def summary(beside: Beside, choice: Choice) -> None:
    """Count the fields, and say which filters do not reach the survey."""
    said, n = words(), Counter(beside.table["field"])
    known = [f"{_(name)}: {said.number(n[key])}" for key, name in FIELDS.items() if n[key]]
    notes = [*([_(SMOOTHED)] if choice.asked.smooth else []), _(FILTERS)]
    st.caption(" · ".join(known))
    st.caption(" ".join(notes))


def district(view: View, choice: Choice, beside: Beside) -> None:
    """Say a district's two numbers with their intervals, or the municipality's."""
    if view.focus is None:
        st.markdown("\n\n".join(_whole(view, choice, beside)))
        return
    row, said = beside.table.loc[view.focus], words()
    name = FIELDS[row["field"]]
    crime = _("uppgift saknas")
    if np.isfinite(row["crime"]):
        crime = _(
            "**{rate}** brott per 1 000 invånare och år ({low}–{high}), {n} anmälda",
            rate=said.number(row["crime"], 1), low=said.number(row["crime_low"], 1),
            high=said.number(row["crime_high"], 1), n=said.number(row["crime_n"]),
        )  # fmt: skip
    scale = questions.BY_ID[choice.asked.question].scale
    lines = [f"## {plain(view.kept.names[view.focus])}", f"### {_(name)}", crime,
             f"**{told(row, scale, said)}**", plain(origin(row, said))]  # fmt: skip
    st.markdown("\n\n".join(line for line in (*lines, _why(row, beside)) if line))
    _series(view, beside)


def _whole(view: View, choice: Choice, beside: Beside) -> list[str]:
    said, scale = words(), questions.BY_ID[choice.asked.question].scale
    crime, share = beside.references
    lines = [f"## {plain(view.kept.settings.municipality)}"]
    if np.isfinite(crime):
        lines.append(_("**{rate}** brott per 1 000 invånare och år", rate=said.number(crime, 1)))
    if np.isfinite(share):
        lines.append(_("**{share}** i mätningen", share=number(share, scale, said)))
    else:
        lines.append(_("Mätningen har inget värde för hela kommunen att jämföra med."))
    return [*lines, _("Välj ett område på kartan eller i diagrammet.")]


def _why(row: pd.Series, beside: Beside) -> str:
    """Say what cannot be told, where it cannot."""
    if row["field"] == ABSENT:
        return ""
    if row["field"] != UNDECIDED:
        return _("Båda intervallen ligger helt på ena sidan om kommunens egna värden.")
    crime, share = beside.references
    across = []
    if row["crime_low"] <= crime <= row["crime_high"]:
        across.append(_("brotten"))
    if not np.isfinite(row["low"]) or row["low"] <= share <= row["high"]:
        across.append(_("otryggheten"))
    return _(
        "Kan inte avgöras: intervallet för {what} täcker kommunens eget värde.",
        what=join(across, words()),
    )  # fmt: skip


def _series(view: View, beside: Beside) -> None:
    """Draw half a year of the counted offences in the district."""
    own = results.half_year(view.kept, replace(beside.selection, areas=(view.focus,)), WEEKS)
    if len(own) > 1:
        title = _("Brott per vecka, 26 veckor")
        drawing = small.weeks_svg(own, None, palette.of(frame.theme()), words(), title=title)
        st.image(drawing, width="stretch", alt=title)
