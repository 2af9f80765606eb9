"""Which areas drive the change from the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from geo.errors import N_
from geo.figures import bars
from geo.measures.change import SIGNIFICANT
from geo.measures.export import AREA_NAMES
from pages.parts import caption, frame, late, trend_data
from pages.parts.trend_years import ratio, signed, verdict
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer

MOST = 10
PAIR = 2
SUM = N_(
    "Staplarna summerar till hela skillnaden. Bleka staplar kan vara slump. Av {n} prövade områden "
    "skulle omkring {chance} se säkerställda ut av slumpen ensam."
)


def draw(view: View, answer: Answer) -> None:
    """Draw the difference of every area, the largest first, and say the whole."""
    st.header(_("Var förändringen sker"), anchor=False)
    if not answer.tally.comparable:
        st.caption(_("Jämförelse saknas: uppgifterna går inte så långt tillbaka."))
        return
    table = trend_data.driving(view.kept, view.selection)
    if table.empty:
        st.caption(_("Inga anmälda brott i någon av perioderna."))
        return
    whole = trend_data.together(view.kept, view.selection, list(table.index))
    st.markdown(" ".join([_whole(whole, answer), *(f"{n}." for n in caption.lengths(answer))]))
    if len(table) < PAIR:
        return
    rows = told(view, answer, table)
    chart = bars.bars_chart(frame.theme(), rows=len(rows), large=frame.displaying())
    st.vega_lite_chart(
        rows, chart, key=f"t_drivers_{len(rows)}", theme=None, width="stretch",
        alt=_("Skillnaden mot jämförelseperioden i varje område."),
    )  # fmt: skip
    said = words()
    summed = _(SUM, n=said.number(len(table)), chance=said.number(len(table) * SIGNIFICANT, 1))
    grows = late.sentence(view.kept, answer.tally.period, view.selection.offences)
    st.caption(f"{summed} {grows}." if grows else summed)


def _whole(row: pd.Series, answer: Answer) -> str:
    """Say the change of the whole selection."""
    earlier, said = answer.tally.earlier, words()
    return _(
        "**{change}** mot {period}: {now} mot {before}, z {z}, {verdict}. Kvot {ratio}.",
        change=_difference(row["difference"], answer), z=said.number(row["z"], 1),
        period=said.period(earlier.start, earlier.end), now=said.number(row["now"]),
        before=said.number(row["before"]), ratio=ratio(row),
        verdict=verdict(row["p"], row["difference"]),
    )  # fmt: skip


def _difference(value: float, answer: Answer) -> str:
    """Write a difference; periods of unlike length make it a number with decimals."""
    alike = answer.tally.period.days == answer.tally.earlier.days
    return signed(value, 0 if alike else 1)


def told(view: View, answer: Answer, table: pd.DataFrame) -> pd.DataFrame:
    """Return the bars: the largest changes, the others together, outside and unknown last."""
    placed = [code for code in table.index if code not in AREA_NAMES]
    rest = placed[MOST:] if len(placed) > MOST + 1 else []
    rows = [(view.kept.names[c], table.loc[c]) for c in placed if c not in rest]
    if rest:
        name = words().plural(len(rest), "{n} annat område", "{n} andra områden")
        rows.append((name, trend_data.together(view.kept, view.selection, rest)))
    rows += [(_(AREA_NAMES[c]), table.loc[c]) for c in AREA_NAMES if c in table.index]
    return pd.DataFrame([_bar(i, *row, answer) for i, row in enumerate(rows)])


def _bar(at: int, name: str, row: pd.Series, answer: Answer) -> dict[str, Any]:
    said = words()
    change, why = _difference(row["difference"], answer), verdict(row["p"], row["difference"])
    return {
        "name": name, "at": at, "difference": row["difference"], "sure": row["p"] < SIGNIFICANT,
        "told": _("{change} · z {z} · {verdict}", change=change, z=said.number(row["z"], 1),
                  verdict=why),
        "explained": _(
            "{name}: {now} mot {before}, kvot {ratio}", name=name, now=said.number(row["now"]),
            before=said.number(row["before"]), ratio=ratio(row),
        ),
    }  # fmt: skip
