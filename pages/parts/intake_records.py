"""A survey, walks or reports, from choosing how the file is read to reading it in."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data import survey
from geo.errors import listed, short
from pages.parts import (
    cached,
    intake_confirm,
    intake_file,
    intake_preview,
    intake_record_rows,
    intake_result,
)
from pages.parts.intake_kinds import RECORDS, SURVEY
from pages.parts.intake_weighed import Read, fitting, outlook
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.intake_file import Upload
    from pages.parts.intake_weighed import Weighed

NOTES, FIRST_YEAR = 5, 1990


def draw(upload: Upload, kind: str) -> None:
    """Draw every step for a file."""
    sheet = intake_file.choose_sheet(upload)
    fits = intake_file.read(partial(fitting, upload, RECORDS[kind], sheet))
    asked = _choices(upload, kind, (sheet, fits)) if fits else None
    seen = intake_file.read(partial(outlook, upload, asked)) if asked else None
    if seen is None:
        return
    st.header(plain(upload.name), anchor=False)
    intake_preview.understood(seen)
    left, right = st.columns([3, 2], gap="large")
    with left:
        intake_preview.counts(seen)
        intake_preview.rejected(seen)
        intake_record_rows.first_rows(seen.draft)
    with right:
        _passed(seen)
        intake_record_rows.where(upload, asked, seen)
    new = seen.counts.accepted
    label = words().plural(new, "Läs in {n} ny rad", "Läs in {n} nya rader")
    intake_confirm.commit(upload, seen, label, partial(_take, upload, seen, kind))


def _choices(upload: Upload, kind: str, found: tuple[str | None, str]) -> Read:
    (sheet, fits), names = found, survey.names(*RECORDS[kind])
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake_choices"):
        name = st.selectbox(
            _("Källa (profil)"), names, index=names.index(fits),
            key=f"intake_profile_{upload.sha256[:8]}_{sheet or ''}",
            format_func=lambda name: _(survey.profile(name).title),
        )  # fmt: skip
        day = st.date_input(
            _("Filen beskriver läget den"), value=None, format="YYYY-MM-DD",
            key=f"intake_day_{upload.sha256[:8]}",
            help=_("Lämnas fältet tomt gäller den senaste dagen eller det senaste året i filen. "
                   "Finns samma uppgift i flera filer gäller den senaste filens."),
        )  # fmt: skip
        year = _year(upload) if kind == SURVEY else None
    return Read(name, sheet, day, year)


def _year(upload: Upload) -> int | None:
    """Ask for the year of a survey that does not say."""
    return st.number_input(
        _("År, om filen inte anger det"), FIRST_YEAR, dt.datetime.now(dt.UTC).year, value=None,
        step=1, key=f"intake_year_{upload.sha256[:8]}",
    )  # fmt: skip


def _passed(seen: Weighed) -> None:
    """Say which rows and columns were not read as data."""
    passed, unread = seen.draft.layout.passed, seen.draft.layout.unread
    if passed:
        title = _("Rader som inte lästes som data")
        st.markdown(f"**{title}**")
        for note in passed[:NOTES]:
            row = words().number(note.row)
            st.caption(_("rad {row}: {value}", row=row, value=plain(short(note.text, 80))))
        if len(passed) > NOTES:
            st.caption(_("… och {n} till", n=words().number(len(passed) - NOTES)))
    if unread:
        st.caption(_("Kolumner som inte lästes: {names}.", names=plain(listed(unread))))


def _take(upload: Upload, seen: Weighed, kind: str) -> intake_result.Done:
    batch = survey.commit(seen.draft, cached.store(), seen.found, confirmed=True)
    return intake_result.Done(upload.name, batch, kind=kind)
