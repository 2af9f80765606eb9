"""A made-up municipality: schematic districts and invented records, never official."""

from data.demo.acts import interventions
from data.demo.answers import QUESTIONS, REWORDED, survey_answers
from data.demo.crimes import incidents
from data.demo.land import Geography, geography
from data.demo.problems import problems
from data.demo.published import survey_results
from data.demo.residents import resident_reports
from data.demo.survey_areas import crosswalk
from data.demo.survey_shapes import survey_shapes
from data.demo.walks import safety_walks

__all__ = [
    "QUESTIONS",
    "REWORDED",
    "Geography",
    "crosswalk",
    "geography",
    "incidents",
    "interventions",
    "problems",
    "resident_reports",
    "safety_walks",
    "survey_answers",
    "survey_results",
    "survey_shapes",
]
