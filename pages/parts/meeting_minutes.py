"""The minutes while they are written: notes, frozen views, decisions, and the file."""

from __future__ import annotations

import streamlit as st

from data.minutes import SECTION_NAMES, minutes_docx
from data.records import Item, Meeting, image
from geo.errors import UserError
from pages.parts import (
    access,
    cached,
    meeting,
    meeting_away,
    meeting_decisions,
    meeting_edit,
    meeting_file,
    personal,
    reopen,
)
from pages.parts.words import _, error, plain, words

LONGEST = 4000
EDIT = "point_{id}"  # what a point under change is known by


def show(going: Meeting) -> None:
    """Open the minutes over the page."""
    title = _("Protokoll")
    meeting_edit.forget()
    meeting.minutes_open(now=True)
    st.dialog(title, width="large", on_dismiss="rerun")(_draw)(going.id)


def _draw(meeting_id: int) -> None:
    """Draw section after section in the order of the agenda."""
    meeting.speak()
    going = cached.book().get(Meeting, meeting_id)
    st.markdown(f"**{plain(going.title)}**, {words().date(going.held_on, 'full')}")
    if going.participants:
        told = [" ".join(part for part in pair if part) for pair in going.participants]
        st.caption(plain(", ".join(told)))
    writing = meeting.may_write() and going.status != meeting.CLOSED
    if writing:
        personal.say()
    for section, name in SECTION_NAMES.items():
        st.markdown(f"### {_(name)}")
        if section == "forra_beslut":
            meeting_decisions.earlier(going, writing=writing)
            continue
        points = _points(going, section, writing=writing)
        for point in points:
            _point(point, writing=writing)
        told = section == meeting.NEW and meeting_decisions.elsewhere(going)
        if not points and not told:
            st.caption(_("Inget antecknat än."))
        if writing:
            _note(going, section)
    minutes, said = meeting_file.of(going), words()  # the file is made outside the page's run
    st.download_button(
        _("Ladda ner protokollet (Word)"), lambda: minutes_docx(minutes, said),
        file_name=f"protokoll_{going.held_on}.docx", icon=":material/download:",
        mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        on_click="ignore", key="meeting_docx", type="primary",
    )  # fmt: skip


def _points(going: Meeting, section: str, *, writing: bool) -> list[Item]:
    """Return the points of a section, and those taken away while they were written on here."""
    points = meeting.items(going, section)
    if writing:
        points = meeting_away.still(points, Item, section=section)
    return sorted(points, key=lambda point: (point.position, point.id))


def _point(point: Item, *, writing: bool) -> None:
    """Draw a point: what it shows, what was said, and what was decided on it."""
    with st.container(border=True):
        with st.container():  # always there: what comes after must not move under who types
            if point.withdrawn:
                meeting_away.tell(EDIT.format(id=point.id), point)
        if point.figures:
            reopen.draw(point)
        if point.image:
            _picture(point.image)
        if point.content:
            st.markdown(plain(point.content).replace("\n", "  \n"))  # each line its own
        if writing:
            _comment(point)
        meeting_decisions.of(point, writing=writing)


def _picture(digest: str) -> None:
    try:
        st.image(image(cached.book(), digest), width=420, alt=_("Kartan som den såg ut"))
    except UserError as problem:
        st.caption(error(problem))


def _note(going: Meeting, section: str) -> None:
    """Offer a line to write in a section."""
    key = f"meeting_note_{section}"
    with st.form(f"form_{key}", border=False, clear_on_submit=False):
        st.text_area(_("Anteckning"), key=key, max_chars=LONGEST, height=80)
        personal.ask(key)
        st.form_submit_button(_("Spara"), on_click=_add, args=(going, section, key))


def _add(going: Meeting, section: str, key: str) -> None:
    said = st.session_state.get(key, "").strip()
    if not said:
        return
    place = len(meeting.items(going)) + 1
    item = Item(meeting_id=going.id, section=section, content=said, position=place)
    if meeting.saving(
        lambda: cached.book().create(item, actor=access.name()), form=key, texts=(said,)
    ):
        st.session_state[key] = ""


def _comment(point: Item) -> None:
    """Offer to write what was said about a point, or to take the point away."""
    form, key = EDIT.format(id=point.id), f"meeting_said_{point.id}"
    fields = {"content": key}
    with st.popover(_("Skriv"), icon=":material/edit_note:", type="tertiary"):
        with st.form(f"form_{key}", border=False):
            base = meeting_edit.begun(form, point)
            st.text_area(_("Vad som sades"), value=base.content, key=key, max_chars=LONGEST)
            st.form_submit_button(_("Spara"), on_click=meeting_edit.save, args=(form, fields))
        st.button(
            _("Ta bort punkten"), key=f"{key}_away", type="tertiary", icon=":material/delete:",
            on_click=meeting_away.withdraw, args=(form,),
        )  # fmt: skip
