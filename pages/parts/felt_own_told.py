"""The figures of the survey's own areas in words: beside the municipality's, and covering what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from geo.figures.survey_words import SHOWN, number, told
from geo.sentence import join
from pages.parts import felt
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.felt import Asked, Felt
    from pages.parts.filters import View

NAMED = 6  # districts that are named


def measured(row: pd.Series, asked: Asked) -> str:
    """Say a figure with its interval: the survey's own, or drawn towards the municipality's."""
    said = told(row, asked.about.scale, words())
    if asked.smooth:
        return _("Utjämnat mot kommunen: **{told}**", told=said)
    return _("I mätningen: **{told}**", told=said)


def column(asked: Asked) -> str:
    """Return what a column of such figures is called."""
    return _("Utjämnat") if asked.smooth else _("I mätningen")


def beside(row: pd.Series, known: Felt, asked: Asked) -> str:
    """Say the municipality's own figure, and whether the area's interval is clear of it."""
    whole = felt.reference(known, asked)
    if pd.isna(whole) or row["status"] not in SHOWN:
        return ""
    share = number(whole, asked.about.scale, words())
    if pd.isna(row["low"]):
        return _("Hela kommunen: {share}.", share=share)
    if row["low"] <= whole <= row["high"]:
        return _("Hela kommunen: {share}. Skillnaden kan vara slump.", share=share)
    return _("Hela kommunen: {share}. Skillnaden är säkerställd.", share=share)


def covers(view: View, known: Felt, code: str) -> str:
    """Name the districts of a survey area, with how much of the inhabitants where not all."""
    rows, said = known.crosswalk[known.crosswalk["area"] == code], words()
    named = []
    for one, share in rows[["code", "share"]].itertuples(index=False, name=None):
        name = view.kept.names.get(one, one)
        whole = said.percent(share) == said.percent(1.0)
        named.append(name if whole else _("{name} ({share} av invånarna)", name=name,
                                          share=said.percent(share)))  # fmt: skip
    if len(named) > NAMED:
        rest = words().plural(len(named) - NAMED, "{n} område till", "{n} områden till")
        named = [*named[:NAMED], rest]
    return join(named, said)
