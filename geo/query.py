"""A selection as a URL query and back. What cannot be read is ignored and named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from geo.offences import BY_ID
from geo.period import MODES, OWN, Period
from geo.selection import ALL_HOURS, COMPARISONS, LIGHTS, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

HOURS_IN_DAY = 24


def to_query(selection: Selection) -> dict[str, str]:
    """Write a selection as query parameters; a filter that lets all pass is left out."""
    period = selection.period
    query = {
        "period": period.mode,
        "fran": period.start.isoformat(),
        "till": period.end.isoformat(),
        "jamfor": selection.compare,
        "brott": ",".join(selection.offences),
        "omrade": _listed(selection.areas),
        "dag": ",".join(str(day + 1) for day in selection.weekdays),
        "timme": "" if selection.hours == ALL_HOURS else "{}-{}".format(*selection.hours),
        "ljus": selection.light,
        "kalla": _listed(selection.sources),
    }
    return {name: value for name, value in query.items() if value}


def _listed(codes: tuple[str, ...]) -> str:
    """Join codes, which come from people's own files and may hold a comma of their own."""
    return ",".join(code.replace("%", "%25").replace(",", "%2C") for code in codes)


def from_query(
    query: Mapping[str, str],
    default: Selection,
    *,
    areas: Collection[str],
    sources: Collection[str],
) -> tuple[Selection, tuple[str, ...]]:
    """Read a selection from query parameters.

    Parameters
    ----------
    query
        Parameters as :func:`to_query` writes them; others are passed over.
    default
        What stands where a parameter is absent or cannot be read.
    areas, sources
        Codes and names that exist.

    Returns
    -------
    Selection, tuple of str
        The selection, and the parameters whose value was ignored wholly or in part.
    """
    ignored: list[str] = []

    def read(name: str, parse: Callable[[str], object], otherwise: object) -> object:
        if not query.get(name):
            return otherwise
        try:
            return parse(query[name])
        except ValueError:
            ignored.append(name)
            return otherwise

    def listed(name: str, known: Collection[str]) -> tuple[str, ...]:
        asked = [unquote(part) for part in query.get(name, "").split(",") if part]
        if not set(asked) <= set(known):
            ignored.append(name)
        return tuple(dict.fromkeys(part for part in asked if part in known))

    days = listed("dag", [str(day) for day in range(1, 8)])
    selection = Selection(
        period=_period(default.period, read),
        compare=_one(read("jamfor", _among(COMPARISONS), default.compare)),
        offences=listed("brott", BY_ID),
        areas=listed("omrade", areas),
        weekdays=tuple(sorted(int(day) - 1 for day in days)),
        hours=read("timme", _hours, ALL_HOURS),  # type: ignore[arg-type]
        light=_one(read("ljus", _among(LIGHTS), "")),
        sources=listed("kalla", sources),
    )
    return selection, tuple(dict.fromkeys(ignored))


def _one(value: object) -> str:
    return str(value)


def _among(known: Collection[str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return parse


def _hours(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    hours = (int(first), int(last))
    if hours[0] not in range(HOURS_IN_DAY) or hours[1] not in range(1, HOURS_IN_DAY + 1):
        raise ValueError(text)
    if hours[0] == hours[1]:
        raise ValueError(text)
    return hours


def _without_the_others(text: str) -> None:
    raise ValueError(text)


def _period(
    default: Period, read: Callable[[str, Callable[[str], object], object], object]
) -> Period:
    start = read("fran", date.fromisoformat, None)
    end = read("till", date.fromisoformat, None)
    mode = _one(read("period", _among(MODES), OWN))
    if not (isinstance(start, date) and isinstance(end, date)):
        for name in ("fran", "till", *(["period"] if mode != default.mode else [])):
            read(name, _without_the_others, None)
        return default

    def ordered(_: str) -> Period:
        if start > end:
            raise ValueError
        return Period(start, end, mode)

    period = read("fran", ordered, default)
    return period if isinstance(period, Period) else default
