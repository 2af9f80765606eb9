"""The tables of the records, and what each column may hold.

There is no field for a person under suspicion, and participants of a meeting are
organisations and roles: records are about places and situations, never persons.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the mapper reads the annotations
from typing import Any

from shapely.geometry.base import BaseGeometry  # noqa: TC002 - the mapper reads the annotations
from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from data.records.base import (
    LINE,
    NAME,
    Base,
    Kept,
    choice,
    day,
    flag,
    frozen,
    link,
    metres,
    moment,
    names,
    pairs,
    place_in_order,
    shape,
    written,
)
from data.records.choices import (
    ACTION_STATES,
    APPROACHES,
    BONES,
    DECISION_STATUSES,
    EVIDENCE,
    INTERVENTION_STATUSES,
    MEETING_STATUSES,
    NOTE_KINDS,
    PERSPECTIVES,
    PROBLEM_STATUSES,
    SECTIONS,
    STRENGTHS,
)
from geo.errors import N_
from geo.offences import GROUPS

CHOOSE = N_("Välj ett av alternativen.")
RELOAD = N_("Det som uppgiften hör till finns inte längre. Ladda om sidan och försök igen.")


class Problems(Kept, Base):
    """A problem as it was seen when it was written down."""

    __tablename__ = "problems"
    title: Mapped[str] = written(NAME, needed=N_("Skriv vad problemet är: en rad räcker."))
    place: Mapped[str] = written(NAME)
    period_start: Mapped[dt.date | None] = day()
    period_end: Mapped[dt.date | None] = day()
    query: Mapped[str] = written()
    data_version: Mapped[str] = written(NAME)
    known_on: Mapped[dt.date | None] = day()
    figures: Mapped[Any] = frozen()
    status: Mapped[str] = choice(*PROBLEM_STATUSES, needed=CHOOSE)
    follow_up: Mapped[str] = written()
    follow_up_on: Mapped[dt.date | None] = day()
    note: Mapped[str] = written()


class Causes(Kept, Base):
    """A bone of the fishbone: why the problem is there, and how sure that is."""

    __tablename__ = "causes"
    problem_id: Mapped[int] = link("problems.id", needed=RELOAD)
    bone: Mapped[str] = choice(*BONES, needed=CHOOSE)
    explanation: Mapped[str] = written(needed=N_("Skriv vad orsaken är: en mening räcker."))
    strength: Mapped[str] = choice(*STRENGTHS, needed=CHOOSE)
    evidence_kind: Mapped[str] = choice(*EVIDENCE)
    evidence: Mapped[str] = written()


class Interventions(Kept, Base):
    """Where something is done, and what it is compared with."""

    __tablename__ = "interventions"
    key: Mapped[str] = mapped_column(String(36), nullable=False, unique=True)
    name: Mapped[str] = written(NAME, needed=N_("Skriv vad insatsen heter."))
    kind: Mapped[str] = written(NAME)
    approach: Mapped[str] = choice(*APPROACHES)
    perspective: Mapped[str] = choice(*PERSPECTIVES)
    problem_id: Mapped[int | None] = link("problems.id")
    groups: Mapped[tuple[str, ...]] = names(*GROUPS)
    start: Mapped[dt.date] = day(needed=N_("Ange vilken dag insatsen börjar."))
    end: Mapped[dt.date | None] = day()
    responsible: Mapped[str] = written(
        NAME, needed=N_("Skriv vilken organisation som ansvarar för insatsen.")
    )
    status: Mapped[str] = choice(*INTERVENTION_STATUSES, needed=CHOOSE)
    expected_effect: Mapped[str] = written()
    geometry: Mapped[BaseGeometry] = shape(
        needed=N_("Markera på kartan var insatsen görs: en punkt, en linje eller en yta.")
    )
    radius_m: Mapped[int | None] = metres()
    ring_m: Mapped[int | None] = metres()
    displacement: Mapped[BaseGeometry | None] = shape()
    displacement_codes: Mapped[tuple[str, ...]] = names()
    control: Mapped[BaseGeometry | None] = shape()
    control_codes: Mapped[tuple[str, ...]] = names()
    area_changed_at: Mapped[dt.datetime] = moment()
    displacement_changed_at: Mapped[dt.datetime] = moment()
    control_changed_at: Mapped[dt.datetime] = moment()
    public: Mapped[bool] = flag()
    follow_up: Mapped[str] = written()
    note: Mapped[str] = written()


class Actions(Kept, Base):
    """A line of the action plan."""

    __tablename__ = "actions"
    problem_id: Mapped[int] = link("problems.id", needed=RELOAD)
    cause_id: Mapped[int | None] = link("causes.id")
    what: Mapped[str] = written(LINE, needed=N_("Skriv vad som ska göras."))
    responsible: Mapped[str] = written(NAME)
    deadline: Mapped[dt.date | None] = day()
    approach: Mapped[str] = choice(*APPROACHES)
    effect_short: Mapped[str] = written()
    effect_long: Mapped[str] = written()
    follow_up: Mapped[str] = written()
    intervention_id: Mapped[int | None] = link("interventions.id")
    state: Mapped[str] = choice(*ACTION_STATES, needed=CHOOSE)
    result: Mapped[str] = written()


class Meetings(Kept, Base):
    """A meeting of the operational council."""

    __tablename__ = "meetings"
    held_on: Mapped[dt.date] = day(needed=N_("Ange vilken dag mötet hålls."))
    title: Mapped[str] = written(NAME, needed=N_("Skriv vad mötet heter."))
    participants: Mapped[tuple[tuple[str, str], ...]] = pairs()
    status: Mapped[str] = choice(*MEETING_STATUSES, needed=CHOOSE)


class Items(Kept, Base):
    """A point of the agenda or the minutes, perhaps with a view as it was."""

    __tablename__ = "items"
    meeting_id: Mapped[int] = link("meetings.id", needed=RELOAD)
    section: Mapped[str] = choice(*SECTIONS, needed=CHOOSE)
    position: Mapped[int] = place_in_order()
    content: Mapped[str] = written()
    query: Mapped[str] = written()
    data_version: Mapped[str] = written(NAME)
    known_on: Mapped[dt.date | None] = day()
    figures: Mapped[Any] = frozen()
    image: Mapped[str | None] = link("images.digest")


class Decisions(Kept, Base):
    """What was decided on an item, and what came of it."""

    __tablename__ = "decisions"
    item_id: Mapped[int] = link("items.id", needed=RELOAD)
    decision: Mapped[str] = written(needed=N_("Skriv vad som beslutades."))
    responsible: Mapped[str] = written(
        NAME, needed=N_("Skriv vem som ansvarar: en organisation eller en roll.")
    )
    deadline: Mapped[dt.date | None] = day()
    status: Mapped[str] = choice(*DECISION_STATUSES, needed=CHOOSE)
    outcome: Mapped[str] = written()


class Signals(Kept, Base):
    """What somebody said of a signal of the weekly check; ``created_at`` and by whom say when."""

    __tablename__ = "signals"
    signal: Mapped[str] = mapped_column(String(NAME), nullable=False, index=True)
    kind: Mapped[str] = choice(*NOTE_KINDS, needed=CHOOSE)
    said: Mapped[str] = written()
