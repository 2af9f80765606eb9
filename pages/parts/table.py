"""The table beside the map: every district, the same numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from geo.measures.export import AREA_NAMES
from geo.names import in_order
from pages.parts import results
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer


def draw(view: View, answer: Answer) -> None:
    """Draw the chosen areas, outside and unknown last, and their sum."""
    said, names = words(), view.kept.names
    heads = [_("Område"), _("Antal"), _("Före"), _("Per 1\u00a0000"), "z"]
    shown = answer.table.assign(chance=results.by_chance(answer))
    shown = shown.loc[in_order(shown.index, names)]
    rows = [
        [plain(names.get(row.Index) or _(AREA_NAMES[row.Index])), said.number(row.now),
         said.number(row.before), _rate(row), _z(row.z, chance=row.chance)]
        for row in shown[shown["chosen"]].itertuples()
    ]  # fmt: skip
    total = answer.whole
    rows.append(
        [_("Summa"), said.number(total["now"]), said.number(total["before"]),
         said.number(total["rate"], 1), said.number(total["z"], 1)]
    )  # fmt: skip
    with st.container(key="tablebox", height="stretch"):
        st.table(
            [dict(zip(heads, row, strict=True)) for row in rows],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip
    st.caption(
        _(
            "Före = jämförelseperioden. z = skillnaden i förhållande till slumpen, * = "
            "statistiskt säkerställd."
        )
    )


def _rate(row: Any) -> str:  # noqa: ANN401 - a named tuple of pandas
    return _("för få") if row.few and np.isfinite(row.rate) else words().number(row.rate, 1)


def _z(z: float, *, chance: bool) -> str:
    """Write z, with a star where chance alone could hardly have made the change."""
    sure = np.isfinite(z) and not chance
    return words().number(z, 1) + ("*" if sure else "")
