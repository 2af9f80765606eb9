"""Figures in the introduction that stand in no published table: told to both who let it out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from data.records import drafts
from geo.disclosure.published import figures_of
from geo.errors import N_
from geo.public.typed import figures
from geo.sentence import join
from pages.parts import cached
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Release

STRANGE = N_(
    "I inledningen står tal som inte finns i någon publicerad tabell: {figures}. Är det antal "
    "brott är de inte avrundade, och proven ser dem inte: ett exakt tal kan avslöja det som "
    "avrundningen skyddar. Ta bort dem, eller använd tabellernas tal."
)


def warn(work: Release) -> None:
    """Name them, to the one who writes and to the one who approves."""
    strange = figures(work.intro, _published(work.digest))
    if strange:
        named = join([plain(each) for each in strange], words())
        st.warning(_(STRANGE, figures=named), icon=":material/pin:")


@lru_cache(maxsize=4)  # a digest names its bytes, and they are megabytes to unpack and read
def _published(digest: str) -> frozenset[float]:
    """Return every number of a draft's tables; none before it is built."""
    if not digest:
        return frozenset()
    return frozenset(each.value for each in figures_of(drafts.get(cached.book(), digest).files))
