"""The way into the next release, and the folder of one that was handed out."""

from __future__ import annotations

import streamlit as st

from data import publish
from data.publish import folder
from data.records import Release, drafts, releases
from data.records.release import HANDED_OUT
from geo.errors import N_
from geo.public import contact
from pages.parts import access, cached, clock, public, public_build
from pages.parts.words import _

UNPACK = N_(
    "Packa upp zippen i en ny mapp bredvid den som visas, och byt mapp först när allt är uppackat. "
    "Packas den upp ovanpå den gamla kan en läsare möta en halv publicering."
)


def draw(last: Release | None) -> None:
    """Start on the next one: what stays the same is taken from the last."""
    label = _("Börja på nästa publicering") if last else _("Börja på den första publiceringen")
    st.button(
        label, type="primary", icon=":material/edit_document:", key="public_begin",
        on_click=public.step, args=(_start, last),
    )  # fmt: skip
    if last and last.state == HANDED_OUT and not access.login_configured():
        st.download_button(
            _("Ladda ner mappen (zip)"), folder_zip, key="public_zip",
            file_name=f"publik_{last.name}.zip", mime="application/zip", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
        st.caption(_(UNPACK))


def _start(last: Release | None) -> None:
    city = cached.store().settings
    releases.begin(
        cached.book(),
        Release(
            intro=last.intro if last else "",
            write_to=_kept("email", last.write_to if last else city.public_email),
            call=_kept("phone", last.call if last else city.public_phone),
            said_on=clock.today(),
        ),
        actor=access.name(),
    )


def _kept(name: str, text: str) -> str:
    """Take a contact over, unless nobody can be reached there: it was written unchecked."""
    return "" if contact.fault(name, text) else text


def folder_zip() -> bytes:
    """Pack the whole folder, with a copy of the newest release where the link is."""
    root = public_build.out()
    names = publish.releases(root)
    files = {
        f"{name}/{file}": told
        for name in names
        for file, told in folder.content(root, name).items()
    }
    newest = folder.content(root, names[0]) if names else {}
    files |= {f"{folder.LATEST}/{file}": told for file, told in newest.items()}
    files |= {file: (root / file).read_bytes() for file in folder.ROOT_FILES}
    return drafts.zipped(files)
