"""What stopped the last step with a release: beside the field that it is about, or on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import Invalid

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.errors import UserError

FAULT = "public_fault"  # the field, "" if none, and the sentences


def keep(problem: UserError, lines: tuple[str, ...]) -> None:
    """Keep what stopped a step until the page is drawn."""
    field = problem.field if isinstance(problem, Invalid) else ""
    st.session_state[FAULT] = (field, lines)


def forget() -> None:
    """Forget it: a step has gone through."""
    st.session_state.pop(FAULT, None)


def stopped() -> bool:
    """Tell whether something stopped the last step."""
    return FAULT in st.session_state


def beside(field: str) -> None:
    """Say once what is wrong with a field, beside it."""
    if stopped() and st.session_state[FAULT][0] == field:
        _say()


def told(fields: Collection[str]) -> None:
    """Say once what stopped the last step, unless it is said beside one of the fields."""
    if stopped() and st.session_state[FAULT][0] not in fields:
        _say()


def _say() -> None:
    st.error("\n\n".join(st.session_state.pop(FAULT)[1]), icon=":material/error:")
