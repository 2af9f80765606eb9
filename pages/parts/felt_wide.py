"""The municipality beside county and nation of the same survey, in numbers with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.figures.survey_words import SHOWN, told
from geo.measures.survey_change import against
from geo.measures.survey_schema import COUNTY, INDEX, MUNICIPALITY, NATION, NO_INTERVAL, OK
from pages.parts import cached, felt_change
from pages.parts import sources as source_titles
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from pages.parts.felt import Asked

NAMES = {COUNTY: N_("Länet"), NATION: N_("Hela riket")}
COMPARED = {
    COUNTY: N_("{name} jämfört med länet: {difference}."),
    NATION: N_("{name} jämfört med hela riket: {difference}."),
}
UNSURE = N_(
    "{difference}, men om det är slump går inte att säga: filen har varken antal svar eller "
    "intervall för båda"
)
UNSURE_INDEX = N_(
    "{difference}, men om det är slump går inte att säga: filen har inte intervall för båda, och "
    "för ett index räcker inte antalet svar"
)
OWN_LIMITS = N_(
    "Där filen inte anger något intervall är det räknat på antalet svar, som om alla vägde lika."
)


def draw(table: pd.DataFrame, asked: Asked) -> None:
    """Write the figures of every survey that has county or nation, each beside the municipality."""
    lines = list(said(table, asked))
    if lines:
        st.markdown("\n".join(lines))
        st.caption(_(OWN_LIMITS))


def said(table: pd.DataFrame, asked: Asked) -> Iterator[str]:
    """Say them, a heading for each survey: the year asked for, or the newest that it has."""
    rows = table[(table["question"] == asked.question) & (table["group"] == asked.group)]
    wide = rows[rows["level"].isin([*NAMES])]
    for source, years in wide.groupby("source")["year"]:
        year = asked.year if (years == asked.year).any() else int(years.max())
        yield from _survey(rows[(rows["source"] == source) & (rows["year"] == year)], asked)


def _survey(rows: pd.DataFrame, asked: Asked) -> Iterator[str]:
    """Say one survey of one year: the municipality's own figure, then each of the wider."""
    name, scale = cached.store().settings.municipality, asked.about.scale
    title, year = source_titles.title(rows["source"].iloc[0]), rows["year"].iloc[0]
    own = [told(row, scale, words()) for row in _at(rows, MUNICIPALITY)]
    here = f"{name}: {own[0]}" if own else _("inget värde för {name} att jämföra med", name=name)
    yield f"**{plain(title)}, {year}** – {plain(here)}.\n"
    for level, label in NAMES.items():
        for row in _at(rows, level):
            compared = _compared(rows, level, scale)
            yield f"- {_(label)}: {plain(told(row, scale, words()))}. {plain(compared)}".rstrip()


def _at(rows: pd.DataFrame, level: str) -> list[dict]:
    return rows[rows["level"] == level].to_dict("records")


def _compared(rows: pd.DataFrame, level: str, scale: str) -> str:
    """Say the difference with its interval, or why it has none; "" without two values."""
    known = rows[rows["status"].isin(SHOWN)]
    for row in against(known, level).to_dict("records"):
        if row["status"] == OK:
            difference = felt_change.apart(row, scale)
        elif row["status"] == NO_INTERVAL:
            unsure = UNSURE_INDEX if scale == INDEX else UNSURE
            difference = _(unsure, difference=felt_change.alone(row["difference"], scale))
        else:
            continue
        name = cached.store().settings.municipality
        return _(COMPARED[level], name=name, difference=difference)
    return ""
