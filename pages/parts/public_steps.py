"""The next step of a release, and who may take it: ask, approve, publish, or send back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data.records import releases
from data.records.release import APPROVED, DRAFT, PROPOSED
from geo.errors import N_
from pages.parts import (
    access,
    cached,
    clock,
    public,
    public_begin,
    public_build,
    public_figures,
    public_told,
)
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from data.records import Release
    from pages.parts.public import Shown

ALONE = N_(
    "Ingen kan godkänna här: inloggning är inte påslagen, så lägesbilden kan inte skilja den som "
    "föreslår från den som godkänner. Utkastet kan byggas, granskas och lämnas ut som en mapp. "
    "Med kommandot `python -m data publish --out MAPP` läggs det direkt i en mapp."
)
FREEZE = N_("När mappen lämnas ut fryses talen: de räknas som publicerade och avrundas aldrig om.")
MOVED = N_(
    "Uppgifterna har ändrats sedan utkastet byggdes. Det som godkänns och publiceras är det som "
    "visas här. Ska det nya med: skicka tillbaka utkastet och bygg om det."
)
MOVED_DRAFT = N_(
    "Uppgifterna har ändrats sedan utkastet byggdes. Bygg om det för att få med det nya."
)
OTHER_DAY = N_("På sidan står att den publiceras {day}, men i dag är det {today}.")
NO_FOLDER = N_(
    "Ingen publik mapp är angiven. Sidan läggs i mappen {folder} i datamappen tills "
    "`public_folder` står i inställningsfilen."
)
SEND_BACK, TAKE_BACK = N_("Skicka tillbaka"), N_("Ta tillbaka")
WHY = N_("Vad behöver ändras?")
SENT_BACK = N_("Skickades tillbaka av {who}: {why}")
APPROVE = N_(
    "Du godkänner exakt det som visas (kontrollsumma {digest}). Det läggs ut direkt, och talen "
    "fryses för alltid."
)


def draw(shown: Shown) -> None:
    """Draw what can be done now."""
    public.told()
    work = shown.work
    if work is None:
        public_begin.draw(shown.last)
        return
    if work.state == DRAFT and work.reason:
        st.warning(_(SENT_BACK, who=plain(work.changed_by), why=plain(work.reason)))
    if work.digest and work.made_from != public_build.made_from():
        st.warning(_(MOVED_DRAFT if work.state == DRAFT else MOVED), icon=":material/sync_problem:")
    public_figures.warn(work)
    if work.state in (PROPOSED, APPROVED):
        _day(work)
    {DRAFT: _draft, PROPOSED: _proposed, APPROVED: _approved}[work.state](work)


def _draft(work: Release) -> None:
    ready = bool(work.digest) and not work.refused
    if not access.login_configured():
        st.info(_(ALONE), icon=":material/group_off:")
        if ready:
            st.caption(_(FREEZE))
            _button(N_("Frys talen och lämna ut mappen"), public_build.hand_out, work,
                    done=N_("Mappen kan laddas ner."))  # fmt: skip
        return
    if ready:
        _button(N_("Be en annan utgivare godkänna"), _propose, work,
                done=N_("Utkastet väntar nu på en annan utgivare."))  # fmt: skip


def _proposed(work: Release) -> None:
    if public.mine(work):
        _back(work, TAKE_BACK)
        return
    st.caption(_(APPROVE, digest=work.digest[:12]))
    _where()
    with st.container(horizontal=True):
        _button(N_("Godkänn och publicera"), _approve, work, done=N_("Sidan är publicerad."))
        _back(work, SEND_BACK)


def _approved(work: Release) -> None:
    _where()
    with st.container(horizontal=True):
        _button(N_("Publicera"), public_build.let_out, work, done=N_("Sidan är publicerad."))
        _back(work, SEND_BACK)


def _propose(work: Release) -> None:
    releases.propose(cached.book(), work, actor=access.name())


def _approve(work: Release) -> None:
    row = releases.approve(cached.book(), work, work.digest, actor=access.name())
    public_build.let_out(row)


def _button(label: str, do: object, work: Release, *, done: str) -> None:
    st.button(
        _(label), type="primary", key=f"public_{work.state}",
        on_click=partial(public.step, done=done), args=(do, work),
    )  # fmt: skip


def _back(work: Release, label: str) -> None:
    key = f"public_why_{work.id}"
    with (
        st.popover(_(label), icon=":material/undo:"),
        st.form(f"public_back_{work.id}", border=False),
    ):
        st.text_area(_(WHY), key=key, max_chars=2000)
        st.form_submit_button(_(label), on_click=public.step, args=(_send_back, work, key))


def _send_back(work: Release, key: str) -> None:
    why = st.session_state.get(key, "")
    releases.send_back(cached.book(), work, why, actor=access.name())


def _day(work: Release) -> None:
    today = clock.today()
    if work.said_on != today:
        said = [public_told.date(each) for each in (work.said_on, today)]
        st.caption(_(OTHER_DAY, day=said[0], today=said[1]))


def _where() -> None:
    if not cached.store().settings.public_folder:
        st.caption(_(NO_FOLDER, folder=public_build.own()))
