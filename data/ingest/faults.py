"""Why a row was rejected, in words, and how many were."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.errors import N_

if TYPE_CHECKING:
    import numpy.typing as npt

RULE_VERSION = 1  # raised when a reason below comes to mean something else
REASONS: dict[str, str] = {
    "wrong_columns": N_("Raden har fler eller färre kolumner än rubrikraden."),
    "missing_code": N_("Brottskod saknas."),
    "bad_date": N_("Datumet går inte att tolka."),
    "future_date": N_("Datumet ligger i framtiden."),
    "end_before_start": N_("Sluttiden är före starttiden."),
    "bad_coordinate": N_("Koordinaten går inte att tolka."),
    "half_place": N_("Bara en av två koordinater är ifylld."),
    "bad_count": N_("Antalet är inget heltal mellan 1 och 10 000."),
}


@dataclass
class Faults:
    """The first fault found in each row: column, text and reason."""

    n: int
    column: npt.NDArray[np.object_] = field(init=False)
    value: npt.NDArray[np.object_] = field(init=False)
    reason: npt.NDArray[np.object_] = field(init=False)

    def __post_init__(self) -> None:
        """Start without any fault."""
        self.column, self.value, self.reason = (np.full(self.n, "", object) for _ in range(3))

    @property
    def any(self) -> npt.NDArray[np.bool_]:
        """Tell which rows have a fault, shape (n,)."""
        return np.asarray(self.reason != "", bool)

    def add(
        self, where: npt.NDArray[np.bool_] | pd.Series, reason: str, column: str, text: pd.Series
    ) -> None:
        """Note a fault in the rows that have none yet."""
        fresh = np.asarray(where, bool) & ~self.any
        if fresh.any():
            self.reason[fresh] = reason
            self.column[fresh] = column
            self.value[fresh] = text[fresh].to_numpy(object)

    def table(self, rows: npt.NDArray[np.int64]) -> pd.DataFrame:
        """List the faults with the record numbers of the file."""
        bad = self.any
        return pd.DataFrame(
            {
                "row": rows[bad],
                "column": self.column[bad],
                "value": self.value[bad],
                "reason": self.reason[bad],
            }
        )
