"""What another person changed meanwhile, and what a field says, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from data.records import Action, Cause, Intervention
from data.speech import NOTHING
from pages.parts import cached
from pages.parts.plan_words import ACTION_FOLLOW_UP, CHOICES, FIELDS
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.records import Conflict

LINKS = {"cause_id": (Cause, "explanation"), "intervention_id": (Intervention, "name")}


def differences(problem: Conflict, before: Mapping[str, Any]) -> Iterator[str]:
    """Say field by field what the other person changed, and what was typed there, if anything."""
    now = problem.current
    for name, was in before.items():
        theirs = getattr(now, name)
        if theirs == was:
            continue
        told = {"field": label(name, now.TABLE), "now": value(name, theirs)}
        if name in problem.mine and problem.mine[name] != theirs:
            yield _("{field}: nu står det ”{now}”, du skrev ”{mine}”.", **told,
                    mine=value(name, problem.mine[name]))  # fmt: skip
        else:
            yield _("{field}: ändrat till ”{now}”, och så står det nu i formuläret.", **told)
    if now.withdrawn:
        yield _("Uppgiften är återtagen.")


def label(name: str, table: str) -> str:
    """Name a field."""
    follow_up = name == "follow_up" and table == Action.TABLE
    return _(ACTION_FOLLOW_UP) if follow_up else _(FIELDS.get(name, name))


def value(name: str, given: Any) -> str:  # noqa: ANN401 - any column
    """Say what a column says."""
    if given in (None, ""):
        return NOTHING
    if isinstance(given, dt.date):
        return words().date(given)
    if name in CHOICES:
        return _(CHOICES[name].get(given, given))
    if name in LINKS:
        kind, text = LINKS[name]
        return plain(getattr(cached.book().get(kind, given), text))
    return plain(str(given))
