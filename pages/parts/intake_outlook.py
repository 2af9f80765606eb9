"""What an import would do: the numbers and questions that a person decides by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from data import ingest
from data.store import foresee
from geo.areas import assign
from geo.figures import palette
from geo.figures.dots import dots
from pages.parts import cached, intake_file

if TYPE_CHECKING:
    import datetime as dt

    from data.settings import Settings
    from data.store import Batch, Store
    from pages.parts.intake_file import Upload
    from pages.parts.intake_weighed import Read


@dataclass(frozen=True)
class Asked:
    """How a person wants a file to be read."""

    profile: str
    sheet: str | None
    as_of: dt.date | None


@dataclass(frozen=True, eq=False)
class Outlook:
    """A draft weighed against the store.

    Attributes
    ----------
    located, outside
        Rows with coordinates, and how many of them are in no district.
    coded, unknown
        Rows with an area code only; the codes that the districts do not have, most
        frequent first, and how many rows have them.
    version
        Which version of the districts this is about; "" when there are none.
    """

    draft: ingest.Draft
    found: list[ingest.Guard]
    counts: Batch
    first: dt.date | None
    last: dt.date | None
    located: int
    outside: int
    coded: int
    unknown: dict[str, int]
    version: str


def outlook(upload: Upload, asked: Asked) -> Outlook:
    """Read a file and weigh it against the store as it is now.

    Raises
    ------
    UserError
        If the file cannot be read.
    """
    opened = cached.store()
    draft = _draft(upload, asked, opened.settings)
    weighed = _weighed(upload, asked, (str(opened.root), opened.version), draft, opened)
    named = replace(draft, provenance=draft.provenance | {"file": upload.name})
    return replace(weighed, draft=named)


@st.cache_resource(max_entries=2, ttl="30m", show_spinner=False, hash_funcs=intake_file.BY_CONTENT)
def _draft(upload: Upload, asked: Asked, settings: Settings) -> ingest.Draft:
    with upload.laid_out() as path:
        profile = ingest.profile(asked.profile)
        return ingest.prepare(path, profile, settings, sheet=asked.sheet, as_of=asked.as_of)


@st.cache_resource(max_entries=2, ttl="30m", show_spinner=False, hash_funcs=intake_file.BY_CONTENT)
def _weighed(
    upload: Upload,  # noqa: ARG001 - part of the key, as are the next two
    asked: Asked,  # noqa: ARG001
    version: tuple[str, str],  # noqa: ARG001
    _draft: ingest.Draft,
    _store: Store,
) -> Outlook:
    frame, districts = _draft.incidents, _store.districts()
    area = assign(frame["x"], frame["y"], districts)
    first = frame[["start", "end", "registered"]].bfill(axis=1)["start"].min()
    last = frame[["end", "start", "registered"]].bfill(axis=1)["end"].max()
    coded = frame["area_code"][(area == len(districts) + 1) & (frame["area_code"] != "")]
    strange = coded[~coded.isin(districts["code"])].value_counts()
    return Outlook(
        draft=_draft,
        found=ingest.guards(_draft, _store),
        counts=foresee(_store, _draft.frames, rejected=_draft.rejected),
        first=None if pd.isna(first) else first.date(),
        last=None if pd.isna(last) else last.date(),
        located=int(np.count_nonzero(area <= len(districts))),
        outside=int(np.count_nonzero(area == len(districts))),
        coded=len(coded),
        unknown={str(code): int(n) for code, n in strange.items()},
        version=districts.attrs["version"],
    )


@st.cache_data(max_entries=4, ttl="30m", show_spinner=False, hash_funcs=intake_file.BY_CONTENT)
def picture(
    upload: Upload,  # noqa: ARG001 - part of the key, as are the next two
    asked: Asked | Read,  # noqa: ARG001
    version: str,  # noqa: ARG001
    _frame: pd.DataFrame,
    *,
    theme: str,
) -> bytes:
    """Draw where the places of a frame [x, y] lie among the districts."""
    opened = cached.store()
    placed = _frame[["x", "y"]].dropna()
    x, y = placed["x"].to_numpy(), placed["y"].to_numpy()
    town = opened.settings.municipality
    return dots(opened.districts(), x, y, colours=palette.of(theme), town=town)
