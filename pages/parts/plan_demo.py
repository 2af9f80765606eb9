"""The demo's problems get figures and a map as a user's do: from what their selection shows.

``data/`` counts nothing, so it makes them up without. They are counted when somebody first opens
the plan, and kept as if they had been frozen when they were written down.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from data.records import Problem, keep_image
from geo.errors import UserError
from pages.parts import address, cached, filters, frozen, results
from pages.parts.kept import Known
from pages.parts.plan_problem import IMAGE

if TYPE_CHECKING:
    from pages.parts.kept import Records


def complete() -> None:
    """Count what the demo's problems lack."""
    kept, book = cached.records(), cached.book()
    if kept is None or not kept.demo or book.read_only:
        return
    for problem in book.listed(Problem):
        if problem.figures is None and problem.query and problem.known_on:
            with suppress(UserError):  # somebody else did it first, or it can wait
                _complete(problem)


def _complete(problem: Problem) -> None:
    query = frozen.query_of(problem)
    kept = cached.records(Known(problem.known_on, query.get("inlast", "")))
    view = _view(replace(kept, then=False), query)  # then it was now
    answer = results.answer(view.kept, view.selection)
    shown, book = frozen.freeze(view, answer), cached.book()
    digest = keep_image(book, frozen.image(view, answer, shown=False))
    counted = {"data_version": shown.data_version, "figures": shown.figures | {IMAGE: digest}}
    book.update(Problem, problem.id, counted, expected_version=problem.version, actor="")


def _view(kept: Records, query: dict[str, str]) -> filters.View:
    chosen, _gone = address.selection(kept, query)
    return filters.View(kept, chosen, filters.BY_ID[query["lager"]], signs=False, focus=None)
