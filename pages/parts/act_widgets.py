"""The widget of each field of an intervention."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from data.records.choices import APPROACHES, INTERVENTION_STATUSES, PERSPECTIVES
from geo.figures.signs import STATUS_NAMES
from geo.offences import GROUPS
from pages.parts.act_fields import NAMES, PERSPECTIVE_NAMES, value
from pages.parts.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from pages.parts.act_draft import Draft


@dataclass(frozen=True, eq=False)
class Known:
    """What can be chosen: districts by code, the kinds used so far, and problems by id."""

    districts: Mapping[str, str]
    kinds: Collection[str]
    problems: Mapping[int, str]


def draw(draft: Draft, field: str, known: Known) -> None:
    """Draw the widget of a field."""
    key, before = draft.key(field), value(draft, field)
    _WIDGETS[field](_(NAMES[field]), key, before, known)


def _line(label: str, key: str, before: str, _known: Known) -> None:
    st.text_input(label, before, key=key, max_chars=200)


def _page(label: str, key: str, before: str, _known: Known) -> None:
    st.text_area(label, before, key=key, max_chars=8000, height=80)


def _kind(label: str, key: str, before: str, known: Known) -> None:
    options = sorted({*known.kinds, before} - {""}, key=str.casefold)
    st.selectbox(
        label, options, options.index(before) if before else None, key=key,
        accept_new_options=True, placeholder=_("Välj eller skriv, till exempel Belysning"),
    )  # fmt: skip


def _one(options: tuple[str, ...], told: Mapping[str, str]) -> Callable[..., None]:
    def draw(label: str, key: str, before: str, _known: Known) -> None:
        st.selectbox(
            label, options, options.index(before) if before else None, key=key,
            format_func=lambda one: _(told[one]).capitalize(), placeholder=_("Inte angivet"),
        )  # fmt: skip

    return draw


def _day(label: str, key: str, before: dt.date | None, _known: Known) -> None:
    st.date_input(
        label, before, key=key, format="YYYY-MM-DD", min_value=dt.date(1990, 1, 1),
        max_value=dt.date(2100, 12, 31),
    )  # fmt: skip


def _metres(label: str, key: str, before: int | None, _known: Known) -> None:
    st.number_input(label, 1, 50_000, before, step=10, key=key, placeholder=_("Förvalt"))


def _groups(label: str, key: str, before: tuple[str, ...], _known: Known) -> None:
    st.multiselect(
        label, list(GROUPS), list(before), key=key, format_func=lambda group: _(GROUPS[group]),
        placeholder=_("Alla slags brott"),
    )  # fmt: skip


def _districts(label: str, key: str, before: tuple[str, ...], known: Known) -> None:
    options = [*known.districts, *(code for code in before if code not in known.districts)]
    st.multiselect(
        label, options, list(before), key=key,
        format_func=lambda code: known.districts.get(code, code),
        placeholder=_("Ringen runt platsen"),
        help=_("Dit brott kan ha flyttat. Tomt är en ring runt platsen."),
    )  # fmt: skip


def _problem(label: str, key: str, before: int | None, known: Known) -> None:
    options = {None: _("Inget valt"), **known.problems}
    st.selectbox(
        label, tuple(options), [*options].index(before), key=key, format_func=options.get
    )  # fmt: skip


def _yes(label: str, key: str, before: bool, _known: Known) -> None:  # noqa: FBT001 - as the others
    st.checkbox(label, before, key=key)


_WIDGETS: dict[str, Callable[..., None]] = {
    "name": _line, "responsible": _line, "kind": _kind, "start": _day, "end": _day,
    "status": _one(INTERVENTION_STATUSES, STATUS_NAMES),
    "approach": _one(APPROACHES, PERSPECTIVE_NAMES),
    "perspective": _one(PERSPECTIVES, PERSPECTIVE_NAMES),
    "groups": _groups, "problem_id": _problem, "radius_m": _metres, "ring_m": _metres,
    "displacement_codes": _districts, "expected_effect": _page,
    "follow_up": _page, "note": _page, "public": _yes,
}  # fmt: skip
