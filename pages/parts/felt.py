"""What people have answered in surveys, estimated once per version of the data.

Plain ``lru_cache`` for the reason in ``results.py``; the records are the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from geo import questions
from geo.measures import survey
from geo.measures.companions import Wave, references
from geo.measures.crosswalk import carry, pieces
from geo.measures.shrink import smoothed
from geo.measures.survey_schema import ALL, AREA, OK
from pages.parts import cached

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geo.questions import Question
    from pages.parts.cached import Records


@dataclass(frozen=True, eq=False)
class Felt:
    """Surveys, safety walks and reports of one version of the data.

    Compared by identity, so that it is a cheap part of a cache's key.
    """

    table: pd.DataFrame
    crosswalk: pd.DataFrame
    population: pd.DataFrame
    names: dict[str, str]
    walks: gpd.GeoDataFrame
    reports: gpd.GeoDataFrame

    @cached_property
    def by_area(self) -> pd.DataFrame:
        """The figures of the survey's own areas that the map can carry to districts."""
        rows = self.table[self.table["level"] == AREA]
        return rows[rows["area"].isin(self.crosswalk["area"])]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Questions that have figures by area, in the order of the catalogue."""
        asked = set(self.by_area["question"])
        return tuple(question for question in questions.QUESTIONS if question.id in asked)

    def waves(self, question: str) -> list[tuple[str, int]]:
        """Return the sources and years that have a question, the newest first."""
        rows = self.by_area.loc[self.by_area["question"] == question, ["source", "year"]]
        pairs = set(rows.itertuples(index=False, name=None))
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def groups(self, question: str, wave: tuple[str, int]) -> list[str]:
        """Return whose answers can be told apart, all of them first."""
        source, year = wave
        rows = self.by_area[
            (self.by_area["question"] == question)
            & (self.by_area["source"] == source)
            & (self.by_area["year"] == year)
        ]
        return sorted(rows["group"].unique(), key=lambda name: (name != ALL, name))


@dataclass(frozen=True)
class Asked:
    """One question of one survey, and whose answers."""

    question: str
    source: str
    year: int
    group: str = ALL
    smooth: bool = False

    @property
    def wave(self) -> Wave:
        """The survey and year, and whose answers."""
        return Wave(self.source, self.year, self.group)


@lru_cache(maxsize=2)
def of(kept: Records) -> Felt | None:
    """Return the surveys that belong to some records; None if there are none by area."""
    opened = cached.store()
    answers, results = opened.table("survey_answers"), opened.table("survey_results")
    crosswalk = opened.table("survey_crosswalk")
    if crosswalk.empty or (answers.empty and results.empty):
        return None
    named = crosswalk.drop_duplicates("area")
    return Felt(
        survey.estimates(answers, results, questions.QUESTIONS), crosswalk, kept.population,
        dict(zip(named["area"], named["area_name"], strict=True)),
        opened.table("safety_walks"), opened.table("resident_reports"),
    )  # fmt: skip


def first(felt: Felt) -> Asked:
    """Return what is shown when nobody has chosen: the main question, newest survey."""
    ids = [question.id for question in felt.questions]
    question = questions.MAIN if questions.MAIN in ids else ids[0]
    source, year = felt.waves(question)[0]
    return Asked(question, source, year)


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


@lru_cache(maxsize=128)
def areas(felt: Felt, asked: Asked) -> pd.DataFrame:
    """Return a question's figures by survey area, smoothed if that was asked for."""
    rows = survey.pick(
        felt.by_area, source=asked.source, question=asked.question, year=asked.year,
        group=asked.group,
    )  # fmt: skip
    if not asked.smooth:
        return rows
    scale = questions.BY_ID[asked.question].scale
    drawn = smoothed(rows, reference(felt, asked), scale=scale)
    columns = ["value", "low", "high"]
    return rows.assign(**{name: drawn[name].where(rows["status"] == OK) for name in columns})


@lru_cache(maxsize=128)
def districts(felt: Felt, asked: Asked) -> pd.DataFrame:
    """Return a question's figures carried to the districts, ``parts`` as names."""
    found = carry(parts(felt, asked.year), areas(felt, asked))
    named = [tuple(felt.names[area] for area in each) for each in found["parts"]]
    return found.assign(parts=named)
