"""Links between pages that carry a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from pages.parts.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

SITUATION = "situation.py"


def to_the_map(query: Mapping[str, str], label: str = "") -> None:
    """Draw a link to the situation picture with the selection of a query."""
    label, icon = label or _("Visa på kartan"), ":material/map:"
    try:
        st.page_link(SITUATION, label=label, icon=icon, query_params=query)
    except StreamlitPageNotFoundError:  # the page runs alone, without the menu
        st.markdown(f"{icon} [{label}](/?{urlencode(query)})")
