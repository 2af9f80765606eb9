"""What somebody who was killed has left in a public folder: finished when it is met."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from data import publish
from geo.errors import N_, UserError
from pages.parts import cached, public_build
from pages.parts.words import _, error

if TYPE_CHECKING:
    from data.store import Store

LOG = logging.getLogger(__name__)
LEFT = N_("I den publika mappen finns något som inte blev färdigt.")


def at_start(store: Store) -> None:
    """Finish it in every folder that releases are put in; what stands in the way is logged."""
    shown = [Path(store.settings.public_folder)] if store.settings.public_folder else []
    for out in (*shown, *(store.root / name for name in (public_build.OWN, public_build.INVENTED))):
        try:
            if publish.is_left(out):
                publish.finish(store.settings, out)
        except UserError as problem:
            LOG.warning("%s: %s", out, problem)


def finish() -> None:
    """Finish it in the folder of the page, or say what stands in the way."""
    out, what = public_build.out(), ""
    try:
        if publish.is_left(out):
            what = _(LEFT)
            publish.finish(cached.store().settings, out)
    except UserError as problem:
        st.warning(f"{what} {error(problem)}".lstrip(), icon=":material/warning:")
