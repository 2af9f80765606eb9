"""What came of an intervention: the verdict, one sentence, both series and the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.effect_sentence import VERDICTS, notes, sentence
from geo.errors import N_
from geo.figures import effect_charts
from geo.figures.effect_data import both_series
from geo.measures.effect_verdict import HELPED, MOVED
from geo.sentence import join
from pages.parts import act_effect, act_late, act_place, frame, months
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from data.records import Intervention
    from geo.measures.effect import Estimate, Pair
    from pages.parts.act_effect import Came
    from pages.parts.cached import Records

BADGES = {HELPED: ":green-badge[{}]", MOVED: ":orange-badge[{}]"}
PLAIN = ":gray-badge[{}]"
MONTHS = N_("Uppgifterna anger bara månad för de flesta brotten, så veckorna är ungefärliga.")


def draw(kept: Records, row: Intervention) -> None:
    """Draw the effect."""
    found, said = act_effect.came(kept, row), words()
    verdict = _(VERDICTS[found.effect.verdict])
    badge = BADGES.get(found.effect.verdict, PLAIN).format(verdict)
    told = plain(sentence(found.effect, said))
    st.markdown(f"### {badge}\n\n**{told}.**")
    st.caption(plain(" ".join([_spans(found), compared(kept, row)])))
    st.vega_lite_chart(
        both_series(found.counts, said),
        effect_charts.series_chart(said, frame.theme(), large=frame.displaying()),
        theme=None, width="stretch", key="act_series",
        alt=_("Anmälda brott före och efter starten, bredvid jämförelseområdet. Summorna står i "
              "tabellen."),
    )  # fmt: skip
    _table(found, row)
    extra = [*notes(found.counts, said), *act_late.told(kept, row)]
    if months.mostly(kept):
        extra.append(_(MONTHS))
    st.caption(plain(" ".join(extra)))


def _spans(found: Came) -> str:
    first, last, start, end = found.counts.windows.days
    said = words()
    weeks = said.plural(found.counts.windows.weeks, "{n} vecka", "{n} veckor")
    return _(
        "{weeks} före ({before}) mot {weeks} efter ({after}).",
        weeks=weeks, before=said.period(first, last), after=said.period(start, end),
    )  # fmt: skip


def compared(kept: Records, row: Intervention) -> str:
    """Say what an intervention is compared with, and who chose it."""
    laid = act_place.laid(kept, row)
    if laid.place.control is None:
        return _("Det finns inget område att jämföra med.")
    if not laid.codes:
        return _("Jämförs med ett ritat område.")
    names = join([kept.names[code] for code in laid.codes], words())
    if laid.proposed:
        return _("Jämförs med {names}, som var mest lika före starten.", names=names)
    return _("Jämförs med {names}, valt för hand.", names=names)


def _table(found: Came, row: Intervention) -> None:
    """Show the counts, and the differences beyond the comparison with their intervals."""
    cells, wdd, reach = found.effect.cells, found.effect.wdd, act_place.ring(row)
    around = _("Runt omkring ({m} m)", m=words().number(reach))
    if row.displacement is not None or row.displacement_codes:
        around = _("Runt omkring")
    rows: list[tuple[str, Pair | None, Estimate | None]] = [
        (_("Där insatsen verkar"), cells.treated, wdd.local),
        (around, cells.displacement, wdd.displacement),
        (_("Tillsammans"), _sum(cells.treated, cells.displacement), wdd.total),
        (_("Jämförelseområdet"), cells.control, None),
        (_("Runt jämförelseområdet"), cells.displacement_control, None),
    ]
    heads = (_("Anmälda brott"), _("Före"), _("Efter"), _("Utöver jämförelsen"))
    alone = not any(cells.control)
    with st.container(key="act_table"):
        st.table(
            [
                dict(zip(heads, [name, *_pair(pair), "" if alone else _estimate(change)],
                         strict=True))
                for name, pair, change in rows if pair is not None
            ],
            border="horizontal", hide_index=True, width="stretch",
        )  # fmt: skip


def _sum(one: Pair, other: Pair | None) -> Pair | None:
    return None if other is None else (one[0] + other[0], one[1] + other[1])


def _pair(pair: Pair) -> list[str]:
    return [words().number(n) for n in pair]


def _estimate(change: Estimate | None) -> str:
    """Write a difference with its interval."""
    if change is None:
        return ""
    said = words()
    numbers = {"n": change.value, "low": change.low, "high": change.high}
    return _("{n} ({low} till {high})", **{name: said.number(v) for name, v in numbers.items()})
