"""When it happens, when nobody knows exactly: aoristic weights over the hours of the week.

An incident that happened between two moments gives each hour in between the
share of the time that the hour makes up (Ratcliffe 2002, Journal of
Quantitative Criminology 18:23, "Aoristic signatures and the spatio-temporal
analysis of high volume crime patterns").

The assumption that could mislead: every minute in between is taken as equally
likely. A bicycle that was gone at eight in the morning spreads its weight over
the whole night, and no pattern is sharper than the times in the reports.

The R package ``aoristic`` (Ratcliffe) sets the same rules for short, open and
long spans; no Python library was found. Own code is one running sum over hours,
whatever the number of incidents and however long they may have lasted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.clock import HOURS
from geo.selection import chosen_rows
from geo.span import LONGEST, NO_START, started_at

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.clock import Clock
    from geo.schema import Incidents
    from geo.selection import Selection


NEARLY_A_DAY = 23 * 60  # minutes; 00:00 to 23:59 is how a date without an hour is written


class Hours(NamedTuple):
    """Weights of a selection over the week.

    Attributes
    ----------
    weights
        float64, shape (7, 24), Monday first.
    unknown
        Incidents whose start nobody knows ("okänd tid"); weights and they sum to all.
    within_a_day
        Incidents that tell something of the hour: all others are spread over whole days.
    """

    weights: npt.NDArray[np.float64]
    unknown: int
    within_a_day: int


def by_week(incidents: Incidents, selection: Selection, area: str | None, *, clock: Clock) -> Hours:
    """Weigh a selection by hour and weekday, in one area or in all the chosen ones.

    The selection picks incidents by the moment they are counted at; their weight
    may lie in hours and on days beside it.
    """
    if area is not None:
        selection = replace(selection, areas=(area,))
    rows = chosen_rows(incidents, selection)
    span = incidents.span[rows]
    known = span != NO_START
    span = span[known]
    start = started_at(incidents.minute[rows[known]], span)
    weights = hours_of_week(start, span, clock=clock).reshape(7, 24)
    return Hours(weights, int((~known).sum()), int((span < NEARLY_A_DAY).sum()))


def hours_of_week(
    start: npt.NDArray[np.integer], span: npt.NDArray[np.integer], *, clock: Clock
) -> npt.NDArray[np.float64]:
    """Sum the aoristic weights of incidents over the hours of the week.

    Parameters
    ----------
    start
        Earliest moments, minutes since 1970 by the wall clock, shape (n,).
    span
        Minutes by the wall clock to the latest moments, shape (n,). None (0, also
        where the latest moment is not known) puts all the weight in the hour of
        the start; more than ``geo.span.LONGEST`` says nothing of the hour, and
        every hour gets 1/168.
    clock
        The zone's clock. What the night of a clock change has more or less of an
        hour, that hour gets: nothing is lost.

    Returns
    -------
    float64, shape (168,)
        0 is Monday 00-01 by the wall; sums to n.
    """
    within = span <= LONGEST
    begin = clock.elapsed(start[within])
    end = clock.elapsed(start[within] + span[within].astype(np.int64), latest=True)
    week = np.full(HOURS, (len(span) - len(begin)) / HOURS)
    if len(begin):
        first, weights = _by_hour(begin, np.maximum(end - begin, 1))
        week += np.bincount(
            clock.week_hour(first + np.arange(len(weights))), weights, minlength=HOURS
        )
    return week


def _by_hour(
    begin: npt.NDArray[np.int64], minutes: npt.NDArray[np.int64]
) -> tuple[int, npt.NDArray[np.float64]]:
    """Spread one unit each evenly over minutes: the first hour, and the sum in every hour."""
    end = begin + minutes
    first, last = begin // 60, end // 60
    start = int(first.min())
    size = int(last.max()) - start + 2
    hour = 60 / minutes
    # What an hour that is entered or left midway lacks of a whole one.
    missed, beyond = (begin - first * 60) / minutes, (end - last * 60) / minutes
    entered = np.bincount(first - start, hour, minlength=size)
    left = np.bincount(last - start, hour, minlength=size)
    edges = np.bincount(last - start, beyond, minlength=size)
    edges -= np.bincount(first - start, missed, minlength=size)
    return start, np.maximum(np.cumsum(entered - left) + edges, 0)  # rounding leaves −1e-17
