"""A problem with its causes and actions, and what in it is incomplete or overdue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from data.records import Action, Cause, Problem
from pages.parts import cached, clock

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

R = TypeVar("R", Cause, Action)
ASKED = ("responsible", "deadline", "approach", "effect_short", "effect_long", "follow_up")
DONE, OVER = ("klar", "följd_upp"), ("uppföljt", "avslutat")


@dataclass(frozen=True)
class Plan:
    """A problem with what has not been withdrawn of its causes and actions."""

    problem: Problem
    causes: tuple[Cause, ...]
    actions: tuple[Action, ...]
    day: dt.date

    @cached_property
    def by_id(self) -> dict[int, Cause]:
        """The causes by their id."""
        return {cause.id: cause for cause in self.causes}

    @property
    def missing(self) -> list[str]:
        """What the problem itself lacks."""
        asked = {
            "causes": self.causes, "actions": self.actions,
            "follow_up": self.problem.follow_up, "follow_up_on": self.problem.follow_up_on,
        }  # fmt: skip
        return [name for name, given in asked.items() if not given]

    @property
    def overdue(self) -> bool:
        """Whether the problem should have been followed up."""
        due = self.problem.follow_up_on
        return due is not None and due < self.day and self.problem.status not in OVER

    def cause_of(self, action: Action) -> Cause | None:
        """Return the cause that an action answers; one that was withdrawn is none."""
        return self.by_id.get(action.cause_id or 0)

    def lacks(self, action: Action) -> list[str]:
        """Return what an action lacks."""
        missing = [] if self.cause_of(action) else ["cause_id"]
        missing += [name for name in ASKED if not getattr(action, name)]
        return [*missing, "result"] if action.state == DONE[-1] and not action.result else missing

    def late(self, action: Action) -> bool:
        """Whether an action should have been done."""
        due = action.deadline
        return due is not None and due < self.day and action.state not in DONE

    def unanswered(self) -> list[Cause]:
        """Return the causes that no action answers."""
        answered = {action.cause_id for action in self.actions}
        return [cause for cause in self.causes if cause.id not in answered]

    @property
    def incomplete(self) -> int:
        """How many actions lack something."""
        return sum(bool(self.lacks(action)) for action in self.actions)

    @property
    def late_ones(self) -> int:
        """How many actions should have been done."""
        return sum(map(self.late, self.actions))


def plans() -> list[Plan]:
    """Return every problem that was not withdrawn, the newest first."""
    book, day = cached.book(), clock.today()
    causes, actions = _by_problem(book.listed(Cause)), _by_problem(book.listed(Action))
    return [
        Plan(problem, tuple(causes.get(problem.id, ())), tuple(actions.get(problem.id, ())), day)
        for problem in reversed(book.listed(Problem))
    ]


def _by_problem(rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = {}
    for row in rows:
        found.setdefault(row.problem_id, []).append(row)
    return found
