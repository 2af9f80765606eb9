"""The wall clock of a time zone against time that runs evenly.

Incidents carry what the clock on the wall said. Twice a year that clock jumps:
one night has 23 hours, another 25 and two of the same name. Here wall times are
turned into minutes that pass one by one, and their hours into hours of the week.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

HOURS = 7 * 24
_THURSDAY = 3 * 24  # the hour of the week when 1970 began, with Monday 00 as 0


@dataclass(frozen=True, eq=False)
class Clock:
    """When a zone's clocks were changed; ``data.clock`` reads it from the tz database.

    Attributes
    ----------
    changes
        int64, shape (k,): minutes of UTC since 1970, increasing.
    offsets
        int64, shape (k + 1,): minutes east of UTC before, between and after the
        changes. They differ by whole hours.
    """

    changes: npt.NDArray[np.int64]
    offsets: npt.NDArray[np.int64]

    def elapsed(
        self, wall: npt.NDArray[np.integer], *, latest: bool = False
    ) -> npt.NDArray[np.int64]:
        """Turn wall time into minutes that pass evenly.

        Parameters
        ----------
        wall
            Minutes since 1970 as the wall clock counts them.
        latest
            Which of two moments a wall time in the doubled hour means: the later
            one, otherwise the earlier. A wall time in the hour that is skipped is
            read as if the clock had not been changed yet.

        Returns
        -------
        int64, shape of ``wall``
            Minutes since a fixed moment; an hour begins where it does on the wall.
        """
        before, after = self.offsets[:-1], self.offsets[1:]
        turns = self.changes + (after if latest else np.maximum(before, after))
        offset = self.offsets[np.searchsorted(turns, wall, side="right")]
        return wall.astype(np.int64) - offset + self._beside_the_hour

    def week_hour(self, hours: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """Hour of the week by the wall, 0 is Monday 00-01, of whole elapsed hours."""
        utc = hours.astype(np.int64) * 60 - self._beside_the_hour
        wall = utc + self.offsets[np.searchsorted(self.changes, utc, side="right")]
        return np.asarray((wall // 60 + _THURSDAY) % HOURS)

    @property
    def _beside_the_hour(self) -> int:
        """Minutes between an hour of the wall and one of UTC, as in India."""
        return int(self.offsets[-1]) % 60
