"""A made-up municipality: schematic districts and invented records, never official."""

from data.demo.acts import interventions
from data.demo.answers import QUESTIONS, survey, survey_areas
from data.demo.crimes import incidents
from data.demo.land import Geography, geography
from data.demo.walks import safety_walks

__all__ = [
    "QUESTIONS",
    "Geography",
    "geography",
    "incidents",
    "interventions",
    "safety_walks",
    "survey",
    "survey_areas",
]
