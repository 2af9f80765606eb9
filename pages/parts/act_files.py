"""Interventions as files, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import columns, incoming, outgoing
from data.sources import upload as uploads
from geo.errors import N_, UserError
from pages.parts import access, act_draft, cached, frame, intake_file
from pages.parts.words import _, error, language, plain, words

if TYPE_CHECKING:
    from data.records.incoming import Outcome

FORMATS = {
    "csv": ("CSV", outgoing.to_csv, "text/csv"),
    "geojson": ("GeoJSON", outgoing.to_geojson, "application/geo+json"),
    "gpkg": ("GeoPackage", outgoing.to_geopackage, "application/geopackage+sqlite3"),
}
ENDINGS = ["csv", "txt", "geojson", "json", "gpkg"]
DONE, ROUND = "act_taken", "act_round"
SHOWN = 10
HELP = N_(
    "CSV, GeoJSON eller GeoPackage, högst {mb} MB. En rad med känd nyckel ändrar den insatsen, om "
    "ingen har ändrat den sedan filen skrevs. Rader utan nyckel blir nya insatser."
)


def button() -> None:
    """Offer the files."""
    with st.popover(
        _("Filer"), icon=":material/folder_open:", on_change="rerun", key="act_files"
    ) as box:
        if box.open:
            _out()
            if act_draft.may_write():
                _in()


def _out() -> None:
    book, title = cached.book(), _("Hämta alla insatser, oavsett filter")
    st.markdown(f"**{title}**")
    with st.container(horizontal=True):
        for ending, (name, write, mime) in FORMATS.items():
            st.download_button(
                name, lambda write=write: write(book), file_name=f"insatser.{ending}", mime=mime,
                on_click="ignore", icon=":material/download:", key=f"act_out_{ending}",
            )  # fmt: skip


def _in() -> None:
    """Ask for a file and read it in."""
    title, mb = _("Läs in insatser"), uploads.MAX_BYTES // 2**20
    st.markdown(f"**{title}**")
    st.caption(_(HELP, mb=mb))
    st.html(frame.STATIC / "intake.css")
    with st.container(key=f"drop_{language()}"):
        given = st.file_uploader(
            _("Fil att läsa in"), ENDINGS, max_upload_size=mb,
            label_visibility="collapsed", key=f"act_in_{st.session_state.get(ROUND, 0)}",
        )  # fmt: skip
    if given is not None:
        name, content = uploads.shown_name(given.name), given.getvalue()
        st.button(
            _("Läs in {name}", name=plain(name)), type="primary", key="act_take", on_click=_take,
            args=(content,),
        )  # fmt: skip
    _result()
    with st.expander(_("Filens kolumner")):
        st.markdown(
            "\n".join(f"- **{name}**: {_(about)}" for name, about in columns.documented().items())
        )


def _take(content: bytes) -> None:
    """Read a file in; what came of it is told until the next."""
    if not act_draft.may_write():
        return
    try:
        with uploads.laid_out(content) as path:
            taken = incoming.take(cached.book(), path, actor=access.name())
    except UserError as problem:
        st.session_state[DONE] = problem
    except Exception:  # noqa: BLE001 - a file can be wrong in ways no one has met
        intake_file.LOG.exception("a file of interventions could not be read")
        st.session_state[DONE] = UserError(intake_file.UNFORESEEN)
    else:
        st.session_state[DONE] = taken
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _result() -> None:
    taken: Outcome | UserError | None = st.session_state.get(DONE)
    if taken is None:
        return
    if isinstance(taken, UserError):
        intake_file.complain(taken)
        return
    said = words()
    st.success(
        _(
            "{read} rader lästa: {new} nya insatser, {changed} ändrade, {same} fanns redan och "
            "{rejected} avvisades.", read=said.number(taken.read),
            new=said.number(taken.accepted - taken.changed), changed=said.number(taken.changed),
            same=said.number(taken.duplicates), rejected=said.number(taken.rejected),
        ),
        icon=":material/check_circle:",
    )  # fmt: skip
    for fault in taken.faults[:SHOWN]:
        why = plain(error(fault.why))
        st.caption(
            _("rad {row}, {name}: {why}", row=fault.row, name=plain(fault.name) or "–", why=why)
        )
    if taken.rejected > SHOWN:
        st.caption(_("… och {n} till", n=said.number(taken.rejected - SHOWN)))
    if taken.ignored:
        names = plain(", ".join(taken.ignored))
        st.caption(_("Kolumner som inte lästes: {names}.", names=names))
