"""A selection in one sentence, the one that stands over the map and names files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from geo.errors import N_
from geo.names import in_order
from geo.offences import BY_ID, GROUPS, types_of
from geo.schema import OUTSIDE, UNKNOWN
from geo.selection import ALL_HOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.language import Words
    from geo.selection import Selection

WEEKDAYS = (N_("mån"), N_("tis"), N_("ons"), N_("tor"), N_("fre"), N_("lör"), N_("sön"))
LIGHT_NAMES = {"morker": N_("i mörker"), "dagsljus": N_("i dagsljus")}
COMPARE_NAMES = {
    "ifjol": N_("jämfört med samma tid i fjol"),
    "foregaende": N_("jämfört med föregående period"),
}
ELSEWHERE = {OUTSIDE: N_("utanför områdena"), UNKNOWN: N_("på okänd plats")}
_NAMED = 3  # longer lists are counted instead of read out


def describe(
    selection: Selection,
    words: Words,
    *,
    names: Mapping[str, str],
    sources: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, str]:
    """Say a selection in words.

    Parameters
    ----------
    selection
        What is chosen.
    words
        The language.
    names
        Area code → name.
    sources
        Name of a source → what people call it, where that is something else.

    Returns
    -------
    str, str
        What is counted, then where, when and against what. Joined by ", " they
        are one sentence without its full stop.
    """
    what = offences(selection.offences, words)
    if selection.light:
        what = f"{what} {words.text(LIGHT_NAMES[selection.light])}"
    parts = [
        _areas(selection.areas, words, names),
        _moments(selection, words),
        words.period(selection.period.start, selection.period.end),
        words.text(COMPARE_NAMES[selection.compare]) if selection.compare else "",
        _sources([sources.get(name, name) for name in selection.sources], words),
    ]
    return what, ", ".join(part for part in parts if part)


def offences(chosen: tuple[str, ...], words: Words) -> str:
    """Name the chosen offences, whole groups by the group's name."""
    if not chosen:
        return words.text(N_("Alla anmälda brott"))
    rest, names = list(chosen), []
    for group, name in GROUPS.items():
        members = types_of(group)
        if set(members) <= set(rest):
            names.append(words.text(name))
            rest = [offence for offence in rest if offence not in members]
    names += [words.text(BY_ID[offence].name) for offence in rest]
    if len(names) > _NAMED:
        return words.plural(len(names), N_("{n} brottstyp"), N_("{n} brottstyper"))
    return join([names[0], *(lower_first(name) for name in names[1:])], words)


def lower_first(text: str) -> str:
    """Lower the first letter, for a name inside a sentence."""
    return text[:1].lower() + text[1:]


def join(items: Sequence[str], words: Words) -> str:
    """Read out names: "a", "a och b", "a, b och c"; "a, b; c" where one has a comma itself."""
    return "; ".join(items) if any("," in item for item in items) else _and(items, words)


def _and(items: Sequence[str], words: Words) -> str:
    if len(items) == 1:
        return items[0]
    return words.text(N_("{first} och {last}"), first=", ".join(items[:-1]), last=items[-1])


def _areas(chosen: tuple[str, ...], words: Words, names: Mapping[str, str]) -> str:
    districts = [code for code in in_order(chosen, names) if code not in ELSEWHERE]
    told = [words.text(name) for code, name in ELSEWHERE.items() if code in chosen]
    if len(districts) > _NAMED:
        told = [words.plural(len(districts), N_("i {n} område"), N_("i {n} områden")), *told]
    elif districts:
        named = join([names.get(code, code) for code in districts], words)
        told = [words.text(N_("i {areas}"), areas=named), *told]
    return _and(told, words) if told else ""


def _moments(selection: Selection, words: Words) -> str:
    days = weekdays(selection.weekdays, words)
    if selection.hours == ALL_HOURS:
        return days
    first, last = selection.hours
    clock = words.text(N_("kl. {first}–{last}"), first=f"{first:02d}", last=f"{last:02d}")
    return f"{days} {clock}".strip()


def weekdays(chosen: tuple[int, ...], words: Words) -> str:
    """Name weekdays, a run as a span ("fre–sön"); "" when all are chosen."""
    if not chosen or len(chosen) == len(WEEKDAYS):
        return ""
    names = [words.text(WEEKDAYS[day]) for day in chosen]
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:  # noqa: PLR2004
        return f"{names[0]}–{names[-1]}"
    return join(names, words)


def _sources(chosen: Sequence[str], words: Words) -> str:
    return words.text(N_("källa: {sources}"), sources=join(chosen, words)) if chosen else ""
