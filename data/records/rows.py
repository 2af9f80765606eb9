"""Records as pages see them: frozen, with plain values. What each may hold is in ``tables``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, kw_only=True)
class Row:
    """What every record has. The database sets all but ``withdrawn``.

    Attributes
    ----------
    version
        Rises with every change; hand it back as ``expected_version``.
    created_at, changed_at
        UTC.
    withdrawn
        Taken back: left out of lists, kept for good.
    """

    TABLE: ClassVar[str] = ""
    id: int = 0
    version: int = 0
    created_at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    changed_at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    changed_by: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class Problem(Row):
    """A problem: a selection (``query``, ``data_version``, ``known_on``) with frozen figures."""

    TABLE: ClassVar[str] = "problems"
    title: str
    place: str = ""
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    query: str = ""
    data_version: str = ""
    known_on: dt.date | None = None
    figures: Any = None
    status: str = "öppet"
    follow_up: str = ""
    follow_up_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Cause(Row):
    """A cause of a problem. A ``belagd`` one names its evidence."""

    TABLE: ClassVar[str] = "causes"
    problem_id: int
    bone: str
    explanation: str
    strength: str = "gissning"
    evidence_kind: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Intervention(Row):
    """An intervention.

    Attributes
    ----------
    key
        The same in every exported file, whatever database it comes back to.
    kind, approach, perspective
        What it is; ``choices.APPROACHES``; ``choices.PERSPECTIVES``.
    groups
        Offence groups it aims at (ids of ``geo.offences.GROUPS``).
    geometry
        Point, line or area in the settings' CRS, to the centimetre.
    radius_m, ring_m
        How far round the geometry it acts, and how wide the ring beyond is where
        the problem may have moved; ``displacement`` or ``displacement_codes``
        (districts) say another place.
    control, control_codes
        What it is compared with: an area, or districts.
    area_changed_at, displacement_changed_at, control_changed_at
        UTC; later than the start, the reader is told.
    """

    TABLE: ClassVar[str] = "interventions"
    key: str = ""
    name: str
    kind: str = ""
    approach: str = ""
    perspective: str = ""
    problem_id: int | None = None
    groups: tuple[str, ...] = ()
    start: dt.date
    end: dt.date | None = None
    responsible: str
    status: str = "planerad"
    expected_effect: str = ""
    geometry: BaseGeometry
    radius_m: int | None = None
    ring_m: int | None = None
    displacement: BaseGeometry | None = None
    displacement_codes: tuple[str, ...] = ()
    control: BaseGeometry | None = None
    control_codes: tuple[str, ...] = ()
    area_changed_at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    displacement_changed_at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    control_changed_at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    public: bool = False
    follow_up: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Action(Row):
    """A line of the plan; without ``cause_id`` it is kept, and incomplete."""

    TABLE: ClassVar[str] = "actions"
    problem_id: int
    cause_id: int | None = None
    what: str
    responsible: str = ""
    deadline: dt.date | None = None
    approach: str = ""
    effect_short: str = ""
    effect_long: str = ""
    follow_up: str = ""
    intervention_id: int | None = None
    state: str = "planerad"
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting(Row):
    """A meeting; ``participants`` are pairs of organisation and role."""

    TABLE: ClassVar[str] = "meetings"
    held_on: dt.date
    title: str
    participants: tuple[tuple[str, str], ...] = ()
    status: str = "planerat"


@dataclass(frozen=True, kw_only=True)
class Item(Row):
    """A point of the minutes; a frozen view has query, data_version, known_on, figures, image."""

    TABLE: ClassVar[str] = "items"
    meeting_id: int
    section: str
    position: int = 0
    content: str = ""
    query: str = ""
    data_version: str = ""
    known_on: dt.date | None = None
    figures: Any = None
    image: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decision(Row):
    """A decision on an item."""

    TABLE: ClassVar[str] = "decisions"
    item_id: int
    decision: str
    responsible: str
    deadline: dt.date | None = None
    status: str = "öppet"
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Signal(Row):
    """A note on a signal of the weekly check: its ISO week, area and group, joined by slashes."""

    TABLE: ClassVar[str] = "signals"
    signal: str
    kind: str
    said: str = ""
