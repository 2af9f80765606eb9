"""A file of incidents, from choosing how it is read to reading it in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data import ingest
from pages.parts import (
    cached,
    intake_confirm,
    intake_file,
    intake_preview,
    intake_result,
    intake_rows,
)
from pages.parts.intake_outlook import Asked, outlook
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.ingest import Profile
    from pages.parts.intake_file import Upload
    from pages.parts.intake_outlook import Outlook


def draw(upload: Upload) -> None:
    """Draw every step for a file."""
    sheet = intake_file.choose_sheet(upload)
    fits = intake_file.read(partial(intake_file.fitting, upload, sheet))
    asked = _choices(upload, sheet, fits) if fits else None
    seen = intake_file.read(partial(outlook, upload, asked)) if asked else None
    if seen is None:
        return
    st.header(plain(upload.name), anchor=False)
    intake_preview.understood(seen)
    left, right = st.columns([3, 2], gap="large")
    with left:
        intake_preview.counts(seen)
        intake_preview.rejected(seen)
        intake_rows.first_rows(seen)
    with right:
        intake_rows.where(upload, asked, seen)
    new = seen.counts.accepted
    label = words().plural(new, "Läs in {n} ny händelse", "Läs in {n} nya händelser")
    intake_confirm.commit(upload, seen, label, partial(_take, upload, seen))


def _take(upload: Upload, seen: Outlook) -> intake_result.Done:
    batch = ingest.commit(seen.draft, cached.store(), seen.found, confirmed=True)
    return intake_result.Done(upload.name, batch)


def _choices(upload: Upload, sheet: str | None, fits: str) -> Asked:
    names = ingest.names()
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake_choices"):
        name = st.selectbox(
            _("Källa (profil)"), names, index=names.index(fits),
            key=f"intake_profile_{upload.sha256[:8]}_{sheet or ''}",
            format_func=lambda name: _(ingest.profile(name).title),
        )  # fmt: skip
        day = st.date_input(
            _("Uttaget gäller till och med"), value=None, format="YYYY-MM-DD",
            key=f"intake_day_{upload.sha256[:8]}",
            help=_("Lämnas fältet tomt gäller den senaste dagen i filen. Finns samma brott i "
                   "flera uttag gäller uppgifterna i det senaste."),
        )  # fmt: skip
    profile = ingest.profile(name)
    st.caption(_reads(profile))
    return Asked(profile.name, sheet, day)


def _reads(profile: Profile) -> str:
    """Say which columns a profile reads, and how it finds the place."""
    names = [names[0] for names in profile.columns.values()]
    names += [" + ".join(names) for names in profile.parts.values()]
    known = set(profile.columns) | set(profile.parts)
    place = _("koordinater") if "x" in known else _("områdeskod")
    return _(
        "Profilen läser kolumnerna {columns}. Läget hämtas från filens {place}.",
        columns=plain(", ".join(names)), place=place,
    )  # fmt: skip
