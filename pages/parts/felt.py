"""What people have answered in surveys, estimated once per version of the data.

Plain ``lru_cache`` for the reason in ``results.py``; the records are the key.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from data.store import kinds
from geo import questions
from geo.measures import survey
from geo.measures.companions import references
from geo.measures.crosswalk import carry, pieces
from geo.measures.published import of_here
from geo.measures.shrink import smoothed
from geo.measures.survey_schema import MUNICIPALITY, OK
from pages.parts import cached, felt_shapes
from pages.parts.felt_known import Asked, Felt

if TYPE_CHECKING:
    import geopandas as gpd

    from pages.parts.cached import Records


@lru_cache(maxsize=2)
def of(kept: Records) -> Felt | None:
    """Return the surveys that belong to some records; None if there are none by area.

    Of what was known once, those that had been read in when it was looked at.
    """
    seen = kept.known.seen
    crosswalk, table = _rows(kinds.CROSSWALK, seen), figures(seen)
    if crosswalk.empty or table.empty:
        return None
    named, shapes = crosswalk.drop_duplicates("area"), felt_shapes.of_now()
    if not crosswalk.equals(_rows(kinds.CROSSWALK, "")):  # whose borders are not kept
        shapes = shapes.iloc[:0]
    return Felt(
        table, crosswalk, kept.population,
        dict(zip(named["area"], named["area_name"], strict=True)),
        _placed(kinds.WALKS, seen), _placed(kinds.REPORTS, seen),
        cached.store().questions(read_by=seen), shapes,
    )  # fmt: skip


def figures(seen: str = "") -> pd.DataFrame:
    """Return every figure of the surveys, whether or not there is anything to set it beside.

    ``seen`` leaves out what was read in later than that moment; "" leaves out nothing.
    """
    opened = cached.store()
    return _figures(opened.version, str(opened.root), seen)


@lru_cache(maxsize=4)
def _figures(version: str, root: str, seen: str) -> pd.DataFrame:  # noqa: ARG001 - what is read is in the key
    answers, results = _rows(kinds.ANSWERS, seen), _ours(_rows(kinds.RESULTS, seen))
    asked = cached.store().questions(read_by=seen)
    return survey.estimates(answers, results, asked.values())


def _ours(results: pd.DataFrame) -> pd.DataFrame:
    """Leave out what is published of other municipalities and counties."""
    city = cached.store().settings
    return of_here(results, city.called, county=city.county_code)


def _rows(kind: str, seen: str) -> pd.DataFrame:
    """Return a table of the store, with its columns though nothing has been read in."""
    return cached.store().table(kind, read_by=seen).reindex(columns=list(kinds.KINDS[kind].columns))


def _placed(kind: str, seen: str) -> gpd.GeoDataFrame:
    """Return a table of points without those that have no place."""
    table = cached.store().table(kind, read_by=seen)
    return table[table.geometry.notna() & ~table.geometry.is_empty] if len(table) else table


def first(felt: Felt) -> Asked:
    """Return what is shown when nobody has chosen: the main question, newest survey."""
    ids = [question.id for question in felt.questions]
    question = questions.MAIN if questions.MAIN in ids else ids[0]
    source, year = felt.waves(question)[0]
    return Asked(felt.catalogue[question], source, year)


@lru_cache(maxsize=64)
def parts(felt: Felt, year: int) -> pd.DataFrame:
    """Cut the districts by survey area, with the inhabitants of a year or the nearest."""
    years = felt.population.columns
    nearest = min(years, key=lambda known: abs(known - year)) if len(years) else None
    people = felt.population[nearest] if nearest else felt.population.assign(n=float("nan"))["n"]
    return pieces(felt.crosswalk, people)


@lru_cache(maxsize=128)
def reference(felt: Felt, asked: Asked) -> float:
    """Return the municipality's own figure; NaN if the survey has none."""
    return float(references(felt.table, asked.wave).get(asked.question, float("nan")))


def whole(felt: Felt, asked: Asked) -> pd.Series:
    """Return the municipality's own figure with its interval; empty if the survey has none."""
    rows = felt.table[
        (felt.table["level"] == MUNICIPALITY)
        & (felt.table["source"] == asked.source)
        & (felt.table["question"] == asked.question)
        & (felt.table["year"] == asked.year)
        & (felt.table["group"] == asked.group)
    ]
    return rows.iloc[0] if len(rows) else pd.Series(dtype=object)


@lru_cache(maxsize=128)
def areas(felt: Felt, asked: Asked) -> pd.DataFrame:
    """Return a question's figures by survey area, smoothed if that was asked for."""
    rows = survey.pick(
        felt.by_area, source=asked.source, question=asked.question, year=asked.year,
        group=asked.group,
    )  # fmt: skip
    if not asked.smooth:
        return rows
    # Without an interval nothing tells how far to draw a figure in: it stands as it is.
    columns = ["value", "low", "high"]
    return rows.assign(**_drawn(felt, asked, rows)[columns].combine_first(rows[columns]))


def can_smooth(felt: Felt, asked: Asked) -> bool:
    """Tell whether the survey has enough figures with an interval to draw any of them in."""
    rows = areas(felt, replace(asked, smooth=False))
    return bool(_drawn(felt, asked, rows)["value"].notna().any())


def _drawn(felt: Felt, asked: Asked, rows: pd.DataFrame) -> pd.DataFrame:
    sure = rows[["value", "low", "high"]].where(rows["status"] == OK)
    return smoothed(sure, reference(felt, asked), scale=asked.about.scale)


@lru_cache(maxsize=128)
def districts(felt: Felt, asked: Asked) -> pd.DataFrame:
    """Return a question's figures carried to the districts, ``parts`` as names."""
    found = carry(parts(felt, asked.year), areas(felt, asked))
    named = [tuple(felt.names[area] for area in each) for each in found["parts"]]
    return found.assign(parts=named)
