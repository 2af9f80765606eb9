"""Releases in words: their months, days, what another person changed, and where a fault is."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from data.records import Conflict
from data.speech import NOTHING
from geo.disclosure.cells import REST, TOWN, is_late, year_of
from geo.disclosure.groups import BY_ID
from geo.errors import N_
from geo.sentence import join
from pages.parts import cached
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.errors import UserError

FIELDS = {
    "intro": N_("Inledning"),
    "write_to": N_("E-postadress"),
    "call": N_("Telefonnummer"),
    "said_on": N_("Dag som står på sidan"),
    "coming": N_("Nästa publicering"),
}
PLACES = {REST: N_("övriga och okända platser"), TOWN: N_("hela kommunen")}
LATE = N_("sena anmälningar {years}")
NAME = re.compile(r"(\d{4})-(\d{2})(?:-(\d+))?")
LINE = re.compile(r"(?:the name )?(\S+), line (\d+)")
MOST = 3  # names in a row


def label(name: str) -> str:
    """Name a field of what the communicator writes."""
    return _(FIELDS[name])


def month(name: str) -> str:
    """Say which month a release reaches to: ``oktober 2026``, with its number from the second."""
    found = NAME.fullmatch(name)
    if not found or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months
        return plain(name)
    said = words().date(dt.date(int(found[1]), int(found[2]), 1), "LLLL y")
    return f"{said} ({found[3]})" if found[3] else said


def months(names: Sequence[str]) -> str:
    """Say which months there are, the first and the last if they are many."""
    if len(names) > MOST:
        return f"{month(names[0])}–{month(names[-1])}"
    return join([month(name) for name in names], words())


def day(moment: dt.datetime) -> str:
    """Say which day a moment was on, here."""
    zone = ZoneInfo(cached.store().settings.time_zone)
    return words().date(moment.astimezone(zone).date(), "long")


def date(given: dt.date | None) -> str:
    """Write a day, "" where there is none."""
    return words().date(given, "long") if given else ""


def differences(problem: UserError) -> Iterator[str]:
    """Say what another person changed in the texts."""
    if not isinstance(problem, Conflict):
        return
    for each in problem.changed:
        if each.field in FIELDS and each.field in problem.mine and each.theirs != each.before:
            now, mine = (plain(str(said or NOTHING)) for said in (each.theirs, each.mine))
            field = label(each.field)
            yield _("{field}: nu står det ”{now}”, du skrev ”{mine}”.",
                    field=field, now=now, mine=mine)  # fmt: skip


def place(cell: str) -> str:
    """Say where an attack found something: area, group and months, or a line of a file."""
    if found := LINE.fullmatch(cell):
        return _("{file}, rad {n}", file=plain(found[1]), n=found[2])
    districts = cached.store().districts()
    names = dict(zip(districts["code"], districts["name"], strict=True)) if len(districts) else {}
    parts = [_part(part, names) for part in cell.split() if not part.startswith("(")]
    return " · ".join(part for part in parts if part)


def _part(part: str, names: dict[str, str]) -> str:
    several = part.split("+")
    if part in PLACES:
        return _(PLACES[part])
    if all(each in names for each in several):
        return plain(join([names[each] for each in several], words()))
    if all(each in BY_ID for each in several):
        return join([_(BY_ID[each].name) for each in several], words())
    pooled = sorted(re.split(r"[+|]", part))
    if any(map(is_late, pooled)):
        return _(LATE, years=join(sorted({year_of(each) for each in pooled}), words()))
    if all(NAME.fullmatch(each) for each in pooled):
        return months(pooled)
    return plain(part)
