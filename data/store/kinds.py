"""Kinds of records that a profile can read, and the columns of their tables."""

from __future__ import annotations

from dataclasses import dataclass

ANSWERS, RESULTS, CROSSWALK = "survey_answers", "survey_results", "survey_crosswalk"
WALKS, REPORTS = "safety_walks", "resident_reports"
DATE = "date"  # a day, kept as datetime.date


@dataclass(frozen=True)
class Kind:
    """A table of records.

    Attributes
    ----------
    columns
        Type of each column, in order; places stand in x and y until they are a point.
    key
        The columns by which two records are versions of one.
    """

    columns: dict[str, str]
    key: tuple[str, ...]

    @property
    def spatial(self) -> bool:
        """Whether the records have a place."""
        return "x" in self.columns


_POINT = {"x": "float64", "y": "float64"}
KINDS: dict[str, Kind] = {
    ANSWERS: Kind(
        {
            "source": "str", "respondent": "str", "area": "str", "area_name": "str",
            "year": "int64", "question": "str", "value": "float64", "weight": "float64",
            "sex": "str", "age_class": "str",
        },
        ("source", "year", "respondent", "question"),
    ),
    RESULTS: Kind(
        {
            "source": "str", "level": "str", "area": "str", "area_name": "str", "year": "int64",
            "question": "str", "group": "str", "n": "Int64", "value": "float64",
            "low": "float64", "high": "float64", "withheld": "bool",
        },
        ("source", "level", "area", "year", "question", "group"),
    ),
    CROSSWALK: Kind(
        {
            "area": "str", "area_name": "str", "code": "str", "share": "float64",
            "method": "str", "version": "str",
        },
        ("version", "area", "code"),
    ),
    WALKS: Kind(
        {
            "id": "str", "walk": "str", "date": DATE, "light": "str", "category": "str",
            "note": "str", "positive": "bool", "measure": "str", "responsible": "str",
            "status": "str", "done": DATE, **_POINT,
        },
        ("source", "id"),
    ),
    REPORTS: Kind(
        {
            "id": "str", "date": DATE, "category": "str", "note": "str", "status": "str",
            "done": DATE, **_POINT,
        },
        ("source", "id"),
    ),
}  # fmt: skip
