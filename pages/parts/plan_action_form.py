"""How an action is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.records import Action
from pages.parts import plan_fields
from pages.parts.plan_open import Form
from pages.parts.plan_words import ACTION_FOLLOW_UP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.plan_data import Plan

NAMES = ("what", "cause_id", "responsible", "deadline", "approach", "effect_short", "effect_long",
         "follow_up", "intervention_id", "state", "result")  # fmt: skip


def _values(action: Action | None, _plan: Plan | None) -> dict[str, Any]:
    made = action or Action(problem_id=0, what="")
    return {name: getattr(made, name) for name in NAMES}


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values)


FORM = Form(
    Action,
    "what",
    {
        "what": plan_fields.what,
        "cause_id": plan_fields.cause,
        "responsible": plan_fields.name("responsible"),
        "deadline": plan_fields.day("deadline"),
        "approach": plan_fields.choice("approach", may_be_none=True),
        "effect_short": plan_fields.lines("effect_short"),
        "effect_long": plan_fields.lines("effect_long"),
        "follow_up": plan_fields.lines("follow_up", ACTION_FOLLOW_UP),
        "intervention_id": plan_fields.intervention,
        "state": plan_fields.choice("state"),
        "result": plan_fields.lines("result"),
    },
    _values,
    _columns,
)
