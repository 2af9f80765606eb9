"""What an import of records would do: the numbers and questions that a person decides by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from data import survey
from data.store import foresee_records
from pages.parts import cached, intake_file

if TYPE_CHECKING:
    import datetime as dt

    from data.ingest import Guard
    from data.settings import Settings
    from data.store import Batch, Store
    from pages.parts.intake_file import Upload


@dataclass(frozen=True)
class Read:
    """How a person wants a file to be read."""

    profile: str
    sheet: str | None
    as_of: dt.date | None
    year: int | None


@dataclass(frozen=True, eq=False)
class Weighed:
    """A draft of records weighed against the store."""

    draft: survey.RecordDraft
    found: list[Guard]
    counts: Batch
    first: None = None  # the period is told of incidents only


@st.cache_resource(max_entries=8, ttl="30m", show_spinner=False, hash_funcs=intake_file.BY_CONTENT)
def fitting(upload: Upload, kinds: tuple[str, ...], sheet: str | None) -> str:
    """Name of the profile that fits a file best."""
    with upload.laid_out() as path:
        return survey.fitting(path, *kinds, sheet=sheet)


def outlook(upload: Upload, asked: Read) -> Weighed:
    """Read a file and weigh it against the store as it is now.

    Raises
    ------
    UserError
        If the file cannot be read.
    """
    opened = cached.store()
    draft = _draft(upload, asked, opened.settings)
    weighed = _weighed(upload, asked, (str(opened.root), opened.version), draft, opened)
    return replace(
        weighed, draft=replace(draft, provenance=draft.provenance | {"file": upload.name})
    )


@st.cache_resource(max_entries=2, ttl="30m", show_spinner=False, hash_funcs=intake_file.BY_CONTENT)
def _draft(upload: Upload, asked: Read, settings: Settings) -> survey.RecordDraft:
    said = survey.Said(asked.sheet, asked.as_of, asked.year)
    with upload.laid_out() as path:
        return survey.prepare(path, survey.profile(asked.profile), settings, said)


@st.cache_resource(max_entries=2, ttl="30m", show_spinner=False, hash_funcs=intake_file.BY_CONTENT)
def _weighed(
    upload: Upload,  # noqa: ARG001 - part of the key, as are the next two
    asked: Read,  # noqa: ARG001
    version: tuple[str, str],  # noqa: ARG001
    _draft: survey.RecordDraft,
    _store: Store,
) -> Weighed:
    counts = foresee_records(_store, _draft.kind, _draft.frame, rejected=_draft.rejected)
    return Weighed(_draft, survey.guards(_draft, _store), counts)
