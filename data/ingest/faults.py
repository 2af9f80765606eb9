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
OF_INCIDENTS: dict[str, str] = {
    "wrong_columns": N_("Raden har fler eller färre kolumner än rubrikraden."),
    "missing_code": N_("Brottskod saknas."),
    "bad_date": N_("Datumet går inte att tolka."),
    "future_date": N_("Datumet ligger i framtiden."),
    "end_before_start": N_("Sluttiden är före starttiden."),
    "bad_coordinate": N_("Koordinaten går inte att tolka."),
    "half_place": N_("Bara en av två koordinater är ifylld."),
    "bad_count": N_("Antalet är inget heltal mellan 1 och 10 000."),
}
OF_RECORDS: dict[str, str] = {
    "missing_area": N_(
        "Området saknas. Är cellen sammanfogad med den ovanför: skriv området på varje rad."
    ),
    "bad_year": N_("Året saknas, går inte att tolka eller ligger i framtiden."),
    "bad_weight": N_("Vikten saknas eller är inget tal större än noll."),
    "unknown_answer": N_("Svaret finns varken bland profilens ja-svar eller dess nej-svar."),
    "no_answers": N_("Raden har inget svar på någon av frågorna."),
    "unknown_question": N_("Frågan finns inte i profilen."),
    "bad_value": N_("Värdet är varken ett tal eller ett tecken för att uppgiften saknas."),
    "bad_limits": N_("Värdet ligger utanför sitt eget osäkerhetsintervall."),
    "over_100": N_("Andelen är över 100 procent."),
    "over_index": N_("Index är över 6."),
    "bad_n": N_("Antalet svar är inget heltal."),
    "merged": N_(
        "Cellen är sammanfogad med andra, så det går inte att veta vilken rad värdet gäller. "
        "Dela upp cellen."
    ),
    "contradicts": N_(
        "Raden säger något annat än en tidigare rad om samma sak. Kommer uppgifterna från olika "
        "håll: ange källa i en egen kolumn."
    ),
    "missing_district": N_("Områdeskod saknas."),
    "bad_share": N_("Andelen är inget tal mellan 0 och 1."),
}
REASONS = OF_INCIDENTS | OF_RECORDS


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
