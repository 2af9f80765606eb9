"""Small series side by side, one for each district or group of offences."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from geo.errors import N_
from geo.figures import tiles
from geo.measures.development import development
from geo.measures.export import AREA_NAMES
from geo.measures.export_series import parts_csv
from geo.measures.trend import MONTHLY
from geo.offences import GROUPS, INDEX, types_of
from pages.parts import frame, results, tools, trend_data
from pages.parts.words import _, words

if TYPE_CHECKING:
    from data.speech import Words
    from geo.selection import Selection
    from pages.parts.cached import Records
    from pages.parts.filters import View

    Part = tuple[str, np.ndarray]

AREAS, KINDS = "omraden", "brottsgrupper"
NAMES = {AREAS: N_("Områden"), KINDS: N_("Brottsgrupper")}
MOST, ALL = 21, 70
HEIGHT = 420
YEAR = 12


def draw(view: View) -> None:
    """Draw one small series each, the largest first."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_("Sida vid sida"), anchor=False, width="content")
        single = len(view.selection.areas) == 1
        split = st.segmented_control(
            _("Dela upp på"), tuple(NAMES), required=True, label_visibility="collapsed",
            default=KINDS if single else AREAS, key="t_split_one" if single else "t_split",
            format_func=lambda name: _(NAMES[name]),
        )  # fmt: skip
        found = series(view.kept, trend_data.always(view.selection), split, words())
        names = found["at"].nunique()
        most = ALL if names > MOST and st.toggle(_("Visa alla"), key="t_all") else MOST
    if not names:
        st.caption(_("Det finns ingen hel månad med uppgifter att visa."))
        return
    shown = found[found["at"] < most]
    rows, large = tiles.tile_rows(min(names, most)), frame.displaying()
    chart = tiles.tiles_chart(words(), frame.theme(), rows=rows, large=large)
    st.vega_lite_chart(
        tiles.tile_data(shown, view.selection.period), chart, key=f"t_small_{rows}", theme=None,
        width="stretch", alt=_("Anmälda brott per månad, en liten kurva för varje del."),
    )  # fmt: skip
    st.caption(_told(shown, names))
    _numbers(view, shown)


def _numbers(view: View, shown: pd.DataFrame) -> None:
    """Offer the same numbers as a table and as a file."""
    with st.container(horizontal=True, vertical_alignment="center"):
        as_table = st.toggle(_("Visa som tabell"), key="t_small_table")
        title = tools.title(view, results.answer(view.kept, view.selection))
        st.download_button(
            _("Tabell (CSV)"), lambda: parts_csv(shown, title, words()),
            file_name=tools.file_name(view, "sida-vid-sida", "csv"), mime="text/csv",
            on_click="ignore", key="t_small_csv", icon=":material/table:",
        )  # fmt: skip
    if as_table:
        with st.container(key="t_small_tablebox", height=HEIGHT, border=False):
            st.table(side_by_side(shown), border="horizontal", width="stretch")


def side_by_side(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with a column for each part, the newest month first."""
    names = shown.drop_duplicates("at")["name"]
    wide = shown.pivot_table(index="start", columns="name", values="count", sort=False)[names]
    labels = shown.drop_duplicates("start").set_index("start")["label"]
    told = wide.sort_index(ascending=False).map(words().number)
    return told.set_axis(labels[told.index], axis=0).rename_axis(index=_("När"), columns=None)


def _told(shown: pd.DataFrame, names: int) -> str:
    """Say what the tiles show."""
    said = words()
    told = _(
        "Hela månader, samma skala överallt (den högsta toppen är {n} brott på en månad). Yta = "
        "antal, linje = trend, markerat = vald period. Ordnade efter antalet de senaste tolv "
        "månaderna.", n=said.number(shown["count"].max()),
    )  # fmt: skip
    if (most := shown["at"].nunique()) < names:
        told += " " + _("De {n} största av {all} visas.", n=most, all=said.number(names))
    return told


@lru_cache(maxsize=32)
def series(kept: Records, selection: Selection, split: str, said: Words) -> pd.DataFrame:
    """Return whole months of every part that has any offence, the largest part first."""
    cut = trend_data.steps(kept, MONTHLY)
    whole = cut["whole"].to_numpy()
    parts = _areas(kept, selection, said) if split == AREAS else _groups(kept, selection, said)
    ranked = sorted(parts, key=lambda item: -item[1][whole][-YEAR:].sum())
    labels = [said.date(day, "MMMM y") for day in cut["start"]]
    found = []
    for name, counts in ranked:
        if counts[whole].any():
            table, _method = development(cut, counts, period=MONTHLY)
            table = table.assign(name=name, label=labels, at=len(found))[whole]
            found.append(table.assign(told_trend=[said.number(t, 1) for t in table["trend"]]))
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame({"name": [], "at": []})


def _areas(kept: Records, selection: Selection, said: Words) -> list[Part]:
    counts = trend_data.by_area(kept, selection, MONTHLY)
    chosen = np.flatnonzero(trend_data.chosen_areas(kept, selection))
    names = {code: said.text(name) for code, name in AREA_NAMES.items()} | kept.names
    return [(names[kept.incidents.areas[i]], counts[:, i]) for i in chosen]


def _groups(kept: Records, selection: Selection, said: Words) -> list[Part]:
    areas = trend_data.chosen_areas(kept, selection)
    counts = trend_data.counts(kept, selection, MONTHLY)[:, areas].sum(axis=1)
    wanted = set(selection.offences or INDEX)
    return [
        (said.text(name), counts[:, [INDEX[o] for o in types_of(group) if o in wanted]].sum(axis=1))
        for group, name in GROUPS.items()
    ]
