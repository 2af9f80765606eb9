"""The week that is checked: which one, and as known when.

The week opens on the latest complete one. An earlier week is shown as it was known on
the Sunday it ended, which is what a check on the Monday after would have seen.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from geo import period as periods
from geo.errors import N_
from pages.parts import cached, frame, months
from pages.parts.words import _, words

if TYPE_CHECKING:
    from geo.period import Period
    from pages.parts.cached import Records

MONDAY, AS_KNOWN = "w_monday", "w_known"
THEN, NOW = "da", "nu"
KNOWN_NAMES = {THEN: N_("Som känt då"), NOW: N_("Som känt nu")}
ONLY_MONTHS = N_(
    "Uppgifterna anger bara månad för de flesta brotten, så veckor går inte att pröva. Trender "
    "visar dem månad för månad."
)
SEVEN = dt.timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """A whole ISO week of some records."""

    kept: Records
    monday: dt.date
    then: bool  # as known when it ended, otherwise as known now
    latest: bool  # no whole week comes after it

    @property
    def period(self) -> Period:
        """The seven days."""
        return periods.unit_of(self.monday, periods.WEEK)

    @property
    def known_on(self) -> dt.date:
        """The day of knowledge."""
        return self.period.end if self.then else self.kept.last_day

    @property
    def name(self) -> str:
        """Year and number: 2026-W47."""
        year, number, _day = self.monday.isocalendar()
        return f"{year}-W{number:02d}"


def choose() -> Week:
    """Return the week that is asked for; stops the page, with a sentence, if there is none."""
    kept = cached.records()
    if kept is None:
        frame.nothing_yet()
        st.stop()
    if months.mostly(kept):
        st.info(_(ONLY_MONTHS))
        st.stop()
    first, last = span(kept)
    if last < first:
        st.info(_("Uppgifterna täcker ingen hel vecka, måndag till söndag, än."))
        st.stop()
    state = st.session_state
    if MONDAY not in state:
        state[MONDAY] = _asked(first, last) or last
        state[AS_KNOWN] = NOW if st.query_params.get("kant") == NOW else THEN
    state[MONDAY] = min(max(state[MONDAY], first), last)
    state[AS_KNOWN] = state.get(AS_KNOWN) or THEN
    latest = state[MONDAY] == last
    week = Week(kept, state[MONDAY], state[AS_KNOWN] == THEN and not latest, latest)
    _write(week)
    return week


def span(kept: Records) -> tuple[dt.date, dt.date]:
    """Return the Mondays of the first and the latest whole week that the data cover."""
    first = periods.unit_of(kept.first_day + dt.timedelta(days=6), periods.WEEK).start
    return first, periods.unit_of(kept.last_day + dt.timedelta(days=1), periods.WEEK).start - SEVEN


def _asked(first: dt.date, last: dt.date) -> dt.date | None:
    """Return the week of the address; one that does not exist is named and ignored."""
    asked = st.query_params.get("vecka")
    if asked is None:
        return None
    try:
        monday = dt.datetime.strptime(f"{asked}-1", "%G-W%V-%u").date()  # noqa: DTZ007 - a day
    except ValueError:
        monday = None
    if monday is None or not first <= monday <= last:
        st.toast(_("Veckan i adressen finns inte i uppgifterna. Den senaste hela veckan visas."))
        return None
    return monday


def _write(week: Week) -> None:
    """Keep the address true, and touch it only when it changes."""
    asked = {} if week.latest else {"vecka": week.name} | ({} if week.then else {"kant": NOW})
    if "lang" in st.query_params:
        asked["lang"] = st.query_params["lang"]
    if st.query_params.to_dict() != asked:
        st.query_params.from_dict(asked)


def steps(week: Week) -> None:
    """Draw the steps to the week before and after, and as known when."""
    first, last = span(week.kept)
    said = words()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="week_steps"):
        st.button(
            ":material/chevron_left:", key="week_back", help=_("Veckan före"), type="tertiary",
            on_click=_step, args=(-1,), disabled=week.monday <= first,
        )  # fmt: skip
        st.markdown(f"**{said.week(week.monday)}**, {said.period(week.monday, week.period.end)}")
        st.button(
            ":material/chevron_right:", key="week_forth", help=_("Veckan efter"), type="tertiary",
            on_click=_step, args=(1,), disabled=week.monday >= last,
        )  # fmt: skip
        if week.monday < last:
            st.segmented_control(
                _("Uppgifterna"), tuple(KNOWN_NAMES), key=AS_KNOWN, required=True,
                label_visibility="collapsed", format_func=lambda name: _(KNOWN_NAMES[name]),
            )  # fmt: skip


def _step(weeks: int) -> None:
    st.session_state[MONDAY] += weeks * SEVEN
