"""The statistics that are no layer of the map, for the page that explains them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.measures.methods_crime import CRIME
from geo.measures.methods_effect import EFFECT
from geo.measures.methods_public import PUBLIC
from geo.measures.methods_survey import SURVEY

if TYPE_CHECKING:
    from geo.measures.method import Method

METHODS: tuple[Method, ...] = (*CRIME, *SURVEY, *EFFECT, *PUBLIC)
