"""The problem that an intervention answers, and the interventions that answer a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import Intervention, Problem
from data.records.named import names
from pages.parts import cached, links
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from collections.abc import Mapping


def choices(chosen: int | None) -> Mapping[int, str]:
    """Name the problems that can be chosen, with the one chosen even if it was withdrawn."""
    every = cached.book().listed(Problem, withdrawn=True)
    known = names(every)
    return {one.id: known[one.id] for one in every if not one.withdrawn or one.id == chosen}


def name(number: int) -> str:
    """Name a problem."""
    return names(cached.book().listed(Problem, withdrawn=True))[number]


def draw(row: Intervention) -> None:
    """Draw the way to the problem that an intervention answers, if any."""
    if row.problem_id is None:
        return
    problem = cached.book().get(Problem, row.problem_id)
    if problem.withdrawn:  # the plan does not show it
        st.caption(_("Svarar på ett återtaget problem: {title}", title=plain(problem.title)))
    else:
        links.to_the_problem(problem.id, _("Svarar på problemet: {title}", title=problem.title))


def answers(problem: Problem) -> None:
    """Draw the ways to the interventions that answer a problem."""
    for row in cached.book().listed(Intervention, problem_id=problem.id):
        links.to_the_intervention(row.id, _("Insats: {name}", name=row.name))
