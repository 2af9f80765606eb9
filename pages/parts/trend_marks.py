"""What is marked on a series: interventions, and days from which it cannot be compared."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.errors import N_
from geo.figures.series import BREAK, END, START
from pages.parts.words import _, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.selection import Selection
    from pages.parts.cached import Records

LATE = dt.timedelta(days=31)  # a source that begins so much later than the data is a break
TEXTS = {START: N_("Insats börjar: {name}"), END: N_("Insats slutar: {name}")}
COLUMNS = ("start", "kind", "text")


def marks(kept: Records, selection: Selection) -> pd.DataFrame:
    """Return the marks of a selection that fall on days with data, oldest first."""
    found = [*_interventions(kept, selection), *breaks(kept, selection)]
    inside = [row for row in found if kept.first_day <= row[0] <= kept.last_day]
    table = pd.DataFrame(sorted(inside), columns=COLUMNS)
    table["label"] = [words().date(day) for day in table["start"]]
    table["start"] = pd.to_datetime(table["start"])
    return table


def _interventions(kept: Records, selection: Selection) -> Iterator[tuple[dt.date, str, str]]:
    """Return starts and ends of interventions in the chosen areas."""
    every = kept.interventions
    if every.empty:
        return
    here = kept.interventions_area.isin(selection.areas) | (not selection.areas)
    for row in every[here].itertuples():
        for kind, day in ((START, row.start), (END, row.end)):
            if not pd.isna(day):
                text = _(TEXTS[kind], name=row.name)
                yield pd.Timestamp(day).date(), kind, text


def breaks(kept: Records, selection: Selection) -> Iterator[tuple[dt.date, str, str]]:
    """Return the known breaks that concern the selection, and the sources that begin late."""
    for each in kept.settings.breaks:
        if not (each.offences and selection.offences) or {*each.offences} & {*selection.offences}:
            yield each.date, BREAK, each.text
    for name, first in _begins(kept):
        if first - kept.first_day > LATE and name in (selection.sources or [name]):
            yield first, BREAK, _("Källan {name} börjar", name=name)


@lru_cache(maxsize=2)
def _begins(kept: Records) -> tuple[tuple[str, dt.date], ...]:
    """Return the first day of every source that has any incident."""
    found = []
    for i, name in enumerate(kept.incidents.sources):
        rows = kept.incidents.source == i
        if rows.any():
            day = int(np.searchsorted(kept.incidents.first, rows.argmax(), side="right")) - 1
            found.append((name, kept.first_day + dt.timedelta(days=day)))
    return tuple(found)
