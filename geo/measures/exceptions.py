"""Weekly exceptions: which districts and offences are out of the ordinary this week.

Every district × group of offences, and the municipality as a whole × group, is judged
against its own eight weeks before and the season (``geo.measures.baseline``). A signal
is a count beyond the limits, which chance oversteps on either side in some 1.35 weeks
of 1 000 (z = 3) with everything uncertain reckoned in (``geo.measures.predictive``).
Both sides are tested: unusually few may be good news or a file that did not come.
A district without one offence in the eight weeks is tested too: three at once are news.
A week that the data tell nothing of is neither tested nor compared with.

How many false alarms to expect is the sum, over all that was tested, of the exact
probability of a signal by chance: mostly far under twice 1.35 ‰, since counts are whole
numbers. q-values are Benjamini & Hochberg's (1995, JRSS B 57:289) over the same tests;
they take every p for one that chance could have made just so small, which whole numbers
seldom allow, and so are more cautious than the number of false alarms beside them.

The idea of a baseline of recent weeks and the same season, extra spread from the
residuals and damped earlier surges is Farrington's (1996, JRSS A 159:547; Noufaily et
al. 2013, Stat Med 32:1206).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy

from geo.errors import N_
from geo.measures.holes import without
from geo.measures.judgement import judge
from geo.measures.limits import limits
from geo.measures.predictive import Z
from geo.measures.season import SEASON_FROM
from geo.measures.untested import NEW, not_possible

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.measures.baseline import Coming
    from geo.measures.judgement import Judgement
    from geo.measures.weeks import Weeks

COLUMNS = ("area", "group", "count", "expected", "low", "high", "p", "q", "signal", "more")
Q_MEANS = N_(
    "q är hur stor andel av signalerna som kan vara falska om gränsen sätts just där. Det är "
    "försiktigt räknat och kan vara högt fast få signaler är att vänta av slumpen: q räknar som om "
    "slumpen lika lätt kunde ge en signal i alla prövade kombinationer, men där få brott begås kan "
    "den nästan aldrig det."
)


@dataclass(frozen=True, eq=False)
class Exceptions:
    """What was tested in a week and what came out.

    Attributes
    ----------
    table
        One row per combination tested, the most remarkable first: ``area`` (WHOLE for
        the municipality), ``group``, ``count``, ``expected`` (so far), ``low`` and
        ``high`` (the least and largest count that are no signal), two-sided ``p``,
        ``q``, ``signal``, and ``more`` (than expected).
    untested
        ``area``, ``group``, ``count``, ``reason`` (a key of REASONS).
    false_alarms
        Signals to expect by chance alone among those tested.
    monday
        The week; NaT if there is none.
    seasonal
        Whether the season is reckoned in.
    """

    table: pd.DataFrame
    untested: pd.DataFrame
    false_alarms: float
    monday: np.datetime64
    seasonal: bool

    @property
    def signals(self) -> pd.DataFrame:
        """The rows that are signals."""
        return self.table[self.table["signal"]]


def weekly_exceptions(
    weeks: Weeks, *, at: int = -1, coming: Coming | None = None, z: float = Z
) -> Exceptions:
    """Find what is out of the ordinary in a week, all districts and groups at once.

    Parameters
    ----------
    weeks
        Counts of whole weeks. Districts are tested, OUTSIDE and UNKNOWN are not; all
        together are the municipality.
    at
        Position of the week, as in indexing; later weeks are not looked at.
    coming
        How much of each week is registered by now, for all of ``weeks``.
    z
        Limit of a signal in standard deviations.
    """
    seen = weeks.until(at).with_whole()
    counts, length = seen.counts, len(seen.mondays)
    monday = seen.mondays[-1] if length else np.datetime64("NaT")
    labels = pd.MultiIndex.from_product([seen.areas, seen.groups]).to_frame(index=False)
    labels.columns = pd.Index(["area", "group"])
    reason = not_possible(weeks.until(at))
    if reason:
        nothing = pd.DataFrame(columns=list(COLUMNS))
        now = counts[-1].ravel() if length else 0
        untested = labels.assign(count=now, reason=reason)
        return Exceptions(nothing, untested, 0.0, monday, seasonal=False)
    judged = judge(counts, coming=without(weeks.until(at), coming), z=z)
    bounds = limits(judged.before, share=judged.share, spread=judged.spread, z=z)
    tested = np.broadcast_to(judged.before[-1:] > 0, judged.before.shape).ravel()
    return Exceptions(
        _ordered(labels, (counts[-1], judged, bounds), tested),
        labels.assign(count=counts[-1].ravel(), reason=NEW)[~tested].reset_index(drop=True),
        float(judged.tails.false_alarm.ravel()[tested].sum()),
        monday,
        seasonal=length > SEASON_FROM,
    )


def _ordered(
    labels: pd.DataFrame,
    found: tuple[npt.NDArray[np.int64], Judgement, tuple[npt.NDArray[np.int64], ...]],
    tested: npt.NDArray[np.bool_],
) -> pd.DataFrame:
    """Put the verdicts of what was tested in a table, the smallest q first."""
    now, judged, (low, high) = found
    columns = {
        "count": now,
        "expected": judged.expected,
        "low": low,
        "high": high,
        "p": judged.p,
        "signal": judged.tails.signal,
        "more": now > judged.expected,
    }
    flat = {name: values.ravel()[tested] for name, values in columns.items()}
    table = labels[tested].assign(**flat)
    table["q"] = scipy.stats.false_discovery_control(table["p"]) if len(table) else table["p"]
    return table[list(COLUMNS)].sort_values(["q", "p"], kind="stable", ignore_index=True)
