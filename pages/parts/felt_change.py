"""How answers have changed since the survey before, and differ between women and men, in words."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from geo.figures.survey_words import number
from geo.measures.survey_change import BREAK, changes, gaps
from geo.measures.survey_schema import ALL, KEYS, MUNICIPALITY, OK, SHARE
from pages.parts import felt
from pages.parts.words import _, words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from geo.questions import Question
    from pages.parts.felt import Asked, Felt

WOMEN, MEN = "kvinna", "man"
DISTRICT = "district"
SURVEYS = 6  # the newest ones
_NUMBERS = ["value", "low", "high"]


def said(known: Felt, asked: Asked, district: str | None) -> list[str]:
    """Say both for a district, or for the whole municipality, after the answers of each survey."""
    return follow(table(known, asked, district), asked)


def follow(figures: pd.DataFrame, asked: Asked) -> list[str]:
    """Say both of one place's figures, as :func:`table` returns them."""
    return [line for part in (_years, _since, _between) for line in part(figures, asked)]


def _years(figures: pd.DataFrame, asked: Asked) -> Iterator[str]:
    every = figures.sort_values("year")
    rows = every[(every["group"] == asked.group) & every["value"].notna()]
    shown, scale = rows.tail(SURVEYS), asked.about.scale
    if len(rows) < 2:  # noqa: PLR2004 - there is nothing to follow
        return
    told = _joined(
        {row.year: number(row.value, scale, words()) for row in shown.itertuples()}, asked.about
    )
    if len(shown) == len(rows):
        yield _("Svaren år för år: {years}.", years=told)
    else:
        yield _("Svaren år för år, de {n} senaste av {every} mätningar: {years}. Alla är med i "
                "Frågan över tid.", n=SURVEYS, every=len(rows), years=told)  # fmt: skip


def _joined(told: dict[int, str], question: Question) -> str:
    """Put the figures of years in a row that is broken where the wording has changed."""
    text, before = "", None
    for year, value in told.items():
        changed = [] if before is None else [at for at in question.breaks if before < at <= year]
        if changed:
            new = _("ny frågeformulering {year}", year=changed[-1])
            text += f" ‖ {new} ‖ "
        elif before is not None:
            text += " · "
        text, before = f"{text}{year} {value}", year
    return text


@lru_cache(maxsize=256)
def table(known: Felt, asked: Asked, district: str | None) -> pd.DataFrame:
    """Return a question's figures of every survey of a source, one row per year and group.

    Parameters
    ----------
    asked
        Its year and group do not matter, nor whether it is smoothed.
    district
        A code, whose figures are carried from the survey's areas; None for the
        municipality's own.
    """
    if district is None:
        rows = known.table[
            (known.table["question"] == asked.question)
            & (known.table["source"] == asked.source)
            & (known.table["level"] == MUNICIPALITY)
        ]
        return rows[[*KEYS, *_NUMBERS, "status"]]
    rows = [
        _carried(known, replace(asked, year=year, group=group, smooth=False), district)
        for source, year in known.waves(asked.question) if source == asked.source
        for group in (ALL, WOMEN, MEN) if group in known.groups(asked.question, (source, year))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[*KEYS, *_NUMBERS, "status"])


def _carried(known: Felt, asked: Asked, district: str) -> dict[str, object]:
    found = felt.districts(known, asked).loc[district, [*_NUMBERS, "status"]].to_dict()
    keys = (asked.source, DISTRICT, district, asked.question, asked.year, asked.group)
    return dict(zip(KEYS, keys, strict=True)) | found


def _since(figures: pd.DataFrame, asked: Asked) -> Iterator[str]:
    every = changes(figures, [asked.about])
    found = every[(every["year"] == asked.year) & (every["group"] == asked.group)]
    for row in found.to_dict("records"):
        if row["status"] == BREAK:
            yield _("Svaren kan inte jämföras med {year}: frågan har ändrats.", year=row["earlier"])
        elif row["status"] == OK:
            told = apart(row, asked.about.scale)
            yield _("Jämfört med {year}: {difference}.", year=row["earlier"], difference=told)


def _between(figures: pd.DataFrame, asked: Asked) -> Iterator[str]:
    every = gaps(figures, WOMEN, MEN)
    for row in every[(every["year"] == asked.year) & (every["status"] == OK)].to_dict("records"):
        yield _("Kvinnor jämfört med män: {difference}.", difference=apart(row, asked.about.scale))


def apart(row: Mapping[Hashable, float], scale: str) -> str:
    """Write a difference with its interval, and whether chance could have made it."""
    limits = ("difference", "low", "high")
    parts = {name: _signed(row[name], scale) for name in limits}
    sure = row["low"] > 0 or row["high"] < 0
    verdict = _("säkerställd skillnad") if sure else _("kan vara slump")
    if scale == SHARE:
        told = _("{difference} procentenheter ({low} till {high})", **parts)
    else:
        told = _("{difference} ({low} till {high})", **parts)
    return f"{told}, {verdict}"


def alone(difference: float, scale: str) -> str:
    """Write a difference that has no interval."""
    said = _signed(difference, scale)
    return _("{difference} procentenheter", difference=said) if scale == SHARE else said


def _signed(value: float, scale: str) -> str:
    share = scale == SHARE
    shown = round(value * 100 if share else value, 0 if share else 1) + 0.0  # −0 has no sign
    return ("+" if shown > 0 else "") + words().number(shown, 0 if share else 1)
