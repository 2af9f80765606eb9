"""The weekly letter: what may leave the room of what the page shows.

What people have noted stays in the room: nobody knows what they wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import N_
from geo.figures import letter, palette
from geo.figures.spark import spark_svg
from geo.measures.exceptions import Q_MEANS
from geo.measures.weeks import WHOLE
from geo.offences import GROUPS
from pages.parts import frame, panel, week_around, week_data, week_notes, week_signals
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.checked import Checked
    from pages.parts.week import Week

SMALL_PLACE = 1000  # inhabitants; with fewer, a district is not named outside the room
HEADS = (N_("Signal"), N_("Antal"), N_("Väntat"), N_("Vanligt"), N_("q"), N_("26 veckor"))
FOOT = N_(
    "Brevet innehåller inga punkter på kartan, och signaler i områden med färre än {n} invånare "
    "nämns inte vid områdets namn. {q} Antalen är anmälda brott och kan växa när fler anmälningar "
    "registreras."
)


def button(week: Week, checked: Checked) -> None:
    """Offer the letter as a file.

    Written at once: put off until the click it would not know whose session it is for.
    """
    st.download_button(
        _("Ladda ner veckobrevet"), letter.write(_letter(week, checked)),
        file_name=f"veckobrev_{week.name}.html", mime="text/html", on_click="ignore",
        icon=":material/mail:", key="week_letter",
    )  # fmt: skip


def _letter(week: Week, checked: Checked) -> letter.Letter:
    said, notes = words(), week_notes.of(week)
    signals = list(checked.found.signals.itertuples())
    rows = [
        _row(week, checked, row)
        for row in signals
        if not week_notes.dismissed(notes, week_notes.key(week, row))
    ]
    gone = len(signals) - len(rows)
    parts = [
        letter.Part(_(title), lines)
        for title, lines in (
            (N_("Insatser"), week_around.stages(week, hide=_small(week))),
            (N_("Uppgifterna"), week_data.state(week, checked, hide=_small(week))),
        )
    ]
    return letter.Letter(
        language=said.language,
        title=_("Veckobrev {city}, {week}", city=week.kept.settings.municipality,
                week=said.week(week.monday)),
        when=said.period(week.monday, week.period.end),
        warning=frame.data_note(),
        state=" ".join((week_signals.sentence(checked), *_dismissed(gone))),
        heads=tuple(_(head) for head in HEADS),
        rows=rows,
        parts=parts,
        foot=_(FOOT, n=said.number(SMALL_PLACE), q=_(Q_MEANS)),
    )  # fmt: skip


def _dismissed(gone: int) -> list[str]:
    """Say how many signals somebody has dismissed, so that the table and the sentence agree."""
    if not gone:
        return []
    return [words().plural(gone, "{n} har avfärdats efter granskning.",
                           "{n} har avfärdats efter granskning.")]  # fmt: skip


def _row(week: Week, checked: Checked, row: Any) -> letter.Row:  # noqa: ANN401
    said = words()
    return letter.Row(
        what=_name(week, row), count=said.number(row.count),
        expected=said.number(row.expected, 1),
        usual=f"{said.number(row.low)}–{said.number(row.high)}",
        q=panel.p_value(row.q).removeprefix("=\u00a0"),
        drawing=spark_svg(
            checked.series(row.area, row.group), palette.LIGHT, band=(row.low, row.high),
            coming=checked.share(row.group), title=_(week_signals.SPARK),
        ),
    )  # fmt: skip


def _name(week: Week, row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    """Name the district, unless so few live there that it would point someone out."""
    somewhere = _("Ett mindre område")
    if row.area != WHOLE and not _inhabitants(week, row.area) >= SMALL_PLACE:
        return f"{somewhere} · {_(GROUPS[row.group])}"
    return week_signals.name(week, row)


def _small(week: Week) -> frozenset[str]:
    """Return the districts that are not named outside the room."""
    names = week.kept.names
    return frozenset(code for code in names if not _inhabitants(week, code) >= SMALL_PLACE)


def _inhabitants(week: Week, code: str) -> float:
    """Return the latest known number of inhabitants; nothing is known to be many."""
    people = week.kept.population
    if code not in people.index or not people.shape[1]:
        return float("nan")
    return float(people.loc[code].iloc[-1])
