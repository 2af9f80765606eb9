"""The plan as an Excel file: everything that the page says of a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Intervention
from geo.measures.workbook import to_xlsx
from pages.parts import cached, plan_told
from pages.parts.plan_words import MISSING
from pages.parts.words import _

if TYPE_CHECKING:
    import datetime as dt

    from data.records import Action, Row
    from pages.parts.plan_data import Plan

    Cell = str | dt.date | None

ACTION = ("what", "responsible", "deadline", "approach", "state", "effect_short", "effect_long",
          "follow_up", "result")  # fmt: skip
CAUSE = ("bone", "explanation", "strength", "evidence_kind", "evidence")
PROBLEM = ("title", "place", "status", "follow_up", "follow_up_on", "note", "query")
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(plan: Plan) -> None:
    """Offer the plan as a file; it is made now, since its words are those of whoever looks."""
    st.download_button(
        _("Ladda ner (XLSX)"), workbook(plan), mime=MIME, key="plan_xlsx", on_click="ignore",
        file_name=f"atgardsplan_{plan.problem.id}_{plan.day}.xlsx", icon=":material/download:",
    )  # fmt: skip


def workbook(plan: Plan) -> bytes:
    """Write the problem, its causes and its actions on a sheet each."""
    heads = [plan_told.label(name, "actions") for name in ACTION]
    more = [_("Orsak"), _("Insats"), _("Försenad"), _("Saknar")]
    causes = [plan_told.label(name, "causes") for name in CAUSE]
    problem = [plan_told.label(name, "problems") for name in PROBLEM]
    return to_xlsx(
        {
            _("Åtgärdsplan"): ([*heads, *more], [_action(plan, one) for one in plan.actions]),
            _("Orsaker"): (causes, [_cells(one, CAUSE) for one in plan.causes]),
            _("Problem"): (
                [*problem, _("Fryst som känt"), _("Urvalet")],
                [[*_cells(plan.problem, PROBLEM), plan.problem.known_on, _sentence(plan)]],
            ),
        }
    )


def _action(plan: Plan, action: Action) -> list[Cell]:
    cause, book = plan.cause_of(action), cached.book()
    linked = action.intervention_id
    return [
        *_cells(action, ACTION),
        cause.explanation if cause else "",
        book.get(Intervention, linked).name if linked else "",
        _("ja") if plan.late(action) else "",
        ", ".join(_(MISSING[name]) for name in plan.lacks(action)),
    ]


def _cells(row: Row, names: tuple[str, ...]) -> list[Cell]:
    return [_cell(name, getattr(row, name)) for name in names]


def _cell(name: str, given: Any) -> Cell:  # noqa: ANN401 - any column
    """Say a choice in words; a text as it was written, a day as a day."""
    if given and name in plan_told.CHOICES:
        return plan_told.value(name, given)
    return given


def _sentence(plan: Plan) -> str:
    return str((plan.problem.figures or {}).get("sentence", ""))
