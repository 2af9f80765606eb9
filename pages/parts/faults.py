"""What stops a page is told in a sentence: never a traceback, never in another language."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_, UserError
from pages.parts.words import _, error

if TYPE_CHECKING:
    from collections.abc import Iterator

UNFORESEEN = N_(
    "Något gick fel när sidan skulle visas. Inga uppgifter har gått förlorade. Ladda om sidan. "
    "Hjälper inte det: ta bort det senaste filtret, eller be den som sköter lägesbilden läsa "
    "loggen."
)
LOG = logging.getLogger(__name__)


@contextmanager
def told() -> Iterator[None]:
    """Show what went wrong in place of the rest of the page."""
    try:
        yield
    except UserError as problem:  # a damaged store, or one of a newer version
        st.error(error(problem), icon=":material/error:")
    except Exception:
        LOG.exception("a page could not be shown")
        st.error(_(UNFORESEEN), icon=":material/error:")
