"""What else Monday should know: raised risk, hot spots, interventions and the state of the data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import streamlit as st

from geo.errors import N_
from geo.measures import delay, silence
from pages.parts import actions, cached, repeats
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
        places = "\n".join(_places(week, found))
        st.markdown("\n\n".join((f"**{_(name)}**", _risk(found), places)))


def _risk(found: repeats.Repeats) -> str:
    """Say whether the last years show that a risk is raised at all."""
    said = words()
    if found.n < repeats.FEWEST:
        return _("För få brott på två år för att avgöra ({n}).", n=said.number(found.n))
    if found.reach is None:
        return _(
            "De senaste två åren ({n} brott) tyder inte på att ett brott höjer risken i närheten.",
            n=said.number(found.n),
        )
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
    pairs = list(zip(found.alerts, found.districts, strict=True))
    for alert, code in pairs[:MOST]:
        where = plain(week.kept.names.get(code) or _("utanför områdena"))
        yield "- " + _(
            "{where}: {n}, till och med {day}", where=where, day=said.date(alert.until),
            n=said.plural(len(alert.rows), "{n} brott", "{n} brott"),
        )  # fmt: skip
    if len(pairs) > MOST:
        yield "- " + _("och {n} områden till", n=said.number(len(pairs) - MOST))


def interventions(week: Week) -> None:
    """List what starts, ends and is overdue."""
    _heading(_("Insatser"))
    _listed(stages(week))


def stages(week: Week) -> list[str]:
    """Say what starts, ends and is overdue."""
    lines = []
    for key, names in actions.of_week(week.kept, week.period).items():
        if names:
            more = [_("och {n} till", n=len(names) - MOST)] if len(names) > MOST else []
            lines.append(f"{_(STAGES[key])}: {'; '.join([*names[:MOST], *more])}")
    return lines or [_("Ingen insats börjar, slutar eller är försenad.")]


def data(week: Week, checked: Checked) -> None:
    """Say what the numbers of the week are worth."""
    _heading(_("Uppgifterna"))
    _listed(state(week, checked))


def _listed(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


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
    yield _growth(checked)
    batch = max(cached.store().batches(), key=lambda b: b["provenance"].get("imported_at", ""))
    yield _(
        "Senaste inläsningen: {rejected} av {read} rader avvisades.",
        rejected=said.number(batch["rejected"]), read=said.number(batch["read"]),
    )  # fmt: skip


def _silent(week: Week, checked: Checked, hide: frozenset[str]) -> str:
    """Say which districts have had no offence of late, though they used to."""
    silent = silence.silent(checked.weeks.until(checked.at))
    names = [week.kept.names[code] for code in silent if code not in hide]
    if hidden := len(silent) - len(names):
        names.append(words().plural(hidden, "{n} mindre område", "{n} mindre områden"))
    if not names:
        return _("Inget område har tystnat.")
    return _("Inget brott på fyra veckor, fast det brukar finnas: {names}.", names=", ".join(names))


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


def _heading(text: str) -> None:
    st.markdown(f"### {text}")
