"""The last step: the questions a person answers, and the button."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_, UserError
from pages.parts import cached, intake_file, intake_result
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from data import ingest
    from pages.parts.intake_file import Upload
    from pages.parts.intake_outlook import Outlook
    from pages.parts.intake_weighed import Weighed

CHECK = N_(
    "Kryssa för det som stämmer. Om något inte stämmer: välj en annan profil, eller rätta "
    "filen och läs in den på nytt."
)
ALL_KNOWN = N_(
    "Alla rader är redan inlästa. Läser du in filen igen noteras bara att de fortfarande gäller."
)
NOTHING = N_(
    "Ingen rad gick att läsa in, så det finns inget att spara. Välj en annan profil, eller hämta "
    "de avvisade raderna och se vad som är fel."
)
NOT_MADE = N_(
    "Siffrorna gick inte att räkna fram. Be den som sköter servern att se efter om minnet eller "
    "disken är full."
)
_LOG = logging.getLogger(__name__)


def answered(found: list[ingest.Guard], upload: Upload) -> bool:
    """Ask every question; tell whether all have been answered."""
    if not found:
        return True
    st.header(_("Stämmer det här?"))
    st.caption(_(CHECK))
    answers = [
        st.checkbox(sentence(guard), key=f"intake_{guard.code}_{upload.sha256[:8]}")
        for guard in found
    ]
    return all(answers)


def sentence(guard: ingest.Guard) -> str:
    """Say a question in the reader's language."""
    said = words()
    values = {
        key: said.number(value) if isinstance(value, int) else plain(str(value))
        for key, value in guard.values.items()
    }
    return _(guard.message, **values)


def commit(
    upload: Upload, seen: Outlook | Weighed, label: str, work: Callable[[], intake_result.Done]
) -> None:
    """Ask the questions and offer to read in what is new."""
    if seen.draft.read == seen.draft.rejected:
        st.warning(_(NOTHING), icon=":material/warning:")
        return
    ready = answered(seen.found, upload)
    new = seen.counts.accepted
    if not new:
        st.info(_(ALL_KNOWN), icon=":material/info:")
    button(label if new else _("Läs in filen"), work, ready=ready)


def button(label: str, work: Callable[[], intake_result.Done], *, ready: bool) -> None:
    """Do the work when asked to, then show what it did on a page without the file."""
    asked = st.button(
        label, type="primary", icon=":material/check:", disabled=not ready, key="intake_commit"
    )
    if not (asked and ready):
        return
    with st.spinner(_("Läser in …")):
        try:
            result = work()
        except UserError as problem:
            intake_file.complain(problem)
            return
        problem = _made()
    intake_result.keep(result, problem=problem)
    intake_file.done()
    if problem is None:
        st.rerun()
    intake_result.show()  # a new run would stop at what cannot be made, and say nothing of this
    st.stop()


def _made() -> UserError | None:
    """Make what readers see; return what went wrong. What was saved stays saved."""
    try:
        cached.store().incidents()
    except UserError as problem:
        return problem
    except Exception:  # noqa: BLE001 - the rows are saved whatever comes of the columns
        _LOG.exception("the columns could not be made")
        return UserError(NOT_MADE)
    return None
