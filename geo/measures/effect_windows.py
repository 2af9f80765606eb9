"""The time before an intervention and the time after, equally long, in whole weeks.

Weeks are counted from the start, whatever weekday it is: week 0 begins on the day of the
start. So both times hold each weekday as often.

The newest weeks are not fully registered yet (``geo.measures.delay``). Either the counts
are divided by how much of them is, or the weeks where little is are left out. Both are
told by what is returned, so that they can be announced.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import UserError
from geo.measures.weeks import DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geo.measures.delay import Delay

    Floats = npt.NDArray[np.float64]

WANTED, ENDED, DATA, HISTORY, UNREGISTERED = "wanted", "ended", "data", "history", "unregistered"
COMPLETE = 0.95  # a week of which less is registered is left out when the time is cut


@dataclass(frozen=True)
class Span:
    """The first and last day that the data tell of, and when the intervention ended, if it has."""

    first: dt.date
    last: dt.date
    ended: dt.date | None = None


@dataclass(frozen=True, eq=False)
class Windows:
    """Weeks -weeks … -1 before the start and 0 … weeks - 1 after it.

    Attributes
    ----------
    start
        The day it began, the first day after.
    weeks
        Length of each.
    limit
        What made it no longer: WANTED, ENDED, DATA, HISTORY (before) or UNREGISTERED.
    registered
        float64, shape (2·weeks,): part of each week that is registered, oldest first.
    known
        Whether that part could be estimated; else it is taken as 1.
    """

    start: dt.date
    weeks: int
    limit: str
    registered: Floats
    known: bool

    @property
    def exposure(self) -> tuple[float, float]:
        """Part of what happened that is registered, before and after."""
        before, after = self.registered.reshape(2, -1).mean(axis=1)
        return float(before), float(after)

    @property
    def days(self) -> tuple[dt.date, dt.date, dt.date, dt.date]:
        """First and last day before, first and last day after."""
        length, day = dt.timedelta(weeks=self.weeks), dt.timedelta(days=1)
        return self.start - length, self.start - day, self.start, self.start + length - day


def windows(
    start: dt.date, span: Span, *, weeks: int, delay: Delay | None = None, cut: bool = False
) -> Windows:
    """Choose the longest windows that the data allow.

    Parameters
    ----------
    start
        First day of the intervention.
    span
        What there is.
    weeks
        Weeks wanted at most.
    delay
        How registration proceeds; its groups are taken alike (:func:`of_groups`).
    cut
        Leave out the newest weeks of which less than COMPLETE is registered.

    Raises
    ------
    UserError
        If not one whole week before and after is there.
    """
    day = dt.timedelta(days=1)
    lengths = {
        WANTED: weeks,
        DATA: (span.last + day - start).days // DAYS,
        HISTORY: (start - span.first).days // DAYS,
    }
    if span.ended is not None:
        lengths[ENDED] = (span.ended + day - start).days // DAYS
    limit = min(lengths, key=lambda name: lengths[name])
    longest = max(lengths[limit], 0)
    share = _registered(start, longest, delay)
    after = share[longest:]
    if cut and longest and after[-1] < COMPLETE:
        limit, longest = UNREGISTERED, int(np.argmax(after < COMPLETE))
    if not longest:
        raise UserError("Det finns inte en hel vecka med data både före och efter starten.")
    middle = len(share) // 2
    share = share[middle - longest : middle + longest]
    return Windows(start, longest, limit, share, delay is not None and delay.known)


def _registered(start: dt.date, weeks: int, delay: Delay | None) -> Floats:
    """Return the registered part of each week, oldest first; 1 where it is not known."""
    if delay is None:
        return np.ones(2 * weeks)
    begins = np.datetime64(start, "D") + DAYS * np.arange(-weeks, weeks)
    share: Floats = delay.coming(begins).share.mean(axis=1)
    return share


def of_groups(delay: Delay, groups: Sequence[int]) -> Delay:
    """Keep the groups aimed at, by their positions."""
    columns = list(groups)
    return replace(delay, share=delay.share[:, columns], doubt=delay.doubt[:, columns])
