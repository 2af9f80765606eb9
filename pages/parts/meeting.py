"""Which meeting is going on, and what it has written: the address says it, the records keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import Decision, Item, Meeting
from geo.errors import N_, UserError
from pages.parts import access, cached, meeting_closed, personal
from pages.parts.words import _, error

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

PARAMETER = "mote"
GOING, CLOSED = "pågår", meeting_closed.CLOSED
_ID, _SAY, _MINUTES = "meeting_id", "meeting_say", "meeting_minutes_open"
OPEN = ("öppet", GOING)  # decisions that somebody still has to act on
ROLE = "analytiker"  # who may write
NEW = "nya_beslut"
ON_POINTS = N_("Beslutat under punkterna ovan:")


def current() -> Meeting | None:
    """Return the meeting of the address, or of the session; None if there is none."""
    asked = st.query_params.get(PARAMETER, "")
    if asked.isdigit():
        st.session_state[_ID] = int(asked)
    known = st.session_state.get(_ID)
    if known is None:
        return None
    try:
        return cached.book().get(Meeting, known)
    except UserError:
        leave()
        st.toast(_("Mötet i länken finns inte."), duration="long")
        return None


def parameters() -> dict[str, str]:
    """Return what the address says of the meeting."""
    known = st.session_state.get(_ID)
    return {} if known is None else {PARAMETER: str(known)}


def enter(meeting: Meeting) -> None:
    """Make a meeting the one that goes on here."""
    st.session_state[_ID] = meeting.id


def leave() -> None:
    """Look at the map without a meeting."""
    st.session_state.pop(_ID, None)
    if PARAMETER in st.query_params:
        del st.query_params[PARAMETER]


def may_write() -> bool:
    """Tell whether whoever looks may keep the minutes."""
    return ROLE in access.roles()


def minutes_open(now: bool | None = None) -> bool:  # noqa: FBT001 - said, or asked
    """Tell, or note, whether the minutes are open over the page."""
    if now is not None:
        st.session_state[_MINUTES] = now
    return bool(st.session_state.get(_MINUTES))


def items(meeting: Meeting, section: str | None = None) -> list[Item]:
    """Return the points of a meeting, of one section or of all."""
    where = {"meeting_id": meeting.id} | ({"section": section} if section else {})
    return cached.book().listed(Item, **where)


def decisions(points: list[Item], over: dt.datetime | None = None) -> list[Decision]:
    """Return what was decided on some points; as it stood when the meeting was ``over``."""
    if not points:
        return []
    ids, then = [point.id for point in points], over is not None
    found = cached.book().listed(Decision, withdrawn=then, item_id=ids)
    return meeting_closed.as_then(found, over) if over else found


def elsewhere(meeting: Meeting) -> list[Decision]:
    """Return what a meeting has decided on points of other sections than the new decisions."""
    points = [point for point in items(meeting) if point.section != NEW]
    return decisions(points, meeting_closed.moment(meeting.id))


def before(meeting: Meeting) -> list[Meeting]:
    """Return the meetings before this one, the newest last."""
    every = sorted(cached.book().listed(Meeting), key=_moment)
    return [one for one in every if _moment(one) < _moment(meeting)]


def _moment(one: Meeting) -> tuple[dt.date, int]:
    return one.held_on, one.id


def unfinished(meeting: Meeting) -> list[Decision]:
    """Return what was decided last time, and what is still open from before that.

    Of a meeting that is over: as it stood then, whatever has come of it since.
    """
    over = meeting_closed.moment(meeting.id)
    earlier = [one for one in before(meeting) if over is None or one.created_at <= over]
    newest = {point.id for point in items(earlier[-1])} if earlier else set()
    every = decisions([point for one in earlier for point in items(one)], over)
    return [d for d in every if d.item_id in newest or d.status in OPEN]


def saving(
    save: Callable[[], object], said: str = "", *, form: str = "", texts: Iterable[str] = ()
) -> bool:
    """Save and remember what to say of it, or what is in the way; nothing typed is lost.

    A form whose texts look as if they hold a personal number asks first.
    """
    if form and personal.asks(form, texts):
        return False
    try:
        save()
    except UserError as problem:
        st.session_state[_SAY] = error(problem)
        return False
    personal.answered(form)
    if said:
        st.session_state[_SAY] = said
    return True


def speak() -> None:
    """Say what a callback had to say: what it draws itself takes another element's place."""
    if said := st.session_state.pop(_SAY, ""):
        st.toast(said, duration="long")
