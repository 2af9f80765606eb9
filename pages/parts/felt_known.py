"""Surveys of one version of the data, and one question asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.measures.companions import Wave
from geo.measures.survey_schema import ALL, AREA

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geo.questions import Question


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
    catalogue: dict[str, Question]
    shapes: gpd.GeoDataFrame  # of the survey's own areas; empty where they are not known

    @cached_property
    def by_area(self) -> pd.DataFrame:
        """The figures of the survey's own areas that the map can carry to districts."""
        rows = self.table[self.table["level"] == AREA]
        return rows[rows["area"].isin(self.crosswalk["area"])]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Questions that have figures by area, in the order of the catalogue."""
        asked = set(self.by_area["question"])
        return tuple(question for name, question in self.catalogue.items() if name in asked)

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

    about: Question
    source: str
    year: int
    group: str = ALL
    smooth: bool = False

    @property
    def question(self) -> str:
        """The question's id."""
        return self.about.id

    @property
    def wording(self) -> str:
        """The question in the words of the year."""
        return self.about.worded(self.year)

    @property
    def wave(self) -> Wave:
        """The survey and year, and whose answers."""
        return Wave(self.source, self.year, self.group)
