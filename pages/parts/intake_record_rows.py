"""The preview of records: how the first rows are understood, and where points lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from data.store.kinds import ANSWERS, RESULTS
from pages.parts import cached, frame, intake_outlook
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.survey import RecordDraft
    from geo.questions import Question
    from pages.parts.intake_file import Upload
    from pages.parts.intake_weighed import Read, Weighed

ROWS, LONGEST = 8, 60


def first_rows(draft: RecordDraft) -> None:
    """Show how the first rows are understood."""
    rows = draft.frame.head(ROWS)
    if rows.empty:
        return
    title = _("Så tolkas de första raderna")
    st.markdown(f"**{title}**")
    surveys = draft.kind in {ANSWERS, RESULTS}
    with st.container(key="intake_rows"):
        st.table(
            [_asked(row, draft) if surveys else _point(row) for row in rows.itertuples()],
            border="horizontal", hide_index=True,
        )  # fmt: skip


def _asked(row: Any, draft: RecordDraft) -> dict[str, str]:  # noqa: ANN401 - a row of the frame
    question = draft.profile.catalogue[row.question]
    told = {
        _("Område"): plain(row.area_name), _("År"): str(row.year),
        _("Fråga"): plain(_(question.wording)), _("Svar"): _value(row.value, question),
    }  # fmt: skip
    if draft.kind == ANSWERS:
        return told | {_("Vikt"): words().number(row.weight, 2)}
    return told | {_("Antal svar"): "–" if pd.isna(row.n) else words().number(row.n)}


def _value(value: float, question: Question) -> str:
    if pd.isna(value):
        return _("saknas")
    if question.scale == "index":
        return words().number(value, 2)
    return words().percent(value)


def _point(row: Any) -> dict[str, str]:  # noqa: ANN401
    note = plain(row.note[:LONGEST])
    place = _("okänt") if pd.isna(row.x) else f"{words().number(row.x)}, {words().number(row.y)}"
    day = "–" if row.date is None else f"{row.date:%Y-%m-%d}"
    return {
        _("Datum"): day, _("Kategori"): plain(row.category), _("Notering"): note, _("Läge"): place,
    }  # fmt: skip


def where(upload: Upload, asked: Read, seen: Weighed) -> None:
    """Draw the points among the districts."""
    if seen.draft.place is None or seen.draft.frame["x"].isna().all():
        return
    version, theme = cached.store().version, frame.theme()
    drawn = intake_outlook.picture(upload, asked, version, seen.draft.frame, theme=theme)
    st.image(drawn, width="stretch", alt=_("Karta över punkterna och områdena"))
