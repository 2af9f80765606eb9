"""A question over the years: the district beside municipality, region and nation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from geo.figures import answers, palette
from geo.figures.answers_parts import COUNTY, NATION, OTHER
from geo.measures.survey_schema import AREA, MUNICIPALITY
from pages.parts import cached, felt, felt_own, felt_wide, frame
from pages.parts import sources as source_titles
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from geo.questions import Question
    from pages.parts.felt import Asked, Felt
    from pages.parts.felt_choice import Choice
    from pages.parts.filters import View

WIDE = (MUNICIPALITY, COUNTY, NATION)
ROOM = 18  # letters of a title that have room at a line's end; else the stored name
COLUMNS = ["label", "role", "year", "value", "low", "high"]


def over_time(view: View, known: Felt, choice: Choice) -> None:
    """Draw a question over the years, against municipality, region and nation."""
    heading = _("Frågan över tid")
    st.markdown(f"## {heading}")
    lines(_series(view, known, choice), choice.asked.about)
    felt_wide.draw(known.table, choice.asked)


def lines(series: pd.DataFrame, question: Question) -> None:
    """Draw the lines of a question, if there is any value."""
    if series["value"].notna().sum() == 0:
        st.info(_("Det finns inga värden att rita."))
        return
    title = _(question.wording)
    svg = answers.answers_svg(
        series, question, words(), colours=palette.of(frame.theme()), title=title
    )
    st.image(svg, width="stretch", alt=answers.answers_alt(series, question, words()))
    for line in _earlier(series, question):
        st.caption(line)


def _earlier(series: pd.DataFrame, question: Question) -> list[str]:
    """Say the words of each year before a break, where they are known."""
    cuts = answers.breaks(series, question)
    before = {year: question.worded(year - 1) for year in cuts}
    return [
        _("Före {year} löd frågan: ”{wording}”.", year=year, wording=plain(_(wording)))
        for year, wording in before.items() if wording != question.wording
    ]  # fmt: skip


def _series(view: View, known: Felt, choice: Choice) -> pd.DataFrame:
    """Put together the lines of a question: the district, and what it is compared with."""
    wide = compared(known.table, choice.asked)
    if choice.view == OWN:
        return pd.concat([wide, felt_own.years(known, choice)[COLUMNS]], ignore_index=True)
    if view.focus is None:
        return wide
    return pd.concat([wide, _district(view, known, choice)], ignore_index=True)


def compared(table: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Return the lines of municipality, region and nation, with whose answers are asked for."""
    rows = table[(table["question"] == asked.question) & (table["group"] == asked.group)]
    wide = rows[rows["level"].isin(WIDE)].assign(role=lambda some: some["level"])
    other = (wide["level"] == MUNICIPALITY) & (wide["source"] != asked.source)
    wide["role"] = wide["role"].mask(other, OTHER)
    wide["label"] = [_label(row, asked.source) for row in wide.itertuples()]
    return wide[COLUMNS].reset_index(drop=True)


def _district(view: View, known: Felt, choice: Choice) -> pd.DataFrame:
    years = [wave for wave in known.waves(choice.asked.question) if wave[0] == choice.asked.source]
    rows: list[dict[str, Any]] = []
    for source, year in years:
        asked = replace(choice.asked, source=source, year=year, smooth=False)
        carried = felt.districts(known, asked)
        if view.focus in carried.index:
            found = carried.loc[view.focus, ["value", "low", "high"]].to_dict()
            name = view.kept.names[view.focus]
            rows.append({"label": name, "role": AREA, "year": year, **found})
    return pd.DataFrame(rows, columns=COLUMNS)


def _label(row: Any, source: str) -> str:  # noqa: ANN401 - a named tuple of pandas
    """Name a line; the municipality in another survey than the chosen is a line of its own."""
    here = cached.store().settings.municipality
    names = {MUNICIPALITY: here, COUNTY: _("Länet"), NATION: _("Hela riket")}
    name = names[row.level]
    if row.level != MUNICIPALITY or row.source == source:
        return name
    title = source_titles.title(row.source)
    return f"{name} ({title if len(title) <= ROOM else row.source})"
