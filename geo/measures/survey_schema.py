"""What the figures of a survey are told apart by, and what is asked of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Hashable

SHARE, INDEX = "share", "index"
AREA, MUNICIPALITY, COUNTY, NATION = "area", "municipality", "county", "nation"
ALL = "alla"
OK, FEW, WITHHELD, NO_INTERVAL = "ok", "few", "withheld", "none"
KEYS = ["source", "level", "area", "question", "year", "group"]
COLUMNS = [*KEYS, "n", "n_eff", "value", "low", "high", "status"]
NUMBERS = ["value", "low", "high"]
TYPES: dict[Hashable, Literal["str", "int64", "Int64", "float64"]] = {
    **dict.fromkeys(("source", "level", "area", "question", "group", "status"), "str"),
    **dict.fromkeys(("n_eff", "value", "low", "high"), "float64"),
    "year": "int64",
    "n": "Int64",
}


class Question(Protocol):
    """What is asked of a question in the catalogue.

    ``scale`` is "share" (0–1) or "index" (0–6); ``bad`` is the end that is bad, "high"
    or "low"; ``since`` the year it began, then the years its wording changed.
    """

    @property
    def id(self) -> str:
        """Identity in tables."""

    @property
    def scale(self) -> str:
        """Unit of the figures."""

    @property
    def bad(self) -> str:
        """Which end is bad."""

    @property
    def since(self) -> tuple[int, ...]:
        """Years from which figures are comparable."""
