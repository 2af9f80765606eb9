"""The upload: receive it, say what it is, keep what was read of it for a while."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from data import ingest
from data.sources import upload as uploads
from geo.errors import N_, UserError
from pages.parts import frame
from pages.parts.intake_kinds import ENDINGS, HELP, INCIDENTS, KINDS
from pages.parts.words import _, error, language, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

UNFORESEEN = N_(
    "Filen gick inte att läsa. Den kan vara skadad: spara om den, helst som CSV med rubriker på "
    "första raden, och försök igen."
)
T = TypeVar("T")
LOG = logging.getLogger(__name__)
ROUND = "intake_round"  # raised after each import, so that the next begins with no file


@dataclass(frozen=True)
class Upload:
    """A file as it came; known by what is in it, not by what it is called."""

    sha256: str
    name: str = field(compare=False)
    content: bytes = field(compare=False, repr=False)

    def laid_out(self) -> AbstractContextManager[Path]:
        """Put the file in a folder of ours while it is read."""
        return uploads.laid_out(self.content)


# What is read of a file is kept by its content, so that every rerun need not read it again.
BY_CONTENT = {Upload: attrgetter("sha256")}


def choose_kind() -> str:
    """Ask what is to be read in."""
    return st.segmented_control(
        _("Vad vill du läsa in?"), list(KINDS), default=INCIDENTS, required=True,
        format_func=lambda kind: _(KINDS[kind]), key="intake_kind",
    )  # fmt: skip


def receive(kind: str) -> Upload | None:
    """Ask for a file."""
    mb = uploads.MAX_BYTES // 2**20
    st.caption(_(HELP[kind], mb=mb))
    st.html(frame.STATIC / "intake.css")
    with st.container(key=f"drop_{language()}"):
        given = st.file_uploader(
            _("Fil att läsa in"), ENDINGS[kind], max_upload_size=mb, label_visibility="collapsed",
            key=f"intake_file_{kind}_{st.session_state.get(ROUND, 0)}",
        )  # fmt: skip
    if given is None:
        return None
    return Upload(_digest(given.file_id, given), uploads.shown_name(given.name), given.getvalue())


@st.cache_data(max_entries=32, show_spinner=False)
def _digest(file_id: str, _file) -> str:  # noqa: ANN001, ARG001 - the id is the key
    return hashlib.sha256(_file.getbuffer()).hexdigest()


def done() -> None:
    """Let go of the file: what was asked of it is done."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def read(work: Callable[[], T]) -> T | None:
    """Do some work on a file; say so while it goes on, and what went wrong if it did."""
    try:
        with st.spinner(_("Läser filen …")):
            return work()
    except UserError as problem:
        complain(problem)
    except Exception:
        LOG.exception("a file could not be read")
        complain(UserError(UNFORESEEN))
    return None


def complain(problem: UserError) -> None:
    """Say what went wrong; what the sentence quotes from the file is not read as Markdown."""
    quoted = {k: plain(v) if isinstance(v, str) else v for k, v in problem.values.items()}
    st.error(error(UserError(problem.message, **quoted)), icon=":material/error:")


@st.cache_resource(max_entries=8, ttl="30m", show_spinner=False, hash_funcs=BY_CONTENT)
def sheets(upload: Upload) -> list[str]:
    """Names of the sheets or layers of a file."""
    with upload.laid_out() as path:
        return uploads.sheets(path)


def choose_sheet(upload: Upload) -> str | None:
    """Ask which sheet or layer, where there are several."""
    names = read(partial(sheets, upload)) or []
    if len(names) < 2:  # noqa: PLR2004
        return names[0] if names else None
    return st.selectbox(_("Blad eller lager"), names, key=f"intake_sheet_{upload.sha256[:8]}")


@st.cache_resource(max_entries=8, ttl="30m", show_spinner=False, hash_funcs=BY_CONTENT)
def fitting(upload: Upload, sheet: str | None) -> str:
    """Name of the profile that fits a file best."""
    with upload.laid_out() as path:
        return ingest.fitting(path, sheet=sheet)
