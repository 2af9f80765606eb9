"""What is on screen in the situation picture, kept as it was: the numbers, the map, the way back.

Kept with a problem or a point of the minutes. The query opens the same numbers whatever
has been read in since (see ``then.py``); the figures are plain JSON, as it was said then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qsl, urlencode

import numpy as np

from geo.measures import summary
from geo.measures.export import AREA_NAMES
from geo.names import in_order
from pages.parts import address, caption, printed, results, then
from pages.parts.words import _

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from data.records import Item, Problem
    from pages.parts.filters import View
    from pages.parts.kept import Records
    from pages.parts.results import Answer

    Kept: TypeAlias = "Problem | Item | Frozen"

NUMBERS = ("now", "before", "rate", "rate_low", "rate_high")


@dataclass(frozen=True)
class Frozen:
    """A view as it was.

    Attributes
    ----------
    query
        Of the situation picture's address, urlencoded; it opens the same numbers.
    data_version
        Of the data that were shown (``Records.version``).
    known_on
        The day of the newest file that was known.
    figures
        Plain JSON. ``sentence``, ``layer`` and ``source`` as they were said; ``total``
        and ``before`` (None where there is nothing to compare with) and ``rate``,
        ``rate_low``, ``rate_high`` (per 1 000 inhabitants and year, 95 %); the same
        numbers in ``districts`` (each with ``code``, ``name``) and ``groups`` (``group``,
        an id of ``geo.offences.GROUPS``); ``period`` is its first and last day,
        ``areas`` the version of the districts.
    """

    query: str
    data_version: str
    known_on: dt.date
    figures: dict[str, Any]


def query_of(record: Kept) -> dict[str, str]:
    """Return the parameters that open a frozen view again."""
    return dict(parse_qsl(record.query))


def freeze(view: View, answer: Answer) -> Frozen:
    """Keep what is on screen.

    Parameters
    ----------
    view, answer
        What is shown, from :func:`pages.parts.play.shown`. Its map is
        ``image(view, answer)``.
    """
    kept = view.kept
    shown = address.query(view.selection, view.measure.id, signs=view.signs, focus=view.focus)
    query = {name: value for name, value in shown.items() if name != "lang"}
    known = replace(kept.known, seen=kept.known.seen or kept.read_at)
    return Frozen(
        urlencode(query | then.parameters(known)),
        kept.version,
        kept.known.day,
        _said(view, answer) | figures(kept, answer),
    )


def image(view: View, answer: Answer, *, shown: bool = True) -> bytes:
    """Draw the map of a view as PNG, the one that can be downloaded where it is ``shown``."""
    return printed.picture(view, answer, shown=shown)()


def _said(view: View, answer: Answer) -> dict[str, Any]:
    what, rest = caption.told(view, answer)
    period = view.selection.period
    return {
        "sentence": f"{what}, {rest}.",
        "layer": _(view.measure.name),
        "source": printed.source(view),
        "period": [period.start.isoformat(), period.end.isoformat()],
        "areas": str(view.kept.districts.attrs.get("version", "")),
    }


def figures(kept: Records, answer: Answer) -> dict[str, Any]:
    """Write the numbers of a selection as plain JSON (see :class:`Frozen`)."""
    whole, table = _numbers(answer.whole), answer.table[answer.table["chosen"]]
    return {
        "total": whole.pop("now"),
        **whole,
        "districts": [
            {"code": code, "name": kept.names.get(code) or _(AREA_NAMES[code])}
            | _numbers(table.loc[code])
            for code in in_order(table.index, kept.names)
        ],
        "groups": [
            {"group": group} | _numbers(row)
            for group, row in summary.groups(answer.tally, answer.table).iterrows()
        ],
    }


def _numbers(row: pd.Series) -> dict[str, Any]:
    """Return plain numbers, None for what there is none of; offences are whole."""
    found = {name: float(row[name]) if np.isfinite(row[name]) else None for name in NUMBERS}
    whole = {name: int(found[name]) for name in NUMBERS[:2] if found[name] is not None}
    return found | whole


def now(kept: Records, query: dict[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Count a frozen query in today's data; what of it there is no more is named."""
    chosen, ignored = address.selection(kept, query)
    return figures(kept, results.answer(kept, chosen)), ignored
