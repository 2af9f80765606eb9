"""The series as files: the same numbers as the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.figures.print_series import SeriesCaption, series_picture
from geo.measures.export_series import series_csv
from pages.parts import frame, printed, tools, trend_marks, trend_notes, trend_series
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer
    from pages.parts.trend_series import Chosen


def downloads(view: View, answer: Answer, chosen: Chosen) -> None:
    """Offer the series as a table and as a picture; each is made when it is asked for."""
    with st.popover(
        _("Ladda ner"), icon=":material/download:", key="t_download", on_change="rerun"
    ) as box:
        if not box.open:
            return
        said, heading = words(), tools.title(view, answer)
        found = trend_series.numbers(view, chosen)
        shown = trend_series.told(view.kept, found, chosen.period, said)
        st.download_button(
            _("Tabell (CSV)"), lambda: series_csv(shown, heading, said),
            file_name=tools.file_name(view, "trend", "csv"), mime="text/csv",
            on_click="ignore", key="t_csv", icon=":material/table:", width="stretch",
        )  # fmt: skip
        st.download_button(
            _("Diagram (PNG)"), _picture(view, answer, chosen),
            file_name=tools.file_name(view, "trend", "png"), mime="image/png",
            on_click="ignore", key="t_png", icon=":material/image:", width="stretch",
        )  # fmt: skip


def _picture(view: View, answer: Answer, chosen: Chosen):  # noqa: ANN202 - a callable
    """Return a function that draws the chart in print, in the light palette."""
    what, rest = tools.caption.told(view, answer)
    shown = trend_series.told(view.kept, trend_series.numbers(view, chosen), chosen.period, words())
    marks = trend_marks.marks(view.kept, view.selection)
    note = trend_notes.explained(view, answer, chosen)
    texts = SeriesCaption(
        what, rest, note, printed.source(view), warning=frame.data_note(),
        reference=_(trend_series.BANDS[chosen.reference]),
    )  # fmt: skip
    said, period = words(), view.selection.period
    return lambda: series_picture(shown, marks, period, texts, said)
