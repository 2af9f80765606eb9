"""The state of the data of a week: how new, how much is to come, and what is missing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np

from geo.measures import delay, holes, silence
from pages.parts import cached, months
from pages.parts.words import _, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.parts.checked import Checked
    from pages.parts.week import Week

YEAR = 53  # weeks; of older holes the week has no use


def state(week: Week, checked: Checked, *, hide: frozenset[str] = frozenset()) -> list[str]:
    """Say how new the data are, how much is to come, and what is missing.

    Districts in ``hide`` are counted and not named.
    """
    return [*_data(week, checked), _silent(week, checked, hide)]


def _data(week: Week, checked: Checked) -> Iterator[str]:
    said, kept = words(), week.kept
    today = dt.datetime.now(ZoneInfo(kept.settings.time_zone)).date()
    newest = min(kept.last_day, week.known_on)
    if week.then:
        yield _("Visas som känt {day}.", day=said.date(newest))
    else:
        days = (today - newest).days
        age = said.plural(max(days, 0), "för {n} dag sedan", "för {n} dagar sedan")
        yield _("Nyaste brottet: {day} ({age}).", day=said.date(newest), age=age)
    if week.then and not checked.registered:
        yield _("Registreringsdatum saknas: talen är de som är kända nu.")
    yield _growth(checked)
    batch = _newest(week)
    if batch:
        yield _(
            "Senaste inläsningen: {rejected} av {read} rader avvisades.",
            rejected=said.number(batch["rejected"]), read=said.number(batch["read"]),
        )  # fmt: skip
    if alone := int(months.alone(kept).sum()):
        yield _("{n} brott anges bara med månad och räknas inte här.", n=said.number(alone))
    gone = _missing(checked)
    if gone:
        yield _("Uppgifter saknas helt eller delvis för {weeks}.", weeks=gone)


def _newest(week: Week) -> dict[str, Any] | None:
    """Return the newest import, of those made by the day the week is seen from."""
    batches = cached.store().batches()
    if week.then:
        end = week.known_on.isoformat()
        batches = [b for b in batches if "" < b["provenance"].get("imported_at", "")[:10] <= end]
    return max(batches, key=lambda b: b["provenance"].get("imported_at", ""), default=None)


def _silent(week: Week, checked: Checked, hide: frozenset[str]) -> str:
    """Say which districts have had no offence of late, though they used to."""
    silent = silence.silent(checked.weeks.until(checked.at))
    if silent is None:
        return _("Historiken är för kort för att se om något område har tystnat.")
    names = [week.kept.names[code] for code in silent if code not in hide]
    if hidden := len(silent) - len(names):
        names.append(words().plural(hidden, "{n} mindre område", "{n} mindre områden"))
    if not names:
        return _("Inget område har tystnat.")
    return _("Inget brott på fyra veckor, fast det brukar finnas: {names}.", names=", ".join(names))


def _missing(checked: Checked) -> str:
    """Name the weeks of the last year that the data tell nothing of, or nothing."""
    weeks, said = checked.weeks.until(checked.at), words()
    away = np.flatnonzero(holes.missing(weeks))
    away = away[away >= len(weeks.mondays) - YEAR]
    runs = np.split(away, np.flatnonzero(np.diff(away) > 1) + 1) if len(away) else []
    ends = [[said.week(weeks.mondays[i].item()) for i in (run[0], run[-1])] for run in runs]
    return ", ".join(a if a == b else f"{a}–{b.removeprefix('v.').strip()}" for a, b in ends)


def _growth(checked: Checked) -> str:
    """Say how much the week is expected to grow when all is registered."""
    if not checked.delay.known:
        return _(delay.NOT_KNOWN)
    said, (now, expected, low, high) = words(), checked.growth()
    if expected - now < 0.5:  # noqa: PLR2004 - nothing that can be seen
        return _("Veckans {n} brott väntas inte bli fler.", n=said.number(now))
    return _(
        "Veckans {n} brott väntas bli {expected} ({low}–{high}) när allt är registrerat; det som "
        "återstår är streckat.", n=said.number(now), expected=said.number(expected),
        low=said.number(low), high=said.number(high),
    )  # fmt: skip
