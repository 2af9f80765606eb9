"""The form that is open in the session, with what it said when it was opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.records import Row
    from pages.parts.plan_data import Plan

OPEN = "plan_open"


@dataclass(frozen=True)
class Form:
    """How a kind of record is written.

    Attributes
    ----------
    name
        The column that a record is called by.
    widgets
        Field → what draws it under a key of the session.
    columns
        Turns what the fields say into the record's columns.
    """

    kind: type[Row]
    name: str
    widgets: Mapping[str, Callable[[str, Plan], None]]
    values: Callable[[Row | None, Plan], dict[str, Any]]
    columns: Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Open:
    """A form that is open: what it said, what it says, and what was answered when it was sent."""

    table: str
    row_id: int
    problem_id: int
    version: int = 0
    base: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    def key(self, name: str) -> str:
        """Return the key of a field's widget."""
        return f"plan_{self.table}_{self.problem_id}_{self.row_id}_{name}"


def begin(form: Form, plan: Plan, row: Row | None = None, **first: Any) -> None:  # noqa: ANN401
    """Open a form, in a button's callback; ``first`` are the values of a new record."""
    values = form.values(row, plan)
    base = values if row else {}
    made = Open(
        form.kind.TABLE, row.id if row else 0, plan.problem.id, row.version if row else 0,
        base, values | first,
    )  # fmt: skip
    for name, value in made.values.items():
        st.session_state[made.key(name)] = value
    st.session_state[OPEN] = made


def opened(kind: type[Row], problem_id: int) -> Open | None:
    """Return the form that is open on a kind of record of a problem, if one is."""
    now: Open | None = st.session_state.get(OPEN)
    mine = now and now.table == kind.TABLE and now.problem_id == problem_id
    return now if mine else None


def close() -> None:
    """Close the form that is open."""
    st.session_state.pop(OPEN, None)
