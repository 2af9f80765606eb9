"""The sentence over the page about insecurity: what is set against what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.measures.survey_schema import ALL
from geo.sentence import describe
from pages.parts import felt_choice, felt_crime
from pages.parts import sources as source_titles
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View

OUTDOORS = N_("Anmälda brott utomhus i mörker")


def sentence(view: View, choice: Choice, beside: Beside) -> None:
    """Say what is set against what, or in the survey's own areas what is asked alone."""
    asked = choice.asked
    who = "" if asked.group == ALL else f" ({felt_choice.group_name(asked.group).lower()})"
    told = _(
        "**{question}**{who}, {year}{smoothed}.", question=plain(_(asked.wording)),
        who=plain(who), year=plain(_wave(choice)),
        smoothed=_(", utjämnat mot kommunen") if asked.smooth else "",
    )  # fmt: skip
    if choice.view == OWN:
        st.markdown(told, width="stretch")
        return
    counted = replace(beside.selection, compare="")
    what, rest = describe(counted, words(), names=view.kept.names, sources=_titles(view))
    what = _(OUTDOORS) if choice.crimes == felt_crime.DARK else what
    st.markdown(f"**{plain(what)}**, {plain(rest)} · {told}", width="stretch")


def _wave(choice: Choice) -> str:
    """Return the year, with its source where another has asked the same."""
    asked = choice.asked
    return (
        f"{asked.year}, {source_titles.title(asked.source)}" if choice.several else str(asked.year)
    )


def _titles(view: View) -> dict[str, str]:
    return {name: source_titles.title(name) for name in view.selection.sources}
