"""What the communicator writes: the introduction, whom to ask, and when the next one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from data.publish.gather import row_of_personal_number
from data.records import Conflict, Invalid, Release, releases
from geo.errors import N_
from pages.parts import access, cached, public, public_build, public_fault, public_told
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from collections.abc import Collection

    from pages.parts.public import Shown

INTRO_HELP = N_(
    "Kommunens egna ord, överst på sidan. En tom rad skiljer stycken åt. Skriv inga egna antal "
    "brott: de är inte avrundade, och proven vet inget om dem."
)
PLACEHOLDER = N_("Till exempel: vad ni vill säga till den som är orolig för sin gata.")
EMPTY = N_("Inledning, kontakt och datum skrivs när du har börjat på en publicering.")
LONGEST = 4000
PERSONAL = {
    "intro": N_(
        "Rad {row} i inledningen ser ut att innehålla ett personnummer. Ta bort det först."
    ),
    "write_to": N_("E-postadressen ser ut att innehålla ett personnummer. Ta bort det först."),
    "call": N_("Telefonnumret ser ut som ett personnummer. Ta bort det först."),
}
WRITTEN = tuple(PERSONAL)
BASE = "base"  # the release as the fields were filled from it
BUILD = "public_build"  # whether a draft is to be built when the page is drawn


def draw(shown: Shown) -> None:
    """Draw the texts: as a form while it is a draft, otherwise as they stand."""
    work = shown.work
    if work is None:
        st.caption(_(EMPTY))
    elif public.editable(work):
        _form(work)
    else:
        _read(work)


def _form(work: Release) -> None:
    _base(work)
    with st.form(f"public_form_{work.id}", border=False):
        st.text_area(
            public_told.label("intro"), key=_key(work, "intro"), height=150,
            max_chars=LONGEST, help=_(INTRO_HELP), placeholder=_(PLACEHOLDER),
        )  # fmt: skip
        public_fault.beside("intro")
        left, right = st.columns(2)
        for column, name in ((left, "write_to"), (right, "call")):
            with column:
                st.text_input(public_told.label(name), key=_key(work, name), max_chars=200)
                public_fault.beside(name)
        for column, name in ((left, "said_on"), (right, "coming")):
            column.date_input(
                public_told.label(name), None, key=_key(work, name), format="YYYY-MM-DD"
            )
        with st.container(horizontal=True):
            st.form_submit_button(
                _("Bygg om utkastet") if work.digest else _("Bygg utkastet"),
                type="secondary" if work.digest and not work.refused else "primary",
                icon=":material/construction:", on_click=_save, args=(work, True),
            )  # fmt: skip
            st.form_submit_button(_("Spara texterna"), on_click=_save, args=(work, False))


def _key(work: Release, name: str) -> str:
    return f"public_{work.id}_{name}"


def _save(work: Release, build: bool) -> None:  # noqa: FBT001 - of a callback
    st.session_state[BUILD] = False
    public.step(_write, work)
    st.session_state[BUILD] = build and not public_fault.stopped()


def _write(work: Release) -> None:
    """Save what the writer has changed; after somebody else's change the rest is as it is now."""
    base: Release = st.session_state[_key(work, BASE)]
    typed = _typed(work)
    for name, said in PERSONAL.items():
        if row := row_of_personal_number(typed[name]):
            raise Invalid(name, said, row=row)
    changes = {name: said for name, said in typed.items() if said != getattr(base, name)}
    if not changes:
        _fill(work)
        return
    try:
        _fill(releases.write(cached.book(), base, changes, actor=access.name()))
    except Conflict as problem:
        if isinstance(problem.current, Release):
            _fill(problem.current, but=changes)
        raise


def _typed(work: Release) -> dict[str, Any]:
    typed = {name: st.session_state.get(_key(work, name)) for name in releases.TEXTS}
    return typed | {name: (typed[name] or "").strip() for name in WRITTEN}


def _fill(row: Release, but: Collection[str] = ()) -> None:
    """Let the fields say what is saved, and remember what they were filled from."""
    st.session_state[_key(row, BASE)] = row
    for name in releases.TEXTS:
        if name not in but:
            st.session_state[_key(row, name)] = getattr(row, name)


def _base(work: Release) -> None:
    """Take a version over whose texts are those that the fields were filled from."""
    if any(_key(work, name) not in st.session_state for name in (BASE, *releases.TEXTS)):
        _fill(work)
    base = st.session_state[_key(work, BASE)]
    if all(getattr(base, name) == getattr(work, name) for name in releases.TEXTS):
        st.session_state[_key(work, BASE)] = work


def build(shown: Shown) -> None:
    """Build the draft if that was asked for; the page is drawn again with what came of it."""
    if st.session_state.pop(BUILD, False) and shown.work:
        public.step(public_build.build, shown.work)
        st.rerun()


def _read(work: Release) -> None:
    for name in releases.TEXTS:
        value = getattr(work, name)
        said = public_told.date(value) if name in ("said_on", "coming") else plain(value)
        st.markdown(f"**{public_told.label(name)}**\n\n{said or '–'}")
