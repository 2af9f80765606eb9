"""What else Monday should know: raised risk, interventions and the state of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from pages.parts import actions, repeats, week_data
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.parts.checked import Checked
    from pages.parts.week import Week

MOST = 4
STAGES = {"start": N_("Börjar"), "end": N_("Slutar"), "overdue": N_("Försenade")}


def risk(week: Week) -> None:
    """Say where a burglary or a bicycle theft raises the risk now, and until when."""
    _heading(_("Förhöjd risk i närheten"))
    for kind, name in repeats.KINDS.items():
        found = repeats.of(week, kind)
        places = [*_places(week, found)]
        st.markdown("\n\n".join((f"**{_(name)}**", _risk(found), "\n".join(places[:MOST]))))
        if more := places[MOST:]:
            label = words().plural(len(more), "och {n} område till", "och {n} områden till")
            with st.expander(label):
                st.markdown("\n".join(more))


def _risk(found: repeats.Repeats) -> str:
    """Say whether the last years show that a risk is raised at all."""
    said = words()
    weeks = said.number(found.days // 7)
    long = found.days >= repeats.YEARS * 365
    span = _("två år") if long else _("{n} veckor", n=weeks)
    back = _("De senaste två åren") if long else _("De senaste {n} veckorna", n=weeks)
    if found.n < repeats.FEWEST:
        if found.every > found.n:
            return _(
                "För få brott med känt läge på {span} för att avgöra: {n} av {every}.", span=span,
                n=said.number(found.n), every=said.number(found.every),
            )  # fmt: skip
        return _("För få brott på {span} för att avgöra ({n}).", span=span, n=said.number(found.n))
    if found.reach is None:
        return _(
            "{back} ({n} brott) tyder inte på att ett brott höjer risken i närheten.", back=back,
            n=said.number(found.n),
        )  # fmt: skip
    nowhere = "" if found.alerts else _("Inget område har förhöjd risk just nu.")
    return " ".join((
        _(
            "Ett brott höjer risken inom {m} m i {days} dagar ({ratio} gånger så många par som av "
            "slumpen).", m=said.number(found.reach.radius_m), days=said.number(found.reach.days),
            ratio=said.number(found.reach.ratio, 1),
        ),
        nowhere,
    )).strip()  # fmt: skip


def _places(week: Week, found: repeats.Repeats) -> Iterator[str]:
    """Name where it is raised and until when, most incidents first."""
    said = words()
    for alert, code in zip(found.alerts, found.districts, strict=True):
        where = plain(week.kept.names.get(code) or _("utanför områdena"))
        yield "- " + _(
            "{where}: {n}, till och med {day}", where=where, day=said.date(alert.until),
            n=said.plural(len(alert.rows), "{n} brott", "{n} brott"),
        )  # fmt: skip


def interventions(week: Week) -> None:
    """List what starts, ends and is overdue."""
    _heading(_("Insatser"))
    _listed(stages(week))


def stages(week: Week, *, hide: frozenset[str] = frozenset()) -> list[str]:
    """Say what starts, ends and is overdue. What lies in a district of ``hide`` is not named."""
    lines, said = [], words()
    found = actions.of_week(week.kept, week.period, then=week.then, hide=hide)
    for key, named in found.items():
        if named:
            days = [said.date(day) for _name, day in named[:MOST]]
            if key == "overdue":
                days = [_("sedan {day}", day=day) for day in days]
            names = [f"{name} ({day})" for (name, _day), day in zip(named, days, strict=False)]
            more = [_("och {n} till", n=len(named) - MOST)] if len(named) > MOST else []
            lines.append(f"{_(STAGES[key])}: {'; '.join([*names, *more])}")
    return lines or [_("Ingen insats börjar, slutar eller är försenad.")]


def data(week: Week, checked: Checked) -> None:
    """Say what the numbers of the week are worth."""
    _heading(_("Uppgifterna"))
    _listed(week_data.state(week, checked))


def _listed(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _heading(text: str) -> None:
    st.markdown(f"### {text}")
