"""The minutes of a meeting that is over say what it knew: the history tells how things stood."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from data.records import Decision, Meeting
from pages.parts import cached

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSED = "avslutat"
SAID = ("decision", "responsible", "status", "outcome", "withdrawn", "version")


def moment(meeting_id: int) -> dt.datetime | None:
    """Return when a meeting was closed; None before that, or where it was written down as over."""
    for event in cached.book().history(Meeting, meeting_id):
        if event.before and CLOSED == event.after["status"] != event.before["status"]:
            return event.at
    return None


def as_then(rows: Iterable[Decision], over: dt.datetime) -> list[Decision]:
    """Return decisions as they stood at a moment, without those of later."""
    was = cached.book().as_of(Decision, over)
    found = [_as(row, was[row.id]) for row in rows if row.id in was]
    return [row for row in found if not row.withdrawn]


def _as(row: Decision, said: dict[str, Any]) -> Decision:
    day = said["deadline"] and dt.date.fromisoformat(said["deadline"])
    return replace(row, deadline=day, **{name: said[name] for name in SAID})


def since(decision: Decision) -> Decision | None:
    """Return what a decision has become after what it says here, None if it stands as it did."""
    now = cached.book().get(Decision, decision.id)
    return now if now.version != decision.version else None
