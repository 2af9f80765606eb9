"""What is written about an intervention, and every change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.offences import GROUPS
from pages.parts import act_fields, act_place, act_problem, cached, intake_history
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Event, Intervention
    from pages.parts.cached import Records

TEXTS = ("expected_effect", "follow_up", "note")
HIDDEN = {"id", "version", "created_at", "changed_at", "changed_by", "key", "withdrawn",
          "area_changed_at", "displacement_changed_at", "control_changed_at"}  # fmt: skip


def draw(kept: Records, row: Intervention) -> None:
    """Show the texts, what was assumed, and the history."""
    names = act_fields.names()
    lines = [
        f"**{names[field]}:** {plain(text)}" for field in TEXTS if (text := getattr(row, field))
    ]
    lines += [
        f"**{names[field]}:** {_(act_fields.PERSPECTIVE_NAMES[value])}"
        for field in ("approach", "perspective")
        if (value := getattr(row, field))
    ]
    reach = _("Räckvidd")
    lines.append(f"**{reach}:** {plain(_reach(row))}")
    public = _("Får visas publikt.") if row.public else _("Visas inte publikt.")
    st.markdown("\n\n".join([*lines, public]))
    history = cached.book().history(type(row), row.id)
    heading = _("Ändringar")
    st.markdown("\n".join([f"**{heading}**\n", *(f"- {line}" for line in _told(kept, history))]))


def _reach(row: Intervention) -> str:
    said = words()
    return _(
        "{m} m runt platsen, och {ring} m utanför det räknas som omgivning",
        m=said.number(act_place.radius(row)), ring=said.number(act_place.ring(row)),
    )  # fmt: skip


def _told(kept: Records, history: tuple[Event, ...]) -> list[str]:
    """Say who changed what and when, the newest first."""
    lines = []
    for event in reversed(history):
        who = f", {plain(event.actor)}" if event.actor else ""
        when = intake_history.moment(event.at.isoformat())
        if event.before is None:
            lines.append(f"{when}{who}: " + _("skrevs in"))
        else:
            changed = [key for key in event.after if event.before.get(key) != event.after[key]]
            parts = [_change(kept, key, event) for key in changed if key not in HIDDEN]
            lines.append(f"{when}{who}: {'; '.join(parts)}")
    return lines


def _change(kept: Records, field: str, event: Event) -> str:
    name = act_fields.names().get(field, field).lower()
    before, after = (shown(kept, field, side[field]) for side in (event.before, event.after))
    return _("{name} från {before} till {after}", name=name, before=before, after=after)


def shown(kept: Records, field: str, value: Any) -> str:  # noqa: ANN401 - of the history
    """Write a plain value of the history for a reader."""
    if value in (None, "", [], ()):
        return _("inget")
    if field in act_fields.SHAPES:
        return _(act_fields.SHAPE_NAMES.get(str(value).partition(" ")[0], "form"))
    if field == "problem_id":
        value = act_problem.name(value)
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, list | tuple):
        known = kept.names | {group: _(name) for group, name in GROUPS.items()}
        return plain(", ".join(known.get(each, str(each)) for each in value))
    return f"”{plain(str(value))}”"
