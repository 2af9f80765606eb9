"""What was chosen or changed of an intervention when it had already started.

Where it acts and what it is compared with have moments of their own in the record. When it
began and ended, which offences it aims at and what was expected of it stand in its history.
A start that is moved when its day has come is late from that day: to wait is a choice too.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from geo.errors import N_
from geo.sentence import join
from pages.parts import cached
from pages.parts.words import _, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.records import Intervention
    from pages.parts.cached import Records

    Chosen = tuple[str, dt.date]  # what, and on which day
    Change = tuple[dt.date, dict[str, Any], dict[str, Any]]  # the day, before and after

CHOSEN, CHANGED = N_("{what} valdes {day}"), N_("{what} ändrades {day}")
LATE = N_(
    "{what}, på startdagen eller senare. Val som görs när utfallet är känt kan ge för goda siffror."
)
HISTORY = {
    "start": N_("Startdagen"), "end": N_("Slutdagen"), "groups": N_("Brottsgrupperna"),
    "expected_effect": N_("Den väntade effekten"),
}  # fmt: skip


def told(kept: Records, row: Intervention) -> list[str]:
    """Say what was chosen or changed from the day of the start, nothing if nothing was."""
    zone = ZoneInfo(kept.settings.time_zone)
    changes = [
        (_day(event.at, zone), event.before, event.after)
        for event in cached.book().history(type(row), row.id)
        if event.before is not None
    ]
    begun = _begun(row, changes)
    chosen = [(what, day) for what, day in _chosen(row, zone) if day >= begun]
    changed = _changed([change for change in changes if change[0] >= begun])
    parts = [*_by_day(CHOSEN, chosen), *_by_day(CHANGED, changed)]
    lower = [part if i == 0 else part[0].lower() + part[1:] for i, part in enumerate(parts)]
    return [_(LATE, what=join(lower, words()))] if parts else []


def _chosen(row: Intervention, zone: ZoneInfo) -> Iterator[Chosen]:
    """Tell when the areas were chosen last; what is proposed or usual is no one's choice."""
    yield _("Platsen"), _day(row.area_changed_at, zone)
    if row.ring_m is not None or row.displacement or row.displacement_codes:
        yield _("Omgivningen"), _day(row.displacement_changed_at, zone)
    if row.control or row.control_codes:
        yield _("Jämförelsen"), _day(row.control_changed_at, zone)


def _begun(row: Intervention, changes: Iterable[Change]) -> dt.date:
    """Return the day from which the outcome can have been seen, whatever the record says now."""
    earlier = ((day, dt.date.fromisoformat(before["start"])) for day, before, _after in changes)
    return min([row.start, *(start for day, start in earlier if day >= start)])


def _changed(changes: Iterable[Change]) -> list[Chosen]:
    """Tell when each was last changed."""
    last = {
        name: day
        for day, before, after in changes
        for name in HISTORY
        if before[name] != after[name]
    }
    return [(_(HISTORY[name]), last[name]) for name in HISTORY if name in last]


def _by_day(sentence: str, chosen: Iterable[Chosen]) -> Iterator[str]:
    """Say what was chosen together in one breath."""
    days: dict[dt.date, list[str]] = {}
    for what, day in chosen:
        days.setdefault(day, []).append(what)
    said = words()
    for day, some in days.items():
        names = join([some[0], *(what[0].lower() + what[1:] for what in some[1:])], said)
        yield _(sentence, what=names, day=said.date(day))


def _day(moment: dt.datetime, zone: ZoneInfo) -> dt.date:
    return moment.astimezone(zone).date()
