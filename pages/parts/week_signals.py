"""The week's signals: one sentence of the state, then what stands out, the most certain first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import scipy
import streamlit as st

from geo.errors import N_
from geo.figures import palette
from geo.figures.spark import spark_svg
from geo.measures.exceptions import Q_MEANS
from geo.measures.season import SEASON_FROM
from geo.measures.untested import ALONE, MISSING, REASONS
from geo.measures.weeks import WHOLE
from geo.offences import GROUPS, types_of
from geo.query import to_query
from geo.selection import Selection
from pages.parts import frame, links, panel, week_notes
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from pages.parts.checked import Checked
    from pages.parts.week import Week

CALM = 0.05  # a quiet week: neither its number of signals nor any one of them is rarer
SHOWN = 12
WEEKS = 52  # of a year
NEAREST = 3
BESIDE: Any = {"horizontal": True, "vertical_alignment": "center"}
SPARK = N_("Anmälda brott per vecka under ett halvår")
SHORT = N_("För kort historik: minst åtta hela veckor före veckan behövs. Inget har prövats.")
STATES = {reason: REASONS[reason] for reason in (MISSING, ALONE)}
YOUNG = N_(
    "Historiken är kortare än {years} år: årstiden är inte inräknad, och hur mycket veckorna "
    "brukar svänga är osäkert. Fler signaler än väntat kan då komma av slumpen."
)
THEN = N_("Kartan visar vad som är känt nu, så antalet där kan vara större än det som var känt då.")
NOT_TESTED = N_("{n} kombinationer prövades inte: {why}")


def sentence(checked: Checked) -> str:
    """Say in one sentence how the week was."""
    found = checked.found
    if found.table.empty:
        reasons = set(found.untested["reason"])
        return _(next((said for reason, said in STATES.items() if reason in reasons), SHORT))
    n, tested, said = len(found.signals), len(found.table), words()
    chance = scipy.stats.poisson.sf(n - 1, found.false_alarms)
    calm = chance > CALM and found.table["q"].min() > CALM
    state = _("Lugn vecka") if calm else _("Ovanlig vecka")
    signals = said.plural(n, "{n} signal", "{n} signaler") if n else _("inga signaler")
    return _(
        "{state}: {signals} av {tested} prövade, {chance} att vänta av slumpen.",
        state=state, signals=signals, tested=said.number(tested),
        chance=said.number(found.false_alarms, 1),
    )  # fmt: skip


def draw(week: Week, checked: Checked) -> None:
    """List the signals that nobody has dismissed, then those that somebody has."""
    found, notes = checked.found, week_notes.of(week)
    rows = [(row, week_notes.key(week, row)) for row in found.signals.itertuples()]
    standing = [(row, key) for row, key in rows if not week_notes.dismissed(notes, key)]
    gone = [(row, key) for row, key in rows if week_notes.dismissed(notes, key)]
    for row, key in standing[:SHOWN]:
        _signal(week, checked, row, key)
    if len(standing) > SHOWN:
        st.caption(_("och {n} till", n=words().number(len(standing) - SHOWN)))
    if gone:
        with st.expander(_("Avfärdade ({n})", n=words().number(len(gone)))):
            for row, key in gone:
                _signal(week, checked, row, key)
    if not found.table.empty:
        _nearest(week, checked)
        young = [] if found.seasonal else [_(YOUNG, years=words().number(SEASON_FROM / WEEKS))]
        st.caption(" ".join([_(Q_MEANS), *([_(THEN)] if week.then else []), *young]))
    _untested(checked)


def _signal(week: Week, checked: Checked, row: Any, key: str) -> None:  # noqa: ANN401 - pandas
    with _row(week, checked, row, f"signal_{row.Index}"):
        week_notes.buttons(week, key)
    week_notes.listed(week, key)


def _row(week: Week, checked: Checked, row: Any, key: str) -> DeltaGenerator:  # noqa: ANN401
    """Draw one combination on a line, and return where its buttons go."""
    with st.container(key=key, **BESIDE):
        st.markdown(told(week, row), width="stretch")
        st.image(_spark(checked, row), width=200, alt=_(SPARK))
        tools = st.container(**BESIDE, width="content", gap="small")
        with tools:
            links.to_the_map(link(week, row))
    return tools


def told(week: Week, row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    """Say what stands out, against what was expected."""
    said = words()
    return _(
        "**{what}**  \n**{n}** mot {expected} väntade (vanligt {low}–{high}) · q {q}",
        what=plain(name(week, row)), n=said.number(row.count),
        expected=said.number(row.expected, 1), low=said.number(row.low),
        high=said.number(row.high), q=panel.p_value(row.q),
    )  # fmt: skip


def name(week: Week, row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    """Name the district and the group."""
    where = _("Hela kommunen") if row.area == WHOLE else week.kept.names[row.area]
    return f"{where} · {_(GROUPS[row.group])}"


def link(week: Week, row: Any) -> dict[str, str]:  # noqa: ANN401 - a named tuple of pandas
    """Return the address of the same number in the situation picture.

    Against the same week last year: the week before may hold the surge too, and would then
    seem to say that it is nothing.
    """
    areas = () if row.area == WHOLE else (row.area,)
    chosen = Selection(week.period, "ifjol", types_of(row.group), areas)
    focus = {} if row.area == WHOLE else {"fokus": row.area}
    return to_query(chosen) | {"lager": "antal"} | focus


def _spark(checked: Checked, row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    return spark_svg(
        checked.series(row.area, row.group), palette.of(frame.theme()), band=(row.low, row.high),
        coming=checked.share(row.group), title=_(SPARK),
    )  # fmt: skip


def _nearest(week: Week, checked: Checked) -> None:
    """Show what came nearest to a signal, so that a quiet week can be seen to be one."""
    heading = _("Närmast gränsen, men inga signaler")
    st.markdown(f"### {heading}")
    others = checked.found.table[~checked.found.table["signal"]].head(NEAREST)
    for row in others.itertuples():
        _row(week, checked, row, f"nearest_{row.Index}")


def _untested(checked: Checked) -> None:
    reasons: pd.Series = checked.found.untested["reason"].value_counts()
    for reason, n in reasons.items():
        st.caption(_(NOT_TESTED, n=words().number(n), why=_(REASONS[str(reason)])))
