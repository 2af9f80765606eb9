"""What is asked on the page about insecurity: question, survey, whose answers, which crime."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.measures.survey_schema import ALL
from pages.parts import felt, felt_address, felt_crime, felt_layers, live
from pages.parts import sources as source_titles
from pages.parts.felt_address import CRIMES, GROUP, QUESTION, SHOWN, SMOOTH, WAVE
from pages.parts.felt_shapes import OWN
from pages.parts.words import _

if TYPE_CHECKING:
    from pages.parts.felt import Asked, Felt

GROUP_NAMES = {ALL: N_("Alla svar"), "kvinna": N_("Kvinnor"), "man": N_("Män")}
VIEWS = {
    felt_layers.BOTH: N_("Brott × otrygghet"),
    felt_layers.INSECURITY: N_("Bara frågan"),
    felt_layers.WALKS: N_("Vandringar"),
    OWN: N_("Mätområden"),
}
WIDTHS = [2.05, 0.87, 1.2, 1.7, 3.5, 1.2]
WIDTHS_SOURCES = [1.75, 1.7, 1.1, 1.5, 3.5, 1.2]  # a year alone does not tell two sources apart


@dataclass(frozen=True)
class Choice:
    """What the page shows; ``several`` sources have the question, smoothing was ``refused``."""

    asked: Asked
    crimes: str
    view: str
    several: bool = False
    refused: bool = False


def choose(known: Felt) -> Choice:
    """Return what is chosen; what the data no longer have gives way to what they have."""
    felt_address.restore()
    state, first = st.session_state, felt.first(known)
    ids = [question.id for question in known.questions]
    question = _kept(QUESTION, ids, first.question)
    waves = known.waves(question)
    wave = _kept(WAVE, waves, waves[0])
    group = _kept(GROUP, known.groups(question, wave), ALL)
    crimes = _kept(CRIMES, list(felt_crime.CHOICES), felt_crime.DARK)
    view = _kept(SHOWN, _views(known), felt_layers.BOTH)
    wanted = bool(state.setdefault(SMOOTH, False))
    asked = felt.Asked(known.catalogue[question], *wave, group)
    smooth = wanted and felt.can_smooth(known, asked)
    several = len({source for source, _year in waves}) > 1
    asked = replace(asked, smooth=smooth)
    return Choice(asked, crimes, view, several=several, refused=wanted and not smooth)


def _kept(key: str, options: list, first):  # noqa: ANN001, ANN202 - what the options are
    if st.session_state.get(key) not in options:
        st.session_state[key] = first
    return st.session_state[key]


def draw(known: Felt, choice: Choice) -> None:
    """Draw the choices on a line over the map."""
    ids = [question.id for question in known.questions]
    wave = (choice.asked.source, choice.asked.year)
    waves, groups = known.waves(choice.asked.question), known.groups(choice.asked.question, wave)
    with st.container(key="felt_choices"):
        columns = st.columns(
            WIDTHS_SOURCES if choice.several else WIDTHS, vertical_alignment="bottom", gap="small"
        )
    for column, (label, key, options, told) in zip(
        columns,
        (
            (_("Fråga"), QUESTION, ids, lambda name: _(known.catalogue[name].wording)),
            (_("Mätning"), WAVE, waves, lambda wave: _wave(wave, several=choice.several)),
            (_("Vilkas svar"), GROUP, groups, group_name),
            (_("Vilka brott"), CRIMES, list(felt_crime.CHOICES),
             lambda name: _(felt_crime.CHOICES[name])),
        ),
        strict=False,
    ):  # fmt: skip
        column.selectbox(label, options, key=key, on_change=live.changed, format_func=told,
                         disabled=key == CRIMES and choice.view == OWN)  # fmt: skip
    columns[4].segmented_control(
        _("Kartan visar"), _views(known), key=SHOWN, required=True, on_change=live.changed,
        format_func=lambda name: _(VIEWS[name]),
    )  # fmt: skip
    columns[5].toggle(
        _("Utjämna"), key=SMOOTH, on_change=live.changed,
        help=_("Drar varje mätområde mot kommunens värde, mer ju färre som svarat. Även ett område "
               "som verkligen avviker dras mot kommunen."),
    )  # fmt: skip


def _views(known: Felt) -> list[str]:
    """Return what the map can show: the survey's own areas where their borders are known."""
    return [view for view in VIEWS if view != OWN or len(known.shapes)]


def _wave(wave: tuple[str, int], *, several: bool) -> str:
    source, year = wave
    return f"{year} ({source_titles.title(source)})" if several else str(year)


def group_name(group: str) -> str:
    """Say whose answers: a sex, or an age class as the survey writes it."""
    return _(GROUP_NAMES[group]) if group in GROUP_NAMES else _("{ages} år", ages=group)
